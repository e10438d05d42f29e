// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/known_event.h"
#include "ui/panels/panel.h"

class QHBoxLayout;
class QToolButton;

namespace playhead {

class Chip;
class EventFacts;
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
    void makeCaption(QHBoxLayout& row);
    void step(int distance);
    void updateResult();
    void updateBookmark();

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
    EventFacts* m_facts = nullptr;
};

} // namespace playhead
