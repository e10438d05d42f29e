// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/event_line.h"

#include "core/native/line_keys.h"
#include "core/native/line_scanner.h"

#include <simdjson.h>

#include <charconv>
#include <utility>

namespace playhead::native {

namespace {

using line_keys::Key;

class LineReader
{
public:
    LineReader(const char* line, EventLine& out) : scanner_(line), out_(out), event_(out.event) {}

    const char* read()
    {
        scanner_.skip_space();
        const char* const begin = scanner_.at();
        if (!scanner_.take('{') || !read_members())
            return nullptr;
        out_.record = {begin, static_cast<std::size_t>(scanner_.at() - begin)};
        scanner_.skip_space();
        if (!scanner_.take('\n') || !is_text())
            return nullptr;
        settle();
        return scanner_.at();
    }

private:
    [[nodiscard]] bool is_text() const
    {
        return !scanner_.has_high_bytes() ||
               simdjson::validate_utf8(out_.record.data(), out_.record.size());
    }

    bool read_members()
    {
        scanner_.skip_space();
        if (scanner_.take('}'))
            return true;
        for (;;) {
            std::string_view key;
            if (!scanner_.take_text(key) || !scanner_.take_colon() || !read_member(key))
                return false;
            scanner_.skip_space();
            if (scanner_.take('}'))
                return true;
            if (!scanner_.take(','))
                return false;
            scanner_.skip_space();
        }
    }

    bool read_member(std::string_view key)
    {
        const std::uint8_t number = line_keys::find_name(key);
        if (number == line_keys::no_name)
            return scanner_.skip_value();
        const std::uint64_t bit = std::uint64_t{1} << number;
        if ((seen_ & bit) != 0)
            return false;
        seen_ |= bit;
        return read_value(line_keys::names[number].key);
    }
    static_assert(line_keys::names.size() <= 64);

    bool read_value(Key key)
    {
        switch (key) {
        case Key::Id:
            return read_text(event_.id);
        case Key::ParentId:
            out_.tells_parent = true;
            return read_text(event_.parent_id);
        case Key::EventType:
            return read_text(event_.event_type);
        case Key::ActionType:
            return read_text(event_.action_type);
        case Key::Agent:
            return read_text(event_.agent);
        case Key::Thread:
            return read_text(event_.thread);
        case Key::Model:
            return read_text(event_.model);
        case Key::SessionId:
            return read_text(out_.session_id);
        case Key::InitTime:
            return read_time(event_.init_timestamp);
        case Key::EndTime:
            return read_time(event_.end_timestamp);
        case Key::Timestamp:
            has_timestamp_ = true;
            return read_time(timestamp_);
        case Key::Result:
            return read_result();
        case Key::Tags:
            return read_tags();
        default:
            return read_figure(key);
        }
    }

    bool read_figure(Key key)
    {
        TokenCounts& tokens = event_.tokens;
        switch (key) {
        case Key::PromptTokens:
            return read_count(tokens.prompt);
        case Key::CompletionTokens:
            return read_count(tokens.completion);
        case Key::TotalTokens:
            return read_count(tokens.total);
        case Key::CacheRead:
            return read_count(tokens.cache_read);
        case Key::CacheWrite:
            return read_count(tokens.cache_write);
        case Key::Reasoning:
            return read_count(tokens.reasoning);
        case Key::Duration:
            return read_count(duration_);
        case Key::Cost:
            return read_cost();
        case Key::Index:
            return read_position(out_.index);
        case Key::ParentIndex:
            out_.tells_parent = true;
            return read_position(out_.parent_index);
        default:
            return read_mark(key);
        }
    }

    bool read_mark(Key key)
    {
        switch (key) {
        case Key::ParentInferred:
            return read_bool(event_.parent_inferred);
        case Key::ParentLeftOut:
            out_.tells_parent = true;
            return read_bool(event_.parent_left_out);
        case Key::Update: {
            bool is_update = false;
            return read_bool(is_update) && !is_update;
        }
        case Key::CostProvenance:
            return read_word("computed", event_.cost_computed);
        case Key::InitProvenance:
            return read_word("derived", init_is_derived_);
        case Key::EndProvenance:
            return read_word("derived", end_is_derived_);
        default:
            return read_payload(key);
        }
    }

    bool read_payload(Key key)
    {
        const char first = scanner_.peek();
        switch (key) {
        case Key::Payload:
            return scanner_.skip_value();
        case Key::RawPayload:
            return first == '"' && scanner_.skip_string();
        case Key::Attributes:
            return take_null() || (first == '{' && scanner_.skip_value());
        case Key::List:
            return take_null() ||
                   ((first == '[' || first == '{' || first == '"') && scanner_.skip_value());
        case Key::Error:
            return read_error();
        case Key::Annotation:
            return take_null();
        case Key::Children:
            out_.tells_parent = true;
            return take_null();
        default:
            return false; // notes, and what is no event
        }
    }

    [[nodiscard]] bool take_null() { return scanner_.peek() == 'n' && scanner_.take_word("null"); }

    bool read_text(std::string_view& text) { return scanner_.take_text(text) || take_null(); }
    bool read_time(TimeNs& time) { return take_null() || scanner_.take_time(time); }

