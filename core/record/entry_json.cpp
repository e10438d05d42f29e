// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/entry_json.h"

#include "core/base/json_scan.h"
#include "core/base/json_write.h"
#include "core/model/event.h"
#include "core/record/base64.h"
#include "core/record/thread_ring.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace playhead::record {

namespace {

constexpr int deepest = 512;

void write_item(json::Writer& json, const Item& item, int depth);

void write_json(json::Writer& json, std::string_view text)
{
    const json::Check check = json::validate(text);
    if (!check.ok || check.loose_number) { // no parser promises to read it as it is
        json.text(text);
        return;
    }
    std::string token; // in one line, as the record is
    if (check.strict())
        json::append_minified(token, text);
    else
        json::append_minified(token, json::to_valid(text));
    json.raw(token);
}

// NOLINTBEGIN(misc-no-recursion): no deeper than `deepest`
void write_inner(json::Writer& json, const Item& item, int depth)
{
    ItemReader inner(item.bytes);
    Item each;
    if (item.type == ItemType::List) {
        json.begin_array();
        while (inner.next(each))
            write_item(json, each, depth + 1);
        json.end_array();
        return;
    }
    json.begin_object();
    for (Item key; inner.next(key) && inner.next(each);) {
        json.key(key.bytes);
        write_item(json, each, depth + 1);
    }
    json.end_object();
}

/// The form that AgentOps' SDK writes in such a place, so that readers know it.
std::string not_kept(std::string_view type)
{
    return "<<non-serializable: " + std::string(type) + ">>";
}

void write_item(json::Writer& json, const Item& item, int depth)
{
    switch (item.type) {
    case ItemType::Null:
        json.null();
        return;
    case ItemType::False:
    case ItemType::True:
        json.boolean(item.type == ItemType::True);
        return;
    case ItemType::Int:
        json.integer(item.number<std::int64_t>());
        return;
    case ItemType::Uint:
        json.raw(std::to_string(item.number<std::uint64_t>()));
        return;
    case ItemType::Real:
        json.number(item.number<double>());
        return;
    case ItemType::Text:
        json.text(item.bytes);
        return;
    case ItemType::Json:
        write_json(json, item.bytes);
        return;
    case ItemType::Bytes:
        json.text(base64(item.bytes));
        return;
    case ItemType::List:
    case ItemType::Object:
        // Only a damaged file is that deep.
        if (depth < deepest)
            write_inner(json, item, depth);
        else
            json.text(not_kept("nested too deep"));
        return;
    case ItemType::NotKept:
        json.text(not_kept(item.bytes));
        return;
    }
}
// NOLINTEND(misc-no-recursion)

std::string_view picture_type(std::string_view bytes)
{
    if (bytes.substr(0, 4) == "\x89PNG")
        return "image/png";
    if (bytes.substr(0, 3) == "\xff\xd8\xff")
        return "image/jpeg";
    if (bytes.substr(0, 3) == "GIF")
        return "image/gif";
    if (bytes.substr(0, 4) == "RIFF" && bytes.substr(8, 4) == "WEBP")
        return "image/webp";
    return "application/octet-stream";
}

struct PlainKey {
    Field field;
    std::string_view key;
};

/// Items that are written as they are, under a key of their own.
constexpr std::array plain_keys = {
    PlainKey{Field::EventType, "event_type"},
    PlainKey{Field::ActionType, "action_type"},
    PlainKey{Field::Model, "model"},
    PlainKey{Field::Agent, "agent"},
    PlainKey{Field::PromptTokens, "prompt_tokens"},
    PlainKey{Field::CompletionTokens, "completion_tokens"},
    PlainKey{Field::TotalTokens, "total_tokens"},
    PlainKey{Field::CacheReadTokens, "cache_read_tokens"},
    PlainKey{Field::CacheWriteTokens, "cache_write_tokens"},
    PlainKey{Field::ReasoningTokens, "reasoning_tokens"},
    PlainKey{Field::Cost, "cost"},
    PlainKey{Field::Params, "params"},
    PlainKey{Field::Returns, "returns"},
    PlainKey{Field::Prompt, "prompt"},
    PlainKey{Field::Completion, "completion"},
    PlainKey{Field::ErrorTrigger, "error_trigger"},
};
constexpr std::array error_keys = {
    PlainKey{Field::ErrorType, "type"},
    PlainKey{Field::ErrorMessage, "message"},
    PlainKey{Field::ErrorCode, "code"},
    PlainKey{Field::ErrorStack, "stack"},
};

void append_id(std::string& out, std::string_view run, std::uint64_t event)
{
    std::array<char, 48> digits{};
    char* const end = digits.data() + digits.size();
    char* at = digits.data();
    *at++ = '-';
    at = std::to_chars(at, end, ThreadRing::ring_of(event)).ptr;
    *at++ = '-';
    at = std::to_chars(at, end, ThreadRing::number_of(event)).ptr;
    out += run;
    out.append(digits.data(), at);
}

/// Writes one event, whose items are in their order.
class OneEvent
{
public:
    OneEvent(std::string& out, const EventDraft& event, const EventSurroundings& around,
             const std::vector<Item>& items)
        : json_(out), event_(event), around_(around), items_(items)
    {
        for (const Item& item : items_) {
            if (static_cast<std::size_t>(item.field) < last_.size())
                last_[static_cast<std::size_t>(item.field)] = &item;
        }
    }

