// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What takes entries out of rings, makes records of them and gives these to a sink: for the writer
// of a run, and for whoever takes up a run that was left. Internal to core/record.
#pragma once

#include "core/record/entry_json.h"
#include "core/record/round_reader.h"
#include "core/record/run_folder.h"
#include "core/record/sink.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace playhead::record {

class Drain
{
public:
    /// Both outlive it.
    Drain(const RunFolder& folder, Sink& sink) : folder_(folder), sink_(sink) {}

    /// Takes what the rings hold, up to a limit, and gives it back to them once the sink has kept
    /// it. True where there may be more. Where the sink fails, nothing is lost: the next round
    /// tries the same records again. The rings of later rounds are those of the first and new ones.
    Result<bool> round(std::span<const RingSource> rings);

    /// Sessions that have begun and not ended.
    [[nodiscard]] const std::map<std::uint64_t, SessionFacts>& sessions() const
    {
        return sessions_;
    }
    void know(std::uint64_t number, SessionFacts facts);
    /// The first batch ends where the sink has come to. See Sink::positions().
    void resume(RingPositions kept)
    {
        if (!kept.empty())
            bounds_ = std::move(kept);
    }
    /// Says of every session that has not ended that its program has. With the next round.
    void end_all(std::string_view reason);

private:
    /// One record to be: made JSON when all that tells of it was seen.
    struct Draft {
        SinkRecord::Kind kind = SinkRecord::Kind::Event;
        EventDraft event;
        std::uint64_t session = 0;
        std::string_view thread;
        std::string json; ///< of a session
    };

    void take(const FoundEntry& found, std::string_view thread);
    void take_event(EntryKind kind, std::uint8_t flags, const EntryFacts& facts,
                    std::string_view items, std::string_view thread);
    void take_session_end(const EntryFacts& facts, std::string_view items);
    void add_gaps(std::span<const RingSource> rings);
    void add_session(std::uint64_t number, std::string_view end_state, std::string_view reason,
                     TimeNs end);
    void make_records();
    Result<void> keep(std::span<const RingSource> rings);
    [[nodiscard]] const SessionFacts& session(std::uint64_t number);

    const RunFolder& folder_;
    Sink& sink_;
    std::map<std::uint64_t, SessionFacts> sessions_;
    std::map<std::uint64_t, SessionFacts> ended_; ///< the last of those
    std::map<std::string, std::uint64_t, std::less<>> reported_lost_;
    RoundReader reader_;

    // Of one round, until it is kept.
    std::deque<std::string> outside_;
    std::vector<std::string> outside_files_;
    std::vector<Draft> drafts_;
    std::unordered_map<std::uint64_t, std::size_t> begun_; ///< by event: its draft
    std::vector<std::uint64_t> ended_sessions_;
    std::vector<std::pair<std::string, std::uint64_t>> lost_; ///< now reported, by ring
    EventWriter writer_;
    std::string text_;
    std::vector<SinkRecord> records_;
    RingPositions positions_;
    bool has_more_ = false;
    /// How far the next round reads, and no further.
    std::optional<RingPositions> bounds_;
};

} // namespace playhead::record
