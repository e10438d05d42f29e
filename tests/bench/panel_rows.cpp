// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// How long it takes until a value is shown that is as long as a book.
#include "tests/bench/baselines/views.h"
#include "tests/bench/clock.h"
#include "tests/bench/rows.h"
#include "tests/bench/scratch_folder.h"
#include "tests/bench/sessions/kinds.h"
#include "tests/bench/stage.h"
#include "ui/panels/event_view.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QCoreApplication>
#include <QScrollBar>

#include <algorithm>
#include <fstream>

namespace playhead::bench {

namespace {

/// Turns the event loop until the event's values are on the screen, and painted.
bool wait_for_values(Stage& stage, EventIndex event)
{
    const auto* view = stage.window().findChild<EventView*>();
    constexpr double patience = 20e9;
    for (const double begin = now_ns(); view->valuesShown() != event;) {
        turn_event_loop();
        if (now_ns() - begin > patience)
            return false;
    }
    QCoreApplication::processEvents(); // what came last is painted
    return true;
}

/// From an event that shows little to another, until its values show.
Sample measure_shown(Stage& stage, EventIndex event)
{
    SessionContext& context = stage.context();
    context.select(EventIndex(0U));
    if (!stage.settle())
        return failed("the window does not come to rest");
    Sample sample;
    sample.baseline = lay_out_lines();
    const double begin = now_ns();
    context.select(event);
    if (!wait_for_values(stage, event))
        return failed("the value is not shown");
    sample.measured = now_ns() - begin;
    return sample;
}

Sample measure_giant(const SessionPlan& plan)
{
    const auto stage = shared_stage(plan, TimelineLayout::Waterfall);
    if (!stage)
        return failed(stage.error().to_string());
    Sample sample =
        measure_shown(**stage, EventIndex((*stage)->context().trace()->event_count() - 1));
    if (!(*stage)->settle()) // all of it is read
        return failed("the window does not come to rest");
    (*stage)->context().select(EventIndex(0U)); // lets go of it
    if (!(*stage)->settle())
        return failed("the window does not come to rest");
    return sample;
}

/// What an event is selected for.
enum class Long { List, Records, Markdown };

/// JSON of about so many nodes, or a megabyte of Markdown where they are a million.
std::string long_value(Long what, std::size_t nodes)
{
    std::string text;
    switch (what) {
    case Long::List:
        for (std::size_t i = 0; i < nodes; ++i)
            text += (i == 0 ? "[" : ",") + std::to_string(i * i);
        return text + "]";
    case Long::Records:
        for (std::size_t i = 0; i < nodes; i += 10)
            text += std::string(i == 0 ? "[" : ",") + R"({"name":"file )" + std::to_string(i) +
                    R"(","size":)" + std::to_string(i) +
                    R"(,"lines":[1,2,3],"is_new":true,"owner":{"id":7}})";
        return text + "]";
    case Long::Markdown:
        break;
    }
    text = "\"";
    for (std::size_t i = 0; text.size() < nodes; ++i)
        text +=
            "## Step " + std::to_string(i) +
            "\\n\\nThe agent reads `a.cpp` and writes **its answer**, as [asked]"
            "(https://example.org).\\n\\n- one\\n- two\\n\\n```cpp\\nint a = 1;\\nint b = 2;\\n```"
            "\\n\\n";
    return text + "\"";
}

/// A session of an event that shows little, and one for each of the long values.
class LongValues
{
public:
    explicit LongValues(std::size_t nodes)
    {
        close_shared_stage();
        std::ofstream file(path_, std::ios::binary);
        const std::string begin = R"({"event_type":"step","init_timestamp":1795183200)";
        file << begin << R"(,"params":1})" << '\n';
        for (const Long what : {Long::List, Long::Records})
            file << begin << R"(,"params":)" << long_value(what, nodes) << "}\n";
        file << begin << R"(,"action_type":"llm","prompt":"Write.","completion":)"
             << long_value(Long::Markdown, nodes) << "}\n";
        file.close();
        constexpr std::uint64_t events = 4;
        opened_ = stage_.open(path_, events);
    }

