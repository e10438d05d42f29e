// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Any bytes read as one record, and what is written of them read again: the second line says what
// the first did. Where the short way reads them as a line, it says the same.
#include "core/base/json_scan.h"
#include "core/model/trace_builder.h"
#include "core/native/event_json.h"
#include "core/native/event_line.h"
#include "core/native/event_record.h"
#include "core/native/session_json.h"
#include "tests/fuzz/expect.h"

#include <cstdint>
#include <string>
#include <string_view>

using namespace playhead;
using playhead::fuzz::expect;

namespace {

/// A session with the one event that stands in `record`.
std::shared_ptr<const Trace> trace_of(std::string_view record)
{
    Session session;
    session.id = "s";
    TraceBuilder builder(std::move(session));
    auto source = std::make_shared<MemorySource>("fuzz");
    const std::uint16_t number = builder.add_source(source);
    const Slice slice = source->append(record, number);
    native::EventRecord event = native::read_event(record);
    if (event.parent_index)
        event.event.parent = EventIndex(*event.parent_index);
    builder.add(event.event, {&slice, 1}, &native::decode_event);
    return std::move(builder).finish();
}

/// The same, of an event that the short way reads; null where it does not.
std::shared_ptr<const Trace> trace_of_line(std::string_view record)
{
    std::string line(record.substr(0, record.find('\n')));
    const std::size_t length = line.size() + 1;
    line += '\n';
    line.append(16, '"');
    native::EventLine event;
    if (native::read_event_line(line.data(), event) != line.data() + length)
        return nullptr;
    Session session;
    session.id = "s";
    TraceBuilder builder(std::move(session));
    auto source = std::make_shared<MemorySource>("fuzz");
    EventBatch batch;
    batch.add(event.event, source->append(event.record, builder.add_source(source)));
    builder.add(batch, 0, 1, &native::decode_event);
    return std::move(builder).finish();
}

std::string json_of(const Trace& trace, const EventJsonOptions& options)
{
    const auto loaded = trace.load(EventIndex(0U));
    expect(loaded.has_value());
    std::string text;
    append_event_json(text, trace, EventIndex(0U), *loaded, options);
    expect(json::validate(text).strict());
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    EventJsonOptions every_key;
    every_key.with_position = true;
    const auto first = trace_of(text);
    const auto second = trace_of(json_of(*first, {}));
    expect(json_of(*first, every_key) == json_of(*second, every_key));
    if (const auto short_way = trace_of_line(text)) {
        const auto long_way = trace_of(text.substr(0, text.find('\n')));
        expect(json_of(*short_way, every_key) == json_of(*long_way, every_key));
    }

    const Redactor redactor;
    every_key.redactor = &redactor;
    json_of(*first, every_key);
    const std::string masked = redactor.redact_json(text);
    if (json::validate(text).strict())
        expect(json::validate(masked).strict() && redactor.redact_json(masked) == masked);

    std::string session;
    const native::SessionRecord record = native::read_session(text);
    TraceBuilder builder(record.session);
    append_session_json(session, *std::move(builder).finish());
    expect(json::validate(session).strict());
    return 0;
}
