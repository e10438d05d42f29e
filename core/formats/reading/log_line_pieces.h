// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The lines of a log, found and looked into on all cores before they are taken in their order.
#pragma once

#include "core/formats/reading/line_pieces.h"
#include "core/formats/reading/log_lines.h"

#include <functional>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

namespace playhead {

/// Shows well-formed lines to a log, and all others to whoever can read them.
class LogLineWork final : public LineWork
{
public:
    /// Takes a line, with its line break, that holds something else than one whole object. False
    /// to break off.
    using ReadOdd = std::function<bool(std::uint64_t offset, std::string_view line)>;

    /// All outlive this.
    LogLineWork(Importer& importer, LogLines& lines, ReadOdd read_odd);
    ~LogLineWork() override;

    [[nodiscard]] std::unique_ptr<Yield> parse(const LinePiece& piece) const override;
    [[nodiscard]] bool take(std::unique_ptr<Yield> yield, std::uint64_t end) override;

private:
    class FoundLines;

    Importer& importer_;
    LogLines& lines_;
    ReadOdd read_odd_;
    mutable std::mutex mutex_;
    mutable std::vector<std::unique_ptr<Yield>> spare_; ///< to be used again; guarded by mutex_
};

} // namespace playhead
