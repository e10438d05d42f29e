// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/replay_actions.h"

#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/context/session_indexes.h"
#include "ui/widgets/view_action.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QWidget>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

QAction* makeSwitch(QObject* parent, const QString& text, const QString& whatsThis)
{
    QAction* action = makeViewAction(parent, text, {}, whatsThis);
    action->setCheckable(true);
    return action;
}

} // namespace

ReplayActions::ReplayActions(SessionContext& context, QObject* parent)
    : QObject(parent)
    , playPause(makeViewAction(this, tr("&Play"), {QKeySequence(Qt::Key_Space)},
                               tr("Plays the session as it happened, from the playhead on.")))
    , toStart(makeViewAction(this, tr("To the &start"),
                             {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Left)},
                             tr("Puts the playhead where the session begins.")))
    , toEnd(makeViewAction(this, tr("To the &end"),
                           {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Right)},
                           tr("Puts the playhead where the session ends.")))
    , previousEvent(makeViewAction(this, tr("Pre&vious event in time"),
                                   {QKeySequence(Qt::CTRL | Qt::Key_Left)},
                                   tr("Selects the event that began before.")))
    , nextEvent(makeViewAction(this, tr("Next event in &time"),
                               {QKeySequence(Qt::CTRL | Qt::Key_Right)},
                               tr("Selects the event that began next.")))
    , previousCall(makeViewAction(this, tr("Previous LLM &call"),
                                  {QKeySequence(Qt::Key_BracketLeft)},
                                  tr("Selects the LLM call that began before.")))
    , nextCall(makeViewAction(this, tr("Next &LLM call"), {QKeySequence(Qt::Key_BracketRight)},
                              tr("Selects the LLM call that began next.")))
    , previousSibling(
          makeViewAction(this, tr("Previous s&ibling"), {QKeySequence(Qt::Key_Comma)},
                         tr("Selects the event before, of those that ran in the same one.")))
    , nextSibling(makeViewAction(this, tr("Next si&bling"), {QKeySequence(Qt::Key_Period)},
                                 tr("Selects the event after, of those that ran in the same one.")))
    , slower(makeViewAction(this, tr("Slo&wer"), {QKeySequence(u"<"_s)},
                            tr("Plays at half the speed.")))
    , faster(makeViewAction(this, tr("&Faster"), {QKeySequence(u">"_s)},
                            tr("Plays at twice the speed.")))
    , skipIdle(makeSwitch(this, tr("Skip &idle time"),
                          tr("Leaves out the time in which nothing happens for more than 2 s.")))
    , follow(makeSwitch(this, tr("F&ollow the playhead"),
                        tr("Moves the time on the screen on when the playhead leaves it.")))
    , stopAtFailure(makeSwitch(this, tr("Pause at a &failure"), tr("Pauses where an event fails.")))
    , stopAtHit(makeSwitch(this, tr("Pause at a &hit of the filter"),
                           tr("Pauses where an event begins that the filter finds.")))
    , stopAtGap(makeSwitch(this, tr("Pause at a &gap"),
                           tr("Pauses where nothing is about to happen for more than 2 s.")))
    , leave(makeViewAction(this, tr("Leave the &replay"), {},
                           tr("Takes the playhead off, and shows the session as it ended.")))
    , dismiss(makeViewAction(
          this, leave->text(), {QKeySequence(Qt::Key_Escape)},
          tr("Removes what was dragged on the ruler with Shift, else the playhead.")))
    , m_context(context)
    , m_speeds(new QActionGroup(this))
{
    skipIdle->setIconText(tr("skip idle"));
    makeSpeeds();
    connectActions();
    connectRules();
    connect(&context.replay(), &Replay::stateChanged, this, &ReplayActions::update);
    connect(&context.replay(), &Replay::playheadChanged, this, &ReplayActions::update);
    connect(&context.time(), &TimeViewport::markedChanged, this, &ReplayActions::update);
    connect(&context.indexes(), &SessionIndexes::changed, this, &ReplayActions::update);
    connect(&context.indexes(), &SessionIndexes::hitsChanged, this, &ReplayActions::update);
    connect(&context, &SessionContext::selectionChanged, this, &ReplayActions::update);
    update();
}

void ReplayActions::makeSpeeds()
{
    Replay& replay = m_context.replay();
    static_assert(ReplayClock::slowest == 0.25 && ReplayClock::fastest == 64);
    for (const double speed : {0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0}) {
        QAction* action = m_speeds->addAction(speedText(speed));
        action->setData(speed);
        connect(action, &QAction::triggered, this,
                [this, speed] { m_context.replay().setSpeed(speed); });
    }
    QAction* fit = m_speeds->addAction(tr("Fit to 30 s"));
    fit->setStatusTip(tr("Plays the whole session in 30 s."));
    connect(fit, &QAction::triggered, &replay, &Replay::fit);
    for (QAction* action : m_speeds->actions())
        action->setCheckable(true);
}

