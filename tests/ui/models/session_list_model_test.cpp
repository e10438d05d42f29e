// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"
#include "ui/context/secret_mask.h"
#include "ui/models/session_list_model.h"

#include <QAbstractItemModelTester>
#include <QTextDocument>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::TraceMaker;

namespace {

SessionEntry entry(const QString& key, SessionEntry::Origin origin = SessionEntry::Origin::File)
{
    SessionEntry entry;
    entry.key = key;
    entry.title = key;
    entry.origin = origin;
    return entry;
}

/// Two LLM calls, of which the second has a cost only where it is given.
std::shared_ptr<const Trace> twoCalls(std::optional<double> secondCost)
{
    TraceMaker maker;
    Event first = TraceMaker::event("first", 0, 1, {}, "llm");
    first.cost = 0.42;
    maker.add(first);
    Event second = TraceMaker::event("second", 1, 2, {}, "llm");
    second.model = "a-model-nobody-knows";
    second.cost = secondCost;
    maker.add(second);
    return maker.finish();
}

} // namespace

class SessionListModelTest : public QObject
{
    Q_OBJECT

private:
    static QString text(const SessionListModel& model, int role)
    {
        return model.index(0, 0).data(role).toString();
    }

private Q_SLOTS:
    void keepsTheRulesOfModels();
    void marksACostOfWhichPartIsUnknown();
    void saysNothingOfACostThatIsUnknown();
    void takesALibrarysFiguresAsTheyAre();
    void showsAPathAsText();
};

void SessionListModelTest::keepsTheRulesOfModels()
{
    const SecretMask mask;
    SessionListModel model(mask);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.put(entry(u"library:b"_s, SessionEntry::Origin::Library));
    model.put(entry(u"a"_s));
    QCOMPARE(model.rowOf(u"a"_s), 0);
    model.put(entry(u"a"_s));
    QCOMPARE(model.rowCount(), 2);
    model.setLibrary({entry(u"library:c"_s, SessionEntry::Origin::Library)});
    QCOMPARE(model.rowOf(u"library:b"_s), -1);
    QCOMPARE(model.rowOf(u"library:c"_s), 1);
    model.remove(u"a"_s);
    QCOMPARE(model.rowOf(u"library:c"_s), 0);
    model.setLibrary({});
    QCOMPARE(model.rowCount(), 0);
}

void SessionListModelTest::marksACostOfWhichPartIsUnknown()
{
    const SecretMask mask;
    SessionListModel model(mask);
    SessionEntry shown = entry(u"a"_s);
    shown.setTrace(twoCalls(std::nullopt), u"a"_s);
    model.put(shown);
    QVERIFY2(text(model, SessionListModel::DetailRole).contains(u"≥ $0.42"_s),
             qPrintable(text(model, SessionListModel::DetailRole)));
    QVERIFY(text(model, Qt::AccessibleTextRole).contains(u"≥ $0.42"_s));
    QVERIFY2(text(model, Qt::ToolTipRole).contains(u"the cost of 1 LLM call is not known"_s),
             qPrintable(text(model, Qt::ToolTipRole)));

    shown.setTrace(twoCalls(0.08), u"a"_s);
    model.put(shown);
    QVERIFY(text(model, SessionListModel::DetailRole).contains(u"$0.5"_s));
    QVERIFY(!text(model, SessionListModel::DetailRole).contains(u"≥"_s));
    QVERIFY(!text(model, Qt::ToolTipRole).contains(u"not known"_s));
}

void SessionListModelTest::saysNothingOfACostThatIsUnknown()
{
    const SecretMask mask;
    SessionListModel model(mask);
    SessionEntry shown = entry(u"a"_s);
    shown.cost.callsWithoutCost = 3;
    model.put(shown);
    QVERIFY(!text(model, SessionListModel::DetailRole).contains(u'$'));
    QVERIFY(!text(model, SessionListModel::DetailRole).contains(u"≥"_s));
}

void SessionListModelTest::takesALibrarysFiguresAsTheyAre()
{
    const SecretMask mask;
    SessionListModel model(mask);
    SessionEntry shown = entry(u"library:a"_s, SessionEntry::Origin::Library);
    shown.cost = {0.5, true, 2};
    model.put(shown);
    QVERIFY(text(model, SessionListModel::DetailRole).contains(u"≥ $0.50"_s));
    const QString tip = text(model, Qt::ToolTipRole);
    QVERIFY2(tip.contains(u"2 LLM calls"_s) && tip.contains(u"price list"_s), qPrintable(tip));
}

void SessionListModelTest::showsAPathAsText()
{
    const SecretMask mask;
    SessionListModel model(mask);
    SessionEntry shown = entry(u"a"_s);
    shown.path = u"/tmp/<img src=x>&co.json"_s;
    model.put(shown);
    const QString tip = text(model, Qt::ToolTipRole);
    QVERIFY(!tip.contains(u"<img"_s));
    // Without its own element a tool tip is taken for plain text, and shows what was escaped.
    QVERIFY2(Qt::mightBeRichText(tip) && tip.contains(u"&lt;img src=x&gt;&amp;co.json"_s),
             qPrintable(tip));
}

QTEST_MAIN(SessionListModelTest)
#include "session_list_model_test.moc"
