// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Reading the lines of a file on all cores: pieces of it are read and parsed side by side, and
// what comes out of them is taken in the order of the file.
#pragma once

#include "core/base/result.h"
#include "core/model/source.h"

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string_view>

namespace playhead {

/// Whole lines of a file, each with its line break.
struct LinePiece {
    /// How many bytes can be read behind the text, for loads that are wider than a byte.
    static constexpr std::size_t padding = 64;

    std::uint64_t offset = 0; ///< of the text, in the file
    std::string_view text;    ///< stays until what came of it has been taken
};

/// What a format does with pieces.
class LineWork
{
public:
    /// What a format makes of a piece.
    class Yield
    {
    public:
        virtual ~Yield() = default;
    };

    virtual ~LineWork() = default;
    /// Parses a piece. Called on several threads at once; never fails: what it cannot read it
    /// leaves to take().
    [[nodiscard]] virtual std::unique_ptr<Yield> parse(const LinePiece& piece) const = 0;
    /// Takes what came of a piece, in the order of the file, on the caller's thread. `end` is the
    /// offset behind the piece. False to break off.
    [[nodiscard]] virtual bool take(std::unique_ptr<Yield> yield, std::uint64_t end) = 0;
};

/// Reads all lines that end in a line break. Returns the offset behind the last one that was taken,
/// which is where to read on: what stands there has no line break, could not be read, or was not
/// wanted any more: `stop` was requested. Memory is needed for a few pieces of a megabyte, and for
/// the longest line.
[[nodiscard]] std::uint64_t read_line_pieces(FileSource& source, LineWork& work,
                                             const std::stop_token& stop = {});

} // namespace playhead
