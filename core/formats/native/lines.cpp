// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/native/lines.h"

#include "core/native/event_line.h"

#include <cstring>
#include <limits>

namespace playhead {

namespace {

constexpr std::size_t usual_line = 150; ///< bytes, of short ones

class NativeYield final : public LineWork::Yield
{
public:
    explicit NativeYield(const LinePiece& piece)
    {
        events.events.rows.reserve(piece.text.size() / usual_line);
        events.links.reserve(piece.text.size() / usual_line);
    }

    void add(const native::EventLine& line, std::uint64_t offset)
    {
        events.add(line,
                   {offset, static_cast<std::uint32_t>(line.record.size()), 0, RecordRole::Event});
    }

    void add_odd(std::uint64_t offset, std::string_view line)
    {
        const std::uint32_t before = events.size();
        const bool goes_on = !odd.empty() && odd.back().events_before == before &&
                             odd.back().offset + odd.back().text.size() == offset;
        if (!goes_on)
            odd.push_back({before, offset, {}});
        odd.back().text += line;
    }

    NativeBatch events;
    std::vector<NativeLines::Odd> odd;
};

} // namespace

std::unique_ptr<LineWork::Yield> NativeLines::parse(const LinePiece& piece) const
{
    constexpr std::size_t longest = std::numeric_limits<std::uint32_t>::max();
    auto yield = std::make_unique<NativeYield>(piece);
    const char* const begin = piece.text.data();
    const char* const end = begin + piece.text.size();
    native::EventLine line;
    for (const char* at = begin; at < end;) {
        const auto offset_of = [&](const char* place) {
            return piece.offset + static_cast<std::uint64_t>(place - begin);
        };
        const char* next = native::read_event_line(at, line);
        if (next && line.record.size() <= longest) {
            yield->add(line, offset_of(line.record.data()));
        } else {
            next = static_cast<const char*>(
                       std::memchr(at, '\n', static_cast<std::size_t>(end - at))) +
                   1;
            yield->add_odd(offset_of(at), {at, static_cast<std::size_t>(next - at)});
        }
        at = next;
    }
    return yield;
}

/// Once enough was read to tell how many events a megabyte holds.
void NativeLines::expect_more(std::uint64_t end)
{
    constexpr std::uint64_t enough = std::uint64_t{1} << 20;
    if (is_expecting_ || end < enough || importer_.session_count() != 1)
        return;
    is_expecting_ = true;
    TraceBuilder& session = *importer_.sessions().front();
    const double share = static_cast<double>(importer_.source().size()) / static_cast<double>(end);
    constexpr double margin = 1.1;
    session.expect(static_cast<std::uint64_t>(session.event_count() * share * margin));
}

bool NativeLines::take(std::unique_ptr<Yield> yield, std::uint64_t end)
{
    auto& taken = static_cast<NativeYield&>(*yield);
    const std::uint32_t count = taken.events.size();
    std::uint32_t done = 0;
    for (const Odd& odd : taken.odd) {
        records_.add_events(taken.events, done, odd.events_before);
        done = odd.events_before;
        if (!read_odd_(odd))
            return false;
    }
    records_.add_events(taken.events, done, count);
    expect_more(end);
    return importer_.keep_going(end, count);
}

} // namespace playhead
