// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What stands in a document beside its events: it is kept until the events are known, and belongs
// to the session.
#pragma once

#include "core/base/json_stream.h"
#include "core/formats/importer.h"
#include "core/formats/reading/log_record.h"
#include "core/model/trace_builder.h"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// A member of an object of the file.
struct KeptMember {
    std::string key;
    std::string json;         ///< put right where it was damaged
    Slice slice;              ///< as it stands in the file
    std::string damaged = {}; ///< what stands there, where that is not `json`

    [[nodiscard]] json::Value value() const { return json::Value(json); }
    /// Those of the slice.
    [[nodiscard]] std::string_view bytes() const { return damaged.empty() ? json : damaged; }
};

/// Reads the value at which the cursor stands.
[[nodiscard]] KeptMember keep_member(Importer& importer, json::Cursor& cursor,
                                     std::string_view key);
/// The members of an object that is in memory.
[[nodiscard]] std::vector<KeptMember> members_of(Importer& importer, const LogRecord& object);
/// The last with this key that is not null, or null.
[[nodiscard]] const KeptMember* find_kept(std::span<const KeptMember> members,
                                          std::string_view key);
/// A value within a member, as a record: where it stands in the file, or bytes of its own where the
/// member had to be put right.
[[nodiscard]] Slice slice_within(Importer& importer, const KeptMember& member, json::Value part,
                                 RecordRole role = RecordRole::Context);

/// Makes the members records of the session, and attributes beside those that it has. Counts each.
void tell_session(Importer& importer, Session& session, std::span<const KeptMember> members);

/// The records that an event is made of, of which the first is its own.
class EventRecords
{
public:
    /// The first is an Event whatever it says; those behind it are Context, where they say Event.
    void add(const Slice& slice, std::string_view bytes);
    void add(const KeptMember& member) { add(member.slice, member.bytes()); }
    [[nodiscard]] bool is_empty() const { return records_.empty(); }

    /// Adds the event that the decoder makes of them.
    EventIndex make(TraceBuilder& builder, EventIndex parent,
                    void (*decode)(std::span<const Record>, Event&)) const;

private:
    std::vector<Slice> slices_;
    std::vector<Record> records_;
};

} // namespace playhead
