// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace playhead {

/// Interned strings: event types, models, agents, tags. Each text is kept once and has a number.
class StringPool
{
public:
    /// The empty text is StringId(0) in every pool.
    StringPool() { intern({}); }
    StringPool(const StringPool& other) : StringPool()
    {
        for (const std::string& text : other.texts_)
            intern(text);
    }
    StringPool(StringPool&&) = default;
    StringPool& operator=(StringPool&&) = default;
    StringPool& operator=(const StringPool&) = delete;
    ~StringPool() = default;

    StringId intern(std::string_view text)
    {
        const auto found = ids_.find(text);
        if (found != ids_.end())
            return found->second;
        const StringId id(texts_.size());
        texts_.emplace_back(text);
        ids_.emplace(texts_.back(), id);
        return id;
    }
    [[nodiscard]] StringId find(std::string_view text) const
    {
        const auto found = ids_.find(text);
        return found == ids_.end() ? StringId() : found->second;
    }
    [[nodiscard]] std::string_view text(StringId id) const { return texts_[id.value()]; }
    [[nodiscard]] std::size_t size() const { return texts_.size(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>()(text);
        }
    };
    std::vector<std::string> texts_;
    std::unordered_map<std::string, StringId, Hash, std::equal_to<>> ids_;
};

} // namespace playhead
