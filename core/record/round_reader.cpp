// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/round_reader.h"

#include "core/record/thread_ring.h"

#include <algorithm>
#include <limits>

namespace playhead::record {

namespace {

/// Large enough for the cost of a transaction, and small enough for what is made of it to stay in
/// the cache.
constexpr std::size_t most_of_a_round = std::size_t{1} << 20U;
/// Of each ring that fills up, whatever the times: a thread that records what happened last year
/// would keep the others waiting.
constexpr std::size_t least_of_a_ring = std::size_t{32} << 10U;

} // namespace

bool RoundReader::is_later(const Waiting& a, const Waiting& b)
{
    return a.found.time != b.found.time ? a.found.time > b.found.time : a.found.ring > b.found.ring;
}

std::optional<RoundReader::Waiting> RoundReader::next_of(std::size_t ring) const
{
    RingReader& reader = *rings_[ring].reader;
    while (reader.position() < ends_[ring]) {
        const std::span<const std::byte> bytes = reader.next();
        if (bytes.empty())
            break;
        if (reader.position() > ends_[ring]) { // behind what fills a block up to its end
            reader.put_back();
            break;
        }
        Waiting next;
        next.found.bytes = {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
        if (!parse(next.found.bytes, next.entry))
            continue;
        next.found.time = next.entry.facts.time;
        next.found.ring = ring;
        return next;
    }
    return std::nullopt;
}

void RoundReader::take(const Waiting& waiting)
{
    const std::size_t ring = waiting.found.ring;
    const std::uint64_t event = waiting.entry.facts.event;
    found_.push_back(waiting.found);
    taken_[ring] += waiting.found.bytes.size();
    if (ThreadRing::ring_of(event) == rings_[ring].reader->thread())
        latest_[ring] = std::max(latest_[ring], event);
}

void RoundReader::read_side_by_side()
{
    for (std::size_t ring = 0; ring < rings_.size(); ++ring) {
        if (auto next = next_of(ring))
            waiting_.push_back(*next);
    }
    std::make_heap(waiting_.begin(), waiting_.end(), is_later);
    std::size_t taken = 0;
    while (!waiting_.empty() && (is_bounded_ || taken < most_of_a_round)) {
        std::pop_heap(waiting_.begin(), waiting_.end(), is_later);
        const Waiting earliest = waiting_.back();
        waiting_.pop_back();
        take(earliest);
        taken += earliest.found.bytes.size();
        if (auto next = next_of(earliest.found.ring)) {
            waiting_.push_back(*next);
            std::push_heap(waiting_.begin(), waiting_.end(), is_later);
        }
    }
}

/// A session's end waits for what the others have to say.
void RoundReader::read_least()
{
    for (Waiting& waiting : waiting_) {
        const std::size_t ring = waiting.found.ring;
        std::optional<Waiting> next = waiting;
        while (next && taken_[ring] < least_of_a_ring && rings_[ring].reader->is_half_full() &&
               next->entry.header.kind != static_cast<std::uint8_t>(EntryKind::SessionEnd)) {
            take(*next);
            next = next_of(ring);
        }
        if (next)
            rings_[ring].reader->put_back();
    }
    waiting_.clear();
}

/// An action that another thread ended, or told more of, may have begun in a ring that was read
/// before it did. Who ended it knew of it, so its beginning is there now: it must not come later.
void RoundReader::read_beginnings()
{
    for (std::size_t i = 0; i < found_.size(); ++i) { // NOLINT(modernize-loop-convert): it grows
        Entry entry;
        if (!parse(found_[i].bytes, entry))
            continue;
        const std::uint64_t thread = ThreadRing::ring_of(entry.facts.event);
        if (entry.facts.event == 0 || thread == rings_[found_[i].ring].reader->thread())
            continue;
        const auto begun =
            std::find_if(rings_.begin(), rings_.end(), [thread](const RingSource& ring) {
                return ring.reader->thread() == thread;
            });
        if (begun == rings_.end())
            continue;
        const auto ring = static_cast<std::size_t>(begun - rings_.begin());
        while (latest_[ring] < entry.facts.event) {
            const auto next = next_of(ring);
            if (!next)
                break;
            take(*next);
        }
    }
}

bool RoundReader::read(std::span<const RingSource> rings,
                       const std::optional<RingPositions>& bounds)
{
    rings_ = rings;
    is_bounded_ = bounds.has_value();
    latest_.resize(std::max(latest_.size(), rings.size()));
    taken_.assign(rings.size(), 0);
    ends_.assign(rings.size(), std::numeric_limits<std::uint64_t>::max());
    for (std::size_t ring = 0; bounds && ring < rings.size(); ++ring) {
        const auto bound = bounds->find(rings[ring].name);
        ends_[ring] = bound == bounds->end() ? 0 : bound->second;
    }
    read_side_by_side();
    const bool has_more = !waiting_.empty();
    read_least();
    if (!is_bounded_)
        read_beginnings();
    // An event may have begun before what its thread recorded meanwhile.
    std::stable_sort(found_.begin(), found_.end(),
                     [](const FoundEntry& a, const FoundEntry& b) { return a.time < b.time; });
    return has_more;
}

} // namespace playhead::record
