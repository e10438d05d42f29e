// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

enum class Severity : std::uint8_t {
    Note,    ///< something was repaired, inferred or left out on purpose; nothing is lost
    Warning, ///< something is doubtful, or not as the format says
    Error,   ///< something could not be read
};

[[nodiscard]] std::string_view severity_name(Severity severity); ///< "note", "warning", "error"

/// What can be said about a source. Each is a constant with static storage; `code` is its stable
/// name ("dangling-trigger"), message and remedy are sentences for people.
struct DiagnosticKind {
    Severity severity;
    std::string_view code;
    std::string_view message;
    std::string_view remedy;
};

/// Where something was seen. Whatever is not known stays empty.
struct Place {
    EventIndex event;
    std::optional<std::uint64_t> offset; ///< bytes from the start of the source
    std::optional<std::uint64_t> line;   ///< from 1
    std::string detail;                  ///< a field, a value, a session

    [[nodiscard]] std::string to_string() const;
};

/// One kind of finding, how often, and the first places.
struct Diagnostic {
    Severity severity = Severity::Note;
    std::string code;
    std::string message;
    std::string remedy;
    std::uint64_t count = 0;
    std::vector<std::string> where;
};

/// The data notes of a file or session, grouped by code: a million repairs are one line with a
/// number and the first places. A value, not safe to share while it is written.
class Diagnostics
{
public:
    static constexpr std::size_t places_kept = 5;

    void add(const DiagnosticKind& kind, const Place& place = {});
    /// For findings whose text is not a constant, such as what the operating system said.
    void add(Diagnostic diagnostic);
    void merge(const Diagnostics& other);

    [[nodiscard]] const std::vector<Diagnostic>& entries() const { return entries_; }
    [[nodiscard]] bool empty() const { return entries_.empty(); }
    [[nodiscard]] std::uint64_t count(std::string_view code) const;
    /// Whether the place of the next such finding would be kept: it may take time to work out.
    [[nodiscard]] bool keeps_place_of(std::string_view code) const;
    /// The worst severity, Note where there is nothing.
    [[nodiscard]] Severity worst() const;

private:
    Diagnostic& entry(std::string_view code);
    [[nodiscard]] const Diagnostic* find(std::string_view code) const;

    std::vector<Diagnostic> entries_;
};

} // namespace playhead
