// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/ui/panels/test_session.h"

#include "core/base/json_value.h"

#include <atomic>
#include <cmath>

namespace playhead {

namespace {

constexpr TimeNs begin = 1'700'000'000 * ns_per_second;

Payload payload(const json::Value& object, std::string_view key)
{
    const json::Value value = object.find(key);
    return value.is_valid() ? Payload::borrowed(value.raw()) : Payload();
}

std::string text(const json::Value& object, std::string_view key)
{
    return object.find(key).as_string().value_or(std::string());
}

TimeNs time(const json::Value& object, std::string_view key)
{
    const auto seconds = object.find(key).as_double();
    return seconds ? begin + std::llround(*seconds * 1e9) : no_time;
}

std::vector<LogEntry> entries(const json::Value& list)
{
    std::vector<LogEntry> result;
    json::ArrayReader reader(list);
    json::Value item;
    while (reader.next(item))
        result.push_back({time(item, "time"), text(item, "name"), text(item, "text"),
                          payload(item, "attributes")});
    return result;
}

void decodeFigures(const json::Value& object, Event& event)
{
    event.init_timestamp = time(object, "start");
    event.end_timestamp = time(object, "end");
    event.init_provenance =
        event.init_timestamp == no_time ? Provenance::Absent : Provenance::Recorded;
    event.end_provenance =
        event.end_timestamp == no_time ? Provenance::Absent : Provenance::Recorded;
    event.is_instant = object.find("is_instant").as_bool().value_or(false);
    const json::Value tokens = object.find("tokens");
    event.tokens = {tokens.find("prompt").as_int64(),      tokens.find("completion").as_int64(),
                    tokens.find("total").as_int64(),       tokens.find("cache_read").as_int64(),
                    tokens.find("cache_write").as_int64(), tokens.find("reasoning").as_int64()};
    event.cost = object.find("cost").as_double();
}

void decode(std::span<const Record> records, Event& event)
{
    const json::Value object(records.front().bytes);
    event.id = text(object, "id");
    event.parent_id = text(object, "parent_id");
    event.event_type = text(object, "event_type");
    event.action_type = text(object, "action_type");
    event.result = parse_result(text(object, "result")).value_or(EventResult::Indeterminate);
    event.status = text(object, "status");
    event.model = text(object, "model");
    event.agent = text(object, "agent");
    event.thread = text(object, "thread");
    decodeFigures(object, event);
    json::ArrayReader tags(object.find("tags"));
    for (json::Value tag; tags.next(tag);)
        event.tags.push_back(tag.as_string().value_or(std::string()));
    event.params = payload(object, "params");
    event.returns = payload(object, "returns");
    event.prompt = payload(object, "prompt");
    event.completion = payload(object, "completion");
    event.screenshot = payload(object, "screenshot");
    event.attributes = payload(object, "attributes");
    event.logs = entries(object.find("logs"));
    event.span_events = entries(object.find("span_events"));
    json::ArrayReader links(object.find("links"));
    for (json::Value link; links.next(link);)
        event.links.push_back({text(link, "session_id"), text(link, "event_id"), {}});
    const json::Value error = object.find("error");
    event.error = {text(error, "type"), text(error, "message"), text(error, "code"),
                   text(error, "stack")};
    event.error_trigger = text(object, "error_trigger");
}

} // namespace

class TestSession::BreakableSource : public Source
{
public:
    Slice append(std::string_view bytes, std::uint16_t source, RecordRole role)
    {
        return m_bytes.append(bytes, source, role);
    }
    [[nodiscard]] const std::string& name() const override { return m_bytes.name(); }
    [[nodiscard]] std::uint64_t size() const override { return m_bytes.size(); }
    [[nodiscard]] Result<std::string> read(const Slice& slice,
                                           const std::stop_token& stop = {}) const override
    {
        if (m_isBroken)
            return Error{"The file changed since it was opened.", name(), "Open it again."};
        return m_bytes.read(slice, stop);
    }
    void breakOff() { m_isBroken = true; }

private:
    MemorySource m_bytes{"trip.jsonl"};
    std::atomic<bool> m_isBroken = false;
};

TestSession::TestSession(Session session)
    : m_source(std::make_shared<BreakableSource>())
    , m_builder(std::move(session))
    , m_number(m_builder.add_source(m_source))
{
}

EventIndex TestSession::add(std::string_view json)
{
    const Slice slice = m_source->append(json, m_number, RecordRole::Event);
    Event event;
    const Record record{RecordRole::Event, json};
    decode({&record, 1}, event);
    return m_builder.add(event, {&slice, 1}, decode);
}

void TestSession::join(EventIndex event, std::string_view bytes, RecordRole role)
{
    m_builder.join_record(event, m_source->append(bytes, m_number, role));
}

std::shared_ptr<const Trace> TestSession::trace()
{
    return std::move(m_builder).finish();
}

void TestSession::breakSource()
{
    m_source->breakOff();
}

} // namespace playhead
