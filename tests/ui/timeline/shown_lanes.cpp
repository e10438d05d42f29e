// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/ui/timeline/shown_lanes.h"

#include "tests/testkit/patient_test.h"

namespace playhead::testkit {

namespace {

Event of(std::string agent, std::string type, double start, double end, EventIndex parent = {})
{
    Event event = TraceMaker::event(std::move(type), start, end, parent, "tool");
    event.agent = std::move(agent);
    return event;
}

} // namespace

std::shared_ptr<const Trace> twoAgents()
{
    TraceMaker maker;
    const EventIndex plan = maker.add(of("planner", "plan", 0, 100));
    const EventIndex search = maker.add(of("planner", "search", 10, 40, plan));
    Event failing = of("planner", "read", 20, 60, plan);
    failing.result = EventResult::Fail;
    maker.add(failing);
    maker.add(of("planner", "answer", 70, 80, plan));
    maker.add(of("planner", "request", 12, 18, search));
    const EventIndex code = maker.add(of("coder", "code", 30, 90));
    maker.add(of("coder", "test", 40, 50, code));
    return maker.finish();
}

std::shared_ptr<const Trace> manySmall(int count)
{
    TraceMaker maker;
    const EventIndex root = maker.add(of("planner", "run", 0, 1000));
    for (int i = 1; i <= count; ++i) {
        const double start = 1000.0 * i / (count + 1);
        Event small = of("planner", "step", start, start + 0.001, root);
        if (i == 500)
            small.result = EventResult::Fail;
        maker.add(small);
    }
    return maker.finish();
}

ShownLanes::ShownLanes(std::shared_ptr<const Trace> trace, QSize size) : view(context)
{
    view.resize(size);
    context.setTrace(std::move(trace));
    view.show();
    view.activateWindow();
    view.setFocus();
    static_cast<void>(QTest::qWaitForWindowActive(&view));
    static_cast<void>(testkit::waitFor([this] { return isSettled(); }));
}

QPoint ShownLanes::pointOf(EventIndex event) const
{
    return view.barRect(event).intersected(QRectF(view.graphRect())).center().toPoint();
}

TimeNs ShownLanes::timeAt(int x) const
{
    const QRect graph = view.graphRect();
    return context.time().axis(graph.width()).time_at(x - graph.left());
}

std::uint32_t ShownLanes::row(EventIndex event) const
{
    return view.shownLanes()->rowOf(event).value();
}

void ShownLanes::click(EventIndex event)
{
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, pointOf(event));
}

} // namespace playhead::testkit
