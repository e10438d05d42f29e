// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/bench/stage.h"

#include "tests/bench/baselines/memory.h"
#include "tests/bench/clock.h"
#include "tests/bench/sessions/files.h"
#include "ui/bridge/text.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/waterfall_view.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <optional>
#include <utility>

namespace playhead::bench {

namespace {

constexpr double ns_in_second = 1e9;

} // namespace

void drop_platform_talk(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    if (!text.contains(QStringLiteral("propagateSizeHints")))
        std::fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, context, text)));
}

void turn_event_loop()
{
    static QTimer* const beat = [] {
        auto* const timer = new QTimer(QCoreApplication::instance());
        timer->setTimerType(Qt::PreciseTimer);
        timer->start(std::chrono::milliseconds(1));
        return timer;
    }();
    Q_UNUSED(beat);
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

PaintWatch::PaintWatch(QWidget* watched, std::function<bool()> counts) : counts_(std::move(counts))
{
    watched->installEventFilter(this);
}

bool PaintWatch::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint && (!counts_ || counts_()))
        is_painted_ = true;
    return QObject::eventFilter(watched, event);
}

HeartBeat::HeartBeat()
{
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, [this] {
        const double now = now_ns();
        longest_ = std::max(longest_, now - last_);
        last_ = now;
    });
    timer_.start(std::chrono::milliseconds(1));
    restart();
}

void HeartBeat::restart()
{
    last_ = now_ns();
    longest_ = 0;
}

double HeartBeat::longest() const
{
    return std::max(longest_, now_ns() - last_);
}

Stage::Stage(TimelineLayout layout)
{
    window_.timeline().setTimelineLayout(layout);
    window_.resize(frame_width, frame_height);
    window_.show();
    QCoreApplication::processEvents();
}

QWidget& Stage::canvas()
{
    if (window_.timeline().timelineLayout() == TimelineLayout::Lanes)
        return *lanes().viewport();
    return *waterfall().viewport();
}

Result<void> Stage::open(const SessionPlan& plan)
{
    const auto path = SessionFiles::instance().path(plan);
    if (!path)
        return path.error();
    return open(*path, plan.events);
}

Result<void> Stage::open(const std::string& path, std::uint64_t events)
{
    const Error restless{"The window does not come to rest.", path, {}};
    window_.openFiles({toQString(path)});
    if (!settle())
        return restless;
    const auto& trace = window_.context().trace();
    if (!trace || trace->event_count() < events)
        return Error{"Events are missing in the window.", path, {}};
    // The panes beside it and what stands above it take what they need.
    const QSize missing = QSize(frame_width, frame_height) - window_.timeline().size();
    window_.resize(window_.size() + missing);
    QCoreApplication::processEvents();
    const QSize beside = window_.size() - window_.timeline().size();
    window_.resize(QSize(frame_width, frame_height) + beside);
    if (!settle())
        return restless;
    return {};
}

bool Stage::settle()
{
    constexpr double patience = 900 * ns_in_second;
    const double begin = now_ns();
    // What was delivered last may have asked for more: rest means twice in a row.
    for (int rests = 0; rests < 2;) {
        turn_event_loop();
        rests = window_.isSettled() ? rests + 1 : 0;
        if (now_ns() - begin > patience)
            return false;
    }
    return true;
}

double Stage::frame(const std::function<void()>& action, double patience)
{
    QCoreApplication::processEvents();
    PaintWatch watch(&canvas());
    const double begin = now_ns();
    action();
    while (!watch.is_painted()) {
        QCoreApplication::processEvents();
        if (now_ns() - begin > patience)
            return std::numeric_limits<double>::quiet_NaN();
    }
    return now_ns() - begin;
}

namespace {

struct Shared {
    std::string session;
    TimelineLayout layout = TimelineLayout::Waterfall;
    std::unique_ptr<Stage> stage;
};

Shared& shared()
{
    static Shared shared;
    return shared;
}

} // namespace

Result<Stage*> shared_stage(const SessionPlan& plan, TimelineLayout layout)
{
    const std::string session = plan_name(plan);
    if (shared().stage && shared().session == session && shared().layout == layout)
        return shared().stage.get();
    close_shared_stage();
    auto stage = std::make_unique<Stage>(layout);
    if (auto opened = stage->open(plan); !opened)
        return opened.error();
    shared() = {session, layout, std::move(stage)};
    return shared().stage.get();
}

void close_shared_stage()
{
    shared() = {};
}

} // namespace playhead::bench
