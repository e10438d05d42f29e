// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/sinks.h"

namespace playhead::record {

Result<void> MemorySink::write(std::span<const SinkRecord> records, std::string_view run,
                               const RingPositions& positions)
{
    for (const SinkRecord& record : records)
        kept_.push_back({record.kind, std::string(record.session_id), std::string(record.json)});
    RingPositions& known = positions_[std::string(run)];
    for (const auto& [ring, position] : positions)
        known[ring] = position;
    return {};
}

Result<KeptPositions> MemorySink::positions(std::string_view run)
{
    const auto known = positions_.find(run);
    if (known == positions_.end())
        return KeptPositions();
    return KeptPositions{known->second, known->second};
}

} // namespace playhead::record
