// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/known_event.h"
#include "ui/panels/panel.h"

class QGridLayout;

namespace playhead {

class LinkButton;
class PlainLabel;

/// The main figures of an event, with their names, two a row: when, how long, which model, tokens,
/// cost, tags, parent, and the person's note. What an event does not have takes no room.
class EventFacts : public QWidget
{
    Q_OBJECT

public:
    static constexpr int sideMargin = 14; ///< left and right, in pixels

    explicit EventFacts(SessionContext& context, QWidget* parent = nullptr);

    /// `event` is one of the context's trace. While it runs it has no figures, and is as long as it
    /// has been running.
    void setEvent(EventIndex event, Known known);
    /// As the playhead moves.
    void updateTimes();

private:
    /// A name with what stands beside it: a text, or another widget.
    struct Fact {
        PlainLabel* name = nullptr;
        PlainLabel* value = nullptr; ///< null where the cell holds no text
        QWidget* cell = nullptr;
        bool isKnown = false; ///< else both are left out
    };

    [[nodiscard]] Fact makeFact(const QString& name, QWidget* cell = nullptr);
    [[nodiscard]] QWidget* makeCostCell();
    [[nodiscard]] QWidget* makeTagsCell();
    [[nodiscard]] QWidget* makeParentCell();
    void tick();
    void updateUsage();
    void updateTags();
    void updateParent();
    void updateNote();
    void arrangeFacts();
    static void setFact(Fact& fact, const QString& value, bool isMissed = false);

    SessionContext& m_context;
    EventIndex m_event;
    Known m_known = Known::All;
    Fact m_start;
    Fact m_duration;
    Fact m_model;
    Fact m_tokens;
    Fact m_agent;
    Fact m_cost;
    Fact m_tags;
    Fact m_parent;
    Fact m_note;
    PlainLabel* m_costNote = nullptr;
    LinkButton* m_parentLink = nullptr;
    QGridLayout* m_grid = nullptr;
};

} // namespace playhead
