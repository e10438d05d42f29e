// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/json_value.h"
#include "core/base/result.h"
#include "core/model/annotations.h"
#include "core/model/diagnostics.h"
#include "core/model/event.h"
#include "core/model/event_tree.h"
#include "core/model/session.h"
#include "core/model/source.h"
#include "core/model/sparse_column.h"
#include "core/model/sparse_lists.h"
#include "core/model/string_pool.h"
#include "core/model/token_column.h"
#include "core/model/totals.h"

#include <array>
#include <concepts>
#include <limits>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// One record of an event, with its bytes.
struct Record {
    RecordRole role = RecordRole::Event;
    std::string_view bytes;
    json::Value read = {}; ///< the bytes, where whoever has them has found its way in them already

    /// The bytes as JSON.
    [[nodiscard]] json::Value value() const { return read.is_valid() ? read : json::Value(bytes); }
};

/// Turns the records of one event back into the event: the function that the format read it with.
/// Pure, and called on any thread. Payloads of the result may borrow from the records' bytes.
///
/// One that takes a stop token ends soon after a stop is requested; what it made of the event by
/// then is of no use.
class RecordDecoder
{
public:
    using Function = void (*)(std::span<const Record> records, Event& event);
    using StoppableFunction = void (*)(std::span<const Record> records, Event& event,
                                       const std::stop_token& stop);

    /// Implicit: most are no more than a function.
    template <std::convertible_to<Function> Callable>
    constexpr RecordDecoder(Callable function) : function_(function) // NOLINT(*-explicit-*)
    {
    }
    template <std::convertible_to<StoppableFunction> Callable>
    constexpr RecordDecoder(Callable function) : stoppable_(function) // NOLINT(*-explicit-*)
    {
    }
    /// One that makes up no text: each stands in the records, within one piece of JSON, as itself
    /// or in JSON's escapes (of escapes, in a string that is JSON).
    [[nodiscard]] static constexpr RecordDecoder verbatim(RecordDecoder decoder)
    {
        decoder.is_verbatim_ = true;
        return decoder;
    }

    [[nodiscard]] bool is_verbatim() const { return is_verbatim_; }
    void operator()(std::span<const Record> records, Event& event,
                    const std::stop_token& stop = {}) const
    {
        if (stoppable_)
            stoppable_(records, event, stop);
        else
            function_(records, event);
    }
    friend bool operator==(const RecordDecoder&, const RecordDecoder&) = default;

private:
    Function function_ = nullptr; ///< this or the other
    StoppableFunction stoppable_ = nullptr;
    bool is_verbatim_ = false;
};

/// Marks of an event that are no part of what was recorded.
enum class EventFlag : std::uint16_t {
    ParentInferred = 1U << 0U, ///< the parent was worked out from times
    Orphan = 1U << 1U,         ///< the recorded parent is not in the session
    CycleCut = 1U << 2U,       ///< the recorded parent lies below the event, the link was cut
    Instant = 1U << 3U,        ///< one recorded timestamp, no duration
    InitDerived = 1U << 4U,
    EndDerived = 1U << 5U,
    OutsideParent = 1U << 6U, ///< starts before its parent, or after its parent ended
    EndsBeforeStart = 1U << 7U,
    DuplicateId = 1U << 8U,    ///< an earlier event has the same id
    HasError = 1U << 9U,       ///< an error is recorded with it
    ParentLeftOut = 1U << 10U, ///< the source is a part of a session, without the event's parent
};

/// An event with all its texts, and the bytes they were read from. Payloads may borrow from
/// `records`, so the two stay together.
struct LoadedEvent {
    struct Raw {
        Slice slice;
        std::string source_name;
        std::shared_ptr<const std::string> bytes;
    };
    Event event;
    std::vector<Raw> records;
};

/// A session at rest: columns by event in order of arrival, and the tree over them. Immutable, and
/// safe to read from any thread; a growing session publishes one snapshot after the other.
class Trace
{
public:
    [[nodiscard]] const Session& session() const { return session_; }
    [[nodiscard]] const Diagnostics& diagnostics() const { return diagnostics_; }
    /// False while the source is still being read, or when the read was cancelled.
    [[nodiscard]] bool is_complete() const { return is_complete_; }