    void write()
    {
        json_.begin_object();
        json_.plain_key("session_id").text(around_.session_id);
        ids();
        for (const auto& [field, key] : plain_keys) {
            if (const Item* item = last(field)) {
                json_.plain_key(key);
                write_item(json_, *item, 0);
            }
        }
        named(Field::Param, "params");
        result();
        times();
        if (!event_.is_update) {
            tags();
            thread();
        }
        error();
        screenshot();
        named(Field::Attribute, "attributes");
        json_.end_object();
    }

private:
    /// The last one counts: what an action's end says is newer than what its begin did.
    [[nodiscard]] const Item* last(Field field) const
    {
        // cppcheck-suppress CastIntegerToAddressAtReturn
        return last_[static_cast<std::size_t>(field)];
    }
    void id(std::string_view key, std::uint64_t event)
    {
        json_.plain_key(key).plain_text(
            [&](std::string& out) { append_id(out, around_.run, event); });
    }
    void time(std::string_view key, TimeNs time)
    {
        json_.plain_key(key).plain_text([&](std::string& out) { append_iso8601(out, time); });
    }

    void ids()
    {
        if (const Item* given = last(Field::Id))
            json_.plain_key("id").text(given->bytes);
        else
            id("id", event_.facts.event);
        if (event_.is_update) {
            json_.plain_key("update").boolean(true);
            return;
        }
        if (const Item* parent = last(Field::ParentId))
            json_.plain_key("parent_id").text(parent->bytes);
        else if (event_.facts.parent != 0)
            id("parent_id", event_.facts.parent);
    }

    void result()
    {
        const Item* recorded = last(Field::Result);
        if (!recorded)
            return;
        const auto number = recorded->number<std::uint64_t>();
        if (number <= static_cast<std::uint64_t>(EventResult::Fail))
            json_.plain_key("result").text(result_name(static_cast<EventResult>(number)));
    }

    void times()
    {
        const EntryFacts& facts = event_.facts;
        if (!event_.is_update && facts.time != no_time)
            time(event_.is_instant ? "timestamp" : "init_timestamp", facts.time);
        if (facts.end != no_time)
            time("end_timestamp", facts.end);
    }

    void tags()
    {
        const bool has_defaults = around_.default_tags && !around_.default_tags->empty();
        if (!has_defaults && !last(Field::Tag))
            return;
        std::vector<std::string_view> tags;
        const auto add = [&tags](std::string_view tag) {
            if (std::find(tags.begin(), tags.end(), tag) == tags.end())
                tags.push_back(tag);
        };
        if (around_.default_tags) {
            for (const std::string& tag : *around_.default_tags)
                add(tag);
        }
        for (const Item& item : items_) {
            if (item.field == Field::Tag)
                add(item.bytes);
        }
        if (tags.empty())
            return;
        json_.plain_key("tags").begin_array();
        for (const std::string_view tag : tags)
            json_.text(tag);
        json_.end_array();
    }

    void thread()
    {
        const Item* given = last(Field::Thread);
        const std::string_view name = given ? given->bytes : around_.thread;
        if (!name.empty())
            json_.plain_key("thread").text(name);
    }

    void error()
    {
        bool is_open = false;
        for (const auto& [field, key] : error_keys) {
            const Item* item = last(field);
            if (!item)
                continue;
            if (!std::exchange(is_open, true))
                json_.plain_key("error").begin_object();
            json_.plain_key(key).text(item->bytes);
        }
        if (is_open)
            json_.end_object();
        if (const Item* trigger = last(Field::TriggerNumber))
            id("error_trigger", trigger->number<std::uint64_t>());
    }

    void screenshot()
    {
        const Item* picture = last(Field::Screenshot);
        if (!picture)
            return;
        json_.plain_key("screenshot");
        if (picture->type != ItemType::Bytes) {
            json_.text(picture->bytes);
            return;
        }
        std::string url = "data:";
        url += picture_type(picture->bytes);
        url += ";base64,";
        url += base64(picture->bytes);
        json_.text(url);
    }

    /// Pairs of a name and a value, as an object.
    void named(Field field, std::string_view key)
    {
        if (!last(field))
            return;
        bool is_open = false;
        for (std::size_t i = 0; i + 1 < items_.size(); ++i) {
            if (items_[i].field != field)
                continue;
            if (!std::exchange(is_open, true))
                json_.plain_key(key).begin_object();
            json_.key(items_[i].bytes);
            write_item(json_, items_[++i], 0);
        }
        if (is_open)
            json_.end_object();
    }

    json::Writer json_;
    const EventDraft& event_;
    const EventSurroundings& around_;
    const std::vector<Item>& items_;
    std::array<const Item*, field_count> last_{};
};

} // namespace

std::string event_id(std::string_view run, std::uint64_t event)
{
    std::string id;
    append_id(id, run, event);
    return id;
}

void EventWriter::append(std::string& out, const EventDraft& event, const EventSurroundings& around)
{
    items_.clear();
    const auto read = [this](std::string_view items) {
        ItemReader reader(items);
        for (Item item; reader.next(item);)
            items_.push_back(item);
    };
    read(event.items);
    for (const std::string_view items : event.more_items)
        read(items);
    OneEvent(out, event, around, items_).write();
}

void append_item(std::string& out, ItemType type, std::string_view bytes)
{
    json::Writer json(out);
    write_item(json, {Field::Nothing, type, bytes}, 0);
}

} // namespace playhead::record
