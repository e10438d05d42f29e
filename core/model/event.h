// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/annotations.h"
#include "core/model/diagnostics.h"
#include "core/model/payload.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// How an event ended. The names are the seed's: "Success", "Fail", "Indeterminate".
enum class EventResult : std::uint8_t { Indeterminate, Success, Fail };

/// What kind of step an event is. `Other` keeps the source's own word beside it.
enum class ActionType : std::uint8_t { Action, Llm, Api, Tool, Screenshot, Error, Other };
inline constexpr std::size_t action_type_count = 7;

[[nodiscard]] std::string_view result_name(EventResult result);
/// Reads a result as written, without regard to case ("SUCCESS", "fail"); nothing for another word.
[[nodiscard]] std::optional<EventResult> parse_result(std::string_view word);

[[nodiscard]] std::string_view action_type_name(ActionType type); ///< "other" for Other
/// Other for a word that is none of the six; case counts, as these are identifiers.
[[nodiscard]] ActionType parse_action_type(std::string_view word);

/// The models of AgentOps' `Models` enum. Any other text is kept as it is; these are merely known
/// by name.
inline constexpr std::array<std::string_view, 11> known_models = {"gpt-3.5-turbo",
                                                                  "gpt-3.5-turbo-0301",
                                                                  "gpt-3.5-turbo-0613",
                                                                  "gpt-3.5-turbo-16k",
                                                                  "gpt-3.5-turbo-16k-0613",
                                                                  "gpt-4-0314",
                                                                  "gpt-4",
                                                                  "gpt-4-32k",
                                                                  "gpt-4-32k-0314",
                                                                  "gpt-4-0613",
                                                                  "text-embedding-ada-002"};
/// The model a member name of the enum stands for ("GPT_3_5_TURBO" → "gpt-3.5-turbo"); nothing for
/// another name.
[[nodiscard]] std::optional<std::string_view> model_of_enum_member(std::string_view member);

/// Token counts as recorded. What is not recorded is unknown, which is not zero.
struct TokenCounts {
    std::optional<std::int64_t> prompt;
    std::optional<std::int64_t> completion;
    std::optional<std::int64_t> total; ///< only where the source records one
    std::optional<std::int64_t> cache_read;
    std::optional<std::int64_t> cache_write;
    std::optional<std::int64_t> reasoning;

    [[nodiscard]] bool is_known() const
    {
        return prompt || completion || total || cache_read || cache_write || reasoning;
    }
    /// The recorded total, else prompt plus completion, else nothing.
    [[nodiscard]] std::optional<std::int64_t> sum() const;
    /// Those that the other one knows take the place of these.
    void replace_with(const TokenCounts& fresh);

    friend bool operator==(const TokenCounts&, const TokenCounts&) = default;
};

/// Where a value comes from.
enum class Provenance : std::uint8_t {
    Absent,   ///< not recorded
    Recorded, ///< as the source says
    Derived,  ///< worked out from other records (a time from a duration, a cost from prices)
};

[[nodiscard]] std::string_view provenance_name(Provenance provenance);

struct EventError {
    std::string type;
    std::string message;
    std::string code;
    std::string stack;

    [[nodiscard]] bool is_empty() const
    {
        return type.empty() && message.empty() && code.empty() && stack.empty();
    }
    friend bool operator==(const EventError&, const EventError&) = default;
};

/// A line of an event's log, or a named moment within a span.
struct LogEntry {
    TimeNs time = no_time;
    std::string name; ///< level or event name, may be empty
    std::string text;
    Payload attributes; ///< object, or absent
};

/// A reference to another span that is not its parent.
struct EventLink {
    std::string session_id; ///< trace id, as written
    std::string event_id;
    Payload attributes;
};

/// Something that was repaired in, or is doubtful about, one event.
struct EventNote {
    const DiagnosticKind* kind = nullptr;
    std::string detail;
};

/// The canonical event: everything any format records maps onto this or stays in `attributes`.
/// The field names are AgentOps'. A format's reader fills it; TraceBuilder::add() takes it in.
struct Event {
    /// What a reader asks of a decoder: no more than a trace keeps of an event, which is an
    /// EventHead, the notes and the annotation. Payloads, an error's texts and what else only
    /// details show may then be left out.
    bool head_only = false;

    std::string id;        ///< as the source wrote it; may be empty, or not unique
    std::string parent_id; ///< "ran inside", as written; empty where none is recorded
    /// For sources that know the parent without an id (nested children, an exported index).
    EventIndex parent;
    bool parent_inferred = false; ///< the source itself says that `parent` was inferred
    /// The source says that it is a part of a session, and that the parent is not in it: a root,
    /// whatever its parent_id. Without meaning where `parent` is set.
    bool parent_left_out = false;

    std::string event_type;
    /// The source's word; empty means not recorded: llm where a model is, else action.
    std::string action_type;
    EventResult result = EventResult::Indeterminate;
    std::string status; ///< the source's own status word, where it is not just `result`

    TimeNs init_timestamp = no_time;
    TimeNs end_timestamp = no_time;
    Provenance init_provenance = Provenance::Absent;
    Provenance end_provenance = Provenance::Absent;
    /// The source has one timestamp for the event, which is init_timestamp: no duration exists.
    bool is_instant = false;

    std::string model;
    std::vector<std::string> tags;
    std::string agent; ///< name where known, else id
    std::string thread;
    TokenCounts tokens;
    std::optional<double> cost; ///< USD
    bool cost_computed = false; ///< the source itself says that the cost was computed

    Payload params;
    Payload returns;
    Payload prompt;
    Payload completion;
    EventError error;
    std::string error_trigger; ///< id of the event that an error record names as its trigger
    Payload screenshot;        ///< a JSON string: data URL, base64, URL or path, as recorded
    std::vector<LogEntry> logs;
    std::vector<LogEntry> span_events;
    std::vector<EventLink> links;
    Payload attributes; ///< an object with all that is left, or absent

    std::vector<EventNote> notes;
    Annotation annotation; ///< a person's, where the source holds one
};

/// Calls `use` with every payload of the event, absent ones included.
template <typename Use>
void for_each_payload(Event& event, Use use)
{
    for (Payload* payload : {&event.params, &event.returns, &event.prompt, &event.completion,
                             &event.screenshot, &event.attributes})
        use(*payload);
    for (std::vector<LogEntry>* entries : {&event.logs, &event.span_events}) {
        for (LogEntry& entry : *entries)
            use(entry.attributes);
    }
    for (EventLink& link : event.links)
        use(link.attributes);
}

} // namespace playhead
