// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Playhead's own sessions as one JSON document: {"playhead":1,"session":{…},"events":[…]}, several
// as {"playhead":1,"sessions":[…]}, and what people write by hand: {"events":[…]} with the
// session's fields beside it, or nothing but a list of events. core/native/README.md has it all.
//
// Nesting: as recorded, by parent_index, by parent_id, or by standing in an event's "children".
// Only where no event of a session tells its parent are parents inferred from times, and never in a
// session that says "parents":"recorded".
#include "core/formats/native/reader.h"

namespace playhead {

const Format& native_json_format()
{
    static constexpr Format format = {
        "native-json", "Playhead session (JSON)", "json",
        [](const SniffInput& input) { return sniff_native(input, NativeLayout::Documents); },
        [](Importer& importer) { return read_native(importer, NativeLayout::Documents); }};
    return format;
}

} // namespace playhead
