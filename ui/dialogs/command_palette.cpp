// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/command_palette.h"

#include "ui/context/link_opener.h"
#include "ui/context/session_context.h"
#include "ui/context/session_store.h"
#include "ui/dialogs/found_row.h"
#include "ui/dialogs/palette_search.h"
#include "ui/theme/theme.h"
#include "ui/widgets/plain_label.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int paletteWidth = 620;
constexpr int rowHeight = 28;
constexpr int rowsShown = 12;
constexpr int sideRoom = 12;
constexpr int fromTop = 84;
constexpr std::size_t mostEvents = 50;

/// What was typed is bold, where it is found and its keys stand at the right.
class PaletteDelegate : public QStyledItemDelegate
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
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.color(ColorRole::Selection));
        QRect room = option.rect.adjusted(sideRoom, 0, -sideRoom, 0);
        // Each takes at most half of what is left.
        drawAtRight(*painter, room, index.data(PaletteModel::KeysRole).toString(), ColorRole::Text,
                    room.width() / 2, sideRoom);
        drawAtRight(*painter, room, index.data(PaletteModel::NoteRole).toString(), ColorRole::Dim,
                    room.width() / 2, sideRoom);
        QFont bold = theme.font();
        bold.setWeight(QFont::Bold);
        QList<MarkedStretch> marks;
        for (const QVariant& at : index.data(PaletteModel::MarksRole).toList())
            marks += {at.toInt(), 1};
        drawMarked(*painter, room, index.data().toString(), marks, theme.font(), bold);
        painter->restore();
    }
};

} // namespace

CommandPalette::CommandPalette(SessionContext& context, SessionStore& store, LinkOpener& links,
                               QMainWindow* window)
    : QDialog(window, Qt::Dialog | Qt::FramelessWindowHint)
    , m_context(context)
    , m_store(store)
    , m_links(links)
    , m_window(window)
    , m_line(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_hint(new PlainLabel(tr("#37 an event · @12.5s a moment · or a link"), ColorRole::Dim, this))
{
    setWindowTitle(tr("Command palette"));
    setAccessibleName(windowTitle());
    setFixedWidth(paletteWidth);
    m_line->setPlaceholderText(tr("Type an action, an event, a session…"));
    m_line->setAccessibleName(tr("Action, event or session"));
    m_line->setClearButtonEnabled(true);
    m_line->installEventFilter(this);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setFixedHeight(rowsShown * rowHeight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus); // the keyboard stays in the line
    m_hint->setFont(Theme::instance().smallFont());

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 8);
    layout->setSpacing(6);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_line, m_list, m_hint})
        layout->addWidget(widget);

    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_line, &QLineEdit::returnPressed, this, qOverload<>(&CommandPalette::run));
    connect(m_list, &QListView::clicked, this, qOverload<>(&CommandPalette::run));
    // The line has the focus, so a screen reader is told through it which row is marked.
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now) {
                m_line->setAccessibleDescription(now.data(Qt::AccessibleTextRole).toString());
            });
}

void CommandPalette::start()
{
    m_actions = menuActions(*m_window);
    const QSignalBlocker blocker(m_line);
    m_line->clear();
    search();
    adjustSize();
    const QRect area = m_window->geometry();
    move(area.center().x() - paletteWidth / 2, area.top() + fromTop);
    show();
    raise();
    activateWindow();
    m_line->setFocus();
}

void CommandPalette::search()
{
    m_search.cancel();
    const QString text = m_line->text();
    if (auto places = palettePlaces(text, m_context)) {
        showEntries(std::move(*places));
        return;
    }
    std::vector<PaletteEntry> entries = paletteActions(text, m_actions);
    for (PaletteEntry& session : paletteSessions(text, m_store.model()))
        entries.push_back(std::move(session));
    if (m_context.trace() && !text.trimmed().isEmpty()) {
        m_search.start(
            [trace = m_context.trace(), text](const std::stop_token& stop) {
                return searchEvents(*trace, text, mostEvents, stop);
            },
            [this, trace = m_context.trace(), text, entries](const std::vector<EventIndex>& found) {
                if (trace != m_context.trace())
                    return;
                std::vector<PaletteEntry> all = entries;
                for (PaletteEntry& event : paletteEvents(text, found, m_context))
                    all.push_back(std::move(event));
                showEntries(std::move(all));
            });
    }
    showEntries(std::move(entries));
}

void CommandPalette::showEntries(std::vector<PaletteEntry> entries)
{
    m_model.setEntries(std::move(entries));
    m_list->setCurrentIndex(m_model.index(0));
    const bool isEmpty = m_model.rowCount() == 0 && !m_search.isRunning();
    m_hint->setFullText(isEmpty ? tr("Nothing matches.")
                                : tr("#37 an event · @12.5s a moment · or a link"));
    if (isEmpty)
        m_line->setAccessibleDescription(m_hint->fullText());
}

void CommandPalette::moveMark(int rows)
{
    const int count = m_model.rowCount();
    if (count == 0)
        return;
    const bool isPage = std::abs(rows) > 1;
    const int wanted = m_list->currentIndex().row() + rows;
    const int row = isPage ? std::clamp(wanted, 0, count - 1) : (wanted + count) % count;
    m_list->setCurrentIndex(m_model.index(row));
}

/// A frame, as the window behind it may have the same colour.
void CommandPalette::paintEvent(QPaintEvent* event)
{
    QDialog::paintEvent(event);
    QPainter painter(this);
    painter.setPen(Theme::instance().mixed(ColorRole::Line, ColorRole::Dim, 0.4));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up:
        moveMark(-1);
        return true;
    case Qt::Key_Down:
        moveMark(1);
        return true;
    case Qt::Key_PageUp:
        moveMark(-rowsShown);
        return true;
    case Qt::Key_PageDown:
        moveMark(rowsShown);
        return true;
    default:
        return false;
    }
}

/// A palette is left by going elsewhere, too.
void CommandPalette::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && !isActiveWindow() && isVisible())
        reject();
}

void CommandPalette::run()
{
    const QModelIndex now = m_list->currentIndex();
    if (!now.isValid())
        return;
    // By value: what is done may search anew.
    const PaletteTarget target = m_model.entry(now.row()).target;
    m_search.cancel();
    accept();
    run(target);
}

void CommandPalette::run(const PaletteTarget& target)
{
    if (const auto* action = std::get_if<QPointer<QAction>>(&target)) {
        if (*action)
            (*action)->trigger();
    } else if (const auto* event = std::get_if<EventIndex>(&target)) {
        goTo(*event);
    } else if (const auto* place = std::get_if<PaletteTime>(&target)) {
        if (place->event)
            goTo(place->event);
        m_context.time().bringIntoView({place->time, place->time});
    } else if (const auto* key = std::get_if<QString>(&target)) {
        m_store.show(*key);
    } else if (const auto* link = std::get_if<SessionLink>(&target)) {
        m_links.open(*link);
    }
}

void CommandPalette::goTo(EventIndex event)
{
    m_context.select(event);
    Q_EMIT m_context.revealRequested(event);
}

} // namespace playhead
