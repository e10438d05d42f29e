// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/log_lines.h"

#include "core/formats/json_input.h"

namespace playhead {

namespace {

json::StreamOptions options(const Importer& importer)
{
    json::StreamOptions options;
    options.mode = json::StreamOptions::Mode::Lines;
    options.leaves_torn_line = importer.is_followed();
    return options;
}

/// False where the work is to be broken off.
bool read_what_is_there(Importer& importer, JsonInput& input, LogLines& lines)
{
    while (input.cursor().next_document()) {
        const json::Slice line = input.cursor().raw();
        const Slice slice = importer.slice(line.offset, line.text.size());
        if (line.scan.ok() && line.value().is_object())
            lines.add({line.value(), slice});
        else if (!line.text.empty())
            lines.add_unreadable(slice);
        if (!input.keep_going())
            return false;
    }
    return true;
}

} // namespace

Result<void> read_log_lines(Importer& importer, LogLines& lines)
{
    JsonInput input(importer, options(importer));
    bool goes_on = true;
    do {
        goes_on = read_what_is_there(importer, input, lines);
        lines.settle();
    } while (goes_on && lines.has_begun() && input.wait_for_more());
    input.cursor().take_torn_line();
    if (goes_on && read_what_is_there(importer, input, lines))
        lines.settle();
    return input.finish();
}

} // namespace playhead
