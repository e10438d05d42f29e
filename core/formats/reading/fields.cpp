// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/fields.h"

#include "core/base/json_scan.h"
#include "core/base/json_stream.h"
#include "core/base/json_write.h"
#include "core/base/python_repr.h"
#include "core/base/stopping.h"
#include "core/base/text.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace playhead {

Fields::Fields(json::Value object, std::stop_token stop) : stop_(std::move(stop))
{
    constexpr std::size_t usual_count = 16;
    entries_.reserve(usual_count);
    json::ObjectReader reader(object);
    json::Member member;
    while (!stop_.stop_requested() && reader.next(member)) {
        const bool is_literal = member.key.data() == member.raw_key.data() + 1;
        const std::string_view key = is_literal ? member.key : own(std::string(member.key));
        entries_.push_back({key, member.value, false});
    }
    if (!stop_.stop_requested() && reader.problem() && !reader.problem()->truncated)
        read_damaged(object.raw());
}

Fields Fields::of(const Record& record, const Event& event, const std::stop_token& stop)
{
    const json::Value object = record.value();
    if (!event.head_only || !object.is_checked())
        return Fields(object, stop);
    Fields fields;
    fields.looked_at_ = object;
    fields.stop_ = stop;
    return fields;
}

/// A cursor finds its way behind what a strict reader stops at.
void Fields::read_damaged(std::string_view object)
{
    entries_.clear();
    MemoryReader bytes(object, stop_);
    json::Cursor cursor(bytes);
    if (!cursor.next_document() || !cursor.enter_object())
        return;
    for (std::string_view member; cursor.next_member(member);) {
        std::string key(member);
        const json::Slice slice = cursor.raw();
        const auto offset = static_cast<std::size_t>(slice.offset);
        if (!slice.text.empty()) // the cursor's text goes with its next step
            add(std::move(key), json::Value(object.substr(offset, slice.text.size())));
    }
}

std::string_view Fields::own(std::string text)
{
    owned_.push_front(std::move(text));
    return owned_.front();
}

void Fields::add(std::string key, json::Value value)
{
    entries_.push_back({own(std::move(key)), value, false});
}

void Fields::add_owned(std::string key, std::string json)
{
    const json::Value value(own(std::move(json)));
    add(std::move(key), value);
}

std::string_view Fields::key_of(json::Value text)
{
    std::string scratch;
    const std::string_view key = view_of(text, scratch);
    return key.empty() || key.data() != scratch.data() ? key : own(std::move(scratch));
}

void Fields::add(json::Value key, json::Value value)
{
    entries_.push_back({key_of(key), value, false});
}

void Fields::add_owned(json::Value key, std::string json)
{
    const json::Value value(own(std::move(json)));
    entries_.push_back({key_of(key), value, false});
}

std::size_t Fields::find(std::string_view key) const
{
    for (std::size_t i = entries_.size(); i > 0; --i) {
        if (!entries_[i - 1].taken && entries_[i - 1].key == key)
            return i - 1;
    }
    return npos;
}

json::Value Fields::peek(std::string_view key) const
{
    if (looked_at_.is_valid())
        return looked_at_.find_last(key);
    const std::size_t index = find(key);
    return index == npos ? json::Value() : entries_[index].value;
}

json::Value Fields::take(std::string_view key)
{
    if (looked_at_.is_valid())
        return looked_at_.find_last(key);
    const std::size_t index = find(key);
    if (index == npos)
        return {};
    entries_[index].taken = true;
    return entries_[index].value;
}

json::Value Fields::take_first(std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys) {
        const json::Value value = take(key);
        if (is_there(value))
            return value;
    }
    return {};
}

void ObjectText::add(std::string_view key, std::string_view json)
{
    if (json.empty())
        return;
    if (!is_empty())
        text_ += ',';
    json::append_quoted(text_, key);
    text_ += ':';
    text_ += json;
}

void ObjectText::add_text(std::string_view key, std::string_view text)
{
    add(key, json::quote(text));
}

