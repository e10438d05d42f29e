// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// Interned strings: event types, models, agents, tags. Each text is kept once and has a number.
class StringPool
{
public:
    /// The empty text is StringId(0) in every pool.
    StringPool() { intern({}); }

    StringId intern(std::string_view text);
    /// None where the text is not in the pool.
    [[nodiscard]] StringId find(std::string_view text) const;
    /// Valid until the next intern().
    [[nodiscard]] std::string_view text(StringId id) const { return texts_[id.value()]; }
    [[nodiscard]] std::size_t size() const { return texts_.size(); }

private:
    [[nodiscard]] std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
    void grow();

    std::vector<std::string> texts_;
    std::vector<std::uint32_t> hashes_; ///< by number
    std::vector<StringId> slots_;       ///< a power of two of them, at most half of them in use
};

} // namespace playhead
