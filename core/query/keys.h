// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The keys of the filter language: a table with a row for each. A new key is a row in one of
// keys/<group>.cpp; parser, printer, evaluation, completion, help and conformance tests go by it.
#pragma once

#include "core/base/bits.h"
#include "core/base/json_texts.h"
#include "core/model/trace.h"
#include "core/query/filter.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace playhead {

/// How a value is written.
enum class FilterValueKind : std::uint8_t {
    Word,     ///< text, with wildcards
    Count,    ///< whole number: 1500, 1.5k, 2M
    Money,    ///< US dollars: 0.05, $0.05
    Duration, ///< 2s, 150ms, 1m30s, 1h, 5us, 10ns
    Moment,   ///< a duration since the session's first moment, or an ISO 8601 time
    KeyName,  ///< the name of a key that may be absent
};
[[nodiscard]] std::string_view value_kind_name(FilterValueKind kind); ///< "duration"

/// What a condition says of the words of a column, each worked out once, when it is asked for.
class WordAnswers
{
public:
    explicit WordAnswers(std::size_t words) : answers_(words, Answer::Unknown) {}
    WordAnswers(const WordAnswers&) = delete;
    WordAnswers& operator=(const WordAnswers&) = delete;
    virtual ~WordAnswers() = default;

    [[nodiscard]] bool holds(StringId word)
    {
        Answer& answer = answers_[word.value()];
        if (answer == Answer::Unknown)
            answer = work_out(word) ? Answer::Yes : Answer::No;
        return answer == Answer::Yes;
    }
    [[nodiscard]] std::size_t size() const { return answers_.size(); }
    /// Works all answers out, where the words are so few that it costs nothing beside asking each
    /// event. False where they are not.
    bool work_out_all()
    {
        constexpr std::size_t few = 1024;
        if (size() > few)
            return false;
        for (std::size_t word = 0; word < size(); ++word)
            answers_[word] = work_out(StringId(word)) ? Answer::Yes : Answer::No;
        return true;
    }
    /// The same of a word whose answer is worked out.
    [[nodiscard]] bool known(StringId word) const { return answers_[word.value()] == Answer::Yes; }

private:
    [[nodiscard]] virtual bool work_out(StringId word) const = 0;

    enum class Answer : std::uint8_t { Unknown, No, Yes };
    std::vector<Answer> answers_;
};

class WordCollector;

/// Words kept in columns. A column numbers its vocabulary, so that a condition is put to each word
/// once; the StringId counts in that vocabulary, which is the trace's pool only where the row says
/// so.
struct WordColumn {
    /// The event's words, none where absent. `single` is room for one.
    std::span<const StringId> (*read)(const Trace& trace, EventIndex event, StringId& single);
    std::string_view (*text)(const Trace& trace, StringId word);
    /// One past the largest number.
    std::size_t (*size)(const Trace& trace);
    /// The events that have a word for which the condition holds.
    Bits (*where)(const Trace& trace, WordAnswers& answers);
    /// Adds up how many events have each word, by the word's number: one that has it twice once.
    void (*count)(const Trace& trace, std::span<std::uint32_t> counts);
    /// Tells the collector each event with each of its words.
    void (*collect)(const Trace& trace, WordCollector& collector);
    /// Every word there can be; empty where any can.
    std::span<const std::string_view> vocabulary;
};

/// Whole numbers kept in columns: tokens, levels, nanoseconds.
struct CountColumn {
    std::optional<std::int64_t> (*read)(const Trace& trace, EventIndex event);
    /// The events whose number compares so.
    Bits (*where)(const Trace& trace, FilterOperator op, std::int64_t limit);
};

struct MoneyColumn {
    std::optional<double> (*read)(const Trace& trace, EventIndex event);
    Bits (*where)(const Trace& trace, FilterOperator op, double limit);
};

/// Where the value does not compare, as for a negated operator, equality is asked for.
template <typename T>
[[nodiscard]] constexpr bool compares(FilterOperator op, T value, T limit)
{
    switch (op) {
    case FilterOperator::Less:
        return value < limit;
    case FilterOperator::AtMost:
        return value <= limit;
    case FilterOperator::More:
        return value > limit;
    case FilterOperator::AtLeast:
        return value >= limit;
    case FilterOperator::Matches:
    case FilterOperator::Equals:
    case FilterOperator::Differs: // negated outside
    case FilterOperator::Searches:
        break;
    }
    return !(value < limit) && !(limit < value);
}

/// Texts that stay in the source.
struct SourceTexts {
    bool (*read)(const Event& event, TextSink& sink); ///< false where the sink had enough
    /// Whether the event has any; null where it always has.
    bool (*is_present)(const Event& event);
    /// The same from columns, where they know; null where they do not. What is absent here is not
    /// read.
    bool (*is_present_in_columns)(const Trace& trace, EventIndex event);
    /// Keys of word columns whose words are texts of this key, too.
    std::span<const std::string_view> with_columns;
};

/// What the person noted of the event, which is no part of the trace.
struct AnnotationText {
    std::string_view (*read)(const Annotation& annotation); ///< empty where absent
    /// Every word there can be; empty where any can.
    std::span<const std::string_view> vocabulary;
};

/// `has`: the value names what is asked for.
struct Presence {
};

struct FilterKey {
    std::string_view name;
    std::string_view about; ///< for people: "what the event is, as recorded"
    FilterValueKind kind;
    bool may_be_absent; ///< can be asked for with has:
    std::string_view example;
    std::variant<WordColumn, CountColumn, MoneyColumn, SourceTexts, AnnotationText, Presence>
        reader;

    [[nodiscard]] bool allows(FilterOperator op) const;
    /// Whether a condition on it needs the source's bytes.
    [[nodiscard]] bool is_in_source() const { return std::holds_alternative<SourceTexts>(reader); }
};

/// All keys, in the order in which help and completion show them.
[[nodiscard]] std::span<const FilterKey* const> filter_keys();
/// Without regard to case; null where there is none.
[[nodiscard]] const FilterKey* find_filter_key(std::string_view name);
/// The key that was probably meant, or null. Knows the names that other tools use.
[[nodiscard]] const FilterKey* nearest_filter_key(std::string_view name);

/// The values there can be, where all are known; else empty.
[[nodiscard]] std::span<const std::string_view> known_words(const FilterKey& key);

struct FilterOperatorRow {
    FilterOperator op;
    std::string_view text;
    std::string_view about;
    std::string_view example;
};
[[nodiscard]] std::span<const FilterOperatorRow> filter_operators();

/// The rows of the groups, for filter_keys().
namespace keys {
[[nodiscard]] std::span<const FilterKey> words();
[[nodiscard]] std::span<const FilterKey> figures();
[[nodiscard]] std::span<const FilterKey> texts();
[[nodiscard]] std::span<const FilterKey> annotations();
} // namespace keys

} // namespace playhead
