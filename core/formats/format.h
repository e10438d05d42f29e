// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace playhead {

class FileGroups;
class Importer;
struct GlimpseInput;
struct SessionGlimpse;

/// What a format is recognised by.
struct SniffInput {
    std::string_view head; ///< the first bytes, at most sniff_size
    std::string_view name; ///< file name without folders, "<stdin>" for standard input
    bool is_whole = false; ///< `head` is the whole file
};
inline constexpr std::size_t sniff_size = 64 * 1024;

/// How sure a format is that a file is its own. The surest reads it; of equals, the one whose
/// playhead_add_format() line comes first.
enum class Confidence : std::uint8_t {
    No,
    Possible, ///< would make something of it
    Likely,   ///< has its shape
    Certain,  ///< has its marks, which no other format has
};

/// A format of session files: who it is, and its two functions. Each lives in a file of its own,
/// which states at its head how the format nests events, and is registered by one
/// playhead_add_format(<name>) line with a function `const Format& <name>_format()`.
struct Format {
    std::string_view id;         ///< stable, "agentops-events"
    std::string_view title;      ///< for people
    std::string_view extensions; ///< of file names, space-separated, without dots

    Confidence (*sniff)(const SniffInput& input);
    /// Reads the whole source into the importer's sessions. An Error means that nothing could be
    /// made of it; whatever else is wrong is a diagnostic, and reading goes on.
    Result<void> (*read)(Importer& importer);

    /// For formats of which several files are one session (bundle.h); null where each stands alone.
    /// Takes of a folder's or an archive's files those that read() is to have together:
    /// Importer::parts().
    void (*group)(FileGroups& groups) = nullptr;
    /// What is looked for beside a file that was opened by itself: Bundle::beside().
    std::span<const std::string_view> beside = {};

    /// For formats of whose first and last bytes read() by itself makes nothing: what is told by
    /// them of the file's sessions (reading/glimpse.h). Null, or none: read() is shown both.
    std::vector<SessionGlimpse> (*glimpse)(const GlimpseInput& input) = nullptr;
};

/// All formats, in order of registration.
[[nodiscard]] std::span<const Format* const> all_formats();

} // namespace playhead
