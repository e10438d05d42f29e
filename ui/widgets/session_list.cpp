// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/session_list.h"

#include "core/model/event.h"
#include "ui/bridge/direction.h"
#include "ui/models/session_list_model.h"
#include "ui/models/session_order.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/link_button.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QSettings>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int rowHeight = 48;
constexpr int sideRoom = 12;
constexpr int glyphWidth = 22;

/// Two lines: glyph of the outcome, title and number of events; below, when, how long, at what
/// cost.
class SessionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {0, rowHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = Theme::instance();
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        const QRect row = option.rect;
        const auto mirrored = [&](const QRect& rect) {
            return QStyle::visualRect(option.direction, row, rect);
        };
        painter->save();
        if (isSelected) {
            painter->fillRect(row, theme.color(ColorRole::Selection));
            painter->fillRect(mirrored(QRect(row.topLeft(), QSize(3, row.height()))),
                              theme.color(ColorRole::Accent));
        }
        painter->setPen(theme.color(ColorRole::Line));
        painter->drawLine(row.bottomLeft(), row.bottomRight());

        const QRect content = row.adjusted(sideRoom, 6, -sideRoom, -6);
        const int half = content.height() / 2;
        drawGlyph(painter, mirrored({content.left(), content.top(), glyphWidth, half}), index);

        QFont bold = theme.font();
        bold.setWeight(isSelected ? QFont::DemiBold : QFont::Normal);
        const QString count = index.data(SessionListModel::EventCountRole).toString();
        const int countWidth = QFontMetrics(theme.font()).horizontalAdvance(count) + 8;
        const QRect title = QRect(content.left() + glyphWidth, content.top(),
                                  content.width() - glyphWidth - countWidth, half);
        painter->setFont(bold);
        painter->setPen(theme.color(ColorRole::Text));
        const QString name = index.data(Qt::DisplayRole).toString().simplified();
        painter->drawText(
            mirrored(title), Qt::AlignVCenter,
            inOwnDirection(QFontMetrics(bold).elidedText(name, Qt::ElideRight, title.width())));
        painter->setFont(theme.font());
        painter->setPen(theme.color(ColorRole::Dim));
        painter->drawText(mirrored({content.right() - countWidth, content.top(), countWidth, half}),
                          Qt::AlignVCenter | Qt::AlignRight, count);
        drawDetail(
            painter,
            mirrored({title.left(), content.top() + half, content.right() - title.left(), half}),
            index);
        painter->restore();
    }

private:
    static void drawGlyph(QPainter* painter, const QRect& rect, const QModelIndex& index)
    {
        const Theme& theme = Theme::instance();
        const auto outcome =
            static_cast<EventResult>(index.data(SessionListModel::OutcomeRole).toInt());
        const bool isError = index.data(SessionListModel::IsErrorRole).toBool();
        QFont bold = theme.font();
        bold.setBold(true);
        painter->setFont(bold);
        if (index.data(SessionListModel::IsLoadingRole).toBool() ||
            index.data(SessionListModel::IsLiveRole).toBool()) {
            painter->setPen(theme.color(ColorRole::Playhead));
            painter->drawText(rect, Qt::AlignVCenter, u"●"_s);
            return;
        }
        painter->setPen(theme.color(isError ? ColorRole::Fail : roleOf(outcome)));
        painter->drawText(rect, Qt::AlignVCenter, isError ? u"!"_s : Theme::glyph(outcome));
    }

    static void drawDetail(QPainter* painter, const QRect& rect, const QModelIndex& index)
    {
        const Theme& theme = Theme::instance();
        painter->setFont(theme.smallFont());
        painter->setPen(theme.color(ColorRole::Dim));
        const QString detail = index.data(SessionListModel::DetailRole).toString();
        painter->drawText(
            rect, Qt::AlignVCenter,
            QFontMetrics(theme.smallFont()).elidedText(detail, Qt::ElideRight, rect.width()));
        const double progress = index.data(SessionListModel::ProgressRole).toDouble();
        if (!index.data(SessionListModel::IsLoadingRole).toBool() || progress < 0)
            return;
        const int width = static_cast<int>(rect.width() * progress);
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 2),
                          theme.color(ColorRole::Chip));
        const QRect done(rect.left(), rect.bottom(), width, 2);
        painter->fillRect(QStyle::visualRect(painter->layoutDirection(), rect, done),
                          theme.color(ColorRole::Accent));
    }
};

} // namespace

