// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/wall_clock.h"
#include "tests/testkit/patient_test.h"
#include "ui/models/moment_text.h"
#include "ui/start/found_sessions_model.h"
#include "ui/start/found_sessions_order.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr TimeNs minute = 60 * ns_per_second;

/// One of Codex, on the mill, `minutesAgo` at last.
FoundSession session(const std::string& name, int minutesAgo, TimeNs now)
{
    FoundSession session;
    session.path = "/home/ada/.codex/sessions/" + name + ".jsonl";
    session.session_id = "id-" + name;
    session.place = "codex";
    session.format = "codex-rollout";
    session.agent = "Codex";
    session.project = "/home/ada/mill";
    session.title = name;
    session.last = now - minutesAgo * minute;
    session.written = session.last;
    session.started = session.last - minute;
    session.size = 2048;
    session.files = 1;
    return session;
}

/// A model, its order, and a tester on each.
struct Found {
    void put(const std::vector<FoundSession>& sessions)
    {
        std::vector<FoundRow> rows;
        for (const FoundSession& session : sessions)
            rows.emplace_back(session);
        model.put(std::move(rows));
    }
    [[nodiscard]] QString at(int row, int column, int role = Qt::DisplayRole) const
    {
        return model.index(row, column).data(role).toString();
    }
    /// Titles as they are shown.
    [[nodiscard]] QString titles() const
    {
        QStringList titles;
        for (int row = 0; row < order.rowCount(); ++row)
            titles += order.index(row, FoundSessionsModel::Title).data().toString();
        return titles.join(u' ');
    }

    FoundSessionsModel model;
    FoundSessionsOrder order{model};
    QAbstractItemModelTester modelTester{&model,
                                         QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester orderTester{&order,
                                         QAbstractItemModelTester::FailureReportingMode::QtTest};
    TimeNs now = wall_clock();
};

} // namespace

class FoundSessionsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSessionIsToldInWords();
    void whatIsNotRecordedIsSaidSo();
    void secretsAreMaskedUntilThePersonAsks();
    void theLatestStandFirst();
    void whatIsUnknownStandsLastWhicheverWayRound();
    void everyWordOfASearchHasToBeThere_data();
    void everyWordOfASearchHasToBeThere();
    void whatIsFoundAgainReplacesWhatWas();
    void whatIsGoneGoesAndTheOthersStay();
    void timePassesAndALiveOneComesToRest();
    void theLibrarySaysWhatIsKept();
    void momentsAreSaidAnewWhenTheyChange();
};

void FoundSessionsModelTest::aSessionIsToldInWords()
{
    Found found;
    FoundSession failed = session("mend the wheel", 5, found.now);
    failed.has_failed = true;
    failed.failure = "stream disconnected <b>";
    FoundSession live = session("turn it", 0, found.now);
    found.put({failed, live});
    QCOMPARE(found.at(0, FoundSessionsModel::Agent), u"Codex"_s);
    QCOMPARE(found.at(0, FoundSessionsModel::Agent, FoundSessionsModel::BadgeRole), u"Cx"_s);
    QCOMPARE(found.at(0, FoundSessionsModel::Title), u"mend the wheel"_s);
    QCOMPARE(found.at(0, FoundSessionsModel::Project), u"/home/ada/mill"_s);
    QCOMPARE(found.at(0, FoundSessionsModel::Activity), u"5 min ago"_s);
    QCOMPARE(found.at(0, FoundSessionsModel::Size), u"2.0 KiB"_s);
    QCOMPARE(found.at(0, FoundSessionsModel::State), u"ended in error"_s);
    QCOMPARE(found.at(1, FoundSessionsModel::State), u"live"_s);
    // What was recorded is no HTML, and the moment is told in full.
    const QString state = found.at(0, FoundSessionsModel::State, Qt::ToolTipRole);
    QVERIFY2(state.contains(u"stream disconnected &lt;b&gt;"_s), qPrintable(state));
    const QString moment = found.at(0, FoundSessionsModel::Activity, Qt::ToolTipRole);
    QVERIFY2(moment.contains(fullMoment(failed.last)), qPrintable(moment));
    QVERIFY(found.at(0, FoundSessionsModel::Title, Qt::ToolTipRole)
                .contains(u"this is what was asked for first"_s));
}

