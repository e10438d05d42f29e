// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_value.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

[[nodiscard]] inline bool is_one_of(std::string_view word,
                                    std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// The members of an object, each to be taken once: what is left at the end was not understood.
/// Members that are null count as not there.
class JsonFields
{
public:
    explicit JsonFields(json::Value object)
    {
        json::ObjectReader reader(object);
        json::Member member;
        while (reader.next(member))
            fields_.push_back({std::string(member.key), member.raw_key, member.value, false});
    }

    [[nodiscard]] bool empty() const { return fields_.empty(); }
    [[nodiscard]] bool has(std::string_view key) const { return peek(key).is_valid(); }
    [[nodiscard]] bool has_any(std::initializer_list<std::string_view> keys) const
    {
        return std::any_of(keys.begin(), keys.end(), [this](auto key) { return has(key); });
    }
    [[nodiscard]] json::Value peek(std::string_view key) const
    {
        const auto found = std::find_if(fields_.begin(), fields_.end(),
                                        [key](const Field& field) { return field.is(key); });
        return found == fields_.end() ? json::Value() : found->value;
    }
    /// What a string says, nothing for anything else.
    [[nodiscard]] std::string peek_text(std::string_view key) const
    {
        return peek(key).as_string().value_or(std::string());
    }
    /// The first of the keys that is there, Invalid where none is.
    json::Value take(std::initializer_list<std::string_view> keys)
    {
        for (const std::string_view key : keys) {
            for (Field& field : fields_) {
                if (field.is(key)) {
                    field.taken = true;
                    return field.value;
                }
            }
        }
        return {};
    }
    json::Value take(std::string_view key) { return take({key}); }
    /// What a string says, the raw token of anything else.
    std::string take_text(std::initializer_list<std::string_view> keys)
    {
        std::string scratch;
        return std::string(take(keys).text(scratch));
    }
    /// What was not taken and says something, as members of an object without its braces.
    [[nodiscard]] std::string rest() const
    {
        std::string members;
        for (const Field& field : fields_) {
            if (field.taken || !says_something(field.value))
                continue;
            members.append(members.empty() ? "" : ",").append(field.raw_key);
            members.append(":").append(field.value.raw());
        }
        return members;
    }
    void take_all()
    {
        for (Field& field : fields_)
            field.taken = true;
    }
    [[nodiscard]] bool all_keys(bool (*test)(std::string_view)) const
    {
        return std::all_of(fields_.begin(), fields_.end(),
                           [test](const Field& field) { return test(field.key); });
    }

    /// Null and what is empty say nothing.
    [[nodiscard]] static bool says_something(const json::Value& value)
    {
        const std::string_view raw = value.raw();
        return !value.is_null() && !raw.empty() && raw != "\"\"" && raw != "[]" && raw != "{}";
    }

private:
    struct Field {
        std::string key;
        std::string_view raw_key;
        json::Value value;
        bool taken;

        [[nodiscard]] bool is(std::string_view wanted) const
        {
            return !taken && key == wanted && !value.is_null();
        }
    };
    std::vector<Field> fields_;
};

} // namespace playhead