SessionList::SessionList(SessionListModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_proxy(new OrderedSessions(model, this))
    , m_search(new QLineEdit(this))
    , m_nothing(new QLabel(this))
    , m_view(new QListView(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* heading = new QLabel(tr("SESSIONS"), this);
    heading->setFont(Theme::instance().captionFont());
    heading->setForegroundRole(QPalette::PlaceholderText);

    m_search->setPlaceholderText(tr("Search sessions…"));
    m_search->setAccessibleName(tr("Search sessions"));
    // The button is not seen before, and its icon is looked for in all of the desktop's themes.
    connect(
        m_search, &QLineEdit::textChanged, this, [this] { m_search->setClearButtonEnabled(true); },
        Qt::SingleShotConnection);
    m_search->installEventFilter(this);

    // Before the view: it moves its current index where the row goes that has it.
    const auto leaveAlone = [this] { m_isPersonAtWork = false; };
    connect(m_proxy, &QAbstractItemModel::rowsAboutToBeRemoved, this, leaveAlone);
    connect(m_proxy, &QAbstractItemModel::rowsAboutToBeInserted, this, leaveAlone);
    m_view->setModel(m_proxy);
    m_view->setItemDelegate(new SessionDelegate(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setAccessibleName(tr("Sessions"));
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);

    m_nothing->setContentsMargins(sideRoom, 4, sideRoom, 0);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setWordWrap(true);
    showNothing();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->setSpacing(6);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(sideRoom, 0, sideRoom, 2);
    auto* head = new QHBoxLayout;
    head->addWidget(heading, 1);
    head->addWidget(makeOrderButton());
    top->addLayout(head);
    top->addWidget(m_search);
    layout->addLayout(top);
    layout->addWidget(m_nothing);
    layout->addWidget(m_view, 1);

    connect(m_search, &QLineEdit::textChanged, m_proxy, &OrderedSessions::setSearch);
    connect(m_search, &QLineEdit::textChanged, this, &SessionList::showNothing);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                if (m_isPersonAtWork && current.isValid())
                    Q_EMIT chosen(m_model.entry(m_proxy->mapToSource(current).row()).key);
            });
    connect(m_view, &QListView::clicked, this, [this](const QModelIndex& index) {
        if (m_model.entry(m_proxy->mapToSource(index).row()).key == m_shown)
            Q_EMIT shownAgain();
    });
    connect(m_view, &QListView::customContextMenuRequested, this, &SessionList::showMenu);
    addKeys();
    followRows();
    connect(&Theme::instance(), &Theme::changed, m_view->viewport(), qOverload<>(&QWidget::update));
}

/// Of the menu of a session, for the one that is marked.
void SessionList::addKeys()
{
    const auto add = [this](const QString& text, const QKeySequence& key,
                            void (SessionList::*signal)(const QString&)) {
        auto* action = new QAction(text, m_view);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_view->addAction(action);
        connect(action, &QAction::triggered, this, [this, signal] {
            const QModelIndex marked = m_view->currentIndex();
            if (!marked.isValid())
                return;
            const SessionEntry& entry = m_model.entry(m_proxy->mapToSource(marked).row());
            if (entry.origin == SessionEntry::Origin::Library)
                Q_EMIT(this->*signal)(QString(entry.key));
        });
    };
    add(tr("Rename the session"), u"F2"_s, &SessionList::renameRequested);
    add(tr("Delete the session from the library"), u"Del"_s, &SessionList::deleteRequested);
}

QToolButton* SessionList::makeOrderButton()
{
    const std::array<QString, sessionOrderCount> names = {
        tr("As opened"), tr("Newest first"), tr("By name"),        tr("Failed first"),
        tr("Longest"),   tr("Most events"),  tr("Most expensive"),
    };
    auto* button = makeIconButton(u"sort"_s, tr("Order of the sessions"), this);
    auto* menu = new QMenu(button);
    auto* group = new QActionGroup(menu);
    const int kept = QSettings().value(u"sessions/order"_s).toInt();
    for (int i = 0; i < sessionOrderCount; ++i) {
        QAction* action = menu->addAction(names.at(static_cast<std::size_t>(i)));
        action->setCheckable(true);
        action->setActionGroup(group);
        connect(action, &QAction::toggled, this, [this, i](bool isChosen) {
            if (isChosen)
                m_proxy->setOrder(static_cast<SessionOrder>(i));
        });
        connect(action, &QAction::triggered, this,
                [i] { QSettings().setValue(u"sessions/order"_s, i); });
        action->setChecked(i == kept);
    }
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setStyleSheet(u"QToolButton::menu-indicator { image: none; }"_s);
    return button;
}

/// Rows come and go; what is shown stays marked, or is so again when the search finds it.
void SessionList::followRows()
{
    const auto follow = [this] {
        markShown();
        m_isPersonAtWork = true;
        showNothing();
    };
    connect(m_proxy, &QAbstractItemModel::rowsRemoved, this, follow);
    connect(m_proxy, &QAbstractItemModel::rowsInserted, this, follow);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, follow);
    connect(m_proxy, &QAbstractItemModel::layoutChanged, this, follow);
}

void SessionList::showNothing()
{
    m_nothing->setText(m_search->text().isEmpty()
                           ? tr("What is open, and what the library keeps, is listed here.")
                           : tr("No session matches."));
    m_nothing->setVisible(m_proxy->rowCount() == 0);
}

void SessionList::markShown()
{
    const int row = m_model.rowOf(m_shown);
    const QModelIndex shown = row < 0 ? QModelIndex() : m_proxy->mapFromSource(m_model.index(row));
    if (shown == m_view->currentIndex())
        return;
    m_isPersonAtWork = false;
    m_view->setCurrentIndex(shown);
    m_isPersonAtWork = true;
}

void SessionList::setCurrent(const QString& key)
{
    m_shown = key;
    markShown();
}

void SessionList::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool SessionList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (!m_view->currentIndex().isValid())
                m_view->setCurrentIndex(m_proxy->index(0, 0));
            m_view->setFocus();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SessionList::showMenu(const QPoint& position)
{
    const QModelIndex shown = m_view->indexAt(position);
    if (!shown.isValid())
        return;
    const SessionEntry& entry = m_model.entry(m_proxy->mapToSource(shown).row());
    QMenu menu(this);
    const QString key = entry.key;
    const auto add = [&](const QString& text, void (SessionList::*signal)(const QString&)) {
        connect(menu.addAction(text), &QAction::triggered, this, [this, key, signal] {
            Q_EMIT(this->*signal)(key);
        });
    };
    if (entry.origin == SessionEntry::Origin::File) {
        add(tr("&Close the file"), &SessionList::closeRequested);
    } else {
        add(tr("&Rename…") + u"\tF2"_s, &SessionList::renameRequested);
        add(tr("&Tags…"), &SessionList::tagRequested);
        menu.addSeparator();
        add(tr("&Delete from the library") + u"\tDel"_s, &SessionList::deleteRequested);
    }
    menu.exec(m_view->viewport()->mapToGlobal(position));
}

} // namespace playhead
