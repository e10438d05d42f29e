// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/compiled_term.h"

#include "core/query/column_terms.h"
#include "core/query/keys.h"
#include "core/query/matcher.h"
#include "core/query/values.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace playhead {

namespace {

/// Puts every text to a matcher until one matches.
class MatchingSink final : public TextSink
{
public:
    MatchingSink(const WordMatcher& matcher, const std::stop_token& stop)
        : matcher_(matcher), stop_(stop)
    {
    }
    bool take(std::string_view text) override
    {
        has_match = matcher_.matches(text, stop_);
        return !has_match && !stop_.stop_requested();
    }
    bool has_match = false;

private:
    const WordMatcher& matcher_;
    const std::stop_token& stop_;
};

class TextTerm final : public CompiledTerm
{
public:
    TextTerm(const Trace& trace, const SourceTexts& texts, WordMatcher matcher)
        : trace_(trace), texts_(texts), matcher_(std::move(matcher))
    {
        for (const std::string_view name : texts.with_columns) {
            const auto& column = std::get<WordColumn>(find_filter_key(name)->reader);
            columns_.push_back(std::make_unique<WordTerm>(trace, column, matcher_));
        }
    }

    Verdict columns() override
    {
        Verdict verdict{Bits(trace_.event_count()), Bits(trace_.event_count(), true), {}};
        for (const auto& column : columns_)
            verdict.sure |= column->columns().sure;
        verdict.unless_found = verdict.sure;
        if (texts_.is_present_in_columns) {
            verdict.possible = events_where(trace_, [this](EventIndex event) {
                return texts_.is_present_in_columns(trace_, event);
            });
            verdict.possible |= verdict.sure;
        }
        return verdict;
    }

    bool add_to_screen(ByteScreen& screen) const override
    {
        const std::vector<std::string> needed = matcher_.needed_texts();
        return !needed.empty() &&
               std::all_of(needed.begin(), needed.end(),
                           [&screen](const std::string& text) { return screen.add_text(text); });
    }

    bool test(EventIndex event, const Event& loaded, const std::stop_token& stop) override
    {
        for (const auto& column : columns_) {
            if (column->holds(event))
                return true;
        }
        if (texts_.is_present_in_columns && !texts_.is_present_in_columns(trace_, event))
            return false;
        MatchingSink sink(matcher_, stop);
        texts_.read(loaded, sink);
        return sink.has_match;
    }

private:
    const Trace& trace_;
    const SourceTexts& texts_;
    WordMatcher matcher_;
    std::vector<std::unique_ptr<WordTerm>> columns_;
};

/// Over what the person noted, which is little: the rest is not looked at.
class AnnotationTerm final : public CompiledTerm
{
public:
    /// Without a matcher: whether there is any text.
    AnnotationTerm(const Trace& trace, const Annotations& annotations, const AnnotationText& text,
                   std::optional<WordMatcher> matcher)
        : trace_(trace), annotations_(annotations), text_(text), matcher_(std::move(matcher))
    {
    }

    Verdict columns() override
    {
        Bits hits(trace_.event_count());
        for (const auto& [event, annotation] : annotations_.entries()) {
            if (trace_.contains(event) && holds(annotation))
                hits.set(event.value());
        }
        return settled(std::move(hits));
    }
    bool add_to_screen(ByteScreen& /*screen*/) const override { return true; }
    bool test(EventIndex event, const Event& /*loaded*/, const std::stop_token& /*stop*/) override
    {
        const Annotation* annotation = annotations_.find(event);
        return annotation && holds(*annotation);
    }

private:
    [[nodiscard]] bool holds(const Annotation& annotation) const
    {
        const std::string_view text = text_.read(annotation);
        return !text.empty() && (!matcher_ || matcher_->matches(text));
    }

    const Trace& trace_;
    const Annotations& annotations_;
    const AnnotationText& text_;
    std::optional<WordMatcher> matcher_;
};

/// has: over what is in the source.
class RecordedTextTerm final : public CompiledTerm
{
public:
    RecordedTextTerm(const Trace& trace, const SourceTexts& texts) : trace_(trace), texts_(texts) {}

