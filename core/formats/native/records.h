// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/importer.h"
#include "core/formats/reading/stray_records.h"
#include "core/model/event_batch.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace playhead {

namespace native {
struct EventLine;
struct EventRecord;
struct SessionRecord;
} // namespace native

/// Events that were read on some thread: native::read_event_line().
struct NativeBatch {
    /// What of an event is not the trace's.
    struct Link {
        StringId session; ///< of events.strings; the empty text where the record does not say
        std::optional<std::uint32_t> index;
        std::optional<std::uint32_t> parent_index;
        bool tells_parent = false;
    };

    void add(const native::EventLine& line, const Slice& record);
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(links.size()); }

    EventBatch events; ///< their `parent` is any where the link has a parent_index
    std::vector<Link> links;
};

/// Takes records of the native format, from whichever form they come, into the importer's sessions.
class NativeRecords
{
public:
    /// What the slices of a source count.
    enum class Slices : std::uint8_t { Bytes, Rows };

    explicit NativeRecords(Importer& importer, Slices slices = Slices::Bytes)
        : importer_(importer), slices_(slices), stray_(importer)
    {
    }

    /// Records that name no session belong to one of their own from here on. It is named after
    /// the file unless add_session() names it.
    void begin_session();
    /// Records that name no session belong to this one from here on. An empty id is none.
    void select_session(const std::string& id);

    /// `text` is a JSON object, `record` where it stands.
    void add_session(std::string_view text, const Slice& record);
    /// What is known now of the session that was selected, whose record was changed in its place.
    void renew_session(std::string_view text, const Slice& record);
    /// An event with all that is nested in it.
    void add_event(std::string_view text, const Slice& record);
    /// An event by itself, of which `text` was made: `decoder` makes the same of what stands in
    /// `record`.
    void add_event(std::string_view text, const Slice& record, RecordDecoder decoder);
    /// Events [first, last) of a batch.
    void add_events(NativeBatch& batch, std::uint32_t first, std::uint32_t last);
    /// What stands where an event belongs and is none: it is shown where it stands, and takes a
    /// number, as it may have been one. Before the first session it waits.
    void add_unreadable(const Slice& record);
    /// What says how many records a file has, and nothing that happened.
    void add_account(const Slice& record);

private:
    struct Group {
        TraceBuilder* builder = nullptr;
        /// The number that its first event has in the session: parent_index counts from there.
        std::uint32_t first = 0;
        bool notes_recorded = false;
        bool parents_recorded = false;
        bool tells_parents = false;
        /// Events whose recorded number is not their own (a file in another order).
        std::unordered_map<std::uint32_t, EventIndex> renumbered;
    };

    Group& group(const std::string& session_id);
    Group& current_group();
    void count(std::uint64_t RecordTally::*kind, std::uint64_t records = 1);
    void update(Group& group, native::EventRecord& record, const Slice& slice);
    EventIndex add(Group& group, native::EventRecord& record, const Slice& slice,
                   RecordDecoder decoder);
    void add_run(Group& group, NativeBatch& batch, std::uint32_t first, std::uint32_t last);
    void add_nested(Group& group, std::string_view text, const Slice& record);
    [[nodiscard]] Slice part_of(const Slice& record, std::string_view text, std::size_t begin,
                                std::size_t end);
    [[nodiscard]] EventIndex parent_of(const Group& group, std::uint32_t parent_index) const;
    static void update_inference(Group& group);

    Importer& importer_;
    Slices slices_;
    std::unordered_map<std::string, Group> groups_;
    std::string current_; ///< id of the session that records without one belong to; empty: none yet
    bool is_provisional_ = false; ///< current_ was made up
    StrayRecords stray_;
    TraceBuilder* latest_ = nullptr; ///< session of the last record
};

} // namespace playhead