    [[nodiscard]] std::uint32_t event_count() const
    {
        return static_cast<std::uint32_t>(columns_.starts.size());
    }
    [[nodiscard]] bool contains(EventIndex e) const { return e.value() < event_count(); }

    // Columns. All times in nanoseconds since the epoch; no_time where not recorded.
    [[nodiscard]] TimeNs start(EventIndex e) const { return columns_.starts[e.value()]; }
    [[nodiscard]] TimeNs end(EventIndex e) const { return columns_.ends[e.value()]; }
    /// end - start; nothing for an instant, and where one of the two is not recorded. Negative
    /// where the source says so.
    [[nodiscard]] std::optional<DurationNs> duration(EventIndex e) const
    {
        DurationNs length = 0;
        if (start(e) == no_time || end(e) == no_time || has(e, EventFlag::Instant))
            return std::nullopt;
        if (__builtin_sub_overflow(end(e), start(e), &length))
            return std::numeric_limits<DurationNs>::max();
        return length;
    }
    [[nodiscard]] EventIndex parent(EventIndex e) const { return columns_.parents[e.value()]; }
    [[nodiscard]] StringId event_type_id(EventIndex e) const { return columns_.types[e.value()]; }
    [[nodiscard]] std::string_view event_type(EventIndex e) const
    {
        return strings_.text(event_type_id(e));
    }
    [[nodiscard]] ActionType action_type(EventIndex e) const
    {
        return columns_.action_types[e.value()];
    }
    /// The source's own word where action_type() is Other, else the type's name.
    [[nodiscard]] std::string_view action_word(EventIndex e) const;
    [[nodiscard]] EventResult result(EventIndex e) const { return columns_.results[e.value()]; }
    [[nodiscard]] bool has(EventIndex e, EventFlag flag) const
    {
        return (columns_.flags[e.value()] & static_cast<std::uint16_t>(flag)) != 0;
    }
    [[nodiscard]] StringId agent_id(EventIndex e) const { return columns_.agents[e.value()]; }
    [[nodiscard]] StringId thread_id(EventIndex e) const { return columns_.threads[e.value()]; }
    [[nodiscard]] StringId model_id(EventIndex e) const { return columns_.models[e.value()]; }
    [[nodiscard]] std::string_view agent(EventIndex e) const { return strings_.text(agent_id(e)); }
    [[nodiscard]] std::string_view thread(EventIndex e) const
    {
        return strings_.text(thread_id(e));
    }
    [[nodiscard]] std::string_view model(EventIndex e) const { return strings_.text(model_id(e)); }
    /// Nothing where none are recorded.
    [[nodiscard]] std::optional<TokenCounts> tokens(EventIndex e) const { return tokens_.find(e); }
    /// Null where none is known.
    [[nodiscard]] const Cost* cost(EventIndex e) const { return costs_.find(e); }
    [[nodiscard]] std::span<const StringId> tags(EventIndex e) const { return tags_.find(e); }
    // The same as columns, for what asks all events.
    [[nodiscard]] const TokenColumn& all_tokens() const { return tokens_; }
    [[nodiscard]] const SparseColumn<Cost>& all_costs() const { return costs_; }
    [[nodiscard]] const SparseLists<StringId>& all_tags() const { return tags_; }
    [[nodiscard]] std::span<const Slice> records(EventIndex e) const;
    /// What a person noted of the events, as far as the source itself holds it.
    [[nodiscard]] const Annotations& annotations() const { return annotations_; }
    [[nodiscard]] const StringPool& strings() const { return strings_; }
    /// The first event with this id, or none. Ids are kept as 64-bit hashes; this looks at all of
    /// them, in about a millisecond for a million events.
    [[nodiscard]] EventIndex find(std::string_view id) const;
    /// Whether an event has this id, which is not empty.
    [[nodiscard]] bool has_id(EventIndex e, std::string_view id) const;

    [[nodiscard]] const EventTree& tree() const { return tree_; }
    [[nodiscard]] const RollUps& roll_ups() const { return roll_ups_; }
    [[nodiscard]] Totals totals() const { return roll_ups_.of_range(0, event_count()); }
    [[nodiscard]] Totals subtree_totals(EventIndex e) const;
    [[nodiscard]] std::uint32_t inferred_parent_count() const { return inferred_parents_; }
    [[nodiscard]] const std::array<std::uint32_t, action_type_count>& count_by_action_type() const
    {
        return by_action_type_;
    }
    [[nodiscard]] const std::array<std::uint32_t, 3>& count_by_result() const { return by_result_; }
    /// Models in order of first use.
    [[nodiscard]] const std::vector<StringId>& models() const { return models_; }

