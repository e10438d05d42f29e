// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/event_batch.h"
#include "core/model/id_table.h"
#include "core/model/price_table.h"
#include "core/model/trace.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace playhead {

class ImageReader;

/// An event whose recorded parent has not come.
struct UnresolvedLink {
    EventIndex event;
    std::uint64_t parent_id = 0; ///< id_hash()
};

/// The one door into a Trace: every format, the library and the recorder add events here, in order
/// of arrival. Links by id, inferred parents, cycles, roll-ups and derived figures are settled when
/// a snapshot is taken, so parents may come after their children. Used by one thread.
class TraceBuilder
{
public:
    explicit TraceBuilder(Session session = {}, const PriceTable& prices = PriceTable::bundled());

    /// What is known of the session; may be completed until finish().
    [[nodiscard]] Session& session()
    {
        ++revision_;
        return trace_.session_;
    }
    [[nodiscard]] const Session& session() const { return trace_.session_; }
    [[nodiscard]] Diagnostics& diagnostics()
    {
        ++revision_;
        return trace_.diagnostics_;
    }
    [[nodiscard]] std::uint32_t event_count() const
    {
        return restored_ ? restored_->event_count() : columns().event_count();
    }

    /// The number by which slices refer to the source.
    std::uint16_t add_source(std::shared_ptr<const Source> source);

    /// Adds an event with the records it was read from (one at least; the first is the event's
    /// own) and the function that reads it back from them. Only figures and short texts are taken
    /// from `event`; its payloads stay in the source.
    EventIndex add(const Event& event, std::span<const Slice> records, RecordDecoder decoder);

    /// Says how many events there will be in all, about. Costs addresses; memory, as it is used.
    void expect(std::uint64_t events);
    /// Adds events [first, last) of a batch, each with the one record it was read from, as
    /// add(Event) would. `decoder` reads all of them.
    void add(const EventBatch& batch, std::uint32_t first, std::uint32_t last,
             RecordDecoder decoder);

    /// Joins an error record to an event: the event has failed, and the record becomes one of its
    /// own, to be decoded with it.
    void join_error(EventIndex event, const Slice& record);
    void join_record(EventIndex event, const Slice& record);
    /// Completes an event by a record that came later: `update` holds what is new and no more, and
    /// its result counts where `tells_result`. What it says replaces what was there; tags are
    /// added. Its parent and texts that only the details show are not looked at.
    void update(EventIndex event, const Event& update, bool tells_result, const Slice& record);
    /// Says when an event ended as far as that is known by now, which is derived. `record` is where
    /// that stands; it takes the place of what the call before this one gave for the event.
    void end_by_now(EventIndex event, TimeNs end, const Slice& record);
    /// Names the agent of an event whose name was recorded after it.
    void set_agent(EventIndex event, std::string_view agent);
    /// Puts an event into the one that it turned out to run inside of, as another record tells.
    void set_parent(EventIndex event, EventIndex parent);

    /// The first event with this id so far, or none.
    [[nodiscard]] EventIndex find(std::string_view id) const;
    [[nodiscard]] EventResult result(EventIndex event) const { return columns().result(event); }

    /// What a whole session, of which only this much is known here, has for events by its image:
    /// TraceImage::read(). Null where that is none.
    [[nodiscard]] std::shared_ptr<const Trace> restored(ImageReader& image,
                                                        RecordDecoder decoder) const;
    /// Takes what restored() made for the session. Nothing is added to it any more.
    void restore(std::shared_ptr<const Trace> trace);

    /// Raised by whatever may change what a snapshot holds.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }
    /// The session as far as it is known, as a Trace of its own: with `complete`, what finish()
    /// would give now. Costs a copy of the columns: reading spends a fixed share of its time on it.
    [[nodiscard]] std::shared_ptr<const Trace> snapshot(bool complete = false);
    /// Says that nothing may come for a long time. `snapshot` is the last one, and holds all there
    /// is: what the builder holds, too, is freed, and copied back once something comes.
    void rest_on(std::shared_ptr<const Trace> snapshot);
    /// The whole session. `complete` is false where reading it was broken off.
    [[nodiscard]] std::shared_ptr<const Trace> finish(bool complete = true) &&;

private:
    std::uint8_t decoder_number(RecordDecoder decoder);
    EventIndex add_row(const EventRow& row, std::uint8_t decoder);
    void link(EventIndex event, std::uint64_t parent_id);
    void add_usage(EventIndex event, StringId model, const TokenCounts& tokens,
                   const std::optional<Cost>& told);
    void add_sparse(const EventBatch& batch, std::uint32_t first, std::uint32_t last,
                    EventIndex begin, std::span<const StringId> strings);
    [[nodiscard]] std::string recorded_id(EventIndex event) const;
    void update_times(EventIndex event, const Event& update);
    void update_usage(EventIndex event, const Event& update);
    void note(const DiagnosticKind& kind, EventIndex index, std::string detail = {});
    void settle();
    void wake();
    /// Whoever holds the columns.
    [[nodiscard]] const Trace& columns() const { return resting_ ? *resting_ : trace_; }

    /// What an event was before a snapshot was sealed.
    struct Unsealed {
        EventIndex event;
        EventIndex parent;
        std::uint16_t flags = 0;
    };

    const PriceTable& prices_;
    std::shared_ptr<const Trace> restored_; ///< by restore(), or null
    std::shared_ptr<const Trace> resting_;  ///< by rest_on(), or null
    std::vector<Unsealed> unsealed_;        ///< what differs from there
    Trace trace_;                           ///< columns so far; its tree and sums are empty
    std::uint64_t revision_ = 0;
    IdTable ids_;                                          ///< over trace_.columns_.ids
    std::vector<UnresolvedLink> unresolved_;               ///< in order of their events
    std::vector<const ModelPrice*> model_prices_;          ///< by StringId, as far as asked for
    std::unordered_map<std::uint32_t, Slice> ends_by_now_; ///< by event: what end_by_now() joined
};

/// What the builder itself can say about a session.
namespace diagnostics {
extern const DiagnosticKind orphan;
extern const DiagnosticKind parent_cycle;
extern const DiagnosticKind duplicate_id;
extern const DiagnosticKind starts_after_parent_ended;
extern const DiagnosticKind starts_before_parent;
extern const DiagnosticKind ends_before_start;
extern const DiagnosticKind parents_inferred;
} // namespace diagnostics

} // namespace playhead
