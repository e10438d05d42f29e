// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Playhead's own sessions as lines of JSON: {"playhead":1,"session":{…}} for each session, and an
// event a line, with its session_id. A damaged line costs that line only, and a file may be put
// together with `cat`. Lines of `playhead events --json` are read as well.
//
// Nesting: as in native_json.cpp.
#include "core/formats/native/reader.h"

namespace playhead {

const Format& native_jsonl_format()
{
    static constexpr Format format = {
        "native-jsonl", "Playhead session (JSON Lines)", "jsonl ndjson",
        [](const SniffInput& input) { return sniff_native(input, NativeLayout::Lines); },
        [](Importer& importer) { return read_native(importer, NativeLayout::Lines); }};
    return format;
}

} // namespace playhead
