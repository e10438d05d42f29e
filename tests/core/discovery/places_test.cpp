// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/discovery/path_pattern.h"
#include "core/discovery/places.h"
#include "core/formats/format.h"
#include "tests/testkit/patient_test.h"

#include <QSet>

#include <algorithm>
#include <map>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

PlaceSurroundings surroundings(std::map<std::string, std::string, std::less<>> variables = {})
{
    PlaceSurroundings made;
    made.home = "/home/ada";
    made.working_folder = "/work/boats";
    made.variable = [variables = std::move(variables)](std::string_view name) {
        const auto found = variables.find(name);
        return found == variables.end() ? std::string() : found->second;
    };
    return made;
}

QStringList rootsOf(std::string_view kind, const PlaceSurroundings& around)
{
    QStringList roots;
    for (const SearchPlace& place : usual_places(around)) {
        if (place.kind->id == kind)
            roots += QString::fromStdString(place.root);
    }
    return roots;
}

} // namespace

class PlacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agentsHaveTheirUsualFolders_data();
    void agentsHaveTheirUsualFolders();
    void aVariableGoesBeforeTheUsualFolder_data();
    void aVariableGoesBeforeTheUsualFolder();
    void aStoreElsewhereIsNoPlace();
    void withoutAHomeNothingIsLookedThrough();
    void kindsNameFormatsThatAreThere();
    void namesFitPatterns_data();
    void namesFitPatterns();
};

void PlacesTest::agentsHaveTheirUsualFolders_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("root");
    QTest::newRow("Claude Code") << u"claude-code"_s << u"/home/ada/.claude/projects"_s;
    QTest::newRow("Codex") << u"codex"_s << u"/home/ada/.codex"_s;
    QTest::newRow("Gemini CLI") << u"gemini"_s << u"/home/ada/.gemini/tmp"_s;
    QTest::newRow("Copilot CLI") << u"copilot"_s << u"/home/ada/.copilot"_s;
    QTest::newRow("OpenCode") << u"opencode"_s << u"/home/ada/.local/share/opencode"_s;
    QTest::newRow("OpenHands") << u"openhands"_s << u"/home/ada/.openhands/conversations"_s;
    QTest::newRow("Inspect") << u"inspect"_s << u"/work/boats/logs"_s;
    QTest::newRow("Pi") << u"pi"_s << u"/home/ada/.pi/agent/sessions"_s;
}

void PlacesTest::agentsHaveTheirUsualFolders()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, root);
    const QStringList roots = rootsOf(kind.toStdString(), surroundings());
    QVERIFY2(roots.contains(root), qPrintable(roots.join(u'\n')));
}

void PlacesTest::aVariableGoesBeforeTheUsualFolder_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("root");
    const auto row = [](const char* kind, const char* variable, const char* value,
                        const char* root) {
        QTest::newRow(variable) << QString::fromLatin1(kind) << QString::fromLatin1(variable)
                                << QString::fromLatin1(value) << QString::fromLatin1(root);
    };
    row("claude-code", "CLAUDE_CONFIG_DIR", "/data/claude/", "/data/claude/projects");
    row("codex", "CODEX_HOME", "/data/codex", "/data/codex");
    row("gemini", "GEMINI_CLI_HOME", "/data", "/data/.gemini/tmp");
    row("copilot", "COPILOT_HOME", "~/pilot", "/home/ada/pilot");
    row("opencode", "OPENCODE_DB", "/data/other.db", "/data/other.db");
    row("opencode", "XDG_DATA_HOME", "/data", "/data/opencode");
    row("openhands", "OPENHANDS_CONVERSATIONS_DIR", "/data/talks", "/data/talks");
    row("openhands", "OPENHANDS_PERSISTENCE_DIR", "/data/hands", "/data/hands/conversations");
    row("inspect", "INSPECT_LOG_DIR", "runs", "/work/boats/runs");
    row("pi", "PI_CODING_AGENT_DIR", "/data/pi", "/data/pi/sessions");
}

void PlacesTest::aVariableGoesBeforeTheUsualFolder()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, variable);
    QFETCH(const QString, value);
    QFETCH(const QString, root);
    const auto around = surroundings({{variable.toStdString(), value.toStdString()}});
    QCOMPARE(rootsOf(kind.toStdString(), around), QStringList{root});
}

void PlacesTest::aStoreElsewhereIsNoPlace()
{
    QCOMPARE(rootsOf("inspect", surroundings({{"INSPECT_LOG_DIR", "s3://bucket/logs"}})),
             QStringList());
}

void PlacesTest::withoutAHomeNothingIsLookedThrough()
{
    PlaceSurroundings none = surroundings();
    none.home.clear();
    none.working_folder.clear();
    for (const SearchPlace& place : usual_places(none))
        QFAIL(place.root.c_str());
}

void PlacesTest::kindsNameFormatsThatAreThere()
{
    QSet<QString> ids;
    for (const PlaceKind& kind : place_kinds()) {
        const QString id = QString::fromUtf8(kind.id.data(), static_cast<int>(kind.id.size()));
        QVERIFY2(!ids.contains(id), qPrintable(id));
        ids += id;
        QVERIFY(!kind.patterns.empty());
        QCOMPARE(find_place_kind(kind.id), &kind);
        for (const std::string_view format : kind.formats) {
            const auto formats = all_formats();
            QVERIFY2(std::any_of(formats.begin(), formats.end(),
                                 [format](const Format* each) { return each->id == format; }),
                     qPrintable(id));
        }
    }
    QVERIFY(find_place_kind("folder"));
    QVERIFY(!find_place_kind("nobody"));
}

void PlacesTest::namesFitPatterns_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("fits");
    QTest::newRow("the same") << u"events.jsonl"_s << u"events.jsonl"_s << true;
    QTest::newRow("another") << u"events.json"_s << u"events.jsonl"_s << false;
    QTest::newRow("any") << u"x"_s << u"*"_s << true;
    QTest::newRow("an ending") << u"a.jsonl"_s << u"*.jsonl"_s << true;
    QTest::newRow("a longer ending") << u"a.jsonl.zst"_s << u"*.jsonl"_s << false;
    QTest::newRow("both ends") << u"opencode-dev.db"_s << u"opencode*.db"_s << true;
    QTest::newRow("nothing between") << u"opencode.db"_s << u"opencode*.db"_s << true;
    QTest::newRow("ends that overlap") << u"aba"_s << u"ab*ba"_s << false;
    QTest::newRow("two stars") << u"a-b-c.json"_s << u"a*b*.json"_s << true;
    QTest::newRow("a star that goes on") << u"session-1-session-2"_s << u"*session-2"_s << true;
}

void PlacesTest::namesFitPatterns()
{
    QFETCH(const QString, name);
    QFETCH(const QString, pattern);
    QTEST(is_of_pattern(name.toStdString(), pattern.toStdString()), "fits");
}

QTEST_GUILESS_MAIN(PlacesTest)
#include "places_test.moc"
