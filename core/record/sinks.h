// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/record/sink.h"

#include <memory>
#include <string>
#include <vector>

namespace playhead::record {

/// Appends to a file of the native format as JSON Lines, which is made where it is missing,
/// readable by its owner only. A line that a process before has left half is taken away first.
[[nodiscard]] std::unique_ptr<Sink> jsonl_sink(const std::string& path);

/// Keeps the records in memory, for tests and for programs that send them elsewhere.
class MemorySink : public Sink
{
public:
    struct Kept {
        SinkRecord::Kind kind;
        std::string session_id;
        std::string json;
    };
    /// `kept` outlives the sink; look at it after flush() or close().
    explicit MemorySink(std::vector<Kept>& kept) : kept_(kept) {}

    Result<void> write(std::span<const SinkRecord> records, std::string_view run,
                       const RingPositions& positions) override;
    Result<RingPositions> positions(std::string_view run) override;
    [[nodiscard]] std::string address() const override { return {}; }

private:
    std::vector<Kept>& kept_;
    std::map<std::string, RingPositions, std::less<>> positions_;
};

} // namespace playhead::record
