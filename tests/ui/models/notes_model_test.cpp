// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "ui/models/notes_model.h"

#include <QAbstractItemModelTester>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

Diagnostic note(Severity severity, std::string message, std::uint64_t count = 1,
                std::vector<std::string> where = {})
{
    Diagnostic note;
    note.severity = severity;
    note.code = "code";
    note.message = std::move(message);
    note.remedy = "Mend it.";
    note.count = count;
    note.where = std::move(where);
    return note;
}

QStringList messages(const NotesModel& model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts += model.index(row, 0).data().toString();
    return texts;
}

} // namespace

class NotesModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst();
    void keepsTheRulesOfModels_data();
    void keepsTheRulesOfModels();
    void putsTheWorstFirstAndKeepsTheOrderOtherwise();
    void saysHowOftenWhatHappened();
    void readsTheEventThatAPlaceNames_data();
    void readsTheEventThatAPlaceNames();
    void tellsScreenReadersSeverityAndRemedy();
    void tellsScreenReadersWhatTheColumnIs();
    void takesHostileTextForText();
};

void NotesModelTest::isEmptyAtFirst()
{
    NotesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.index(0, 0).isValid());
}

void NotesModelTest::keepsTheRulesOfModels_data()
{
    QTest::addColumn<int>("notes");
    QTest::addColumn<int>("places");
    QTest::newRow("one note, nowhere") << 1 << 0;
    QTest::newRow("one note in one place") << 1 << 1;
    QTest::newRow("many notes with places") << 40 << 5;
}

void NotesModelTest::keepsTheRulesOfModels()
{
    QFETCH(const int, notes);
    QFETCH(const int, places);
    NotesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto fill = [&model](int count, int placeCount) {
        std::vector<Diagnostic> list;
        for (int i = 0; i < count; ++i)
            list.push_back(
                note(static_cast<Severity>(i % 3), std::to_string(i), 1,
                     std::vector<std::string>(static_cast<std::size_t>(placeCount), "#1")));
        model.setNotes(std::move(list));
    };
    fill(notes, places);
    QCOMPARE(model.rowCount(), notes);
    for (int row = 0; row < notes; ++row) {
        QCOMPARE(model.rowCount(model.index(row, 0)), places);
        for (int place = 0; place < places; ++place) {
            const QModelIndex child = model.index(place, 0, model.index(row, 0));
            QCOMPARE(child.parent(), model.index(row, 0));
            QCOMPARE(model.rowCount(child), 0);
        }
    }
    // Replaced by more, by fewer, by none.
    fill(notes + 3, places + 1);
    QCOMPARE(model.rowCount(), notes + 3);
    fill(1, 0);
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    model.setNotes({});
    QCOMPARE(model.rowCount(), 0);
}

void NotesModelTest::putsTheWorstFirstAndKeepsTheOrderOtherwise()
{
    NotesModel model;
    model.setNotes({note(Severity::Note, "n1"), note(Severity::Error, "e1"),
                    note(Severity::Warning, "w1"), note(Severity::Note, "n2"),
                    note(Severity::Error, "e2")});
    QCOMPARE(messages(model), QStringList({u"e1"_s, u"e2"_s, u"w1"_s, u"n1"_s, u"n2"_s}));
    QCOMPARE(model.index(0, 0).data(NotesModel::SeverityRole).toInt(),
             static_cast<int>(Severity::Error));
}

void NotesModelTest::saysHowOftenWhatHappened()
{
    NotesModel model;
    model.setNotes({note(Severity::Note, "once", 1), note(Severity::Note, "often", 12'345)});
    QCOMPARE(model.index(0, 0).data(NotesModel::CountRole).toString(), QString());
    QCOMPARE(model.index(1, 0).data(NotesModel::CountRole).toString(), u"12,345 times"_s);
    QCOMPARE(model.index(1, 0).data(NotesModel::RemedyRole).toString(), u"Mend it."_s);
    QVERIFY(!model.index(1, 0).data(NotesModel::EventRole).isValid());
}

void NotesModelTest::readsTheEventThatAPlaceNames_data()
{
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<int>("event");
    QTest::newRow("an event") << QByteArray("#37") << 37;
    QTest::newRow("an event and a line") << QByteArray("#0, line 4") << 0;
    QTest::newRow("a line") << QByteArray("line 4") << -1;
    QTest::newRow("nothing") << QByteArray() << -1;
    QTest::newRow("no number") << QByteArray("#") << -1;
    QTest::newRow("a tag") << QByteArray("#3rd") << -1;
    QTest::newRow("a number that is too large") << QByteArray("#99999999999") << -1;
    QTest::newRow("a negative number") << QByteArray("#-1") << -1;
}

void NotesModelTest::readsTheEventThatAPlaceNames()
{
    QFETCH(const QByteArray, place);
    QFETCH(const int, event);
    NotesModel model;
    model.setNotes({note(Severity::Note, "n", 1, {place.toStdString()})});
    const QVariant found = model.index(0, 0, model.index(0, 0)).data(NotesModel::EventRole);
    QCOMPARE(found.isValid(), event >= 0);
    if (event >= 0)
        QCOMPARE(found.toInt(), event);
}

void NotesModelTest::tellsScreenReadersSeverityAndRemedy()
{
    NotesModel model;
    model.setNotes({note(Severity::Warning, "Times overlap.", 3)});
    const QString spoken = model.index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.startsWith(u"warning: Times overlap."_s, Qt::CaseInsensitive),
             qPrintable(spoken));
    QVERIFY2(spoken.contains(u"3 times"_s), qPrintable(spoken));
    QVERIFY(spoken.contains(u"Mend it."_s));
}

void NotesModelTest::tellsScreenReadersWhatTheColumnIs()
{
    const NotesModel model;
    QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), u"Note on the data"_s);
    QVERIFY(!model.headerData(0, Qt::Vertical).isValid());
}

void NotesModelTest::takesHostileTextForText()
{
    NotesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const std::string hostile("<img src=file:///etc/hostname>\xff\0\x1b[31m", 36);
    model.setNotes({note(Severity::Error, hostile, 1, {hostile + std::string(100'000, 'x')})});
    const QModelIndex top = model.index(0, 0);
    QVERIFY(top.data().toString().startsWith(u"<img src=file:///etc/hostname>"_s));
    const QModelIndex place = model.index(0, 0, top);
    QVERIFY(place.data().toString().size() <= 301);
    QVERIFY(!place.data(Qt::ToolTipRole).toString().contains(u"<img"_s));
}

QTEST_MAIN(NotesModelTest)
#include "notes_model_test.moc"
