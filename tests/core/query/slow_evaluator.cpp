// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/query/slow_evaluator.h"

#include "core/query/keys.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QString>
#include <QTimeZone>

#include <optional>

namespace playhead::tests {

namespace {

QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

/// Glob matching by backtracking, over characters of folded text.
bool glob(const QList<uint>& pattern, const QList<bool>& is_wild, qsizetype p,
          const QList<uint>& text, qsizetype t)
{
    if (p == pattern.size())
        return t == text.size();
    if (is_wild[p] && pattern[p] == u'*') {
        for (qsizetype next = t; next <= text.size(); ++next) {
            if (glob(pattern, is_wild, p + 1, text, next))
                return true;
        }
        return false;
    }
    if (t == text.size())
        return false;
    const bool is_any = is_wild[p] && pattern[p] == u'?';
    return (is_any || pattern[p] == text[t]) && glob(pattern, is_wild, p + 1, text, t + 1);
}

bool word_matches(const FilterTerm& term, const std::string& word)
{
    if (term.op == FilterOperator::Equals || term.op == FilterOperator::Differs)
        return term.value == word;
    if (term.op == FilterOperator::Searches)
        return QRegularExpression(qt(term.value), QRegularExpression::UseUnicodePropertiesOption)
            .match(qt(word))
            .hasMatch();
    const auto value = qt(term.value).toCaseFolded().toUcs4();
    QList<uint> pattern;
    QList<bool> is_wild;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const bool is_escape =
            value[i] == u'\\' && i + 1 < value.size() &&
            (value[i + 1] == u'*' || value[i + 1] == u'?' || value[i + 1] == u'\\');
        i += is_escape ? 1 : 0;
        pattern.append(value[i]);
        is_wild.append(!is_escape && (value[i] == u'*' || value[i] == u'?'));
    }
    const auto text = qt(word).toCaseFolded().toUcs4();
    return glob(pattern, is_wild, 0, QList<uint>(text.begin(), text.end()), 0);
}

/// Every text that a key of words has.
std::vector<std::string> words_of(std::string_view key, const MadeSession& session,
                                  std::uint32_t index)
{
    const Event& event = session.events[index];
    const MadeSession::Texts& texts = session.texts[index];
    const auto one = [](const std::string& word) {
        return word.empty() ? std::vector<std::string>() : std::vector<std::string>{word};
    };
    if (key == "type")
        return one(event.event_type);
    if (key == "action")
        return one(!event.action_type.empty() ? event.action_type
                   : event.model.empty()      ? "action"
                                              : "llm");
    if (key == "result") // an error says that it failed
        return {std::string(result_name(session.trace->result(EventIndex(index))))};
    if (key == "tag")
        return event.tags;
    if (key == "model")
        return one(event.model);
    if (key == "agent")
        return one(event.agent);
    if (key == "thread")
        return one(event.thread);
    if (key == "note")
        return one(event.annotation.note);
    if (key == "bookmark")
        return one(event.annotation.is_bookmarked ? "yes" : "");
    if (key == "id")
        return one(texts.id);
    if (key == "params")
        return texts.params_words;
    if (key == "returns")
        return texts.returns_words;
    if (key == "prompt")
        return texts.prompt_words;
    std::vector<std::string> all;
    const auto add = [&](const std::vector<std::string>& more) {
        all.insert(all.end(), more.begin(), more.end());
    };
    add(one(texts.error.type));
    add(one(texts.error.message));
    if (key == "error")
        return all;
    for (const std::string_view other :
         {"type", "model", "tag", "agent", "thread", "id", "params", "returns", "prompt"})
        add(words_of(other, session, index));
    return all;
}

std::uint32_t depth_of(const Trace& trace, EventIndex event)
{
    const EventIndex parent = trace.parent(event);
    return parent ? 1 + depth_of(trace, parent) : 1;
}

/// Nanoseconds, tokens, levels; nothing where absent.
std::optional<double> figure_of(std::string_view key, const MadeSession& session,
                                std::uint32_t index)
{
    const Event& event = session.events[index];
    const auto number = [](std::optional<std::int64_t> n) {
        return n ? std::optional(static_cast<double>(*n)) : std::nullopt;
    };
    if (key == "depth")
        return depth_of(*session.trace, EventIndex(index));
    if (key == "prompt_tokens")
        return number(event.tokens.prompt);
    if (key == "completion_tokens")
        return number(event.tokens.completion);
    if (key == "tokens") {
        if (!event.tokens.prompt && !event.tokens.completion)
            return std::nullopt;
        return static_cast<double>(event.tokens.prompt.value_or(0) +
                                   event.tokens.completion.value_or(0));
    }
    if (key == "cost") { // what has none may be priced by the builder
        const Cost* cost = session.trace->cost(EventIndex(index));
        return event.cost ? event.cost : cost ? std::optional(cost->usd) : std::nullopt;
    }
    if (event.init_timestamp == no_time)
        return std::nullopt;
    if (key == "start")
        return static_cast<double>(event.init_timestamp - session.trace->begin_time());
    if (event.end_timestamp == no_time)
        return std::nullopt;
    return static_cast<double>(event.end_timestamp - event.init_timestamp);
}

double limit_of(const FilterTerm& term, const Trace& trace)
{
    const QString value = qt(term.value);
    if (term.key->kind == FilterValueKind::Count || term.key->kind == FilterValueKind::Money)
        return value.toDouble();
    if (value.contains(u'T')) {
        const auto time = QDateTime::fromString(value, Qt::ISODateWithMs);
        return static_cast<double>(time.toMSecsSinceEpoch() * ns_per_ms - trace.begin_time());
    }
    static const QRegularExpression part(QStringLiteral("([0-9.]+)(h|ms|m|us|ns|s)"));
    double sum = 0;
    for (auto parts = part.globalMatch(value); parts.hasNext();) {
        const auto match = parts.next();
        const QString unit = match.captured(2);
        const double scale = unit == QStringLiteral("h")    ? 3.6e12
                             : unit == QStringLiteral("m")  ? 6e10
                             : unit == QStringLiteral("s")  ? 1e9
                             : unit == QStringLiteral("ms") ? 1e6
                             : unit == QStringLiteral("us") ? 1e3
                                                            : 1;
        sum += match.captured(1).toDouble() * scale;
    }
    return value.startsWith(u'-') ? -sum : sum;
}

bool is_recorded(std::string_view key, const MadeSession& session, std::uint32_t index)
{
    if (find_filter_key(key)->kind != FilterValueKind::Word)
        return figure_of(key, session, index).has_value();
    const MadeSession::Texts& texts = session.texts[index];
    if (key == "params")
        return !texts.params.empty();
    if (key == "returns")
        return !texts.returns.empty();
    if (key == "prompt")
        return !texts.prompt.empty();
    return !words_of(key, session, index).empty();
}

bool term_holds(const FilterTerm& term, const MadeSession& session, std::uint32_t index)
{
    const std::string_view key = term.key->name;
    if (key == "has")
        return is_recorded(term.value, session, index);
    const bool is_negated = term.op == FilterOperator::Differs;
    if (term.key->kind == FilterValueKind::Word) {
        bool any = false;
        for (const std::string& word : words_of(key, session, index))
            any = any || word_matches(term, word);
        return any != is_negated;
    }
    const auto figure = figure_of(key, session, index);
    if (!figure)
        return is_negated;
    const double limit = limit_of(term, *session.trace);
    switch (term.op) {
    case FilterOperator::Less:
        return *figure < limit;
    case FilterOperator::AtMost:
        return *figure <= limit;
    case FilterOperator::More:
        return *figure > limit;
    case FilterOperator::AtLeast:
        return *figure >= limit;
    default:
        return (*figure == limit) != is_negated;
    }
}

bool node_holds(const Filter& filter, std::uint32_t node, const MadeSession& session,
                std::uint32_t index)
{
    const Filter::Node& at = filter.nodes()[node];
    if (at.kind == Filter::Kind::Term)
        return term_holds(filter.terms()[at.term], session, index);
    if (at.kind == Filter::Kind::Not)
        return !node_holds(filter, node + 1, session, index);
    const bool is_and = at.kind == Filter::Kind::And;
    for (std::uint32_t child = node + 1; child < at.end; child = filter.nodes()[child].end) {
        if (node_holds(filter, child, session, index) != is_and)
            return !is_and;
    }
    return is_and;
}

} // namespace

bool holds_slowly(const Filter& filter, const MadeSession& session, std::uint32_t event)
{
    return filter.is_empty() || node_holds(filter, 0, session, event);
}

} // namespace playhead::tests
