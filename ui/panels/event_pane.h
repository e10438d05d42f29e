// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"

#include <QWidget>

class QSplitter;

namespace playhead {

class EventView;
class SessionContext;

/// The right side of the window: the view that follows the selection, and beside it, where the
/// person pinned one, a view that stays with its event until it is unpinned or another session is
/// shown.
class EventPane : public QWidget
{
    Q_OBJECT

public:
    explicit EventPane(SessionContext& context, QWidget* parent = nullptr);

    [[nodiscard]] EventView& following() const { return *m_following; }
    /// None where nothing is pinned.
    [[nodiscard]] EventIndex pinned() const { return m_pinnedEvent; }
    /// Whether one of the views still works, see EventView.
    [[nodiscard]] bool isBusy() const;

public Q_SLOTS:
    /// Pins the selected event, in place of the one that is pinned. Does nothing where none is
    /// selected.
    void pin();
    void pinEvent(playhead::EventIndex event);
    void unpin();

Q_SIGNALS:
    /// An event is pinned now, or none any more.
    void pinnedChanged(bool isPinned);
    /// pinned() is another, or none. Comes last.
    void pinnedEventChanged(playhead::EventIndex event);

private:
    SessionContext& m_context;
    QSplitter* m_splitter;
    EventView* m_following;
    EventView* m_pinned = nullptr;
    EventIndex m_pinnedEvent;
};

} // namespace playhead