    /// The earliest start and the latest end of all events; no_time where no event has a time.
    [[nodiscard]] TimeNs begin_time() const { return begin_; }
    [[nodiscard]] TimeNs end_time() const { return end_; }

    /// How the run ended as told by its events: the last root that says Success or Fail decides,
    /// where an Indeterminate one says what its last child that says anything says. Indeterminate
    /// where nothing says anything, and where the run broke off (a reason for its end, no state).
    [[nodiscard]] EventResult outcome() const { return outcome_; }

    /// Reads an event's records from the source and decodes them. Slow (a file is read): not for
    /// the GUI thread. Fails where the source changed or is gone, and with cancelled() where `stop`
    /// is requested before it is done: a value of 200 MB takes half a second, and a thread.
    [[nodiscard]] Result<LoadedEvent> load(EventIndex e, const std::stop_token& stop = {}) const;
    /// The function that reads the event from its records.
    [[nodiscard]] RecordDecoder decoder(EventIndex e) const
    {
        return decoders_[columns_.decoders[e.value()]];
    }
    /// An event from its records, whose bytes the result may borrow. Of no use where `stop` is
    /// requested meanwhile.
    [[nodiscard]] Event decode(EventIndex e, std::span<const Record> records,
                               const std::stop_token& stop = {}) const;
    /// Whether all its texts stand in its records. See RecordDecoder::verbatim().
    [[nodiscard]] bool is_verbatim(EventIndex e) const { return decoder(e).is_verbatim(); }
    /// That a slice of this number is of.
    [[nodiscard]] const Source& source(std::uint16_t number) const { return *sources_[number]; }
    /// The records of the session itself, as bytes. Stopped as load() is.
    [[nodiscard]] Result<std::vector<LoadedEvent::Raw>>
    load_session_records(const std::stop_token& stop = {}) const;

private:
    friend class TraceAnnotator;
    friend class TraceBuilder;
    friend class TraceImage;
    friend class TracePart;
    friend class TraceSealer;

    /// By event, in order of arrival; 65 bytes an event.
    struct Columns {
        std::vector<TimeNs> starts;
        std::vector<TimeNs> ends;
        std::vector<EventIndex> parents;
        std::vector<StringId> types;
        std::vector<StringId> agents;
        std::vector<StringId> threads;
        std::vector<StringId> models;
        std::vector<std::uint16_t> flags;
        std::vector<ActionType> action_types;
        std::vector<EventResult> results;
        std::vector<Slice> records; ///< the event's own record
        std::vector<std::uint8_t> decoders;
        std::vector<std::uint64_t> ids; ///< id_hash(), 0 for none
    };

    [[nodiscard]] Result<std::vector<LoadedEvent::Raw>>
    load_slices(std::span<const Slice> slices, const std::stop_token& stop) const;
    /// Works out what follows from columns and tree: time range, counts, outcome and roll-ups.
    void add_up();
    void count_columns();
    [[nodiscard]] EventResult told_outcome() const;

    Session session_;
    Diagnostics diagnostics_;
    StringPool strings_;
    Columns columns_;
    SparseLists<Slice> record_lists_; ///< all records of events that have several
    TokenColumn tokens_;
    SparseColumn<Cost> costs_;
    SparseLists<StringId> tags_;
    SparseColumn<StringId> action_words_;
    Annotations annotations_;
    std::vector<RecordDecoder> decoders_;
    std::vector<std::shared_ptr<const Source>> sources_;
    EventTree tree_;
    RollUps roll_ups_;
    std::array<std::uint32_t, action_type_count> by_action_type_{};
    std::array<std::uint32_t, 3> by_result_{};
    std::vector<StringId> models_;
    EventResult outcome_ = EventResult::Indeterminate;
    TimeNs begin_ = no_time;
    TimeNs end_ = no_time;
    std::uint32_t inferred_parents_ = 0;
    bool is_complete_ = false;
};

} // namespace playhead
