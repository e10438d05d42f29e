// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_value.h"
#include "core/base/json_write.h"

#include <string>
#include <string_view>

namespace playhead::otlp {

/// Whether a value reads back from an AnyValue as it is: it is not nested deeper than others like
/// it, and its keys are spelled as anybody would.
[[nodiscard]] bool has_any_value(json::Value value);

/// Writes a value that has one as an AnyValue. Numbers and strings keep their tokens: integers of
/// 64 bits are texts, as in all JSON of protobuf, other numbers doubles.
void write_any_value(json::Writer& out, json::Value value);

/// Writes the KeyValues of an array that is open.
class Attributes
{
public:
    explicit Attributes(json::Writer& out) : out_(out) {}

    void text(std::string_view key, std::string_view value);
    /// One that is JSON text by itself, quotes included.
    void token(std::string_view key, std::string_view string_token);
    void integer(std::string_view key, std::int64_t value);
    void number(std::string_view key, std::string_view number_token); ///< a double
    void mark(std::string_view key);                                  ///< true
    void value(std::string_view key, json::Value value);              ///< that has_any_value()

private:
    json::Writer& begin(std::string_view key, std::string_view type);
    void end();

    json::Writer& out_;
};

} // namespace playhead::otlp
