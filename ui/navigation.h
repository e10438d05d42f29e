// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/context/link_opener.h"
#include "ui/context/selection_history.h"
#include "ui/context/session_switcher.h"

#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace playhead {

class CommandPalette;
class LibrarySearch;
class LibrarySearchDialog;
class EventRowsModel;
class KeysSheet;

/// The window's ways from place to place: back and forward through what was selected, from session
/// to session, links, the command palette and the sheet of keys. Owns the actions for them; the
/// buttons of a mouse that go back and forward work in the whole window.
class Navigation : public QObject
{
    Q_OBJECT

public:
    /// All outlive the navigation; `window` is its parent.
    Navigation(SessionContext& context, SessionStore& store, const EventRowsModel& rows,
               QMainWindow* window);

    void addToGoMenu(QMenu& menu);
    void addToHelpMenu(QMenu& menu);
    [[nodiscard]] QAction* searchAllAction() const { return m_searchAll; }
    void openLink(const SessionLink& link) { m_links.open(link); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void pasteLink();
    void showPalette();
    void showKeys();
    void showLibrarySearch();
    void updateActions();

    SessionContext& m_context;
    SessionStore& m_store;
    QMainWindow* m_window;
    SelectionHistory m_history;
    LinkOpener m_links;
    SessionSwitcher m_switcher;
    QAction* m_back;
    QAction* m_forward;
    QAction* m_nextSession;
    QAction* m_previousSession;
    QAction* m_paste;
    QAction* m_find;
    QAction* m_keys;
    QAction* m_searchAll;
    LibrarySearch* m_search;                       ///< a child
    CommandPalette* m_palette = nullptr;           ///< made when first asked for
    KeysSheet* m_sheet = nullptr;                  ///< so is this
    LibrarySearchDialog* m_searchDialog = nullptr; ///< and this
};

} // namespace playhead
