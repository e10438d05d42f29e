// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/tool_text.h"

#include "core/base/json_value.h"
#include "core/base/json_write.h"
#include "ui/bridge/text.h"

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype shortCall = 52;
constexpr std::size_t shortJson = 72;
/// Longer values are not worth the colours.
constexpr std::size_t longestColoured = 32 * 1024;

struct Argument {
    QString name;
    QString value;
    ColorRole role = ColorRole::Text;
};

ColorRole roleOf(json::Kind kind)
{
    switch (kind) {
    case json::Kind::Number:
        return ColorRole::Accent;
    case json::Kind::True:
    case json::Kind::False:
    case json::Kind::Null:
        return ColorRole::Llm;
    default:
        return ColorRole::Text;
    }
}

/// A value as it would stand in code; texts with line breaks keep them.
QString valueText(json::Value value)
{
    if (auto text = value.as_string()) {
        const QString shown = toQString(*text);
        const QString quote = shown.contains(u'\n') ? u"\"\"\""_s : u"\""_s;
        return quote + shown + quote;
    }
    return value.is_container() ? readableJson(value.raw()) : toQString(value.raw());
}

} // namespace

QString readableJson(std::string_view text)
{
    const json::Value value(text);
    if (!value.is_container())
        return toQString(text);
    std::string small;
    if (text.size() <= 2 * shortJson)
        json::append_minified(small, text);
    if (!small.empty() && small.size() <= shortJson) {
        // Blanks where the eye wants them, as long as no string holds the like.
        return toQString(small);
    }
    std::string pretty;
    json::append_pretty(pretty, text);
    return toQString(pretty);
}

std::vector<TextRun> callText(std::string_view name, std::string_view arguments)
{
    std::vector<TextRun> runs = {{toQString(name) + u'('}};
    const json::Value value(arguments);
    if (!value.is_object() || arguments.size() > longestColoured) {
        const bool isNothing = arguments.empty() || value.is_null();
        runs.push_back({isNothing ? QString() : valueText(value)});
        runs.push_back({u")"_s});
        return runs;
    }
    std::vector<Argument> list;
    qsizetype length = runs.front().text.size();
    bool isLong = false;
    json::ObjectReader members(value);
    json::Member member;
    while (members.next(member)) {
        list.push_back(
            {toQString(member.key), valueText(member.value), roleOf(member.value.kind())});
        length += list.back().name.size() + list.back().value.size() + 3;
        isLong = isLong || list.back().value.contains(u'\n');
    }
    isLong = isLong || length > shortCall;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const QString before = isLong ? u"\n  "_s : i > 0 ? u" "_s : QString();
        runs.push_back({before + list[i].name, ColorRole::Api});
        runs.push_back({u"="_s});
        QString shown = list[i].value;
        if (isLong)
            shown.replace(u'\n', u"\n  "_s);
        runs.push_back({shown, list[i].role});
        if (i + 1 < list.size() || isLong)
            runs.push_back({u","_s});
    }
    runs.push_back({isLong && !list.empty() ? u"\n)"_s : u")"_s});
    return runs;
}

QString plainText(const std::vector<TextRun>& runs)
{
    QString text;
    for (const TextRun& run : runs)
        text += run.text;
    return text;
}

} // namespace playhead
