// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/chrome/collected.h"

#include "core/formats/chrome/events.h"
#include "core/formats/reading/log_record.h"
#include "core/native/note_kinds.h"

namespace playhead::chrome {

namespace {

const DiagnosticKind never_ends = {
    Severity::Note, "begin-without-end", "An event begins and never ends.",
    "It is shown without an end. It may have been running when the trace ended."};
const DiagnosticKind never_began = {
    Severity::Warning, "end-without-begin", "An event ends that never began.",
    "It is shown as the moment of its end. It may have begun before the trace did."};

class Events
{
public:
    Events(Importer& importer, TraceBuilder& builder, Collected& found)
        : importer_(importer), builder_(builder), found_(found)
    {
    }

    void add_all()
    {
        found_.slices.settle();
        builder_.expect(found_.slices.rows.size());
        builder_.session().agents = found_.names.agents();
        for (std::uint32_t i = 0; i < found_.slices.rows.size(); ++i) {
            constexpr std::uint32_t rows_per_look = 4096;
            if (i % rows_per_look == 0 && importer_.job().is_cancelled())
                break;
            add_event(i);
        }
        for (const Slice& slice : found_.damaged)
            add_unreadable(importer_, builder_, slice);
        builder_.session().zone_trusted = found_.is_since_epoch;
    }

private:
    void add_event(std::uint32_t number)
    {
        const Row& row = found_.slices.rows[number];
        const Names::Thread& thread = found_.names.thread(row.thread);
        const bool is_slice =
            row.kind == Kind::Begin || row.kind == Kind::Complete || row.kind == Kind::AsyncBegin;
        Event event;
        if (const auto id = found_.ids.find(number); id != found_.ids.end())
            event.id = id->second;
        event.event_type = row.type == 0 ? "unnamed" : found_.texts.text(StringId(row.type));
        event.action_type = row.is_picture ? "screenshot" : "action";
        event.agent = found_.names.process_of(thread).title;
        event.thread = thread.title;
        event.tags = tags_of(found_.texts.text(StringId(row.category)));
        if (row.parent != none)
            event.parent = EventIndex(row.parent);
        if (is_slice)
            set_start(event, row.start);
        else
            set_instant(event, row.start);
        if (row.end != no_time)
            set_end(event, row.end,
                    row.kind == Kind::Complete ? Provenance::Derived : Provenance::Recorded);
        if (row.has_bad_time)
            event.notes.push_back({&native::notes::unreadable_time, "ts"});
        add_records(row, thread);
        const EventIndex index = builder_.add(event, records_, decode);
        if (row.kind == Kind::Unknown)
            note_at(importer_, builder_, diagnostics::unknown_record, row, index);
        else if ((row.kind == Kind::Begin || row.kind == Kind::AsyncBegin) &&
                 row.end_record.length == 0)
            note_at(importer_, builder_, never_ends, row, index);
        else if (row.kind == Kind::End || row.kind == Kind::AsyncEnd)
            note_lost_end(row, index);
    }

    void note_lost_end(const Row& row, EventIndex index)
    {
        note_at(importer_, builder_, never_began, row, index);
        ++importer_.tally().events;
        --importer_.tally().merged;
    }

    void add_records(const Row& row, const Names::Thread& thread)
    {
        records_.clear();
        const auto add = [this](const Piece& piece) {
            const RecordRole role = records_.empty() ? RecordRole::Event : RecordRole::Context;
            if (piece.length != 0)
                records_.push_back(importer_.slice(piece.offset, piece.length, role));
        };
        add(row.record);
        add(row.end_record);
        for (const Slice& name : {found_.names.process_of(thread).record, thread.record})
            add({name.offset, name.length});
        if (const auto frame = found_.frames.find(row.frame);
            row.frame != 0 && frame != found_.frames.end())
            add(frame->second);
    }

    Importer& importer_;
    TraceBuilder& builder_;
    Collected& found_;
    std::vector<Slice> records_; ///< of the event at hand
};

} // namespace

void add_events(Importer& importer, TraceBuilder& builder, Collected& found)
{
    Events(importer, builder, found).add_all();
}

void note_at(Importer& importer, TraceBuilder& builder, const DiagnosticKind& kind, const Row& row,
             EventIndex event)
{
    importer.note(builder.diagnostics(), kind, importer.slice(row.record.offset, row.record.length),
                  event);
}

} // namespace playhead::chrome
