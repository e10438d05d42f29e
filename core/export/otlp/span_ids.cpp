// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/otlp/span_ids.h"

#include "core/base/hex.h"

#include <xxhash.h>

#include <algorithm>
#include <charconv>

namespace playhead::otlp {

namespace {

constexpr std::size_t span_digits = 16;
constexpr std::size_t trace_digits = 32;

/// All zero is no id.
std::uint64_t not_zero(std::uint64_t hash)
{
    return hash == 0 ? 1 : hash;
}

bool is_id(std::string_view id, std::size_t digits)
{
    const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return id.size() == digits && std::all_of(id.begin(), id.end(), is_hex) &&
           id.find_first_not_of('0') != std::string_view::npos;
}

std::uint64_t span_hash(std::string_view session_id, char kind, std::string_view name)
{
    std::string text(session_id);
    text += '\0';
    text += kind;
    text += name;
    return not_zero(XXH3_64bits(text.data(), text.size()));
}

std::uint64_t number_of(std::string_view hex_digits)
{
    std::uint64_t number = 0;
    std::from_chars(hex_digits.data(), hex_digits.data() + hex_digits.size(), number, 16);
    return number;
}

} // namespace

bool is_trace_id(std::string_view id)
{
    return is_id(id, trace_digits);
}

bool is_span_id(std::string_view id)
{
    return is_id(id, span_digits);
}

std::string trace_id_of(std::string_view session_id)
{
    if (is_trace_id(session_id))
        return std::string(session_id);
    const XXH128_hash_t hash = XXH3_128bits(session_id.data(), session_id.size());
    return hex_of(not_zero(hash.high64)) + hex_of(hash.low64);
}

std::string span_id_of(std::string_view session_id, std::string_view event_id)
{
    return is_span_id(event_id) ? std::string(event_id)
                                : hex_of(span_hash(session_id, 'i', event_id));
}

SpanIds::SpanIds(const Trace& trace, const Redactor* redactor)
    : trace_(trace)
    , redactor_(redactor)
    , session_id_(redactor ? redactor->redact_id(trace.session().id) : trace.session().id)
    , trace_id_(trace_id_of(session_id_))
    , known_(trace.event_count())
{
}

std::string SpanIds::of(EventIndex event, const Event& loaded)
{
    std::uint64_t& known = known_[event.value()];
    if (known != 0)
        return hex_of(known);
    const std::string id = redactor_ ? redactor_->redact_id(loaded.id) : loaded.id;
    const bool is_its_own = !id.empty() && !trace_.has(event, EventFlag::DuplicateId);
    known = is_its_own ? number_of(span_id_of(session_id_, id))
                       : span_hash(session_id_, '#', std::to_string(event.value()));
    return hex_of(known);
}

std::string SpanIds::of(EventIndex event)
{
    if (known_[event.value()] != 0)
        return hex_of(known_[event.value()]);
    const auto loaded = trace_.load(event);
    return of(event, loaded ? loaded->event : Event());
}

} // namespace playhead::otlp
