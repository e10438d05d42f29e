// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/string_pool.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace playhead {

namespace {

constexpr std::size_t least_slots = 16;

std::uint32_t hash_of(std::string_view text)
{
    return static_cast<std::uint32_t>(XXH3_64bits(text.data(), text.size()));
}

} // namespace

/// Where the text is, or would be.
std::size_t StringPool::slot_of(std::string_view text, std::uint32_t hash) const
{
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    for (; slots_[slot]; slot = (slot + 1) & mask) {
        const std::uint32_t number = slots_[slot].value();
        if (hashes_[number] == hash && texts_[number] == text)
            break;
    }
    return slot;
}

void StringPool::grow()
{
    slots_.assign(slots_.empty() ? least_slots : slots_.size() * 2, StringId());
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t number = 0; number < texts_.size(); ++number) {
        std::size_t slot = hashes_[number] & mask;
        while (slots_[slot])
            slot = (slot + 1) & mask;
        slots_[slot] = StringId(number);
    }
}

StringId StringPool::intern(std::string_view text)
{
    if (text.empty() && !texts_.empty())
        return StringId(0U);
    const std::uint32_t hash = hash_of(text);
    if (!slots_.empty()) {
        if (const StringId known = slots_[slot_of(text, hash)])
            return known;
    }
    const StringId id(texts_.size());
    texts_.emplace_back(text);
    hashes_.push_back(hash);
    if (texts_.size() * 2 > slots_.size())
        grow();
    else
        slots_[slot_of(text, hash)] = id;
    return id;
}

StringId StringPool::find(std::string_view text) const
{
    return slots_.empty() ? StringId() : slots_[slot_of(text, hash_of(text))];
}

} // namespace playhead
