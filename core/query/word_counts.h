// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/query/keys.h"

#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace playhead {

/// How many events have each word of a column, by the word's number. An event that has a word twice
/// counts once.
[[nodiscard]] std::vector<std::uint32_t> count_words(const Trace& trace, const WordColumn& column);

/// The same of one trace, each column counted when it is first asked for.
class WordCounts
{
public:
    /// The trace is not null.
    explicit WordCounts(std::shared_ptr<const Trace> trace) : trace_(std::move(trace)) {}

    [[nodiscard]] const Trace& trace() const { return *trace_; }
    [[nodiscard]] const std::vector<std::uint32_t>& of(const WordColumn& column);

private:
    std::shared_ptr<const Trace> trace_;
    std::map<const WordColumn*, std::vector<std::uint32_t>> counts_;
};

} // namespace playhead