void ObjectText::add_recorded(const Fields& fields)
{
    for (const Fields::Entry& entry : fields.entries()) {
        if (!entry.taken && !entry.value.is_null())
            add(entry.key, payload_of(entry.value, fields.stop()).json());
    }
}

Payload ObjectText::take()
{
    if (is_empty())
        return {};
    text_ += '}';
    return Payload::owned(std::exchange(text_, "{"));
}

Payload text_payload(std::string_view text)
{
    return Payload::owned(json::quote(text));
}

Payload payload_of(json::Value value, const std::stop_token& stop)
{
    if (value.raw().empty())
        return {};
    if (value.is_checked())
        return Payload::borrowed(value.raw());
    const json::Check check = json::validate(value.raw(), stop);
    if (stop.stop_requested())
        return {};
    if (check.ok && !check.bad_utf8 && !check.raw_control)
        return Payload::borrowed(value.raw());
    if (check.ok)
        return Payload::owned(json::to_valid(value.raw()));
    const std::string completed = json::complete_truncated(value.raw());
    if (json::validate(completed).ok)
        return Payload::owned(json::to_valid(completed));
    return text_payload(value.raw());
}

void own_loose_payloads(std::span<const Record> records, Event& event)
{
    const auto views_a_record = [records](std::string_view json) {
        return std::any_of(records.begin(), records.end(), [json](const Record& record) {
            const std::less_equal<const char*> not_after;
            const std::string_view bytes = record.bytes;
            return not_after(bytes.data(), json.data()) &&
                   not_after(json.data() + json.size(), bytes.data() + bytes.size());
        });
    };
    for_each_payload(event, [&](Payload& payload) {
        if (payload.is_borrowed() && !views_a_record(payload.json()))
            payload = Payload::owned(std::string(payload.json()));
    });
}

Payload payload_where_there(json::Value value)
{
    return is_there(value) ? payload_of(value) : Payload();
}

ReadText payload_of_text(json::Value value, const std::stop_token& stop)
{
    if (!value.is_string())
        return {payload_of(value, stop), value.is_valid() ? TextForm::Json : TextForm::Text};
    const std::string text = text_of(value, stop);
    const bool is_json = json::validate(text, stop).strict();
    if (stop.stop_requested())
        return {};
    if (is_json)
        return {Payload::owned(std::string(trimmed(text))), TextForm::Json};
    if (auto json = json::json_from_python_repr(text))
        return {Payload::owned(*std::move(json)), TextForm::PythonRepr};
    return {payload_of(value, stop), TextForm::Text};
}

std::string_view view_of(json::Value value, std::string& scratch, const std::stop_token& stop)
{
    if (!value.is_valid() || value.is_null())
        return {};
    const std::string_view text = value.text(scratch, nullptr, stop);
    // Nobody looked at the strings in a container.
    if (!value.is_container() || value.is_checked() || is_valid_utf8(text))
        return text;
    scratch = repair_utf8(text);
    return scratch;
}

std::string text_of(json::Value value, const std::stop_token& stop)
{
    std::string scratch;
    const std::string_view text = view_of(value, scratch, stop);
    if (text.data() == scratch.data())
        return scratch;
    std::string copy;
    if (!append_in_pieces(copy, text, stop))
        return {};
    return copy;
}

std::optional<std::int64_t> int_of(json::Value value)
{
    if (value.is_number())
        return value.as_int64();
    if (!value.is_string())
        return std::nullopt;
    std::string scratch;
    const json::Value number(value.text(scratch));
    return number.is_number() ? number.as_int64() : std::nullopt;
}

std::optional<double> number_of(json::Value value)
{
    std::optional<double> number;
    if (value.is_number()) {
        number = value.as_double();
    } else if (value.is_string()) {
        const std::string text = text_of(value);
        const json::Value inner{std::string_view(text)};
        if (inner.is_number())
            number = inner.as_double();
    }
    return number && std::isfinite(*number) ? number : std::nullopt;
}

} // namespace playhead
