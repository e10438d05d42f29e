// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/navigation.h"

#include "ui/bridge/text.h"
#include "ui/context/library_search.h"
#include "ui/context/session_store.h"
#include "ui/dialogs/command_palette.h"
#include "ui/dialogs/keys_sheet.h"
#include "ui/dialogs/library_search_dialog.h"
#include "ui/models/event_rows_model.h"
#include "ui/widgets/plain_box.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMainWindow>
#include <QMenu>
#include <QMouseEvent>

#include <cstdlib>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

SelectionHistory::AreNeighbours neighboursIn(const EventRowsModel& rows)
{
    return [&rows](EventIndex a, EventIndex b) {
        const QModelIndex first = rows.indexOf(a);
        const QModelIndex second = rows.indexOf(b);
        return first.isValid() && second.isValid() && std::abs(first.row() - second.row()) == 1;
    };
}

} // namespace

Navigation::Navigation(SessionContext& context, SessionStore& store, const EventRowsModel& rows,
                       QMainWindow* window)
    : QObject(window)
    , m_context(context)
    , m_store(store)
    , m_window(window)
    , m_history(context, neighboursIn(rows))
    , m_links(context, store)
    , m_switcher(store)
    , m_back(new QAction(tr("&Back"), this))
    , m_forward(new QAction(tr("&Forward"), this))
    , m_nextSession(new QAction(tr("&Next session"), this))
    , m_previousSession(new QAction(tr("P&revious session"), this))
    , m_paste(new QAction(tr("Paste a &link"), this))
    , m_find(new QAction(tr("Command &palette…"), this))
    , m_keys(new QAction(tr("&Keys"), this))
    , m_searchAll(new QAction(tr("Search &all sessions…"), this))
    , m_search(new LibrarySearch(store.library(), this))
{
    m_back->setShortcut(u"Alt+Left"_s);
    m_back->setStatusTip(tr("Selects the event that was selected before."));
    m_forward->setShortcut(u"Alt+Right"_s);
    m_forward->setStatusTip(tr("Selects the event that going back led away from."));
    m_nextSession->setShortcut(u"Ctrl+Tab"_s);
    m_nextSession->setStatusTip(
        tr("Shows the open session that was used before; with Ctrl held, those before that."));
    m_previousSession->setShortcut(u"Ctrl+Shift+Tab"_s);
    m_previousSession->setStatusTip(tr("Goes through the open sessions the other way round."));
    connect(m_nextSession, &QAction::triggered, &m_switcher, &SessionSwitcher::next);
    connect(m_previousSession, &QAction::triggered, &m_switcher, &SessionSwitcher::previous);
    connect(&m_switcher, &SessionSwitcher::changed, this, &Navigation::updateActions);
    m_paste->setShortcut(u"Ctrl+V"_s);
    m_paste->setStatusTip(tr("Goes where the copied link leads."));
    m_find->setShortcuts({QKeySequence(u"Ctrl+K"_s), QKeySequence(u"Ctrl+Shift+P"_s)});
    m_find->setStatusTip(tr("Finds actions, events, moments and sessions by typing."));
    m_keys->setShortcut(u"?"_s);
    m_keys->setStatusTip(tr("Shows all keys."));
    connect(m_find, &QAction::triggered, this, &Navigation::showPalette);
    connect(m_keys, &QAction::triggered, this, &Navigation::showKeys);
    m_searchAll->setShortcut(u"Ctrl+Alt+F"_s);
    m_searchAll->setStatusTip(tr("Looks for words in all sessions of the library."));
    connect(m_searchAll, &QAction::triggered, this, &Navigation::showLibrarySearch);
    connect(m_back, &QAction::triggered, &m_history, &SelectionHistory::goBack);
    connect(m_forward, &QAction::triggered, &m_history, &SelectionHistory::goForward);
    connect(m_paste, &QAction::triggered, this, &Navigation::pasteLink);
    connect(&m_history, &SelectionHistory::changed, this, &Navigation::updateActions);
    connect(&m_links, &LinkOpener::failed, this,
            [this](const Error& error) { showErrorBox(error, m_window); });
    qApp->installEventFilter(this);
    updateActions();
}

void Navigation::addToGoMenu(QMenu& menu)
{
    menu.addActions({m_find, m_back, m_forward, m_paste});
    menu.addSeparator();
    menu.addActions({m_nextSession, m_previousSession});
}

void Navigation::addToHelpMenu(QMenu& menu)
{
    menu.addAction(m_keys);
}

void Navigation::showPalette()
{
    if (!m_palette)
        m_palette = new CommandPalette(m_context, m_store, m_links, m_window);
    m_palette->start();
}

void Navigation::showKeys()
{
    if (!m_sheet)
        m_sheet = new KeysSheet(m_window);
    m_sheet->start();
}

void Navigation::showLibrarySearch()
{
    if (!m_searchDialog)
        m_searchDialog = new LibrarySearchDialog(*m_search, m_context, m_links, m_window);
    m_searchDialog->start();
}

void Navigation::updateActions()
{
    m_back->setEnabled(m_history.canGoBack());
    m_forward->setEnabled(m_history.canGoForward());
    for (QAction* action : {m_nextSession, m_previousSession})
        action->setEnabled(m_switcher.canSwitch());
}

void Navigation::pasteLink()
{
    const auto link = parse_link(toStdString(QGuiApplication::clipboard()->text()));
    if (link)
        m_links.open(*link);
    else
        showErrorBox(link.error(), m_window);
}

/// Widgets take presses of every button for their own, so these are taken before they get there.
bool Navigation::eventFilter(QObject* watched, QEvent* event)
{
    const bool isPress =
        event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    if (!isPress || !watched->isWidgetType() ||
        static_cast<QWidget*>(watched)->window() != m_window)
        return false;
    switch (static_cast<QMouseEvent*>(event)->button()) {
    case Qt::BackButton:
        m_history.goBack();
        return true;
    case Qt::ForwardButton:
        m_history.goForward();
        return true;
    default:
        return false;
    }
}

} // namespace playhead
