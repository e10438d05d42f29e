// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "ui/context/secret_mask.h"
#include "ui/models/session_list_model.h"
#include "ui/models/session_order.h"

#include <QAbstractItemModelTester>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A session of which little is known unless it is said.
SessionEntry entry(const QString& key)
{
    SessionEntry entry;
    entry.key = key;
    entry.title = key;
    return entry;
}

/// The four of the tests: "b" failed, "C" is long and dear, "a" new, of "x" nothing is known.
struct Sessions {
    SecretMask mask;
    SessionListModel model{mask};
    OrderedSessions ordered{model};
    QAbstractItemModelTester rules{&ordered,
                                   QAbstractItemModelTester::FailureReportingMode::QtTest};

    Sessions()
    {
        SessionEntry b = entry(u"b"_s);
        b.outcome = EventResult::Fail;
        b.start = 100;
        b.duration = 5;
        b.events = 3;
        b.cost.usd = 0.5;
        b.tags = {"nightly"};
        b.path = u"/runs/Monday/b.json"_s;
        SessionEntry c = entry(u"C"_s);
        c.outcome = EventResult::Success;
        c.start = 50;
        c.duration = 500;
        c.events = 2;
        c.cost.usd = 2;
        SessionEntry a = entry(u"a"_s);
        a.outcome = EventResult::Success;
        a.start = 200;
        a.duration = 7;
        a.events = 9;
        for (const SessionEntry& each : {entry(u"x"_s), b, c, a})
            model.put(each);
    }
    [[nodiscard]] QString shown() const
    {
        QString keys;
        for (int row = 0; row < ordered.rowCount(); ++row)
            keys += ordered.index(row, 0).data().toString();
        return keys;
    }
};

} // namespace

class SessionOrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordersByWhatIsAsked_data()
    {
        QTest::addColumn<SessionOrder>("order");
        QTest::addColumn<QString>("expected");
        QTest::newRow("as opened") << SessionOrder::AsOpened << u"xbCa"_s;
        QTest::newRow("newest") << SessionOrder::Newest << u"abCx"_s;
        QTest::newRow("name") << SessionOrder::Name << u"abCx"_s;
        QTest::newRow("failed first") << SessionOrder::FailedFirst << u"bxCa"_s;
        QTest::newRow("longest") << SessionOrder::Longest << u"Cabx"_s;
        QTest::newRow("most events") << SessionOrder::MostEvents << u"abCx"_s;
        QTest::newRow("most expensive") << SessionOrder::MostExpensive << u"Cbxa"_s;
    }

    void ordersByWhatIsAsked()
    {
        QFETCH(const SessionOrder, order);
        QFETCH(const QString, expected);
        Sessions sessions;
        sessions.ordered.setOrder(order);
        QCOMPARE(sessions.shown(), expected);
        // And back to where all began.
        sessions.ordered.setOrder(SessionOrder::AsOpened);
        QCOMPARE(sessions.shown(), u"xbCa"_s);
    }

    void aSessionThatChangesFindsItsPlace()
    {
        Sessions sessions;
        sessions.ordered.setOrder(SessionOrder::MostEvents);
        SessionEntry x = entry(u"x"_s);
        x.events = 100;
        sessions.model.put(x);
        QCOMPARE(sessions.shown(), u"xabC"_s);
    }

    void everyWordOfTheSearchMustBeThere_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing") << u"  "_s << u"xbCa"_s;
        QTest::newRow("a name in any case") << u"c s"_s << u"Ca"_s; // "Success" has both, too
        QTest::newRow("a tag") << u"NIGHT"_s << u"b"_s;
        QTest::newRow("a tag, marked") << u"#night"_s << u"b"_s;
        QTest::newRow("an outcome") << u"fail"_s << u"b"_s;
        QTest::newRow("a folder") << u"monday"_s << u"b"_s;
        QTest::newRow("two words") << u"night fail"_s << u"b"_s;
        QTest::newRow("two words of two sessions") << u"night x"_s << QString();
    }

    void everyWordOfTheSearchMustBeThere()
    {
        QFETCH(const QString, search);
        QFETCH(const QString, expected);
        Sessions sessions;
        sessions.ordered.setSearch(search);
        QCOMPARE(sessions.shown(), expected);
        sessions.ordered.setSearch({});
        QCOMPARE(sessions.shown().size(), 4);
    }
};

QTEST_GUILESS_MAIN(SessionOrderTest)
#include "session_order_test.moc"
