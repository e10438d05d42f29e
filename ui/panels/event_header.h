// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

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

    /// `event` is one of the context's trace.
    void setEvent(EventIndex event);
    /// Whether there is a text that the copy button can copy.
    void setCopyEnabled(bool enabled);

Q_SIGNALS:
    void copyClicked();
    void sessionClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Fact {
        PlainLabel* name = nullptr;
        PlainLabel* value = nullptr;
    };

    void makeCaption(QHBoxLayout& row);
    Fact makeFact(QGridLayout& grid, int row, int column, const QString& name);
    [[nodiscard]] QWidget* makeFacts();
    void step(int distance);
    void updateTimes();
    void updateUsage();
    void updatePlace();
    void updateRows();
    [[nodiscard]] QString shown(std::string_view text) const;
    static void setFact(const Fact& fact, const QString& value);

    SessionContext& m_context;
    EventIndex m_event;
    PlainLabel* m_caption = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    QToolButton* m_copy = nullptr;
    TypeIcon* m_icon = nullptr;
    PlainLabel* m_title = nullptr;
    Chip* m_result = nullptr;
    Fact m_start;
    Fact m_duration;
    Fact m_model;
    Fact m_tokens;
    Fact m_agent;
    Fact m_cost;
    PlainLabel* m_costNote = nullptr;
    PlainLabel* m_tagsName = nullptr;
    QWidget* m_tags = nullptr;
    PlainLabel* m_parentName = nullptr;
    LinkButton* m_parent = nullptr;
};

} // namespace playhead