void ReplayActions::connectActions()
{
    Replay& replay = m_context.replay();
    const auto onTrigger = [this](QAction* action, auto function) {
        connect(action, &QAction::triggered, this, function);
    };
    onTrigger(playPause, [&replay] { replay.togglePlaying(); });
    onTrigger(toStart, [&replay] { replay.toStart(); });
    onTrigger(toEnd, [&replay] { replay.toEnd(); });
    onTrigger(previousEvent, [&replay] { replay.step(StepTo::Event, false); });
    onTrigger(nextEvent, [&replay] { replay.step(StepTo::Event, true); });
    onTrigger(previousCall, [&replay] { replay.step(StepTo::LlmCall, false); });
    onTrigger(nextCall, [&replay] { replay.step(StepTo::LlmCall, true); });
    onTrigger(previousSibling, [&replay] { replay.stepSibling(false); });
    onTrigger(nextSibling, [&replay] { replay.stepSibling(true); });
    onTrigger(slower, [&replay] { replay.slower(); });
    onTrigger(faster, [&replay] { replay.faster(); });
    onTrigger(leave, [&replay] { replay.leave(); });
    onTrigger(dismiss, [this, &replay] {
        TimeViewport& time = m_context.time();
        time.marked() ? time.clearMark() : replay.leave();
    });
}

void ReplayActions::connectRules()
{
    Replay& replay = m_context.replay();
    connect(skipIdle, &QAction::triggered, &replay, &Replay::setSkipIdle);
    connect(follow, &QAction::triggered, &replay, &Replay::setFollowing);
    const auto onRule = [&](QAction* action, StopReason reason) {
        connect(action, &QAction::triggered, &replay,
                [&replay, reason](bool on) { replay.setStop(reason, on); });
    };
    onRule(stopAtFailure, StopReason::Failure);
    onRule(stopAtHit, StopReason::Match);
    onRule(stopAtGap, StopReason::Gap);
}

void ReplayActions::update()
{
    const Replay& replay = m_context.replay();
    const bool canPlay = replay.canPlay();
    const bool canStep = m_context.indexes().current() != nullptr;
    playPause->setText(replay.isPlaying() ? tr("&Pause") : tr("&Play"));
    for (QAction* action : {playPause, toStart, toEnd})
        action->setEnabled(canPlay);
    for (QAction* action : {previousEvent, nextEvent, previousCall, nextCall})
        action->setEnabled(canStep);
    for (QAction* action : {previousSibling, nextSibling})
        action->setEnabled(canStep && m_context.selection().is_valid());
    const bool isMarked = m_context.time().marked().has_value();
    leave->setEnabled(replay.isActive());
    dismiss->setEnabled(isMarked || replay.isActive());
    dismiss->setText(isMarked ? tr("Clear the measured &range") : leave->text());
    skipIdle->setChecked(replay.skipsIdle());
    follow->setChecked(replay.isFollowing());
    stopAtFailure->setChecked(replay.stopsAt(StopReason::Failure));
    stopAtHit->setChecked(replay.stopsAt(StopReason::Match));
    stopAtHit->setEnabled(m_context.indexes().hits() || stopAtHit->isChecked());
    stopAtGap->setChecked(replay.stopsAt(StopReason::Gap));
    for (QAction* action : m_speeds->actions()) {
        const bool isFit = !action->data().isValid();
        if (isFit ? replay.isFitted()
                  : !replay.isFitted() && qFuzzyCompare(action->data().toDouble(), replay.speed()))
            action->setChecked(true);
    }
}

QList<QAction*> ReplayActions::speeds() const
{
    return m_speeds->actions();
}

QList<QAction*> ReplayActions::steps() const
{
    return {previousEvent, nextEvent, previousCall, nextCall, previousSibling, nextSibling};
}

QList<QAction*> ReplayActions::all() const
{
    return QList<QAction*>{playPause, toStart, toEnd,     slower,    faster,       skipIdle,
                           follow,    dismiss, stopAtGap, stopAtHit, stopAtFailure} +
           steps();
}

void ReplayActions::fill(QMenu& menu) const
{
    menu.addActions({playPause, toStart, toEnd});
    menu.addSeparator();
    menu.addMenu(tr("&Speed"))->addActions(speeds());
    menu.addActions({slower, faster, skipIdle, follow});
    menu.addSeparator();
    menu.addActions(stops());
    menu.addSeparator();
    menu.addAction(dismiss);
}

void ReplayActions::addTo(QWidget& view) const
{
    view.addActions(all());
}

QString ReplayActions::speedText(double speed)
{
    return QString::number(speed, 'g', 2) % u'×';
}

} // namespace playhead
