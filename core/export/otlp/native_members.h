// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_value.h"

#include <string_view>
#include <vector>

namespace playhead::otlp {

/// The members of a native record, which outlives this. Their names have no escapes.
class NativeMembers
{
public:
    struct Member {
        std::string_view key;
        json::Value value;
    };

    explicit NativeMembers(json::Value record)
    {
        json::ObjectReader reader(record);
        for (json::Member member; reader.next(member);)
            all_.push_back({member.raw_key.substr(1, member.raw_key.size() - 2), member.value});
    }

    [[nodiscard]] const std::vector<Member>& all() const { return all_; }
    /// Invalid where there is none.
    [[nodiscard]] json::Value find(std::string_view key) const
    {
        for (const Member& member : all_) {
            if (member.key == key)
                return member.value;
        }
        return {};
    }
    [[nodiscard]] bool has(std::string_view key) const { return find(key).is_valid(); }

private:
    std::vector<Member> all_;
};

} // namespace playhead::otlp
