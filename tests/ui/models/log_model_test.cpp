// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "ui/models/log_model.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

LogEntry entry(TimeNs time, std::string level, std::string text, const char* attributes = nullptr)
{
    LogEntry entry;
    entry.time = time;
    entry.name = std::move(level);
    entry.text = std::move(text);
    if (attributes)
        entry.attributes = Payload::owned(attributes);
    return entry;
}

QString inNanoseconds(TimeNs time)
{
    return QString::number(time);
}

} // namespace

class LogModelTest : public QObject
{
    Q_OBJECT

private:
    static QString text(const LogModel& model, int row, int column, int role = Qt::DisplayRole)
    {
        return model.index(row, column).data(role).toString();
    }

private Q_SLOTS:
    void isEmptyAtFirst();
    void keepsTheRulesOfModels();
    void showsTimeLevelAndText();
    void showsAttributesWhereThereIsNoText();
    void givesTheWholeTextWithItsAttributes();
    void coloursLevelsByTheirGravity();
    void writesTimesAnew();
    void takesHostileTextForText();
};

void LogModelTest::isEmptyAtFirst()
{
    LogModel model(inNanoseconds);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 3);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.updateTimes();
    QCOMPARE(changes.count(), 0);
}

void LogModelTest::keepsTheRulesOfModels()
{
    LogModel model(inNanoseconds);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    std::vector<LogEntry> many;
    for (int i = 0; i < 20'000; ++i)
        many.push_back(entry(i, "info", "line " + std::to_string(i)));
    model.setEntries(many);
    QCOMPARE(model.rowCount(), 20'000);
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    QCOMPARE(text(model, 19'999, LogModel::TextColumn), u"line 19999"_s);
    model.setEntries({entry(7, "info", "alone")});
    QCOMPARE(model.rowCount(), 1);
    model.setEntries({});
    QCOMPARE(model.rowCount(), 0);
}

void LogModelTest::showsTimeLevelAndText()
{
    LogModel model(inNanoseconds);
    model.setEntries({entry(42, "warn", "slow")});
    QCOMPARE(text(model, 0, LogModel::TimeColumn), u"42"_s);
    QCOMPARE(text(model, 0, LogModel::LevelColumn), u"warn"_s);
    QCOMPARE(text(model, 0, LogModel::TextColumn), u"slow"_s);
    for (int column = 0; column < LogModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void LogModelTest::showsAttributesWhereThereIsNoText()
{
    LogModel model(inNanoseconds);
    model.setEntries({entry(1, "info", "", R"({"a":1})"), entry(1, "info", "")});
    QCOMPARE(text(model, 0, LogModel::TextColumn), u"{\"a\":1}"_s);
    QCOMPARE(text(model, 1, LogModel::TextColumn), QString());
}

void LogModelTest::givesTheWholeTextWithItsAttributes()
{
    LogModel model(inNanoseconds);
    const std::string text = "first\nsecond" + std::string(10'000, 'x');
    model.setEntries({entry(1, "info", text, R"({"a":1})"), entry(1, "info", "", R"({"a":1})")});
    QVERIFY(model.wholeText(0).startsWith(u"first\nsecondxxx"_s));
    QVERIFY(model.wholeText(0).endsWith(u"}"_s));
    QVERIFY(model.wholeText(0).size() > 10'000);
    QVERIFY(model.wholeText(1).startsWith(u'{'));
    const QString shown = model.index(0, LogModel::TextColumn).data().toString();
    QVERIFY(shown.size() < 700);
    QVERIFY(!shown.contains(u'\n'));
}

void LogModelTest::coloursLevelsByTheirGravity()
{
    LogModel model(inNanoseconds);
    model.setEntries({entry(1, "ERROR", ""), entry(1, "Warning", ""), entry(1, "info", "")});
    const auto color = [&model](int row) {
        return model.index(row, LogModel::LevelColumn).data(Qt::ForegroundRole).value<QColor>();
    };
    QCOMPARE(color(0), Theme::instance().color(ColorRole::Fail));
    QCOMPARE(color(1), Theme::instance().color(ColorRole::Tool));
    QCOMPARE(color(2), Theme::instance().color(ColorRole::Dim));
}

void LogModelTest::writesTimesAnew()
{
    bool isLong = false;
    LogModel model([&isLong](TimeNs time) -> QString {
        return QString::number(time) + (isLong ? u" ns"_s : QString());
    });
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setEntries({entry(1, "info", "a"), entry(2, "info", "b")});
    isLong = true;
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.updateTimes();
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes.front().at(0).toModelIndex(), model.index(0, LogModel::TimeColumn));
    QCOMPARE(changes.front().at(1).toModelIndex(), model.index(1, LogModel::TimeColumn));
    QCOMPARE(text(model, 1, LogModel::TimeColumn), u"2 ns"_s);
}

void LogModelTest::takesHostileTextForText()
{
    LogModel model(inNanoseconds);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const std::string hostile("<img src=file:///etc/hostname>\xff\0\x1b[31m", 36);
    model.setEntries({entry(no_time, hostile, hostile, "{\"a\":\"\xff\", broken")});
    QVERIFY(text(model, 0, LogModel::TextColumn).startsWith(u"<img src=file:///etc/hostname>"_s));
    for (int column = 0; column < LogModel::ColumnCount; ++column)
        QVERIFY(!text(model, 0, column, Qt::ToolTipRole).contains(u"<img"_s));
    QVERIFY(model.wholeText(0).contains(QChar::ReplacementCharacter));
}

QTEST_MAIN(LogModelTest)
#include "log_model_test.moc"
