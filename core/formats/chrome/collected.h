// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/chrome/names.h"
#include "core/formats/chrome/slices.h"
#include "core/formats/importer.h"
#include "core/model/string_pool.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace playhead::chrome {

/// What was read of a trace, before it becomes events.
struct Collected {
    Slices slices;
    StringPool texts; ///< of the rows
    Names names;
    std::unordered_map<std::uint32_t, std::string> ids; ///< of events, by row
    std::unordered_map<std::uint32_t, Piece> frames;    ///< of the stack, by their name's number
    std::vector<Slice> damaged;
    bool is_since_epoch = false; ///< some time is after 2000
};

/// Adds an event for each row, with what is to be said of it, when all are there.
void add_events(Importer& importer, TraceBuilder& builder, Collected& found);

/// Says something of a row. Its line is looked up as long as places are kept.
void note_at(Importer& importer, TraceBuilder& builder, const DiagnosticKind& kind, const Row& row,
             EventIndex event = {});

} // namespace playhead::chrome
