// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/source_scan.h"

#include <algorithm>
#include <cstring>

namespace playhead {

namespace {

/// What fits beside its copy in the cache of a core.
constexpr std::size_t piece_size = 256 * 1024;
constexpr std::uint64_t longest_stretch = 2 * 1024 * 1024;
/// What is cheaper to read than to leave out.
constexpr std::uint64_t widest_gap = 64 * 1024;
/// Of those that are read one by one.
constexpr std::size_t most_events = 256;

std::uint64_t end_of(const Slice& slice)
{
    return slice.offset + slice.length;
}

} // namespace

std::vector<Stretch> stretches_of(const Trace& trace, std::span<const EventIndex> events)
{
    std::vector<Stretch> stretches;
    std::uint16_t source = 0;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    for (std::size_t at = 0; at < events.size(); ++at) {
        const auto records = trace.records(events[at]);
        const Slice& slice = records.front();
        const bool is_in_pieces =
            records.size() == 1 && trace.source(slice.source).piece_alignment() > 0;
        const bool goes_on =
            !stretches.empty() && stretches.back().is_in_pieces == is_in_pieces &&
            (is_in_pieces ? slice.source == source && slice.offset <= end + widest_gap &&
                                std::max(end, end_of(slice)) - begin <= longest_stretch
                          : stretches.back().count < most_events);
        if (!goes_on) {
            stretches.push_back({at, 0, is_in_pieces});
            source = slice.source;
            begin = slice.offset;
            end = begin;
        }
        ++stretches.back().count;
        end = std::max(end, end_of(slice));
    }
    return stretches;
}

StretchReader::StretchReader(const Trace& trace, const ByteScreen* screen,
                             const std::stop_token& stop)
    : trace_(trace), screen_(screen), stop_(stop)
{
}

void StretchReader::read(std::span<const EventIndex> events, const Stretch& stretch,
                         EventSink& sink)
{
    const auto own = events.subspan(stretch.first, stretch.count);
    if (stretch.is_in_pieces)
        return read_pieces(own, sink);
    for (const EventIndex event : own)
        load(event, sink);
}

void StretchReader::load(EventIndex event, EventSink& sink)
{
    if (stop_.stop_requested())
        return;
    const auto loaded = trace_.load(event, stop_);
    if (loaded)
        sink.take(event, loaded->event);
    else if (!stop_.stop_requested())
        sink.fail(event, loaded.error());
}

StretchReader::Place StretchReader::place_of(EventIndex event) const
{
    const Slice& slice = trace_.records(event).front();
    return {event, slice.offset, end_of(slice), !screen_ || !trace_.is_verbatim(event)};
}

void StretchReader::search(std::string_view bytes)
{
    found_.clear();
    if (screen_)
        screen_->find(bytes, found_);
}

void StretchReader::look_at(Place& place, std::uint64_t base) const
{
    if (place.may_hold)
        return;
    const std::uint64_t from = std::max(place.begin, base) - base;
    const auto next = std::lower_bound(found_.begin(), found_.end(), from);
    place.may_hold = next != found_.end() && *next < place.end - base;
}

void StretchReader::settle(const Place& place, std::string_view bytes, std::uint64_t base,
                           EventSink& sink)
{
    if (stop_.stop_requested())
        return;
    if (!place.may_hold)
        return sink.pass_over(place.event);
    if (place.begin < base)
        return load(place.event, sink);
    const Record record{trace_.records(place.event).front().role,
                        bytes.substr(static_cast<std::size_t>(place.begin - base),
                                     static_cast<std::size_t>(place.end - place.begin))};
    const Event event = trace_.decode(place.event, {&record, 1}, stop_);
    if (!stop_.stop_requested())
        sink.take(place.event, event);
}

void StretchReader::read_pieces(std::span<const EventIndex> events, EventSink& sink)
{
    constexpr std::size_t overlap = ByteScreen::overlap;
    if (!buffer_)
        buffer_ = std::make_unique_for_overwrite<char[]>(overlap + piece_size); // NOLINT
    const Source& source = trace_.source(trace_.records(events.front()).front().source);
    const std::size_t alignment = std::max<std::size_t>(source.piece_alignment(), 1);
    std::uint64_t end = 0;
    for (const EventIndex event : events)
        end = std::max(end, end_of(trace_.records(event).front()));

    std::uint64_t at = place_of(events.front()).begin / alignment * alignment;
    std::size_t kept = 0; // bytes of the piece before
    std::size_t next = 0;
    open_.clear();
    while (next < events.size() || !open_.empty()) {
        if (stop_.stop_requested())
            return;
        const auto rest = static_cast<std::size_t>(std::min<std::uint64_t>(
            (end - at + alignment - 1) / alignment * alignment, piece_size));
        const auto got = source.read_piece(at, {buffer_.get() + overlap, rest});
        if (!got || *got == 0)
            break;
        const std::string_view bytes(buffer_.get() + overlap - kept, kept + *got);
        const std::uint64_t base = at - kept;
        at += *got;
        search(bytes);
        while (next < events.size()) {
            const Place place = place_of(events[next]);
            if (place.begin >= at)
                break;
            open_.push_back(place);
            ++next;
        }
        const auto is_read = [&](Place& place) {
            look_at(place, base);
            if (place.end > at)
                return false;
            settle(place, bytes, base, sink);
            return true;
        };
        open_.erase(std::remove_if(open_.begin(), open_.end(), is_read), open_.end());
        if (*got < rest)
            break;
        kept = std::min(overlap, bytes.size());
        std::memmove(buffer_.get() + overlap - kept, bytes.data() + bytes.size() - kept, kept);
    }
    // What could not be read in one go says by itself what is wrong with it.
    for (const Place& place : open_)
        load(place.event, sink);
    for (; next < events.size(); ++next)
        load(events[next], sink);
}

} // namespace playhead
