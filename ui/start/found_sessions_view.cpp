// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/start/found_sessions_view.h"

#include "ui/bridge/text.h"
#include "ui/start/flat_header.h"
#include "ui/start/found_columns.h"
#include "ui/start/found_session_delegate.h"
#include "ui/start/found_sessions_model.h"
#include "ui/start/found_sessions_order.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QUrl>

#include <algorithm>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More are opened at once only when the person says so again.
constexpr std::size_t mostUnasked = 24;

} // namespace

FoundSessionsView::FoundSessionsView(FoundSessionsModel& model, FoundSessionsOrder& order,
                                     QWidget* parent)
    : QTreeView(parent), m_model(model), m_order(order)
{
    setModel(&m_order);
    setItemDelegate(new FoundSessionDelegate(this));
    setHeader(new FlatHeader(this));
    setAccessibleName(tr("Sessions on this computer"));
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setSortingEnabled(true);
    sortByColumn(FoundSessionsModel::Activity, Qt::DescendingOrder);
    m_columns = new FoundColumns(*header());
    connect(this, &QTreeView::doubleClicked, this, [this] { openSelected(Opening::Show); });
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void FoundSessionsView::resizeEvent(QResizeEvent* event)
{
    m_columns->fit(width());
    QTreeView::resizeEvent(event);
}

/// The keyboard's row has a ring as a whole, whatever brought it there.
void FoundSessionsView::drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const
{
    QTreeView::drawRow(painter, option, index);
    if (!hasFocus() || index.row() != currentIndex().row())
        return;
    painter->save();
    painter->setPen(Theme::instance().color(ColorRole::Accent));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(
        QRect(0, option.rect.top(), viewport()->width() - 1, option.rect.height() - 1));
    painter->restore();
}

std::vector<int> FoundSessionsView::selectedRows() const
{
    QModelIndexList selected = selectionModel()->selectedRows();
    std::sort(selected.begin(), selected.end(),
              [](const auto& a, const auto& b) { return a.row() < b.row(); });
    std::vector<int> rows;
    for (const QModelIndex& index : selected)
        rows.push_back(m_order.mapToSource(index).row());
    return rows;
}

std::vector<FoundSession> FoundSessionsView::selectedSessions() const
{
    std::vector<FoundSession> sessions;
    for (const int row : selectedRows())
        sessions.push_back(m_model.session(row));
    return sessions;
}

void FoundSessionsView::selectSome()
{
    if (!selectionModel()->hasSelection() && m_order.rowCount() > 0)
        setCurrentIndex(m_order.index(0, 0));
}

void FoundSessionsView::openSelected(Opening how)
{
    const auto sessions = selectedSessions();
    if (sessions.size() > mostUnasked &&
        QMessageBox::question(this, tr("Open sessions"),
                              tr("Open %n session(s) at once?", nullptr,
                                 static_cast<int>(sessions.size()))) != QMessageBox::Yes)
        return;
    // Of several the first is shown, and the others stand beside it in the list.
    for (std::size_t i = sessions.size(); i-- > 0;)
        Q_EMIT openRequested(sessions[i], i == 0 ? how : Opening::Beside);
}

void FoundSessionsView::keepSelected()
{
    if (const auto sessions = selectedSessions(); !sessions.empty())
        Q_EMIT keepRequested(sessions);
}

void FoundSessionsView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return QTreeView::keyPressEvent(event);
    const bool isBeside = event->modifiers().testFlag(Qt::ControlModifier);
    openSelected(isBeside ? Opening::Beside : Opening::Show);
    event->accept();
}

void FoundSessionsView::contextMenuEvent(QContextMenuEvent* event)
{
    const auto sessions = selectedSessions();
    const bool isKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    if (sessions.empty() || (!isKeyboard && !indexAt(event->pos()).isValid()))
        return;
    const auto rows = selectedRows();
    QMenu menu(this);
    QAction* show = menu.addAction(tr("&Open"));
    connect(show, &QAction::triggered, this, [this] { openSelected(Opening::Show); });
    menu.setDefaultAction(show);
    QAction* beside = menu.addAction(tr("Open &beside, and stay here"));
    beside->setShortcut(u"Ctrl+Return"_s);
    beside->setShortcutVisibleInContextMenu(true);
    connect(beside, &QAction::triggered, this, [this] { openSelected(Opening::Beside); });
    menu.addSeparator();
    QAction* keep = menu.addAction(tr("&Keep in the library"));
    keep->setEnabled(
        !std::all_of(rows.begin(), rows.end(), [this](int row) { return m_model.isKept(row); }));
    keep->setShortcut(u"Ctrl+S"_s);
    keep->setShortcutVisibleInContextMenu(true);
    connect(keep, &QAction::triggered, this, [this, sessions] { Q_EMIT keepRequested(sessions); });
    menu.addSeparator();
    QAction* folder = menu.addAction(tr("Show in &folder"));
    folder->setEnabled(sessions.size() == 1);
    connect(folder, &QAction::triggered, this, [path = toQString(sessions.front().path)] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
    });
    QAction* copy = menu.addAction(sessions.size() == 1 ? tr("&Copy path") : tr("&Copy paths"));
    connect(copy, &QAction::triggered, this, [sessions] {
        QStringList paths;
        for (const FoundSession& session : sessions)
            paths += toQString(session.path);
        QGuiApplication::clipboard()->setText(paths.join(u'\n'));
    });
    // From the keyboard it belongs to the row, not to the middle of the view.
    const QPoint at = isKeyboard ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft())
                                 : event->globalPos();
    menu.exec(at);
}

} // namespace playhead