    bool read_bool(bool& value)
    {
        if (scanner_.take_word("true"))
            value = true;
        else
            return scanner_.take_word("false") || take_null();
        return true;
    }

    bool read_word(std::string_view word, bool& is_marked)
    {
        std::string_view text;
        if (!read_text(text))
            return false;
        is_marked = text == word;
        return true;
    }

    bool read_count(std::optional<std::int64_t>& count)
    {
        std::int64_t number = 0;
        if (take_null())
            return true;
        if (!scanner_.take_count(number))
            return false;
        count = number;
        return true;
    }

    bool read_position(std::optional<std::uint32_t>& position)
    {
        std::optional<std::int64_t> number;
        if (!read_count(number) || number.value_or(0) >= EventIndex::none_value)
            return false;
        if (number)
            position = static_cast<std::uint32_t>(*number);
        return true;
    }

    bool read_cost()
    {
        if (take_null())
            return true;
        std::string_view token;
        double cost = 0;
        if (!scanner_.take_number(token) ||
            std::from_chars(token.data(), token.data() + token.size(), cost).ec != std::errc())
            return false;
        event_.cost = cost;
        return true;
    }

    bool read_result()
    {
        std::string_view word;
        if (!read_text(word))
            return false;
        if (word.empty())
            return true;
        const auto result = parse_result(word);
        event_.result = result.value_or(EventResult::Indeterminate);
        tells_result_ = true;
        return result.has_value();
    }

    bool read_tags()
    {
        if (take_null())
            return true;
        std::string_view tag;
        if (scanner_.peek() == '"') {
            if (!scanner_.take_text(tag))
                return false;
            if (!tag.empty())
                event_.tags.push_back(tag);
            return true;
        }
        if (!scanner_.take('['))
            return false;
        scanner_.skip_space();
        if (scanner_.take(']'))
            return true;
        for (;;) {
            if (!scanner_.take_text(tag))
                return false;
            event_.tags.push_back(tag);
            scanner_.skip_space();
            if (scanner_.take(']'))
                return true;
            if (!scanner_.take(','))
                return false;
            scanner_.skip_space();
        }
    }

    /// An error is one where any of its texts says something.
    bool read_error()
    {
        if (take_null())
            return true;
        if (scanner_.peek() == '"')
            return read_error_text(true);
        if (!scanner_.take('{'))
            return false;
        scanner_.skip_space();
        if (scanner_.take('}'))
            return true;
        for (;;) {
            std::string_view key;
            if (!scanner_.take_text(key) || !scanner_.take_colon())
                return false;
            const bool is_known =
                key == "type" || key == "message" || key == "code" || key == "stack";
            if (!read_error_text(is_known))
                return false;
            scanner_.skip_space();
            if (scanner_.take('}'))
                return true;
            if (!scanner_.take(','))
                return false;
            scanner_.skip_space();
        }
    }

    bool read_error_text(bool is_known)
    {
        const char* const begin = scanner_.at();
        if (!scanner_.skip_value())
            return false;
        const std::string_view value(begin, static_cast<std::size_t>(scanner_.at() - begin));
        if (is_known && value != "null" && value != "\"\"")
            event_.has_error = true;
        return true;
    }

    /// What follows from several members, as read_event() has it.
    void settle()
    {
        if (event_.has_error && !tells_result_)
            event_.result = EventResult::Fail;
        const bool has_span = event_.init_timestamp != no_time || event_.end_timestamp != no_time;
        if (has_timestamp_ && !has_span) {
            event_.is_instant = true;
            event_.init_timestamp = timestamp_;
        }
        const bool lacks_end = event_.end_timestamp == no_time && !event_.is_instant;
        TimeNs end = no_time;
        if (lacks_end && event_.init_timestamp != no_time && duration_ &&
            !__builtin_add_overflow(event_.init_timestamp, *duration_, &end)) {
            event_.end_timestamp = end;
            end_is_derived_ = true;
        }
        event_.init_provenance = provenance(event_.init_timestamp, init_is_derived_);
        event_.end_provenance = provenance(event_.end_timestamp, end_is_derived_);
        if (out_.parent_index)
            event_.parent = EventIndex(*out_.parent_index);
    }

    static Provenance provenance(TimeNs time, bool is_derived)
    {
        if (time == no_time)
            return Provenance::Absent;
        return is_derived ? Provenance::Derived : Provenance::Recorded;
    }

    LineScanner scanner_;
    EventLine& out_;
    EventHead& event_;
    std::uint64_t seen_ = 0; ///< a bit for each of line_keys::names
    TimeNs timestamp_ = no_time;
    std::optional<DurationNs> duration_;
    bool has_timestamp_ = false;
    bool tells_result_ = false;
    bool init_is_derived_ = false;
    bool end_is_derived_ = false;
};

} // namespace

const char* read_event_line(const char* line, EventLine& event)
{
    // The list of tags keeps its memory.
    std::vector<std::string_view> tags = std::move(event.event.tags);
    tags.clear();
    event = {};
    event.event.tags = std::move(tags);
    return LineReader(line, event).read();
}

} // namespace playhead::native
