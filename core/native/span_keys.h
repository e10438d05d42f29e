// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// A native event as a span of OpenTelemetry: under which attributes its members stand. Known to the
// exporter of OTLP (core/export/otlp) and to its reader (core/formats/otel/playhead_span.h).
//
// What a span has a place for stands there: id, parent, name, times, status, events and links. What
// the conventions for generative AI have a name for stands under that name, and every other member
// X of the native record under "playhead.X". So whoever adds a member to the native format need not
// change anything here.
//
// A payload is its JSON, as a text: nothing of its spelling is lost. Any other value is an AnyValue
// of its type. The members of "attributes" are attributes of the span, unless one of them would be
// taken for something else: then all of them are the payload "playhead.attributes".
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace playhead::span_keys {

inline constexpr std::string_view prefix = "playhead.";

// Of a resource.
inline constexpr std::string_view session_id = "playhead.session_id";
inline constexpr std::string_view session = "playhead.session"; ///< its native record, as a text

// Of a span.
inline constexpr std::string_view index = "playhead.index";     ///< in every span of ours
inline constexpr std::string_view instant = "playhead.instant"; ///< it has one time
inline constexpr std::string_view no_start = "playhead.no_start";
inline constexpr std::string_view no_end = "playhead.no_end";
/// Attributes that say for others what stands elsewhere, too.
inline constexpr std::string_view derived = "playhead.derived";
/// Payloads that are a text, and stand as that text where others expect it.
inline constexpr std::string_view texts = "playhead.texts";

// Of an event of a span, or a link.
inline constexpr std::string_view list = "playhead.list"; ///< "logs", "error"; else a span event
inline constexpr std::string_view no_time = "playhead.no_time";

struct Carrier {
    std::string_view member; ///< of the native record
    std::string_view attribute;
};

inline constexpr std::array carriers = {
    Carrier{"model", "gen_ai.request.model"},
    Carrier{"agent", "gen_ai.agent.name"},
    Carrier{"thread", "thread.name"},
    Carrier{"prompt_tokens", "gen_ai.usage.input_tokens"},
    Carrier{"completion_tokens", "gen_ai.usage.output_tokens"},
    Carrier{"cache_read_tokens", "gen_ai.usage.cache_read.input_tokens"},
    Carrier{"cache_write_tokens", "gen_ai.usage.cache_creation.input_tokens"},
    Carrier{"reasoning_tokens", "gen_ai.usage.reasoning.output_tokens"},
    Carrier{"cost", "gen_ai.usage.cost"},
};
/// Of an error, on the "exception" that tells it.
inline constexpr std::array exception = {
    Carrier{"type", "exception.type"},
    Carrier{"message", "exception.message"},
    Carrier{"stack", "exception.stacktrace"},
    Carrier{"code", "playhead.code"},
};
/// Of payloads.
inline constexpr std::array payload_carriers = {
    Carrier{"params", "gen_ai.tool.call.arguments"},
    Carrier{"returns", "gen_ai.tool.call.result"},
    Carrier{"prompt", "gen_ai.input.messages"},
    Carrier{"completion", "gen_ai.output.messages"},
};
inline constexpr std::array<std::string_view, 6> payloads = {
    "params", "returns", "prompt", "completion", "screenshot", "attributes"};

[[nodiscard]] constexpr bool is_payload(std::string_view member)
{
    return std::find(payloads.begin(), payloads.end(), member) != payloads.end();
}

/// The one whose attribute this is, or null.
template <typename Carriers>
[[nodiscard]] constexpr const Carrier* carrier_of_attribute(const Carriers& all,
                                                            std::string_view attribute)
{
    for (const Carrier& carrier : all) {
        if (carrier.attribute == attribute)
            return &carrier;
    }
    return nullptr;
}

/// The attribute that a member stands under, empty where it has no name of its own.
template <typename Carriers>
[[nodiscard]] constexpr std::string_view attribute_of(const Carriers& all, std::string_view member)
{
    for (const Carrier& carrier : all) {
        if (carrier.member == member)
            return carrier.attribute;
    }
    return {};
}

} // namespace playhead::span_keys
