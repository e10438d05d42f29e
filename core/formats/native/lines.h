// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/importer.h"
#include "core/formats/native/records.h"
#include "core/formats/reading/line_pieces.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace playhead {

/// Takes the lines of a native file in pieces: events as programs write them by the short way, and
/// all other lines, in their place, by the long one.
class NativeLines final : public LineWork
{
public:
    /// Lines that the short way does not read.
    struct Odd {
        std::uint32_t events_before = 0; ///< of the same piece
        std::uint64_t offset = 0;        ///< in the file
        std::string text;
    };
    /// Reads odd lines. False to break off.
    using ReadOdd = std::function<bool(const Odd&)>;

    NativeLines(Importer& importer, NativeRecords& records, ReadOdd read_odd)
        : importer_(importer), records_(records), read_odd_(std::move(read_odd))
    {
    }

    [[nodiscard]] std::unique_ptr<Yield> parse(const LinePiece& piece) const override;
    [[nodiscard]] bool take(std::unique_ptr<Yield> yield, std::uint64_t end) override;

private:
    void expect_more(std::uint64_t end);

    Importer& importer_;
    NativeRecords& records_;
    ReadOdd read_odd_;
    bool is_expecting_ = false;
};

} // namespace playhead
