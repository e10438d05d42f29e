// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/importer.h"
#include "core/model/trace_builder.h"

#include <cstdint>
#include <vector>

namespace playhead {

/// What stands in a file where a record should be and belongs to no session: it is shown in the
/// one before it, and waits where there is none so far.
class StrayRecords
{
public:
    enum class Kind : std::uint8_t {
        Event, ///< becomes one: of a kind that nobody knows, or unreadable
        About, ///< is kept with the session
    };

    explicit StrayRecords(Importer& importer) : importer_(importer) {}

    /// `session` is null where there is none so far. Empty slices are nothing.
    void add(const Slice& slice, Kind kind, TraceBuilder* session);
    /// Shows what waited. To be called before the first event of the first session.
    void show_in(TraceBuilder& session);
    [[nodiscard]] bool is_empty() const { return waiting_.empty(); }

private:
    struct Waiting {
        Slice slice;
        Kind kind = Kind::Event;
    };
    void show(const Waiting& stray, TraceBuilder& session);

    Importer& importer_;
    std::vector<Waiting> waiting_;
};

} // namespace playhead
