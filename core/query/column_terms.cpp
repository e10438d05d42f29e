// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/column_terms.h"

#include <algorithm>
#include <variant>

namespace playhead {

Verdict settled(Bits hits)
{
    Bits possible = hits;
    Bits unless_found = hits;
    return {std::move(hits), std::move(possible), std::move(unless_found)};
}

MatchingWords::MatchingWords(const Trace& trace, const WordColumn& column, WordMatcher matcher)
    : WordAnswers(column.size(trace)), trace_(trace), column_(column), matcher_(std::move(matcher))
{
}

bool MatchingWords::none()
{
    if (!work_out_all())
        return false;
    for (std::size_t word = 0; word < size(); ++word) {
        if (known(StringId(word)))
            return false;
    }
    return true;
}

bool MatchingWords::work_out(StringId word) const
{
    return matcher_.matches(column_.text(trace_, word));
}

bool WordTerm::holds(EventIndex event)
{
    StringId single;
    const auto words = column_.read(trace_, event, single);
    return std::any_of(words.begin(), words.end(),
                       [this](StringId word) { return answers_.holds(word); });
}

Bits WordTerm::hits()
{
    return answers_.none() ? Bits(trace_.event_count()) : column_.where(trace_, answers_);
}

bool RecordedTerm::holds(EventIndex event)
{
    if (const auto* words = std::get_if<WordColumn>(&key_.reader)) {
        StringId single;
        return !words->read(trace_, event, single).empty();
    }
    if (const auto* count = std::get_if<CountColumn>(&key_.reader))
        return count->read(trace_, event).has_value();
    if (const auto* money = std::get_if<MoneyColumn>(&key_.reader))
        return money->read(trace_, event).has_value();
    return std::get<SourceTexts>(key_.reader).is_present_in_columns(trace_, event);
}

} // namespace playhead
