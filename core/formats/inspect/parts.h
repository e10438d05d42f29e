// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/importer.h"
#include "core/formats/inspect/events.h"
#include "core/formats/inspect/text.h"
#include "core/formats/reading/log_record.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace playhead::inspect {

/// Finds what the events of a sample refer to, and makes it records of theirs: inspect_text.h says
/// in which order.
class Parts
{
public:
    using Texts = std::unordered_map<std::string, Slice>;

    /// All outlive this. The pools are of messages and of what models were sent.
    Parts(Importer& importer, const Texts& texts, const std::vector<Slice>& messages,
          const std::vector<Slice>& calls)
        : importer_(importer), texts_(texts), messages_(messages), calls_(calls)
    {
    }

    /// False where something is missing.
    bool add(const LogRecord& event, Kind kind, std::vector<Slice>& slices);

private:
    bool add_pooled(json::Value refs, const std::vector<Slice>& pool, RecordRole role,
                    std::vector<Slice>& slices, References& references);
    void add_names(const Slice& message, References& references);
    Slice missing();

    Importer& importer_;
    const Texts& texts_;
    const std::vector<Slice>& messages_;
    const std::vector<Slice>& calls_;
    /// In pooled messages, which many events refer to; by where they stand.
    std::unordered_map<std::string, References> names_in_;
    std::optional<Slice> missing_;
};

} // namespace playhead::inspect
