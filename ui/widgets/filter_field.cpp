// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/filter_field.h"

#include "core/base/text.h"
#include "ui/bridge/plural.h"
#include "ui/bridge/text.h"
#include "ui/context/event_filter.h"
#include "ui/context/session_context.h"
#include "ui/widgets/filter_line.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/plain_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int fieldHeight = 28;
constexpr double radius = 5;
constexpr int messageGap = 3;

} // namespace

FilterField::FilterField(SessionContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_menuButton(makeIconButton(u"filter"_s, tr("Filters"), this))
    , m_line(new FilterLine(context, this))
    , m_state(new PlainLabel({}, ColorRole::Dim, this))
{
    setFixedHeight(fieldHeight);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setStyleSheet(u"QToolButton::menu-indicator { image: none; }"_s);
    m_state->setFont(Theme::instance().monospaceFont());
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 2, 10, 2);
    layout->setSpacing(4);
    layout->addWidget(m_menuButton);
    layout->addWidget(m_line, 1);
    layout->addWidget(m_state);
    setFocusProxy(m_line);
    m_line->installEventFilter(this);

    const EventFilter& filter = context.filter();
    connect(&filter, &EventFilter::textChanged, this, &FilterField::showState);
    connect(&filter, &EventFilter::progressChanged, this, &FilterField::showState);
    connect(&Theme::instance(), &Theme::changed, this, &FilterField::showState);
    showState();
}

FilterField::~FilterField()
{
    delete m_message;
}

QString FilterField::hits() const
{
    const std::uint32_t count = m_context.filter().hitCount();
    return count == 1 ? tr("1 hit")
                      : tr("%1 hits", nullptr, formOf(count)).arg(toQString(format_count(count)));
}

FilterField::State FilterField::state() const
{
    const EventFilter& filter = m_context.filter();
    switch (filter.parsed().state) {
    case ParsedFilter::State::Incomplete:
        return {tr("… incomplete"), ColorRole::Dim, ColorRole::Dim};
    case ParsedFilter::State::Wrong:
        return {tr("✕ wrong"), ColorRole::Fail, ColorRole::Fail};
    case ParsedFilter::State::Valid:
        break;
    }
    if (!filter.hits())
        return {};
    if (filter.isRunning()) {
        constexpr double whole = 100;
        const int percent = static_cast<int>(std::floor(filter.progress() * whole));
        return {tr("◌ %1, %2 % read").arg(hits()).arg(percent), ColorRole::Dim, ColorRole::Accent};
    }
    if (filter.hitCount() == 0)
        return {tr("○ no hits"), ColorRole::Tool, ColorRole::Tool};
    return {tr("✓ %1").arg(hits()), ColorRole::Success, ColorRole::Success};
}

QString FilterField::stateText() const
{
    return m_state->fullText();
}

QString FilterField::message() const
{
    const ParsedFilter& parsed = m_context.filter().parsed();
    if (parsed.state == ParsedFilter::State::Valid)
        return {};
    QString text = toQString(parsed.problem.message);
    if (!parsed.problem.remedy.empty())
        text += u' ' + toQString(parsed.problem.remedy);
    if (parsed.state == ParsedFilter::State::Wrong && !parsed.problem.suggestion.empty())
        text += tr(" (Tab puts it in)");
    return text;
}

void FilterField::showState()
{
    const State shown = state();
    m_state->setFullText(shown.text);
    m_state->setRole(shown.role);
    m_state->setVisible(!shown.text.isEmpty());
    const QString problem = message();
    const std::uint32_t unread = m_context.filter().unread();
    const QString note =
        unread > 0 ? tr("%1 events could not be read", nullptr, formOf(unread)).arg(unread)
                   : QString();
    m_state->setToolTip(note);
    m_line->setToolTip(problem.isEmpty() ? QString() : plainToolTip(problem));
    QStringList spoken = {shown.text, problem, note};
    spoken.removeAll(QString());
    m_line->setAccessibleDescription(spoken.join(u". "_s));
    showMessage();
    update();
}

/// What is merely unfinished needs no words while it is being typed.
void FilterField::showMessage()
{
    const bool isWanted =
        m_line->hasFocus() && m_context.filter().parsed().state == ParsedFilter::State::Wrong;
    if (!isWanted) {
        if (m_message)
            m_message->hide();
        return;
    }
    if (!m_message) {
        m_message = new PlainLabel({}, ColorRole::Fail, window());
        m_message->setAutoFillBackground(true);
        m_message->setBackgroundRole(QPalette::Base);
        m_message->setFrameShape(QFrame::StyledPanel);
        m_message->setMargin(4);
        m_message->setFocusPolicy(Qt::NoFocus);
    }
    m_message->setFullText(message());
    m_message->adjustSize();
    // Below the line, from where it begins, as wide as it needs and the window has room for.
    const QPoint from = mapTo(window(), m_line->geometry().topLeft());
    const QPoint to = mapTo(window(), m_line->geometry().topRight());
    const int room = isRightToLeft() ? to.x() + 1 : window()->width() - from.x();
    const int width = std::min(m_message->width(), room);
    m_message->resize(width, m_message->height());
    m_message->move(isRightToLeft() ? to.x() + 1 - width : from.x(),
                    mapTo(window(), QPoint(0, height() + messageGap)).y());
    m_message->show();
    m_message->raise();
}

bool FilterField::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        // After the line has taken or lost it.
        QMetaObject::invokeMethod(
            this,
            [this] {
                showMessage();
                update();
            },
            Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

void FilterField::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const State shown = state();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isPlain = shown.frame == ColorRole::Line;
    painter.setPen(
        QPen(theme.color(isPlain && m_line->hasFocus() ? ColorRole::Accent : shown.frame),
             m_line->hasFocus() ? 2 : 1));
    painter.setBrush(theme.color(ColorRole::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
}

} // namespace playhead
