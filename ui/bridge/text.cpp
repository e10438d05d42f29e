// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/bridge/text.h"

#include <algorithm>

namespace playhead {

namespace {

/// Whether a text can be cut before this byte and the pieces become what the whole becomes: no
/// character goes on with it, and none of it is taken for a byte order mark, which a piece would
/// lose.
bool beginsPiece(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    constexpr unsigned char orderMark = 0xEF;
    return byte < 0x80 || (byte >= 0xC0 && byte != orderMark);
}

} // namespace

QString toQString(std::string_view text, const std::stop_token& stop)
{
    constexpr std::size_t piece = std::size_t{1} << 20;
    if (text.size() <= piece)
        return toQString(text);
    QString whole;
    whole.reserve(static_cast<qsizetype>(text.size()));
    while (!text.empty()) {
        if (stop.stop_requested())
            return {};
        const auto from = text.begin() + static_cast<std::ptrdiff_t>(std::min(piece, text.size()));
        const auto end = std::find_if(from, text.end(), beginsPiece);
        const auto length = static_cast<std::size_t>(end - text.begin());
        whole += toQString(text.substr(0, length));
        text.remove_prefix(length);
    }
    return whole;
}

} // namespace playhead
