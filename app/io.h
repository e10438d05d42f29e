// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace playhead {

/// Text on its way to a descriptor, in large pieces. A write that fails is remembered: what comes
/// after it is dropped, and whoever produces much asks isBroken() now and then.
class Output
{
public:
    /// Does not take ownership.
    explicit Output(int descriptor);
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    void write(std::string_view text);
    /// Writes what is waiting. False where this, or an earlier write, failed.
    bool flush();

    [[nodiscard]] bool isBroken() const { return m_errorNumber != 0; }
    /// Whoever read this has enough ("| head"): no failure.
    [[nodiscard]] bool isClosedByReader() const;
    /// What the system said about the write that failed.
    [[nodiscard]] std::string errorText() const;
    [[nodiscard]] bool isTerminal() const { return m_isTerminal; }

private:
    int m_descriptor;
    int m_errorNumber = 0;
    bool m_isTerminal;
    std::string m_buffer;
};

/// What a command talks to.
struct Io {
    Output& out;
    Output& err;
    /// Whether `out` shows colours: a terminal that can, and nobody who asked for none (NO_COLOR).
    bool hasColours = false;

    /// Says what went wrong on `err`, at once: "playhead: where: what", with the remedy below.
    /// What came from files and arguments is made printable.
    void report(const Error& error);
    /// The same for arguments that make no sense. `command` is empty for the program itself.
    void reportUsage(std::string_view command, const Error& error);
};

/// What the program ends with.
namespace exit_code {
inline constexpr int done = 0;
inline constexpr int failed = 1; ///< nothing could be read, or nothing be written
inline constexpr int wrongUsage = 2;
} // namespace exit_code

} // namespace playhead
