// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/drain.h"

#include "core/base/json_write.h"
#include "core/base/text.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

namespace playhead::record {

namespace {

/// Beside a ring's position, how many of its lost entries were told of.
constexpr const char* lost_suffix = " lost";

/// Of so many sessions that ended, events that come later are known to be theirs.
constexpr std::size_t most_ended = 1000;

/// In the place of a ring's name: that nothing comes any more.
constexpr const char* end_position = "end";

std::string_view item_text(std::string_view items, Field field)
{
    ItemReader reader(items);
    for (Item item; reader.next(item);) {
        if (item.field == field)
            return item.bytes;
    }
    return {};
}

/// Reads a file of entries whole; empty where it is gone.
std::string content_of(const std::string& path)
{
    const std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

} // namespace

void Drain::know(std::uint64_t number, SessionFacts facts)
{
    sessions_.insert_or_assign(number, std::move(facts));
}

/// A session that nobody has heard of, as in a folder that somebody has tidied, still has events.
const SessionFacts& Drain::session(std::uint64_t number)
{
    if (const auto ended = ended_.find(number); ended != ended_.end())
        return ended->second;
    const auto [known, is_new] = sessions_.try_emplace(number);
    if (is_new)
        known->second.id = folder_.name() + "-session-" + std::to_string(number);
    return known->second;
}

Result<bool> Drain::round(std::span<const RingSource> rings)
{
    // While it could not be kept, more may have come.
    const bool is_late = !records_.empty();
    if (!is_late) {
        has_more_ = reader_.read(rings, bounds_);
        for (const RingSource& ring : rings)
            positions_[std::string(ring.name)] = ring.reader->position();
        for (const FoundEntry& found : reader_.found())
            take(found, rings[found.ring].thread);
        add_gaps(rings);
        make_records();
        has_more_ = has_more_ || bounds_;
        bounds_.reset();
    }
    if (auto kept = keep(rings); !kept)
        return kept.error();
    return is_late || has_more_;
}

void Drain::take(const FoundEntry& found, std::string_view thread)
{
    Entry entry;
    if (!parse(found.bytes, entry))
        return;
    auto kind = static_cast<EntryKind>(entry.header.kind);
    if (kind == EntryKind::Outside) {
        const std::string file(item_text(entry.items, Field::File));
        if (file.empty() || file.find('/') != std::string::npos)
            return;
        outside_files_.push_back(file);
        outside_.push_back(content_of(folder_.path(file)));
        if (!parse(outside_.back(), entry))
            return;
        kind = static_cast<EntryKind>(entry.header.kind);
    }
    switch (kind) {
    case EntryKind::Session:
        add_session(entry.facts.session, {}, {}, no_time);
        return;
    case EntryKind::SessionEnd:
        take_session_end(entry.facts, entry.items);
        return;
    case EntryKind::Event:
    case EntryKind::Begin:
    case EntryKind::More:
    case EntryKind::End:
        take_event(kind, entry.header.flags, entry.facts, entry.items, thread);
        return;
    case EntryKind::Padding:
    case EntryKind::Outside:
        return;
    }
}

void Drain::take_event(EntryKind kind, std::uint8_t flags, const EntryFacts& facts,
                       std::string_view items, std::string_view thread)
{
    const bool is_update = kind == EntryKind::More || kind == EntryKind::End;
    if (const auto begun = begun_.find(facts.event);
        kind != EntryKind::Event && begun != begun_.end()) {
        Draft& draft = drafts_[begun->second];
        EventDraft& event = draft.event;
        const TimeNs end = kind == EntryKind::End ? facts.time : event.facts.end;
        if (kind == EntryKind::Begin) { // at the same moment as its end, on another thread
            event.facts = facts;
            event.is_update = false;
            draft.kind = SinkRecord::Kind::Event;
            draft.thread = thread;
            event.more_items.insert(event.more_items.begin(), std::exchange(event.items, items));
        } else {
            event.more_items.push_back(items);
        }
        event.facts.end = end;
        return;
    }
    if (kind != EntryKind::Event)
        begun_[facts.event] = drafts_.size();
    Draft draft;
    draft.kind = is_update ? SinkRecord::Kind::Update : SinkRecord::Kind::Event;
    draft.session = facts.session;
    draft.thread = thread;
    draft.event = {facts, (flags & instant_flag) != 0, is_update, items, {}};
    if (kind == EntryKind::End)
        draft.event.facts.end = facts.time;
    drafts_.push_back(std::move(draft));
}

void Drain::add_session(std::uint64_t number, std::string_view end_state, std::string_view reason,
                        TimeNs end)
{
    const SessionFacts& facts = session(number);
    Draft draft;
    draft.kind = SinkRecord::Kind::Session;
    draft.session = number;
    json::Writer json(draft.json);
    json.begin_object().key("session_id").text(facts.id);
    if (!facts.name.empty())
        json.key("name").text(facts.name);
    if (facts.begin != no_time)
        json.key("init_timestamp").text(format_iso8601(facts.begin));
    if (end != no_time)
        json.key("end_timestamp").text(format_iso8601(end));
    if (!end_state.empty())
        json.key("end_state").text(end_state);
    if (!reason.empty())
        json.key("end_state_reason").text(reason);
    if (!facts.tags.empty()) {
        json.key("tags").begin_array();
        for (const std::string& tag : facts.tags)
            json.text(tag);
        json.end_array();
    }
    json.key("parents").text("recorded").key("recorder").text("playhead").end_object();
    drafts_.push_back(std::move(draft));
}

void Drain::take_session_end(const EntryFacts& facts, std::string_view items)
{
    add_session(facts.session, item_text(items, Field::EndState),
                item_text(items, Field::EndReason), facts.time);
    ended_sessions_.push_back(facts.session);
}

void Drain::end_all(std::string_view reason)
{
    positions_[end_position] = 1; // the rings have come to no other place
    for (const auto& [number, facts] : sessions_) {
        add_session(number, {}, reason, no_time);
        ended_sessions_.push_back(number);
    }
}

/// What was lost is an event, so that whoever reads the session knows.
void Drain::add_gaps(std::span<const RingSource> rings)
{
    for (const RingSource& ring : rings) {
        const std::string name(ring.name);
        std::uint64_t lost = ring.reader->lost();
        if (bounds_) {
            const auto bound = bounds_->find(name + lost_suffix);
            lost = bound == bounds_->end() ? 0 : std::min(lost, bound->second);
        }
        const std::uint64_t told = reported_lost_[name];
        if (lost <= told || sessions_.empty())
            continue;
        const std::uint64_t fresh = lost - told;
        lost_.emplace_back(name, lost);
        positions_[name + lost_suffix] = lost;
        Draft draft;
        // Of the latest session: the ring does not know of which ones they were.
        draft.session = sessions_.rbegin()->first;
        draft.event.facts.time = reader_.found().empty() ? sessions_.rbegin()->second.begin
                                                         : reader_.found().back().time;
        draft.event.facts.end = no_time;
        draft.event.is_instant = true;
        json::Writer json(draft.json);
        json.begin_object().key("session_id").text(session(draft.session).id);
        json.key("id").text(folder_.name() + "-gap-" + name + "-" + std::to_string(lost));
        json.key("event_type").text("recording gap").key("action_type").text("error");
        json.key("result").text("Indeterminate").key("timestamp");
        json.text(format_iso8601(draft.event.facts.time)).key("thread").text(ring.thread);
        json.key("attributes").begin_object().key("lost_events");
        json.integer(static_cast<std::int64_t>(fresh)).end_object().end_object();
        drafts_.push_back(std::move(draft));
    }
}

void Drain::make_records()
{
    std::vector<std::size_t> ends;
    text_.clear();
    for (const Draft& draft : drafts_) {
        if (draft.json.empty()) {
            const SessionFacts& facts = session(draft.session);
            writer_.append(text_, draft.event,
                           {folder_.name(), facts.id, draft.thread, &facts.default_tags});
        } else {
            text_ += draft.json;
        }
        ends.push_back(text_.size());
    }
    std::size_t start = 0;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
        const std::string_view json = std::string_view(text_).substr(start, ends[i] - start);
        records_.push_back({drafts_[i].kind, session(drafts_[i].session).id, json});
        start = ends[i];
    }
}

Result<void> Drain::keep(std::span<const RingSource> rings)
{
    if (!records_.empty()) {
        if (auto written = sink_.write(records_, folder_.name(), positions_); !written)
            return written;
    }
    for (const RingSource& ring : rings) {
        if (positions_.contains(ring.name))
            ring.reader->release();
    }
    for (const auto& [name, lost] : lost_)
        reported_lost_[name] = lost;
    for (const std::string& file : outside_files_)
        ::unlink(folder_.path(file).c_str());
    for (const std::uint64_t number : ended_sessions_) {
        folder_.forget_session(number);
        if (auto known = sessions_.extract(number))
            ended_.insert(std::move(known));
        if (ended_.size() > most_ended)
            ended_.erase(ended_.begin());
    }
    reader_.clear();
    outside_.clear();
    outside_files_.clear();
    drafts_.clear();
    begun_.clear();
    ended_sessions_.clear();
    lost_.clear();
    records_.clear();
    positions_.clear();
    return {};
}

} // namespace playhead::record
