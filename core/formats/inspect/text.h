// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What Inspect keeps apart from where it is said: long texts ("attachment://<hash>", "tc://<hash>")
// and messages that many calls of a model share ("input_refs").
#pragma once

#include "core/base/json_value.h"
#include "core/model/trace.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace playhead::inspect {

/// The names of the texts that JSON refers to, each once, in the order in which they come first.
class References
{
public:
    void add(std::string_view json);
    void add_name(std::string_view name);
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

private:
    std::vector<std::string> names_;
    std::unordered_set<std::string> known_;
};

/// The JSON with the string tokens that `text_of` has in the place of references to them. What it
/// has not (an empty view) stays a reference.
using FindText = std::function<std::string_view(std::string_view name)>;
[[nodiscard]] std::string with_texts(std::string_view json, const FindText& text_of);

/// A stretch of a pool: [begin, end).
struct Range {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};
/// What "input_refs" or "call_refs" lists.
[[nodiscard]] std::vector<Range> ranges_of(json::Value refs);

/// An event's records put together. The first record is its own. Resource records hold messages of
/// a pool, one or several with commas between; so do Context records that begin with a brace. The
/// other Context records are texts, in the order in which the records before them refer to them;
/// null where one is missing. A Scope record is the span of the agent.
struct Whole {
    std::string own;     ///< with its texts
    std::string input;   ///< a list of what it refers to in the pool of messages, or empty
    std::string calls;   ///< the same of the pool of calls
    std::string agent;   ///< name
    bool is_own = false; ///< `own` is not what the record says literally
};
[[nodiscard]] Whole whole_of(std::span<const Record> records);

/// The records without the texts: what an event's columns were made of.
[[nodiscard]] std::vector<Record> without_texts(std::span<const Record> records);

} // namespace playhead::inspect
