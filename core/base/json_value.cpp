// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_value.h"

#include "core/base/json_chars.h"
#include "core/base/json_structure.h"
#include "core/base/json_tape.h"

#include <charconv>
#include <utility>

namespace playhead::json {

namespace {

std::string_view trimmed(std::string_view text)
{
    text.remove_prefix(skip_space(text, 0));
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

} // namespace

Value::Value(std::string_view raw) : raw_(trimmed(raw)), kind_(kind_of(raw_)) {}

bool Value::is_strict_number() const
{
    return is_number() && number_form(raw_) == NumberForm::Strict;
}

std::optional<bool> Value::as_bool() const
{
    if (!is_bool())
        return std::nullopt;
    return kind_ == Kind::True;
}

std::optional<std::string> Value::as_string(Repairs* repairs) const
{
    if (!is_string())
        return std::nullopt;
    std::string scratch;
    const std::string_view found = text(scratch, repairs);
    return found.data() == scratch.data() ? std::move(scratch) : std::string(found);
}

std::string_view Value::text(std::string& scratch, Repairs* repairs,
                             const std::stop_token& stop) const
{
    if (!is_string())
        return raw_;
    if (!tape_ || repairs != nullptr) // half of a surrogate pair is to be told of
        return unescape_view(raw_, scratch, repairs, stop);
    return tape_->text(place_, scratch, stop);
}

Value Value::find(std::string_view key) const
{
    if (tape_)
        return is_object() ? tape_->find(place_, key) : Value();
    ObjectReader reader(*this);
    Member member;
    while (reader.next(member)) {
        if (member.key == key)
            return member.value;
    }
    return {};
}

Value Value::find_last(std::string_view key) const
{
    if (tape_)
        return is_object() ? tape_->find_last(place_, key) : Value();
    ObjectReader reader(*this);
    Member member;
    Value found;
    while (reader.next(member)) {
        if (member.key == key)
            found = member.value;
    }
    return found;
}

Value Value::at_path(std::initializer_list<std::string_view> path) const
{
    return at_path(std::span(path.begin(), path.size()));
}

Value Value::at_path(std::span<const std::string_view> path) const
{
    Value value = *this;
    for (const std::string_view step : path) {
        if (!value.is_array()) {
            value = value.find(step);
            continue;
        }
        std::size_t index = 0;
        const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
        if (error != std::errc() || end != step.data() + step.size())
            return {};
        ArrayReader reader(value);
        Value element;
        bool there = reader.next(element);
        for (; there && index > 0; --index)
            there = reader.next(element);
        value = there ? element : Value();
    }
    return value;
}

ContainerReader::ContainerReader(Value container, Kind kind)
    : text_(container.raw())
    , tape_(container.tape_)
    , at_(1)
    , closer_(kind == Kind::Object ? '}' : ']')
    , done_(container.kind() != kind)
{
    if (!tape_ || done_)
        return;
    at_ = Tape::inside(container.place_);
    last_ = tape_->behind(container.place_);
}

bool ContainerReader::fail(std::size_t offset, std::string_view reason, bool truncated)
{
    done_ = true;
    problem_ = Problem{offset, reason, truncated};
    return false;
}

// Goes to the next member or element; false at the end of the container.
bool ContainerReader::begin_item()
{
    if (done_)
        return false;
    at_ = skip_space(text_, at_);
    if (at_ < text_.size() && text_[at_] == closer_) {
        done_ = true;
        return false;
    }
    if (!first_) {
        if (at_ < text_.size() && text_[at_] != ',')
            return fail(at_, "a ',' or a closing bracket is missing");
        at_ = skip_space(text_, at_ + 1);
    }
    first_ = false;
    if (at_ >= text_.size())
        return fail(text_.size(), cut_container_reason, true);
    return true;
}

// Reads the value at the current place; false where there is none.
bool ContainerReader::read_value(ScanResult& result)
{
    result = scan_value(text_, at_);
    if (result.begin == result.end) {
        const bool truncated = result.status == ScanStatus::Truncated;
        return fail(result.begin, truncated ? cut_container_reason : missing_value_reason,
                    truncated);
    }
    at_ = result.end;
    if (result.status == ScanStatus::Truncated)
        fail(text_.size(), cut_container_reason, true); // this value is the last one
    return true;
}

bool ObjectReader::next(Member& member)
{
    if (tape_)
        return next_on_tape(member);
    if (!begin_item())
        return false;
    if (text_[at_] != '"')
        return fail(at_, "a key in quotes is missing");
    const std::size_t key_begin = at_;
    const std::size_t quote = find_closing_quote(text_, at_ + 1);
    if (quote == std::string_view::npos)
        return fail(text_.size(), cut_container_reason, true);
    at_ = skip_space(text_, quote + 1);
    if (at_ >= text_.size())
        return fail(text_.size(), cut_container_reason, true);
    if (text_[at_] != ':')
        return fail(at_, "a ':' is missing behind the key");
    ++at_;
    ScanResult result;
    if (!read_value(result))
        return false;
    member.raw_key = text_.substr(key_begin, quote + 1 - key_begin);
    member.key = unescape_view(member.raw_key, key_);
    member.value = Value(result.of(text_), result.kind);
    return true;
}

bool ObjectReader::next_on_tape(Member& member)
{
    if (done_ || at_ == last_)
        return false;
    const auto place = static_cast<Tape::Place>(at_);
    member.raw_key = tape_->raw(place);
    member.key = tape_->text(place, key_);
    member.value = tape_->value(place + 1);
    at_ = tape_->behind(place);
    return true;
}

bool ArrayReader::next(Value& element)
{
    if (tape_) {
        if (done_ || at_ == last_)
            return false;
        const auto place = static_cast<Tape::Place>(at_);
        element = tape_->value(place);
        at_ = tape_->behind(place);
        return true;
    }
    if (!begin_item())
        return false;
    ScanResult result;
    if (!read_value(result))
        return false;
    element = Value(result.of(text_), result.kind);
    return true;
}

} // namespace playhead::json
