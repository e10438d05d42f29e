// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace playhead::bench {

/// What an event carries, by the average length of its line.
enum class Payloads {
    Thin,    ///< 150 bytes: what a loop records
    Typical, ///< 1.5 kB: a call with its answer
    Fat,     ///< 12 kB: whole files and pages
};

[[nodiscard]] std::string_view payloads_name(Payloads payloads); ///< "thin"
/// What the texts of a line come to on average, beside some 150 bytes that every line has.
[[nodiscard]] std::size_t usual_text(Payloads payloads);

/// How events lie in each other and beside each other.
enum class Shape {
    Agents,   ///< eight agents side by side, in turns of calls, which hand work to others
    Deep,     ///< chains of 5,000, each in the one before
    Wide,     ///< one event with all the others in it
    Parallel, ///< 64 threads, each with calls that overlap
};

/// A session that can be written again, byte for byte.
struct SessionPlan {
    std::uint64_t events = 1000;
    Payloads payloads = Payloads::Typical;
    Shape shape = Shape::Agents;
    /// Texts have line breaks and letters beyond ASCII, written as escapes.
    bool is_escaped = false;
    std::uint64_t seed = 1;
    std::uint64_t planted = 0; ///< so many events hold the needle
    std::uint64_t giant = 0;   ///< bytes of one value, of an event beside the others; 0: none
};

/// What is planted to be looked for, as a reader sees it. In the file its letters are of either
/// case, and the one beyond ASCII is an escape where texts are escaped.
inline constexpr std::string_view needle = "lantern over \xC3\x89vora";

/// "agents-typical-1000-1": what tells the plan from others, for a file's name.
[[nodiscard]] std::string plan_name(const SessionPlan& plan);

/// Writes it as JSON Lines of the native format.
[[nodiscard]] Result<void> write_session(const std::string& path, const SessionPlan& plan);

} // namespace playhead::bench
