// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/start/start_view.h"

#include "core/base/text.h"
#include "ui/bridge/plural.h"
#include "ui/bridge/text.h"
#include "ui/start/empty_state.h"
#include "ui/start/found_sessions_model.h"
#include "ui/start/found_sessions_order.h"
#include "ui/start/keep_button.h"
#include "ui/start/places_button.h"
#include "ui/start/session_keeper.h"
#include "ui/start/session_search.h"
#include "ui/theme/theme.h"
#include "ui/widgets/plain_label.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int sideRoom = 20;
constexpr int progressHeight = 3;
constexpr int titlePixels = 18;
constexpr int leastSearchWidth = 160;
constexpr int mostSearchWidth = 640;

/// Whether a key writes something. A space marks a row, as in other lists.
bool isTyped(const QKeyEvent& event)
{
    const bool isCommand = event.modifiers() & (Qt::ControlModifier | Qt::AltModifier);
    const QString text = event.text();
    return !isCommand && !text.isEmpty() && text.front().isPrint() && !text.front().isSpace();
}

/// A line that fills up: the style's bar has a frame, and no room for more here.
class ProgressLine : public QProgressBar
{
public:
    using QProgressBar::QProgressBar;

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::instance();
        QPainter painter(this);
        painter.fillRect(rect(), theme.color(ColorRole::Chip));
        const int range = maximum() - minimum();
        const int filled = range > 0 ? width() * (value() - minimum()) / range : 0;
        painter.fillRect(QRect(0, 0, filled, height()), theme.color(ColorRole::Accent));
    }
};

QString counted(std::size_t count)
{
    return toQString(format_count(static_cast<std::int64_t>(count)));
}

} // namespace

StartView::StartView(SessionSearch& search, SessionKeeper& keeper, QWidget* parent)
    : QWidget(parent)
    , m_search(search)
    , m_keeper(keeper)
    , m_order(new FoundSessionsOrder(search.model(), this))
    , m_progress(new ProgressLine(this))
    , m_pages(new QStackedWidget(this))
    , m_view(new FoundSessionsView(search.model(), *m_order))
    , m_empty(new EmptyState)
    , m_note(new PlainLabel({}, ColorRole::Dim, this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_progress->setAccessibleName(tr("Looking for sessions"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(progressHeight);
    QSizePolicy keepsRoom = m_progress->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keepsRoom);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);
    m_note->setFont(Theme::instance().smallFont());
    m_note->setElided(true);
    m_note->setContentsMargins(sideRoom, 6, sideRoom, 8);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTitles());
    layout->addWidget(makeTools());
    layout->addWidget(m_progress);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_note);
    connectParts();
    showState();
}

QWidget* StartView::makeTitles()
{
    auto* titles = new QWidget(this);
    auto* title = new PlainLabel(tr("Sessions on this computer"), ColorRole::Text, titles);
    QFont font = Theme::instance().font();
    font.setPixelSize(titlePixels);
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    m_count = new PlainLabel({}, ColorRole::Dim, titles);
    m_count->setElided(true);
    auto* open = new QPushButton(tr("&Open a session…"), titles);
    open->setDefault(true);
    connect(open, &QPushButton::clicked, this, &StartView::openRequested);
    auto* demo = new QPushButton(tr("See the &demo"), titles);
    connect(demo, &QPushButton::clicked, this, &StartView::demoRequested);
    m_buttons = new QHBoxLayout(titles);
    m_buttons->setContentsMargins(sideRoom, 16, sideRoom, 0);
    m_buttons->setSpacing(10);
    m_buttons->addWidget(title);
    m_buttons->addWidget(m_count);
    m_buttons->addStretch(1);
    m_buttons->addWidget(open);
    m_buttons->addWidget(demo);
    return titles;
}

