// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/transport_bar.h"

#include "core/base/text.h"
#include "core/base/time_math.h"
#include "ui/bridge/text.h"
#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/context/session_indexes.h"
#include "ui/models/event_texts.h"
#include "ui/models/total_texts.h"
#include "ui/theme/theme.h"
#include "ui/timeline/replay_actions.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/time_readout.h"
#include "ui/widgets/transport_button.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QResizeEvent>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int barHeight = 46;
// Below these widths of the bar, the texts that say least are left out.
constexpr int roomForSoFar = 1000;
constexpr int roomForRunning = 640;

TransportButton* buttonOf(QAction* action, TransportButton::Look look, QWidget* parent)
{
    auto* button = new TransportButton(look, parent);
    button->setDefaultAction(action);
    return button;
}

/// "<b>36</b> events", of our own words and numbers only.
QString figure(const QString& value, const QString& word, const QString& color)
{
    return u"<b style='color:%1'>%2</b>&nbsp;%3"_s.arg(color, value.toHtmlEscaped(), word);
}

} // namespace

TransportBar::TransportBar(SessionContext& context, const ReplayActions& actions, QWidget* parent)
    : QWidget(parent), m_context(context)
{
    setLayoutDirection(Qt::LeftToRight); // its buttons point the way that time goes
    setFixedHeight(barHeight);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setAccessibleName(tr("Replay"));
    setWhatsThis(tr("Plays the session as it happened. Space plays and pauses, Escape leaves."));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 0, 14, 0);
    layout->setSpacing(8);
    layout->setSizeConstraint(QLayout::SetNoConstraint); // a narrow window leaves out texts
    buildButtons(actions, layout);
    buildTexts(actions, layout);

    const Replay& replay = context.replay();
    connect(&context, &SessionContext::traceChanged, this, &TransportBar::showSession);
    connect(&context, &SessionContext::traceGrown, this, &TransportBar::showSession);
    connect(&context, &SessionContext::secretsRevealedChanged, this, &TransportBar::showPlayhead);
    connect(&context.indexes(), &SessionIndexes::changed, this, &TransportBar::showPlayhead);
    connect(&replay, &Replay::playheadChanged, this, &TransportBar::showPlayhead);
    connect(&replay, &Replay::stateChanged, this, &TransportBar::showState);
    connect(&replay, &Replay::stopped, this, &TransportBar::showStop);
    connect(&Theme::instance(), &Theme::changed, this, &TransportBar::showPlayhead);
    showSession();
}

void TransportBar::buildButtons(const ReplayActions& actions, QHBoxLayout* layout)
{
    using Look = TransportButton::Look;
    const auto icon = [](const QString& name) { return Theme::instance().icon(name); };
    actions.toStart->setIcon(icon(u"to_start"_s));
    actions.previousEvent->setIcon(icon(u"previous"_s));
    actions.nextEvent->setIcon(icon(u"next"_s));
    actions.toEnd->setIcon(icon(u"to_end"_s));
    // In the order that Tab goes through them.
    layout->addWidget(buttonOf(actions.toStart, Look::Icon, this));
    layout->addWidget(buttonOf(actions.previousEvent, Look::Icon, this));
    m_play = buttonOf(actions.playPause, Look::Play, this);
    layout->addWidget(m_play);
    layout->addWidget(buttonOf(actions.nextEvent, Look::Icon, this));
    layout->addWidget(buttonOf(actions.toEnd, Look::Icon, this));

    m_speed = new TransportButton(Look::Text, this);
    m_speed->setToolTip(tr("Speed (< slower, > faster)"));
    auto* speeds = new QMenu(m_speed);
    speeds->addActions(actions.speeds());
    m_speed->setMenu(speeds);
    layout->addWidget(m_speed);

    auto* skip = buttonOf(actions.skipIdle, Look::Text, this);
    layout->addWidget(skip);

    m_stops = new TransportButton(Look::Text, this);
    m_stops->setToolTip(tr("What to pause at"));
    auto* stops = new QMenu(m_stops);
    stops->addActions(actions.stops());
    stops->addSeparator();
    stops->addAction(actions.follow);
    m_stops->setMenu(stops);
    layout->addWidget(m_stops);
}

void TransportBar::buildTexts(const ReplayActions& actions, QHBoxLayout* layout)
{
    m_time = new TimeReadout(this);
    m_runningWord = new PlainLabel({}, ColorRole::Dim, this);
    m_running = new PlainLabel({}, ColorRole::Text, this);
    QFont bold = m_running->font();
    bold.setWeight(QFont::DemiBold);
    m_running->setFont(bold);
    m_running->setElided(true);
    m_running->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_soFar = new QLabel(this);
    m_soFar->setTextFormat(Qt::RichText);
    m_leave = buttonOf(actions.leave, TransportButton::Look::Icon, this);
    actions.leave->setIcon(Theme::instance().icon(u"close"_s));
    layout->addSpacing(6);
    layout->addWidget(m_time);
    layout->addSpacing(10);
    layout->addWidget(m_runningWord);
    layout->addWidget(m_running, 1);
    layout->addWidget(m_soFar);
    layout->addWidget(m_leave);
}