    Verdict columns() override
    {
        const Bits none(trace_.event_count());
        return {none, Bits(trace_.event_count(), true), none};
    }
    bool add_to_screen(ByteScreen& /*screen*/) const override { return false; }
    bool test(EventIndex /*event*/, const Event& loaded, const std::stop_token& /*stop*/) override
    {
        return texts_.is_present(loaded);
    }

private:
    const Trace& trace_;
    const SourceTexts& texts_;
};

/// What does not hold where another condition does.
class NegatedTerm final : public CompiledTerm
{
public:
    explicit NegatedTerm(std::unique_ptr<CompiledTerm> term) : term_(std::move(term)) {}

    Verdict columns() override
    {
        Verdict verdict = term_->columns();
        std::swap(verdict.sure, verdict.possible);
        verdict.sure.flip();
        verdict.possible.flip();
        verdict.unless_found.flip();
        return verdict;
    }
    bool add_to_screen(ByteScreen& screen) const override { return term_->add_to_screen(screen); }
    bool test(EventIndex event, const Event& loaded, const std::stop_token& stop) override
    {
        return !term_->test(event, loaded, stop);
    }

private:
    std::unique_ptr<CompiledTerm> term_;
};

std::int64_t limit_of(const FilterTerm& term, const Trace& trace)
{
    switch (term.key->kind) {
    case FilterValueKind::Duration:
        return read_duration_value(term.value).value;
    case FilterValueKind::Moment: {
        const MomentValue moment = read_moment_value(term.value).value;
        if (moment.is_absolute)
            return moment.ns;
        const TimeNs begin = trace.begin_time() == no_time ? 0 : trace.begin_time();
        TimeNs limit = 0;
        if (!__builtin_add_overflow(begin, moment.ns, &limit))
            return limit;
        return moment.ns > 0 ? std::numeric_limits<TimeNs>::max()
                             : std::numeric_limits<TimeNs>::min();
    }
    case FilterValueKind::Word:
    case FilterValueKind::Count:
    case FilterValueKind::Money:
    case FilterValueKind::KeyName:
        break;
    }
    return read_count_value(term.value).value;
}

std::unique_ptr<CompiledTerm> compile_presence(const FilterTerm& term, const Trace& trace,
                                               const Annotations& annotations)
{
    const FilterKey* key = find_filter_key(term.value);
    if (!key)
        return std::make_unique<NeverTerm>(trace);
    if (const auto* text = std::get_if<AnnotationText>(&key->reader))
        return std::make_unique<AnnotationTerm>(trace, annotations, *text, std::nullopt);
    const auto* texts = std::get_if<SourceTexts>(&key->reader);
    if (texts && !texts->is_present_in_columns)
        return std::make_unique<RecordedTextTerm>(trace, *texts);
    return std::make_unique<RecordedTerm>(trace, *key);
}

std::unique_ptr<CompiledTerm> compile_words(const FilterTerm& term, const Trace& trace,
                                            const Annotations& annotations)
{
    Regex::Problem problem;
    auto matcher = WordMatcher::compile(term.op, term.value, problem);
    if (!matcher)
        return std::make_unique<NeverTerm>(trace);
    if (const auto* column = std::get_if<WordColumn>(&term.key->reader))
        return std::make_unique<WordTerm>(trace, *column, *std::move(matcher));
    if (const auto* text = std::get_if<AnnotationText>(&term.key->reader))
        return std::make_unique<AnnotationTerm>(trace, annotations, *text, std::move(matcher));
    return std::make_unique<TextTerm>(trace, std::get<SourceTexts>(term.key->reader),
                                      *std::move(matcher));
}

std::unique_ptr<CompiledTerm> compile_positive(const FilterTerm& term, const Trace& trace,
                                               const Annotations& annotations)
{
    if (const auto* column = std::get_if<CountColumn>(&term.key->reader))
        return std::make_unique<FigureTerm<CountColumn, std::int64_t>>(trace, *column, term.op,
                                                                       limit_of(term, trace));
    if (const auto* column = std::get_if<MoneyColumn>(&term.key->reader))
        return std::make_unique<FigureTerm<MoneyColumn, double>>(
            trace, *column, term.op, read_money_value(term.value).value);
    if (std::holds_alternative<Presence>(term.key->reader))
        return compile_presence(term, trace, annotations);
    return compile_words(term, trace, annotations);
}

} // namespace

std::unique_ptr<CompiledTerm> compile(const FilterTerm& term, const Trace& trace,
                                      const Annotations& annotations)
{
    auto compiled = compile_positive(term, trace, annotations);
    if (term.op == FilterOperator::Differs)
        return std::make_unique<NegatedTerm>(std::move(compiled));
    return compiled;
}

} // namespace playhead
