// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Chrome traces that Playhead wrote (core/export/chrome_trace.cpp): what an event is stands in its
// args, as a native record, and the records of the sessions in "otherData".
#pragma once

#include "core/base/json_value.h"
#include "core/formats/chrome/events.h"
#include "core/formats/importer.h"
#include "core/formats/native/records.h"

#include <cstdint>

namespace playhead::chrome {

class PlayheadRecords
{
public:
    explicit PlayheadRecords(Importer& importer) : importer_(importer), records_(importer) {}

    /// Whether this is the "otherData" of such a trace.
    [[nodiscard]] static bool is_mark(json::Value other_data);
    /// Takes the sessions of "otherData", which stands at `offset`.
    void take_sessions(json::Value other_data, std::uint64_t offset);

    /// Takes a record, which stands at `offset`. False where it is none of ours: somebody put it
    /// there.
    bool take(const Head& head, json::Value record, std::uint64_t offset);

private:
    [[nodiscard]] Slice slice_of(json::Value part, json::Value whole, std::uint64_t offset);

    Importer& importer_;
    NativeRecords records_;
};

} // namespace playhead::chrome
