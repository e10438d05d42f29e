// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/checks/layering.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace playhead::checks {

namespace {

struct Include {
    QString path;
    bool quoted;
};

/// The folder whose rules a file lives by: "app", "ui", "tests", "core/model", "app/demos".
QString areaOf(const QString& path)
{
    const QStringList parts = path.split(u'/');
    if (parts.size() < 2)
        return {};
    const bool hasRulesOfItsOwn =
        parts[0] == "core"_L1 || (parts[0] == "app"_L1 && parts[1] == "demos"_L1);
    if (hasRulesOfItsOwn && parts.size() > 2)
        return parts[0] + u'/' + parts[1];
    return parts[0];
}

/// What an area may include beside itself. A folder of core that is not named here may include
/// base, model and native.
bool mayInclude(const QString& area, const QString& other)
{
    static const QMap<QString, QSet<QString>> below = {
        {u"core/base"_s, {}},
        {u"core/model"_s, {u"core/base"_s}},
        {u"core/native"_s, {u"core/base"_s, u"core/model"_s}},
        {u"core/export"_s, {u"core/base"_s, u"core/model"_s, u"core/native"_s, u"core/analysis"_s}},
        // What is behind formats: it tells what a file is by what they read of it.
        {u"core/discovery"_s,
         {u"core/base"_s, u"core/model"_s, u"core/native"_s, u"core/formats"_s,
          u"core/analysis"_s}},
    };
    if (area == other || area == "tests"_L1)
        return true;
    if (other == "tests"_L1)
        return false;
    if (area == "app"_L1)
        return true;
    if (area == "ui"_L1)
        return !other.startsWith("app"_L1);
    if (area == "app/demos"_L1)
        return other.startsWith("core/"_L1);
    if (!other.startsWith("core/"_L1))
        return false;
    if (const auto known = below.constFind(area); known != below.cend())
        return known->contains(other);
    return other == "core/base"_L1 || other == "core/model"_L1 || other == "core/native"_L1;
}

bool isException(const QString& file, const QString& included)
{
    if (file.startsWith("core/library/"_L1))
        return included == "core/record/sink.h"_L1;
    // What a program of any language records with: the recorder, into a library, with figures.
    if (file.startsWith("core/c_api/"_L1)) {
        const QString area = areaOf(included);
        return area == "core/record"_L1 || area == "core/library"_L1 || area == "core/formats"_L1;
    }
    return false;
}

/// A program includes it to record its own types; no other header of core shows a library's.
bool isAdapter(const QString& file, const QString& included)
{
    return file == "core/record/json_adapter.h"_L1 && included.startsWith("nlohmann/"_L1);
}

/// The name of the panel that a file of ui/panels belongs to: "raw" for raw_panel.h.
QString panelOf(const QString& path)
{
    static const QRegularExpression pattern(u"^ui/panels/(\\w+)_panel\\.(h|cpp)$"_s);
    return pattern.match(path).captured(1);
}

bool isThirdParty(const QString& include)
{
    static const QRegularExpression pattern(
        u"^(sqlite3|zlib|zstd|archive|archive_entry|simdjson)\\.h$|^(nlohmann|simdjson|re2)/"_s);
    return pattern.match(include).hasMatch();
}

/// Written by the build, into a folder of its own.
bool isWritten(const QString& include)
{
    return include.endsWith(".moc"_L1) || include.endsWith(".inc"_L1);
}

QString reasonAgainst(const QString& file, const Include& include)
{
    static const QRegularExpression own(u"^(app|core|ui|tests)/"_s);
    const QString area = areaOf(file);
    const bool isOwn = own.match(include.path).hasMatch();
    if (isWritten(include.path))
        return {};
    if (isOwn != include.quoted)
        return isOwn ? u"the project's own headers are included in quotes"_s
                     : u"the project's own headers are named from the root of the tree"_s;
    if (isOwn) {
        if (!mayInclude(area, areaOf(include.path)) && !isException(file, include.path))
            return u"%1 does not know %2"_s.arg(area, areaOf(include.path));
        const QString panel = panelOf(include.path);
        if (file.startsWith("ui/panels/"_L1) && !panel.isEmpty() && panel != panelOf(file))
            return u"a panel does not know another panel"_s;
        return {};
    }
    if (area == "app/demos"_L1 && include.path.startsWith(u'Q'))
        return u"demos know no Qt"_s;
    if (!area.startsWith("core"_L1))
        return {};
    if (include.path.startsWith(u'Q'))
        return u"core knows no Qt"_s;
    if (file.endsWith(".h"_L1) && isThirdParty(include.path) && !isAdapter(file, include.path))
        return u"no header of core shows a third-party type"_s;
    return {};
}

} // namespace

Violations layeringViolations(const SourceTree& tree)
{
    static const QRegularExpression directive(uR"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"_s);
    // tests/package/project is compiled as a customer's program is: outside this tree.
    static const QRegularExpression sources(
        u"^(app|core|ui|tests(?!/package/project/))/.*\\.(h|cpp)$"_s);
    Violations violations;
    for (auto file = tree.cbegin(); file != tree.cend(); ++file) {
        if (!sources.match(file.key()).hasMatch())
            continue;
        const QStringList lines = file.value().split(u'\n');
        for (qsizetype line = 0; line < lines.size(); ++line) {
            const auto match = directive.match(lines[line]);
            if (!match.hasMatch())
                continue;
            const Include include = {match.captured(2), match.captured(1) == "\""_L1};
            const QString reason = reasonAgainst(file.key(), include);
            if (!reason.isEmpty())
                violations += u"%1:%2: %3 (%4)"_s.arg(file.key(), QString::number(line + 1), reason,
                                                      include.path);
        }
    }
    return violations;
}

} // namespace playhead::checks
