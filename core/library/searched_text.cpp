// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/searched_text.h"

#include "core/base/json_texts.h"
#include "core/base/json_value.h"

#include <algorithm>
#include <array>

namespace playhead {

namespace {

/// Members of a record that say nothing in words: see core/native/README.md. Sorted.
constexpr std::array<std::string_view, 29> wordless = {"action_type",
                                                       "cache_read_tokens",
                                                       "cache_write_tokens",
                                                       "completion_tokens",
                                                       "cost",
                                                       "cost_provenance",
                                                       "depth",
                                                       "duration_ns",
                                                       "end_provenance",
                                                       "end_timestamp",
                                                       "error_trigger",
                                                       "id",
                                                       "index",
                                                       "init_provenance",
                                                       "init_timestamp",
                                                       "links",
                                                       "notes",
                                                       "parent_id",
                                                       "parent_index",
                                                       "parent_inferred",
                                                       "parent_left_out",
                                                       "prompt_tokens",
                                                       "reasoning_tokens",
                                                       "result",
                                                       "screenshot",
                                                       "session_id",
                                                       "timestamp",
                                                       "total_tokens",
                                                       "update"};
static_assert(std::is_sorted(wordless.begin(), wordless.end()));

/// Letters, figures and what base64 and hexadecimal digits are made of, in one run: nobody looks
/// for what is longer.
constexpr std::size_t longest_word = 256;

bool goes_on(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '/' || c == '=' || c == '_' || c == '-';
}

class Collector final : public TextSink
{
public:
    bool take(std::string_view text) override
    {
        if (!is_inside_ && is_json(text)) {
            is_inside_ = true;
            const bool goes_on = read_json_texts(text, *this);
            is_inside_ = false;
            return goes_on;
        }
        if (!text_.empty())
            text_ += ' ';
        add_words(text);
        return text_.size() < most_searched_text;
    }

    [[nodiscard]] std::string finish()
    {
        if (text_.size() > most_searched_text) {
            std::size_t end = most_searched_text;
            while (end > 0 && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U)
                --end; // not in the middle of a character
            text_.resize(end);
        }
        return std::move(text_);
    }

private:
    /// Arguments of calls and the like, which are kept as a text of JSON.
    static bool is_json(std::string_view text)
    {
        return text.size() > 1 && ((text.front() == '{' && text.back() == '}') ||
                                   (text.front() == '[' && text.back() == ']'));
    }

    void add_words(std::string_view text)
    {
        for (std::size_t at = 0; at < text.size() && text_.size() < most_searched_text;) {
            const std::size_t begin = at;
            while (at < text.size() && goes_on(text[at]))
                ++at;
            if (at - begin <= longest_word)
                text_ += text.substr(begin, at - begin);
            for (; at < text.size() && !goes_on(text[at]); ++at) {
                constexpr char first_visible = ' ';
                constexpr char erase = 0x7F;
                const char c = text[at];
                const bool is_control = static_cast<unsigned char>(c) < first_visible || c == erase;
                text_ += is_control ? ' ' : c;
            }
        }
    }

    std::string text_;
    bool is_inside_ = false;
};

} // namespace

std::string searched_text(std::string_view record)
{
    Collector collector;
    bool has_room = true;
    json::ObjectReader members{json::Value(record)};
    for (json::Member member; has_room && members.next(member);) {
        if (std::binary_search(wordless.begin(), wordless.end(), member.key))
            continue;
        if (member.key != "error" || !member.value.is_object()) {
            has_room = read_json_texts(member.value.raw(), collector);
            continue;
        }
        // Its names are ours, and in every error.
        json::ObjectReader parts(member.value);
        for (json::Member part; has_room && parts.next(part);)
            has_room = read_json_texts(part.value.raw(), collector);
    }
    return collector.finish();
}

} // namespace playhead
