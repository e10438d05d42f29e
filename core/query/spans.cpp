// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/spans.h"

#include "core/query/keys.h"
#include "core/query/lexer.h"

namespace playhead {

namespace {

using Kind = FilterSpan::Kind;

void add_condition(std::vector<FilterSpan>& spans, const FilterToken& token)
{
    const Kind key = find_filter_key(token.key) ? Kind::Key : Kind::UnknownKey;
    spans.push_back({key, token.begin, token.key_end});
    if (token.op_end == token.op_begin)
        return;
    spans.push_back({Kind::Operator, token.op_begin, token.op_end});
    if (token.end > token.value_begin && token.value_begin >= token.op_end)
        spans.push_back({Kind::Value, token.value_begin, token.end});
}

} // namespace

std::vector<FilterSpan> filter_spans(std::string_view text)
{
    std::vector<FilterSpan> spans;
    FilterLexer lexer(text);
    FilterToken token;
    while (lexer.next(token)) {
        if (token.kind == FilterToken::Kind::Condition)
            add_condition(spans, token);
        else
            spans.push_back({token.kind == FilterToken::Kind::Text ? Kind::Word : Kind::Keyword,
                             token.begin, token.end});
    }
    // Of a condition that breaks off, what there is.
    if (lexer.problem() && token.kind == FilterToken::Kind::Condition &&
        token.key_end > token.begin)
        add_condition(spans, token);
    return spans;
}

} // namespace playhead
