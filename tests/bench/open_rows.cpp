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

namespace playhead::bench {

namespace {

/// Takes the baseline, over bytes that are in memory already.
void parse(const std::string& path, Sample& sample)
{
    const std::string padded = read_file(path, json_padding);
    const std::string_view bytes(padded.data(), padded.size() - json_padding);
    sample.yard = copy(bytes);
    PlainEvents events;
    bool is_fine = false;
    sample.baseline = time_of([&] { is_fine = parse_plainly(bytes, events); });
    keep(&events);
    if (!is_fine)
        sample.failure = "the baseline does not understand " + path;
}

Sample measure_open(const SessionPlan& plan)
{
    const auto path = SessionFiles::instance().path(plan);
    if (!path)
        return failed(path.error().to_string());
    close_shared_stage();
    Sample sample;
    parse(*path, sample);
    Stage stage;
    const SessionContext& context = stage.context();
    PaintWatch watch(&stage.canvas(), [&context, &plan] {
        const auto& trace = context.trace();
        return trace && trace->is_complete() && trace->event_count() >= plan.events;
    });
    const QString name = toQString(*path);
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

Sample measure_core(const SessionPlan& plan)
{
    const auto path = SessionFiles::instance().path(plan);
    if (!path)
        return failed(path.error().to_string());
    close_shared_stage();
    Sample sample;
    parse(*path, sample);
    const double begin = now_ns();
    const auto document = open_document(*path, {});
    sample.measured = now_ns() - begin;
    if (!document)
        return failed(document.error().to_string());
    if ((*document)->sessions.size() != 1 ||
        (*document)->sessions.front()->event_count() != plan.events)
        return failed("events are missing");
    return sample;
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
                        kind.plan, &measure_open));
    for (const Kind& kind : kinds())
        rows.push_back(
            session_row({"open-core-" + kind.name,
                         kind.what + " read by open_document() alone",
                         "simdjson On-Demand over the bytes in memory, into plain arrays",
                         at_most,
                         strive_for,
                         {}},
                        kind.plan, &measure_core));
    return rows;
}

} // namespace playhead::bench
