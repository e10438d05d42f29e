// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/id_table.h"

namespace playhead {

namespace {

constexpr std::size_t least_slots = 64;

} // namespace

std::size_t IdTable::slot_of(std::span<const std::uint64_t> hashes, std::uint64_t hash) const
{
    const std::size_t mask = slots_.size() - 1;
    const auto high_half = static_cast<std::uint32_t>(hash >> 32U);
    std::size_t slot = hash & mask;
    for (; slots_[slot].event; slot = (slot + 1) & mask) {
        if (slots_[slot].high_half == high_half && hashes[slots_[slot].event.value()] == hash)
            break;
    }
    return slot;
}

bool IdTable::put(std::span<const std::uint64_t> hashes, EventIndex event)
{
    const std::uint64_t hash = hashes[event.value()];
    Slot& slot = slots_[slot_of(hashes, hash)];
    if (slot.event)
        return false;
    slot = {event, static_cast<std::uint32_t>(hash >> 32U)};
    return true;
}

/// Twice as many slots, filled in the order of events: their hashes lie side by side.
void IdTable::grow(std::span<const std::uint64_t> hashes)
{
    constexpr std::size_t ahead = 8;
    slots_.assign(slots_.empty() ? least_slots : slots_.size() * 2, Slot());
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        if (i + ahead < hashes.size())
            prefetch(hashes[i + ahead]);
        if (hashes[i] != 0)
            put(hashes, EventIndex(i));
    }
}

bool IdTable::add(std::span<const std::uint64_t> hashes, EventIndex event)
{
    if ((used_ + 1) * 2 > slots_.size())
        grow(hashes.first(event.value()));
    const bool is_new = put(hashes, event);
    used_ += is_new ? 1 : 0;
    return is_new;
}

EventIndex IdTable::find(std::span<const std::uint64_t> hashes, std::uint64_t hash) const
{
    return slots_.empty() ? EventIndex() : slots_[slot_of(hashes, hash)].event;
}

} // namespace playhead
