// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// How long a file takes until all of it is on the screen.
#include "core/formats/reading/document.h"
#include "tests/bench/baselines/json.h"
#include "tests/bench/baselines/memory.h"
#include "tests/bench/clock.h"
#include "tests/bench/rows.h"
#include "tests/bench/sessions/files.h"
#include "tests/bench/sessions/kinds.h"
#include "tests/bench/stage.h"
#include "ui/bridge/text.h"
#include "ui/timeline/waterfall_view.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace playhead::bench {

namespace {

/// What a row opens.
struct Opened {
    std::string path;
    std::uint64_t events = 0;
    bool (*parse)(std::string_view bytes, PlainEvents& events); ///< the baseline
};

/// Takes the baseline, over bytes that are in memory already.
void parse(const Opened& opened, Sample& sample)
{
    PlainEvents events;
    for (const std::string& file : files_in(opened.path)) {
        const std::string padded = read_file(file, json_padding);
        const std::string_view bytes(padded.data(), padded.size() - json_padding);
        sample.yard += copy(bytes);
        bool is_fine = false;
        sample.baseline += time_of([&] { is_fine = opened.parse(bytes, events); });
        keep(&events);
        if (!is_fine)
            sample.failure = "the baseline does not understand " + file;
    }
}

Sample measure_open(const Opened& opened)
{
    close_shared_stage();
    Sample sample;
    parse(opened, sample);
    Stage stage;
    const SessionContext& context = stage.context();
    PaintWatch watch(&stage.canvas(), [&context, &opened] {
        const auto& trace = context.trace();
        return trace && trace->is_complete() && trace->event_count() >= opened.events;
    });
    const QString name = toQString(opened.path);
    constexpr double patience = 300e9;
    const double begin = now_ns();
    stage.window().openFiles({name});
    while (!watch.is_painted()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (now_ns() - begin > patience)
            return failed("the session is never painted whole");
    }
    sample.measured = now_ns() - begin;
    return sample;
}

Sample measure_core(const Opened& opened)
{
    close_shared_stage();
    Sample sample;
    parse(opened, sample);
    const double begin = now_ns();
    const auto document = open_document(opened.path, {});
    sample.measured = now_ns() - begin;
    if (!document)
        return failed(document.error().to_string());
    if ((*document)->sessions.size() != 1 ||
        (*document)->sessions.front()->event_count() != opened.events)
        return failed("events are missing");
    return sample;
}

using Measure = Sample (*)(const Opened& opened);

template <Measure measure>
Sample measure_native(const SessionPlan& plan)
{
    const auto path = SessionFiles::instance().path(plan);
    return path ? measure({*path, plan.events, &parse_plainly}) : failed(path.error().to_string());
}

Sample measure_claude(const ClaudePlan& plan, Measure measure)
{
    const auto path = SessionFiles::instance().path(plan);
    return path ? measure({*path, event_count(plan), &parse_claude_plainly})
                : failed(path.error().to_string());
}

struct ClaudeKind {
    std::string name;
    std::string what;
    ClaudePlan plan;
};

std::vector<ClaudeKind> claude_kinds()
{
    return {{"claude-thin", "200 k lines of Claude Code's, of 600 B", {.steps = 100'000}},
            {"claude-typical",
             "60 k lines of Claude Code's, of 1.8 kB",
             {.steps = 30'000, .payloads = Payloads::Typical}},
            {"claude-giant",
             "a line of 200 MB among those of Claude Code",
             {.steps = 100, .payloads = Payloads::Typical, .giant = 200'000'000}},
            {"claude-agents",
             "a folder of 1,000 sub-agents of Claude Code",
             {.steps = 1000, .has_agents = true}}};
}

ClaudePlan shrunk(ClaudePlan plan)
{
    constexpr std::uint64_t small_session = 40;
    constexpr std::uint64_t small_giant = 2'000'000;
    plan.steps = std::min(plan.steps, small_session);
    plan.giant = std::min(plan.giant, small_giant);
    return plan;
}

/// With a session of Claude Code's, or with a little one.
Row claude_row(Row row, const ClaudePlan& plan, Measure measure)
{
    row.measure = [plan, measure](Amount amount) {
        return measure_claude(amount == Amount::Whole ? plan : shrunk(plan), measure);
    };
    return row;
}

} // namespace

std::vector<Row> open_rows()
{
    constexpr double at_most = 2.5;
    constexpr double strive_for = 1.3;
    std::vector<Row> rows;
    for (const Kind& kind : kinds())
        rows.push_back(
            session_row({"open-" + kind.name,
                         kind.what + " opened in the window, to the first whole frame",
                         "simdjson On-Demand over the bytes in memory, into plain arrays",
                         at_most,
                         strive_for,
                         {}},
                        kind.plan, &measure_native<&measure_open>));
    for (const Kind& kind : kinds())
        rows.push_back(
            session_row({"open-core-" + kind.name,
                         kind.what + " read by open_document() alone",
                         "simdjson On-Demand over the bytes in memory, into plain arrays",
                         at_most,
                         strive_for,
                         {}},
                        kind.plan, &measure_native<&measure_core>));
    constexpr std::string_view baseline =
        "simdjson On-Demand over the bytes in memory, into plain arrays";
    for (const ClaudeKind& kind : claude_kinds()) {
        rows.push_back(claude_row({"open-" + kind.name,
                                   kind.what + " opened in the window, to the first whole frame",
                                   std::string(baseline),
                                   at_most,
                                   strive_for,
                                   {}},
                                  kind.plan, &measure_open));
        rows.push_back(claude_row({"open-core-" + kind.name,
                                   kind.what + " read by open_document() alone",
                                   std::string(baseline),
                                   at_most,
                                   strive_for,
                                   {}},
                                  kind.plan, &measure_core));
    }
    return rows;
}

} // namespace playhead::bench