QWidget* StartView::makeTools()
{
    auto* tools = new QWidget(this);
    m_line = new QLineEdit(tools);
    m_line->setPlaceholderText(tr("Search by title, project or agent…"));
    m_line->setAccessibleName(tr("Search the sessions on this computer"));
    m_line->setMinimumWidth(leastSearchWidth);
    m_line->setMaximumWidth(mostSearchWidth);
    m_line->installEventFilter(this);
    // The button is not seen before, and its icon is looked for in all of the desktop's themes.
    connect(
        m_line, &QLineEdit::textChanged, this, [this] { m_line->setClearButtonEnabled(true); },
        Qt::SingleShotConnection);
    m_switch = new QCheckBox(tr("&Look for sessions on this computer"), tools);
    m_switch->setToolTip(
        tr("Reads the beginnings and ends of files where agents keep their sessions. Nothing is "
           "changed, and nothing leaves this machine. Off, nothing is read at all."));
    m_places = new PlacesButton(m_search, tools);
    m_keep = new KeepButton(m_keeper, tools);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(sideRoom, 12, sideRoom, 12);
    row->setSpacing(12);
    row->addWidget(m_line, 1);
    row->addStretch(0);
    row->addWidget(m_switch);
    row->addWidget(m_places);
    row->addWidget(m_keep);
    return tools;
}

void StartView::connectParts()
{
    connect(m_line, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_order->setSearch(text);
        showState();
    });
    connect(m_switch, &QCheckBox::toggled, &m_search, &SessionSearch::setOn);
    connect(m_empty, &EmptyState::pressed, this, &StartView::pressEmpty);
    m_view->installEventFilter(this);
    connect(m_view, &FoundSessionsView::keepRequested, &m_keeper, &SessionKeeper::keep);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &StartView::showState);
    const auto soon = qOverload<>(&QTimer::start);
    connect(&m_keeper, &SessionKeeper::changed, &m_soon, soon);
    connect(&m_search, &SessionSearch::changed, &m_soon, soon);
    connect(m_order, &QAbstractItemModel::rowsInserted, &m_soon, soon);
    connect(m_order, &QAbstractItemModel::rowsRemoved, &m_soon, soon);
    connect(m_order, &QAbstractItemModel::modelReset, &m_soon, soon);
}

void StartView::offer(const QString& text, QMenu* menu)
{
    auto* button = new QPushButton(text, this);
    button->setMenu(menu);
    QWidget* last = m_buttons->itemAt(m_buttons->count() - 1)->widget();
    m_buttons->addWidget(button);
    setTabOrder(last, button);
}

void StartView::focusSearch()
{
    if (!m_search.isOn()) {
        m_switch->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

void StartView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_search.setWatched(true);
}

void StartView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_search.setWatched(false);
}

void StartView::showState()
{
    m_switch->setChecked(m_search.isOn());
    m_places->setEnabled(m_search.isOn());
    m_keep->setEnabled(m_search.isOn());
    m_line->setEnabled(m_search.isOn());
    m_count->setFullText(countText());
    m_note->setFullText(noteText());
    // The first time it takes a while; later nobody has to see that it looks again.
    m_progress->setVisible(m_search.isSearching() && !m_search.report());
    constexpr int steps = 100;
    m_progress->setRange(0, m_search.progress() < 0 ? 0 : steps);
    m_progress->setValue(static_cast<int>(m_search.progress() * steps));
    const bool isEmpty = m_order->rowCount() == 0;
    if (isEmpty)
        showEmpty();
    m_pages->setCurrentWidget(isEmpty ? m_empty : static_cast<QWidget*>(m_view));
}

QString StartView::countText() const
{
    const int all = m_search.model().rowCount();
    if (all == 0)
        return {};
    const QString count = counted(static_cast<std::size_t>(all));
    if (!m_line->text().isEmpty())
        return tr("%1 of %2").arg(counted(static_cast<std::size_t>(m_order->rowCount())), count);
    if (all == 1)
        return tr("1 session");
    const int agents = m_search.model().agentCount();
    return agents == 1 ? tr("%1 sessions of one agent").arg(count)
                       : tr("%1 sessions of %n agents", nullptr, agents).arg(count);
}

