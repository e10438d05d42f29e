// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/recover.h"

#include "core/record/drain.h"
#include "core/record/sinks.h"

#include <deque>
#include <utility>

namespace playhead::record {

namespace {

constexpr std::string_view jsonl_prefix = "jsonl:";

/// Passes on to another sink, and counts.
class CountingSink final : public Sink
{
public:
    CountingSink(Sink& sink, std::uint64_t& events) : sink_(sink), events_(events) {}

    Result<void> write(std::span<const SinkRecord> records, std::string_view run,
                       const RingPositions& positions) override
    {
        auto written = sink_.write(records, run, positions);
        if (written) {
            for (const SinkRecord& record : records)
                events_ += record.kind == SinkRecord::Kind::Session ? 0 : 1;
        }
        return written;
    }
    Result<RingPositions> positions(std::string_view run) override { return sink_.positions(run); }
    [[nodiscard]] std::string address() const override { return sink_.address(); }

private:
    Sink& sink_;
    std::uint64_t& events_;
};

Result<void> take_up(RunFolder& run, const OpenSink& open, Recovered& recovered)
{
    auto opened = open(run.sink_address());
    if (!opened)
        return opened.error();
    const auto positions = (*opened)->positions(run.name());
    if (!positions)
        return positions.error();

    struct Left {
        RingMemory memory;
        RingReader reader;
        std::string name;
        Left(RingMemory opened_one, std::string its_name)
            : memory(std::move(opened_one)), reader(memory), name(std::move(its_name))
        {
        }
    };
    std::deque<Left> rings;
    for (const std::string& name : run.rings()) {
        if (RingMemory::is_unfinished(run.path(name)))
            continue;
        auto memory = RingMemory::open_file(run.path(name));
        if (!memory)
            return memory.error(); // all of the run stays, for whoever can read it
        rings.emplace_back(std::move(memory).value(), name);
    }
    std::vector<RingSource> sources;
    sources.reserve(rings.size());
    for (Left& each : rings)
        sources.push_back({&each.reader, each.name, each.name});

    CountingSink sink(**opened, recovered.events);
    Drain drain(run, sink);
    const auto sessions = run.sessions();
    for (const auto& [number, facts] : sessions)
        drain.know(number, facts);
    drain.resume(*positions);
    for (bool has_more = true; has_more;) {
        const auto round = drain.round(sources);
        if (!round)
            return round.error();
        has_more = *round;
    }
    // Those that ended in what was just taken are known no more.
    for (const auto& [number, facts] : drain.sessions())
        recovered.sessions.push_back({facts.id, run.sink_address()});
    drain.end_all(died_reason);
    const auto last = drain.round(sources);
    if (!last)
        return last.error();
    run.remove();
    return {};
}

} // namespace

Result<std::unique_ptr<Sink>> open_sink(std::string_view address)
{
    if (address.starts_with(jsonl_prefix))
        return jsonl_sink(std::string(address.substr(jsonl_prefix.size())));
    return Error{"It is not known where this recording was to go.", std::string(address), {}};
}

Recovered recover(const std::string& folder, const OpenSink& open)
{
    Recovered recovered;
    for (RunFolder& run : RunFolder::abandoned(folder)) {
        if (auto taken = take_up(run, open, recovered); !taken)
            recovered.failures.push_back(taken.error());
    }
    return recovered;
}

} // namespace playhead::record
