// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// How work on large texts ends soon after nobody wants it any more.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>

namespace playhead {

/// What work that was stopped returns in place of a value. Whoever stopped it waits for nothing any
/// more, so that nobody is shown this.
[[nodiscard]] inline Error cancelled()
{
    return {"This was cancelled.", {}, {}};
}

/// Asks a stop token now and then on the way through a text: often enough to end within
/// milliseconds, and seldom enough to cost nothing.
class StopCheck
{
public:
    static constexpr std::size_t piece = std::size_t{256} << 10;

    explicit StopCheck(const std::stop_token& stop) : stop_(stop) {}

    /// Whether to stop at this place, which does not go back; from then on at every one.
    [[nodiscard]] bool is_due(std::size_t at)
    {
        if (at >= next_) {
            next_ = at + piece;
            is_stopped_ = stop_.stop_requested();
        }
        return is_stopped_;
    }

private:
    const std::stop_token& stop_;
    std::size_t next_ = 0;
    bool is_stopped_ = false;
};

/// Appends in pieces: it takes a tenth of a second to copy 200 MB to where there was no memory
/// before. False where it was stopped on the way.
[[nodiscard]] inline bool append_in_pieces(std::string& out, std::string_view text,
                                           const std::stop_token& stop)
{
    constexpr std::size_t piece = std::size_t{4} << 20;
    if (text.size() > piece)
        out.reserve(out.size() + text.size());
    for (std::size_t at = 0; at < text.size(); at += piece) {
        if (stop.stop_requested())
            return false;
        out += text.substr(at, piece);
    }
    return true;
}

} // namespace playhead
