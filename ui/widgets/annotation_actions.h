// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>

class QAction;

namespace playhead {

class SessionContext;

/// What can be done with bookmarks and notes, as actions with text and shortcut: for menus, the
/// palette and the list of keys.
class AnnotationActions : public QObject
{
    Q_OBJECT

public:
    explicit AnnotationActions(SessionContext& context, QObject* parent = nullptr);

    QAction* const bookmark; ///< checkable: of the selected event
    QAction* const editNote; ///< whoever has the editor connects it
    QAction* const nextBookmark;
    QAction* const previousBookmark;

    [[nodiscard]] QList<QAction*> eventActions() const { return {bookmark, editNote}; }
    [[nodiscard]] QList<QAction*> goActions() const { return {nextBookmark, previousBookmark}; }

private:
    void update();
    void goToBookmark(bool isForward);

    SessionContext& m_context;
};

} // namespace playhead