    [[nodiscard]] Stage& stage() { return stage_; }
    [[nodiscard]] const Result<void>& opened() const { return opened_; }
    [[nodiscard]] static EventIndex event_of(Long what)
    {
        return EventIndex(static_cast<std::uint32_t>(what) + 1);
    }

private:
    ScratchFolder folder_;
    std::string path_ = folder_.path("long.jsonl");
    Stage stage_;
    Result<void> opened_;
};

std::size_t nodes_of(Amount amount)
{
    constexpr std::size_t few = 20'000; // more than a screen
    constexpr std::size_t many = 1'000'000;
    return amount == Amount::Small ? few : many;
}

/// Until the value shows, and all that comes behind it.
Sample measure_long(Long what, Amount amount)
{
    LongValues values(nodes_of(amount));
    if (!values.opened())
        return failed(values.opened().error().to_string());
    return measure_shown(values.stage(), LongValues::event_of(what));
}

/// The widget that shows most of the event's values, and scrolls.
QAbstractScrollArea* scrolled_area(Stage& stage)
{
    QAbstractScrollArea* largest = nullptr;
    for (auto* area :
         stage.window().findChild<EventView*>()->findChildren<QAbstractScrollArea*>()) {
        const bool scrolls = area->isVisible() && area->verticalScrollBar()->maximum() > 0;
        if (scrolls && (!largest || area->height() > largest->height()))
            largest = area;
    }
    return largest;
}

/// The longest of the frames of pages through a value.
Sample measure_scroll(Long what, Amount amount)
{
    LongValues values(nodes_of(amount));
    if (!values.opened())
        return failed(values.opened().error().to_string());
    Stage& stage = values.stage();
    stage.context().select(LongValues::event_of(what));
    if (!stage.settle())
        return failed("the window does not come to rest");
    for (auto* button : stage.window().findChild<EventView*>()->findChildren<QAbstractButton*>()) {
        if (button->isVisible() && button->text().startsWith(u"Show all "))
            button->click(); // long texts are folded
    }
    if (!stage.settle())
        return failed("the window does not come to rest");
    QAbstractScrollArea* area = scrolled_area(stage);
    if (!area)
        return failed("nothing scrolls");
    Sample sample;
    sample.baseline = lay_out_lines();
    PaintWatch watch(area->viewport());
    QScrollBar& bar = *area->verticalScrollBar();
    constexpr int pages = 20;
    for (int i = 1; i <= pages; ++i) {
        const int to = i % 2 == 0 ? bar.value() + bar.pageStep() : bar.maximum() / pages * i;
        watch.restart();
        const double taken = time_of([&] {
            bar.setValue(to);
            area->viewport()->update(); // also where it is there already
            constexpr int turns = 100;  // what is out of sight is not painted
            for (int turn = 0; turn < turns && !watch.is_painted(); ++turn)
                QCoreApplication::processEvents();
        });
        if (!watch.is_painted())
            return failed("a page is not painted");
        sample.measured = std::max(sample.measured, taken);
    }
    return sample;
}

Row long_row(const std::string& name, const std::string& what,
             const std::function<Sample(Amount)>& measure)
{
    constexpr int repetitions = 5;
    return {"panel-" + name, what, "60 lines laid out by QTextLayout", 8, 3, measure, {},
            repetitions};
}

} // namespace

std::vector<Row> panel_rows()
{
    std::vector<Row> rows = {
        session_row({"panel-giant",
                     "an event with a value of 200 MB selected, until its beginning shows",
                     "60 lines laid out by QTextLayout",
                     8,
                     3,
                     {}},
                    giant(), &measure_giant)};
    struct Named {
        Long what;
        std::string name;
        std::string text;
    };
    for (const Named& each : {Named{Long::List, "list", "a list of a million numbers"},
                              Named{Long::Records, "json", "records of a million JSON nodes"},
                              Named{Long::Markdown, "markdown", "a megabyte of Markdown"}}) {
        rows.push_back(
            long_row(each.name, each.text + " selected, until it shows",
                     [what = each.what](Amount amount) { return measure_long(what, amount); }));
        rows.push_back(
            long_row(each.name + "-scroll", "the longest frame of pages through " + each.text,
                     [what = each.what](Amount amount) { return measure_scroll(what, amount); }));
    }
    return rows;
}

} // namespace playhead::bench
