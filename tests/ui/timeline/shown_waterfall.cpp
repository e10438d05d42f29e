// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/ui/timeline/shown_waterfall.h"

#include "tests/testkit/patient_test.h"
#include "ui/timeline/waterfall_header.h"

namespace playhead::testkit {

std::shared_ptr<const Trace> fortyParents()
{
    TraceMaker maker;
    const EventIndex root = maker.add("root", 0, 100);
    for (int i = 0; i < 40; ++i) {
        const EventIndex parent = maker.add("parent", 2.5 * i, 2.5 * i + 2, root);
        maker.add("child", 2.5 * i, 2.5 * i + 1, parent);
        Event second = TraceMaker::event("child", 2.5 * i + 1, 2.5 * i + 2, parent, "llm");
        second.id = "id of " + std::to_string(i);
        maker.add(second);
    }
    return maker.finish();
}

ShownWaterfall::ShownWaterfall(std::shared_ptr<const Trace> trace, QSize size) : view(context)
{
    view.resize(size);
    context.setTrace(std::move(trace));
    view.show();
    view.activateWindow();
    view.setFocus();
    static_cast<void>(QTest::qWaitForWindowActive(&view));
}

QPoint ShownWaterfall::pointOf(EventIndex event, int column) const
{
    return view.visualRect(view.rowsModel().indexOf(event, column)).center();
}

QPoint ShownWaterfall::expanderOf(EventIndex event) const
{
    const QRect cell = view.visualRect(view.rowsModel().indexOf(event));
    const auto depth = static_cast<int>(context.trace()->tree().depth(event));
    return layOutEventCell(cell, depth).expander.center();
}

QPoint ShownWaterfall::dividerOf(int column) const
{
    const WaterfallHeader* header = view.header();
    return {header->sectionViewportPosition(column) + header->sectionSize(column) - 1,
            header->height() / 2};
}

TimeNs ShownWaterfall::timeAt(int x) const
{
    const QRect ruler = view.header()->rulerRect();
    return context.time().axis(ruler.width()).time_at(x - ruler.left());
}

} // namespace playhead::testkit