void TransportBar::showSession()
{
    setVisible(m_context.trace() != nullptr);
    const TimeRange session = m_context.replay().session();
    m_time->setTotal(m_context.replay().canPlay() ? saturating_length(session.begin, session.end)
                                                  : 0);
    showState();
    showPlayhead();
}

void TransportBar::showState()
{
    const Replay& replay = m_context.replay();
    m_play->setPlaying(replay.isPlaying());
    const QString speed = ReplayActions::speedText(replay.speed());
    const QStringList before = {m_speed->text(), m_stops->text()};
    m_speed->setText(replay.isFitted() ? tr("30 s · %1").arg(speed) : speed);
    m_speed->setAccessibleName(tr("Speed: %1").arg(m_speed->text()));
    int stops = 0;
    for (const auto reason : {StopReason::Failure, StopReason::Match, StopReason::Gap})
        stops += replay.stopsAt(reason) ? 1 : 0;
    m_stops->setText(stops == 0 ? tr("pause at…") : tr("pause at %1").arg(stops));
    m_stops->setAccessibleName(stops == 0 ? tr("Pause at nothing")
                                          : tr("Pause at %1 kinds of events").arg(stops));
    if (before == QStringList{m_speed->text(), m_stops->text()})
        return; // as often as a session grows
    for (TransportButton* button : {m_speed, m_stops})
        button->updateGeometry();
}

void TransportBar::showPlayhead()
{
    const Replay& replay = m_context.replay();
    m_time->setTime(replay.isActive() ? saturating_length(replay.session().begin, replay.playhead())
                                      : 0);
    m_time->setAccessibleName(replay.isActive() ? tr("Playhead at %1").arg(m_time->text())
                                                : tr("Playhead off"));
    m_leave->setVisible(replay.isActive());
    showRunning();
    showSoFar();
    updateRoom();
}

/// The innermost event that runs, and the one that it runs in.
void TransportBar::showRunning()
{
    const Replay& replay = m_context.replay();
    const TimeIndexes* indexes = m_context.indexes().current();
    if (!replay.isActive() || !indexes) {
        m_runningWord->setFullText({});
        m_running->setFullText({});
        return;
    }
    const auto running = indexes->replay->running(replay.playhead(), 1);
    m_runningWord->setFullText(running.empty() ? tr("nothing runs") : tr("running"));
    if (running.empty()) {
        m_running->setFullText({});
        return;
    }
    const Trace& trace = indexes->replay->trace();
    QString text = EventTexts::name(trace, running.front(), m_context.mask());
    if (const EventIndex parent = trace.parent(running.front()))
        text = EventTexts::name(trace, parent, m_context.mask()) % u" › "_s % text;
    if (text != m_running->fullText())
        m_running->setFullText(text);
}

void TransportBar::showSoFar()
{
    const Replay& replay = m_context.replay();
    const TimeIndexes* indexes = m_context.indexes().current();
    if (!replay.isActive() || !indexes) {
        m_shown.reset();
        m_soFar->clear();
        return;
    }
    const Totals totals = indexes->replay->totals_at(replay.playhead()).figures;
    const Theme& theme = Theme::instance();
    const Shown shown{totals.events, totals.failures, totals.total_tokens, totals.cost,
                      theme.isDark()};
    if (m_shown == shown)
        return;
    m_shown = shown;
    const QString text = theme.color(ColorRole::Text).name();
    const QString fail = theme.color(ColorRole::Fail).name();
    QStringList parts{tr("so far")};
    parts += figure(toQString(format_count(totals.events)), tr("events"), text);
    if (totals.total_tokens)
        parts += figure(toQString(format_count(*totals.total_tokens)), tr("tokens"), text);
    const QString cost = TotalTexts::cost(TotalTexts::costOf(totals));
    if (!cost.isEmpty())
        parts += figure(cost, {}, text);
    if (totals.failures > 0)
        parts += u"<span style='color:%1'>%2</span>"_s.arg(
            fail, figure(toQString(format_count(totals.failures)),
                         totals.failures == 1 ? tr("failure") : tr("failures"), fail));
    m_soFar->setText(u"<span style='color:%1'>%2</span>"_s.arg(theme.color(ColorRole::Dim).name(),
                                                               parts.join(u"&nbsp;&nbsp; "_s)));
    m_soFar->setToolTip(tr("Events that have begun; tokens, cost and failures of those that have "
                           "ended."));
}

void TransportBar::showStop(StopReason reason, EventIndex event)
{
    const auto& trace = m_context.trace();
    const bool hasEvent = trace && event && trace->contains(event);
    const QString name = hasEvent ? EventTexts::name(*trace, event, m_context.mask()) : QString();
    switch (reason) {
    case StopReason::Failure:
        m_runningWord->setFullText(tr("paused at a failure"));
        break;
    case StopReason::Match:
        m_runningWord->setFullText(tr("paused at a hit"));
        break;
    case StopReason::Gap:
        m_runningWord->setFullText(tr("paused at a gap"));
        break;
    }
    m_running->setFullText(name);
}

void TransportBar::updateRoom()
{
    m_soFar->setVisible(width() >= roomForSoFar && !m_soFar->text().isEmpty());
    m_runningWord->setVisible(width() >= roomForRunning);
    m_running->setVisible(width() >= roomForRunning);
}

void TransportBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    updateRoom();
}

void TransportBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), Theme::instance().color(ColorRole::Line));
}

} // namespace playhead
