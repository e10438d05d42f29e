// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/checks/file_rules.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace playhead::checks {

namespace {

qsizetype lineCount(const QString& text)
{
    return text.count(u'\n') + (text.isEmpty() || text.endsWith(u'\n') ? 0 : 1);
}

bool isHeader(const QString& path)
{
    return path.endsWith(".h"_L1);
}

bool isSource(const QString& path)
{
    return isHeader(path) || path.endsWith(".cpp"_L1);
}

bool hasLicence(const QString& text)
{
    static const QRegularExpression pattern(
        u"^(#!.*\\n)?(//|#) SPDX-FileCopyrightText: .+\\n(//|#) SPDX-License-Identifier: MIT\\n"_s);
    return pattern.match(text).hasMatch();
}

/// What a single line may not hold, or an empty string.
QString reasonAgainstLine(const QString& path, const QString& line)
{
    // Written in two parts, so that this file keeps the rule.
    static const QRegularExpression notes(u"\\b(TO"_s + u"DO|FIX"_s + u"ME|XX"_s + u"X|HA"_s +
                                          u"CK)\\b"_s);
    static const QRegularExpression streams(
        u"std::(cout|cerr|clog)\\b|\\bprintf\\(|\\bputs\\(|\\bfprintf\\(std(out|err)"_s);
    if (notes.match(line).hasMatch())
        return u"a note of something to be done is an issue, or done"_s;
    if (path.startsWith("tests/"_L1) && path != "tests/testkit/patient_test.h"_L1 &&
        line.startsWith("#include <QTest>"_L1))
        return u"a test that waits for 5 s only includes <QTest>: patient_test.h waits longer"_s;
    if (path.startsWith("core/"_L1) && streams.match(line).hasMatch())
        return u"core returns what it has to say"_s;
    return {};
}

} // namespace

Violations fileRuleViolations(const SourceTree& tree)
{
    static const QRegularExpression guard(u"^#pragma once$"_s, QRegularExpression::MultilineOption);
    Violations violations;
    for (auto file = tree.cbegin(); file != tree.cend(); ++file) {
        const QString& path = file.key();
        const QString& text = file.value();
        if (!hasLicence(text))
            violations += path + ":1: copyright and licence are missing"_L1;
        if (isHeader(path) && !guard.match(text).hasMatch())
            violations += path + ":1: #pragma once is missing"_L1;
        if (lineCount(text) > longestFileLines)
            violations += u"%1:%2: longer than %3 lines"_s.arg(path)
                              .arg(lineCount(text))
                              .arg(longestFileLines);
        const QStringList lines = text.split(u'\n');
        for (qsizetype line = 0; line < lines.size(); ++line) {
            const QString reason = reasonAgainstLine(path, lines[line]);
            if (!reason.isEmpty())
                violations += u"%1:%2: %3"_s.arg(path, QString::number(line + 1), reason);
        }
    }
    return violations;
}

QStringList longFiles(const SourceTree& tree)
{
    QList<std::pair<qsizetype, QString>> found;
    for (auto file = tree.cbegin(); file != tree.cend(); ++file) {
        const qsizetype lines = lineCount(file.value());
        if (isSource(file.key()) && lines > longFileLines)
            found.emplaceBack(lines, file.key());
    }
    std::sort(found.begin(), found.end(), std::greater());
    QStringList list;
    for (const auto& [lines, path] : found)
        list += u"%1: %2"_s.arg(path).arg(lines);
    return list;
}

} // namespace playhead::checks