void FoundSessionsModelTest::whatIsNotRecordedIsSaidSo()
{
    Found found;
    FoundSession bare;
    bare.path = "/tmp/bare.jsonl";
    bare.agent = "Codex";
    found.put({bare});
    QCOMPARE(found.at(0, FoundSessionsModel::Title), u"not recorded"_s);
    for (const int column :
         {FoundSessionsModel::Project, FoundSessionsModel::Activity, FoundSessionsModel::Size}) {
        QCOMPARE(found.at(0, column), u"–"_s);
        QCOMPARE(found.at(0, column, Qt::AccessibleTextRole), u"not recorded"_s);
    }
    QCOMPARE(found.at(0, FoundSessionsModel::State), QString());
}

void FoundSessionsModelTest::secretsAreMaskedUntilThePersonAsks()
{
    const QString secret = u"sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD"_s;
    Found found;
    FoundSession one = session("", 5, found.now);
    one.title = "use " + secret.toStdString();
    found.put({one});
    QVERIFY(!found.at(0, FoundSessionsModel::Title).contains(secret));
    QVERIFY(!found.at(0, FoundSessionsModel::Title, Qt::ToolTipRole).contains(secret));
    found.order.setSearch(secret.mid(10, 12)); // nor is it found
    QCOMPARE(found.order.rowCount(), 0);
    found.model.setRevealing(true);
    QCOMPARE(found.order.rowCount(), 1);
    QVERIFY(found.at(0, FoundSessionsModel::Title).contains(secret));
}

void FoundSessionsModelTest::theLatestStandFirst()
{
    Found found;
    found.put({session("b", 20, found.now), session("d", 4000, found.now)});
    found.put({session("c", 300, found.now), session("a", 3, found.now)});
    QCOMPARE(found.titles(), u"a b c d"_s);
    found.order.sort(FoundSessionsModel::Title, Qt::DescendingOrder);
    QCOMPARE(found.titles(), u"d c b a"_s);
    // Of what is equal, too, whichever way round.
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        found.order.sort(FoundSessionsModel::Agent, order);
        QCOMPARE(found.titles(), u"a b c d"_s);
    }
}

void FoundSessionsModelTest::whatIsUnknownStandsLastWhicheverWayRound()
{
    Found found;
    FoundSession part = session("part", 1, found.now);
    part.size.reset();
    FoundSession large = session("large", 2, found.now);
    large.size = 5'000'000;
    found.put({part, large, session("small", 3, found.now)});
    found.order.sort(FoundSessionsModel::Size, Qt::AscendingOrder);
    QCOMPARE(found.titles(), u"small large part"_s);
    found.order.sort(FoundSessionsModel::Size, Qt::DescendingOrder);
    QCOMPARE(found.titles(), u"large small part"_s);
}

void FoundSessionsModelTest::everyWordOfASearchHasToBeThere_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("titles");
    QTest::newRow("nothing") << u""_s << u"wheel grain water"_s;
    QTest::newRow("spaces") << u"  "_s << u"wheel grain water"_s;
    QTest::newRow("a title") << u"GRAIN"_s << u"grain"_s;
    QTest::newRow("an agent and a project") << u"codex mill"_s << u"wheel water"_s;
    QTest::newRow("in any order") << u"mill wheel"_s << u"wheel"_s;
    QTest::newRow("a state") << u"error"_s << u"water"_s;
    QTest::newRow("an id") << u"id-water"_s << u"water"_s;
    QTest::newRow("no regular expression") << u".*"_s << u""_s;
    QTest::newRow("one word too many") << u"codex mill oven"_s << u""_s;
}

void FoundSessionsModelTest::everyWordOfASearchHasToBeThere()
{
    QFETCH(QString, search);
    QFETCH(QString, titles);
    Found found;
    FoundSession grain = session("grain", 6, found.now);
    grain.agent = "Gemini CLI";
    grain.path = "/home/ada/.gemini/tmp/x/chats/session-1.jsonl";
    FoundSession water = session("water", 7, found.now);
    water.has_failed = true;
    found.put({session("wheel", 5, found.now), grain, water});
    found.order.setSearch(search);
    QCOMPARE(found.titles(), titles);
}

