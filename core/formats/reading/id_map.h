// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/id_hash.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead {

/// What is known by an id that records name: lines by their uuid, calls by theirs. Ids are told
/// apart by id_hash(), as events are, so that a million of them cost the size of what is known of
/// them and no text. For small values; they move when the map grows.
template <typename T>
class IdMap
{
public:
    /// Null where the id is not known. Valid until the next add().
    [[nodiscard]] const T* find(std::string_view id) const
    {
        if (slots_.empty())
            return nullptr;
        const Slot& slot = slots_[slot_of(id_hash(id))];
        return slot.hash != 0 ? &slot.value : nullptr;
    }
    [[nodiscard]] T* find(std::string_view id)
    {
        return const_cast<T*>(std::as_const(*this).find(id));
    }
    [[nodiscard]] bool contains(std::string_view id) const { return find(id) != nullptr; }

    /// What is known by the id, which is this value where it was not known before; and whether it
    /// was not.
    std::pair<T*, bool> add(std::string_view id, T value)
    {
        if ((used_ + 1) * 4 > slots_.size() * 3)
            grow();
        const std::uint64_t hash = id_hash(id);
        Slot& slot = slots_[slot_of(hash)];
        const bool is_new = slot.hash == 0;
        if (is_new) {
            slot = {hash, std::move(value)};
            ++used_;
        }
        return {&slot.value, is_new};
    }

private:
    struct Slot {
        std::uint64_t hash = 0; ///< 0: nothing is here
        T value = {};
    };

    /// Where the hash is, or would be.
    [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const
    {
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot = hash & mask;
        while (slots_[slot].hash != 0 && slots_[slot].hash != hash)
            slot = (slot + 1) & mask;
        return slot;
    }

    void grow()
    {
        constexpr std::size_t least_slots = 16;
        std::vector<Slot> before(slots_.empty() ? least_slots : slots_.size() * 2);
        before.swap(slots_);
        for (Slot& slot : before) {
            if (slot.hash != 0)
                slots_[slot_of(slot.hash)] = std::move(slot);
        }
    }

    std::vector<Slot> slots_; ///< a power of two of them, at most three quarters in use
    std::size_t used_ = 0;
};

} // namespace playhead
