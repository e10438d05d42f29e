// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/sinks.h"

namespace playhead::record {

Result<void> MemorySink::write(std::span<const SinkRecord> records, std::string_view run,
                               const RingPositions& positions)
{
    RingPositions& known = positions_[std::string(run)];
    if (has_come_to(known, positions))
        return {};
    for (const SinkRecord& record : records)
        kept_.push_back({record.kind, std::string(record.session_id), std::string(record.json)});
    go_on_to(known, positions);
    return {};
}

Result<RingPositions> MemorySink::positions(std::string_view run)
{
    const auto known = positions_.find(run);
    return known == positions_.end() ? RingPositions() : known->second;
}

} // namespace playhead::record