void FoundSessionsModelTest::whatIsFoundAgainReplacesWhatWas()
{
    Found found;
    found.put({session("a", 30, found.now), session("b", 20, found.now)});
    QCOMPARE(found.titles(), u"b a"_s);
    FoundSession moved = session("a", 4, found.now);
    moved.agent = "Another";
    found.put({moved, session("c", 25, found.now)});
    QCOMPARE(found.titles(), u"a b c"_s);
    QCOMPARE(found.model.rowCount(), 3);
    QCOMPARE(found.model.agentCount(), 2);
    found.put({session("a", 4, found.now)});
    QCOMPARE(found.model.agentCount(), 1);
}

void FoundSessionsModelTest::whatIsGoneGoesAndTheOthersStay()
{
    Found found;
    std::vector<FoundSession> all;
    for (int i = 0; i < 10; ++i)
        all.push_back(session(std::to_string(i), 5 + i, found.now));
    found.put(all);
    QCOMPARE(found.model.countBelow("/home/ada/.codex"), 10);
    QCOMPARE(found.model.countBelow("/home/ada/.cod"), 0);
    QSignalSpy removed(&found.model, &QAbstractItemModel::rowsRemoved);
    found.model.remove(
        {all[3].key(), all[1].key(), all[2].key(), all[8].key(), "nobody", all[3].key()});
    QCOMPARE(removed.size(), 2); // what stands together goes together
    QCOMPARE(found.titles(), u"0 4 5 6 7 9"_s);
    for (int row = 0; row < found.model.rowCount(); ++row)
        QCOMPARE(found.model.rowOf(found.model.keyOf(row)), row);
    found.model.clear();
    QCOMPARE(found.order.rowCount(), 0);
    QCOMPARE(found.model.agentCount(), 0);
}

void FoundSessionsModelTest::timePassesAndALiveOneComesToRest()
{
    Found found;
    found.put({session("rests", 60 * 24 * 30, found.now), session("live", 1, found.now)});
    QCOMPARE(found.at(1, FoundSessionsModel::State), u"live"_s);
    QSignalSpy changed(&found.model, &QAbstractItemModel::dataChanged);
    found.model.setNow(found.now + 3 * minute);
    QCOMPARE(changed.size(), 1); // of last month nothing new is to be said
    QCOMPARE(changed.front().front().toModelIndex().row(), 1);
    QCOMPARE(found.at(1, FoundSessionsModel::State), QString());
    QCOMPARE(found.at(1, FoundSessionsModel::Activity), u"4 min ago"_s);
}

void FoundSessionsModelTest::theLibrarySaysWhatIsKept()
{
    Found found;
    const FoundSession one = session("one", 30, found.now);
    const FoundSession other = session("other", 40, found.now);
    found.put({one, other});
    QVERIFY(!found.model.knowsKept());
    found.model.setKept({{QString::fromStdString(one.key()), found.now - 20 * minute}});
    QVERIFY(found.model.knowsKept());
    QVERIFY(found.model.isKept(0));
    QCOMPARE(found.at(0, FoundSessionsModel::State), u"kept"_s);
    QVERIFY(!found.model.isKept(1));
    // It grows: what is kept is the one of then.
    FoundSession grown = one;
    grown.written = found.now - 10 * minute;
    found.put({grown});
    QVERIFY(!found.model.isKept(0));
    QVERIFY(found.at(0, FoundSessionsModel::State, Qt::ToolTipRole).contains(u"changed since"_s));
    found.model.addKept(QString::fromStdString(one.key()), found.now);
    QVERIFY(found.model.isKept(0));
}

void FoundSessionsModelTest::momentsAreSaidAnewWhenTheyChange()
{
    const TimeNs now = 1'795'183'200 * ns_per_second;
    const TimeNs hour = 60 * minute;
    QVERIFY(isSaidAnew(now - 3 * minute, now, now + minute));
    QVERIFY(!isSaidAnew(now - 3 * minute, now, now + ns_per_second));
    QVERIFY(!isSaidAnew(now - 3 * hour, now, now + minute));
    QVERIFY(isSaidAnew(now - 11 * hour, now, now + 2 * hour)); // becomes a time of the day
    QVERIFY(isSaidAnew(now - 30 * hour, now, now + 24 * hour));
    QVERIFY(!isSaidAnew(now - 300 * hour, now, now + ns_per_second));
}

QTEST_MAIN(FoundSessionsModelTest)
#include "found_sessions_model_test.moc"
