// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/known_event.h"
#include "ui/panels/panel.h"

class QGridLayout;
class QHBoxLayout;
class QToolButton;

namespace playhead {

class Chip;
class LinkButton;
class PlainLabel;
class TypeIcon;

/// The upper part of the event view: which event it is, how it ended and its main figures. Needs
/// nothing but the trace's columns, so it follows the selection at once.
class EventHeader : public QWidget
{
    Q_OBJECT

public:
    explicit EventHeader(SessionContext& context, QWidget* parent = nullptr);

    /// `event` is one of the context's trace. While it runs it has neither result nor figures, and
    /// is as long as it has been running.
    void setEvent(EventIndex event, Known known);
    /// For the same event, of which nothing changed while the session grew.
    void updatePlace();
    /// For the same event, as the playhead moves.
    void setKnown(Known known);
    /// Whether there is a text that the copy button can copy.
    void setCopyEnabled(bool enabled);
    /// A pinned event says so, and is not stepped away from.
    void setPinned(bool isPinned);

Q_SIGNALS:
    void copyClicked();
    void pinClicked();
    void sessionClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// A name with what stands beside it: a text, or another widget.
    struct Fact {
        PlainLabel* name = nullptr;
        PlainLabel* value = nullptr; ///< null where the cell holds no text
        QWidget* cell = nullptr;
        bool isKnown = false; ///< else both are left out
    };

    void makeCaption(QHBoxLayout& row);
    [[nodiscard]] Fact makeFact(const QString& name, QWidget* cell = nullptr);
    [[nodiscard]] QWidget* makeFacts();
    [[nodiscard]] QWidget* makeCostCell();
    [[nodiscard]] QWidget* makeTagsCell();
    [[nodiscard]] QWidget* makeParentCell();
    void step(int distance);
    void updateTimes();
    void tick();
    void updateResult();
    void updateUsage();
    void updateTags();
    void updateParent();
    void updateAnnotation();
    void arrangeFacts();
    static void setFact(Fact& fact, const QString& value, bool isMissed = false);

    SessionContext& m_context;
    EventIndex m_event;
    PlainLabel* m_caption = nullptr;
    QToolButton* m_sessionButton = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    QToolButton* m_bookmark = nullptr;
    QToolButton* m_pin = nullptr;
    QToolButton* m_copy = nullptr;
    bool m_isPinned = false;
    Known m_known = Known::All;
    TypeIcon* m_icon = nullptr;
    PlainLabel* m_title = nullptr;
    Chip* m_result = nullptr;
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
    QWidget* m_factsPage = nullptr;
    QGridLayout* m_grid = nullptr;
};

} // namespace playhead
