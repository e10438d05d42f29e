// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The kinds of values that the native format is made of. Each read_…() takes a JSON value as
// liberally as it can be understood.
#pragma once

#include "core/base/json_value.h"
#include "core/base/time.h"
#include "core/model/payload.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace playhead::native {

/// What became of a value.
enum class Reading : std::uint8_t {
    Absent,   ///< null, or an empty text where a figure belongs
    Exact,    ///< of the kind that was asked for
    FromText, ///< a figure written as a text
    NoZone,   ///< a time without a zone
    Unusable,
};

/// The text of a string, the raw token of anything else but null.
Reading read_text(json::Value value, std::string& text);
Reading read_integer(json::Value value, std::int64_t& number);
/// Finite numbers only.
Reading read_number(json::Value value, double& number);
Reading read_time(json::Value value, TimeNs& time);
/// A list of texts, or one text.
Reading read_texts(json::Value value, std::vector<std::string>& texts);

/// Collects members into the text of an object, each as it was recorded.
class ObjectText
{
public:
    void add(std::string_view raw_key, std::string_view raw_value);
    /// The members of an object; nothing else.
    void add_members_of(json::Value object);
    [[nodiscard]] bool is_empty() const { return text_.empty(); }
    [[nodiscard]] Payload take();

private:
    std::string text_; ///< without the braces
};

} // namespace playhead::native
