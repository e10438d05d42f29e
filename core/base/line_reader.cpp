// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/line_reader.h"

namespace playhead {

LineReader::LineReader(ByteReader& source, std::uint64_t offset, std::size_t buffer_size)
    : buffer_(source, buffer_size, offset), start_(offset)
{
}

bool LineReader::next(Line& line)
{
    std::size_t searched = 0;
    std::size_t newline = std::string_view::npos;
    bool there_is_more = true;
    for (;;) {
        newline = buffer_.rest().find('\n', searched);
        searched = buffer_.rest().size();
        if (newline != std::string_view::npos || !there_is_more)
            break;
        there_is_more = buffer_.more();
    }
    const std::string_view rest = buffer_.rest();
    if (rest.empty())
        return false;
    line.offset = buffer_.offset();
    line.complete = newline != std::string_view::npos;
    line.text = rest.substr(0, newline);
    buffer_.consume(line.complete ? newline + 1 : rest.size());
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (line.offset == 0 && line.text.substr(0, 3) == byte_order_mark) {
        line.offset = byte_order_mark.size();
        line.text.remove_prefix(byte_order_mark.size());
    }
    return true;
}

} // namespace playhead