QString StartView::noteText() const
{
    QStringList note;
    if (const int waiting = m_keeper.waiting(); waiting > 0)
        note += waiting == 1 ? tr("Keeping 1 session in the library.")
                             : tr("Keeping %n sessions in the library.", nullptr, waiting);
    if (const auto& report = m_search.firstReport()) {
        note += tr("%1 files looked through in %2.", nullptr, formOf(report->files))
                    .arg(counted(report->files), toQString(format_duration(report->took)));
        const auto unread = static_cast<int>(m_search.report()->failures.size());
        if (unread > 0)
            note +=
                unread == 1 ? tr("One cannot be read.") : tr("%n cannot be read.", nullptr, unread);
        if (m_search.report()->is_cut_off)
            note += tr("There are more than are looked at.");
    }
    if (m_search.isOn())
        note += tr("Their first and last 64 KiB are read on this machine; nothing is changed, and "
                   "nothing leaves it.");
    return note.join(u' ');
}

void StartView::showEmpty()
{
    if (!m_search.isOn())
        m_empty->setMessage(
            tr("Sessions are not looked for"),
            tr("Claude Code, Codex, Gemini CLI and others keep what they did on this computer. "
               "Playhead can list it: it reads the beginnings and ends of these files, changes "
               "nothing, and nothing leaves this machine."),
            tr("Look for &sessions"));
    else if (m_search.model().rowCount() > 0)
        m_empty->setMessage(tr("No session matches"),
                            tr("Nothing has “%1” in its title, its project, its agent or its path.")
                                .arg(m_line->text()),
                            tr("&Clear the search"));
    else if (!m_search.report())
        m_empty->setMessage(tr("Looking for sessions…"), {}, {});
    else
        m_empty->setMessage(
            tr("No sessions were found"),
            tr("No agent that is known has left any in its usual folder. Where yours are "
               "elsewhere, add that folder, or open a file."),
            tr("&Add a folder…"));
}

void StartView::pressEmpty()
{
    if (!m_search.isOn())
        m_search.setOn(true);
    else if (m_search.model().rowCount() > 0)
        m_line->clear();
    else
        m_places->addFolder();
}

bool StartView::eventFilter(QObject* watched, QEvent* event)
{
    const bool isPress = event->type() == QEvent::KeyPress;
    if (!isPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    auto& press = static_cast<QKeyEvent&>(*event);
    if (watched == m_view && isTyped(press)) {
        // What is typed in the list is searched for, whatever else the window does at this key.
        event->accept();
        if (isPress) {
            m_line->setFocus();
            QCoreApplication::sendEvent(m_line, event);
        }
        return true;
    }
    if (!isPress)
        return QWidget::eventFilter(watched, event);
    if (press.key() == Qt::Key_Escape) {
        if (m_line->text().isEmpty())
            Q_EMIT leaving();
        m_line->clear();
        return true;
    }
    return (watched == m_line ? pressInSearch(press.key()) : pressInList(press)) ||
           QWidget::eventFilter(watched, event);
}

bool StartView::pressInSearch(int key)
{
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if ((key != Qt::Key_Down && !isEnter) || m_order->rowCount() == 0)
        return false;
    m_view->selectSome();
    if (isEnter)
        m_view->openSelected(FoundSessionsView::Opening::Show);
    else
        m_view->setFocus();
    return true;
}

/// Above the first row stands the search.
bool StartView::pressInList(QKeyEvent& event)
{
    const bool isAtTop = m_view->currentIndex().row() <= 0;
    if (event.key() != Qt::Key_Up || event.modifiers() != Qt::NoModifier || !isAtTop)
        return false;
    focusSearch();
    return true;
}

} // namespace playhead
