// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "ui/bridge/text.h"
#include "ui/models/json_tree_model.h"
#include "ui/widgets/json_view.h"
#include "ui/widgets/text_view.h"
#include "ui/widgets/value_view.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>

#include <ctime>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

std::shared_ptr<const json::Index> indexed(std::string text)
{
    auto index = json::Index::build(std::make_shared<const std::string>(std::move(text)));
    return index ? std::make_shared<const json::Index>(std::move(index).value()) : nullptr;
}

/// Processor time in milliseconds, as other tests may run at the same time.
class CpuTimer
{
public:
    [[nodiscard]] qint64 elapsed() const
    {
        return (std::clock() - m_begin) * 1000 / CLOCKS_PER_SEC;
    }
    void restart() { m_begin = std::clock(); }

private:
    std::clock_t m_begin = std::clock();
};

QStringList rows(const QAbstractItemModel& model, const QModelIndex& parent = {})
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(parent); ++row)
        texts += model.index(row, 0, parent).data().toString();
    return texts;
}

class JsonViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsOrderDuplicatesAndNumberTokens();
    void writesAStringOnOneLine();
    void showsDamagedTextAsFarAsItGoes();
    void copiesWhatThePersonMeans();
    void opensLevels();
    void aPlaceIsThatOfALongerValue();
    void staysFluidWithEightyThousandKeys();
    void staysFluidWithAMillionNodes();
    void goesDownAHundredThousandLevelsWithoutAMargin();
    void opensJsonInsideText();
    void switchesBetweenTreeAndText();
    void readsALargeValueInTheBackground();
    void showsAHugeLineInPart();
    void copiesALongLineWithoutBreaks();
};

void JsonViewTest::keepsOrderDuplicatesAndNumberTokens()
{
    JsonTreeModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setIndex(
        indexed(R"({"z":1.50,"a":{"k":[]},"z":12345678901234567890,"":null,"<b>":[true,NaN]})"));
    QCOMPARE(rows(model), QStringList({u"z: 1.50"_s, u"a: {1 key}"_s, u"z: 12345678901234567890"_s,
                                       u"\"\": null"_s, u"<b>: [2]"_s}));
    QCOMPARE(rows(model, model.index(4, 0)), QStringList({u"0: true"_s, u"1: NaN"_s}));
    QVERIFY(!model.index(4, 0).data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
    model.setIndex(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void JsonViewTest::writesAStringOnOneLine()
{
    JsonTreeModel model;
    model.setIndex(indexed("[\"one\\ntwo\\tthree\", \"" + std::string(5000, 'x') + "\"]"));
    QCOMPARE(model.index(0, 0).data().toString(), u"0: \"one↵two three\""_s);
    QVERIFY(model.index(1, 0).data().toString().size() < 400);
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"one\ntwo"_s));
}

void JsonViewTest::showsDamagedTextAsFarAsItGoes()
{
    JsonTreeModel model;
    model.setIndex(indexed(R"({"a":1,"b":[2,{"c":"cut of)"));
    QCOMPARE(rows(model), QStringList({u"a: 1"_s, u"b: [2]"_s}));
}

void JsonViewTest::copiesWhatThePersonMeans()
{
    JsonView view;
    view.setIndex(indexed(R"({"a/b":["say \"hi\"",{"n":1e3}]})"));
    view.expandToLevel(3);
    const QModelIndex list = view.model()->index(0, 0);
    const auto press = [&view](const QModelIndex& at, Qt::KeyboardModifiers modifiers) {
        view.setCurrentIndex(at);
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(&view, Qt::Key_C, modifiers);
        return QGuiApplication::clipboard()->text();
    };
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    view.setFocus();
    QCOMPARE(press(view.model()->index(0, 0, list), Qt::ControlModifier), u"say \"hi\""_s);
    QCOMPARE(press(view.model()->index(1, 0, list), Qt::ControlModifier), u"{\n  \"n\": 1e3\n}"_s);
    QCOMPARE(press(view.model()->index(1, 0, list), Qt::ControlModifier | Qt::ShiftModifier),
             u"/a~1b/1"_s);
}

void JsonViewTest::opensLevels()
{
    JsonView view;
    view.setIndex(indexed(R"({"a":{"b":{"c":1}}})"));
    const QModelIndex a = view.model()->index(0, 0);
    const QModelIndex b = view.model()->index(0, 0, a);
    view.expandToLevel(2);
    QVERIFY(view.isExpanded(a));
    QVERIFY(!view.isExpanded(b));
    view.expandToLevel(JsonView::deepestLevel);
    QVERIFY(view.isExpanded(b));
    view.expandToLevel(1);
    QVERIFY(!view.isExpanded(a));
}

void JsonViewTest::aPlaceIsThatOfALongerValue()
{
    JsonView view;
    view.setIndex(indexed(R"({"a":{"b":{"c":1}},"d":[1,2]})"));
    const QModelIndex a = view.model()->index(0, 0);
    view.expand(a);
    view.setCurrentIndex(view.model()->index(0, 0, a));
    const JsonView::Place place = view.place();
    view.setIndex(indexed(R"({"a":{"b":{"c":1}},"d":[1,2,3,4],"e":{"f":5}})"));
    view.collapseAll();
    view.setPlace(place);
    QVERIFY(view.isExpanded(view.model()->index(0, 0)));
    QVERIFY(!view.isExpanded(view.model()->index(1, 0)));
    QCOMPARE(view.currentNode(), place.current);
    view.setIndex(indexed("[1]")); // which has none of it
    view.setPlace(place);
    QCOMPARE(view.currentNode(), json::Index::Node(0));
    view.setIndex(nullptr);
    view.setPlace(place);
    QVERIFY(view.place().open.empty());
}

void JsonViewTest::staysFluidWithEightyThousandKeys()
{
    std::string text = "{";
    for (int i = 0; i < 80'000; ++i)
        text += "\"key" + std::to_string(i) + "\":[" + std::to_string(i) + "],";
    text.back() = '}';
    const auto index = indexed(std::move(text));
    CpuTimer timer;
    JsonView view;
    view.resize(400, 600);
    view.setIndex(index);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.expandToLevel(JsonView::deepestLevel);
    view.scrollToBottom();
    QVERIFY(view.indexAt(QPoint(10, 300)).isValid());
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
}

void JsonViewTest::staysFluidWithAMillionNodes()
{
    std::string text = "[";
    for (int i = 0; i < 1'000'000; ++i)
        text += std::to_string(i) + ",";
    text.back() = ']';
    const auto index = indexed(std::move(text));
    JsonView view;
    view.resize(400, 600);
    CpuTimer timer;
    view.setIndex(index);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.scrollToBottom();
    QVERIFY(view.indexAt(QPoint(10, 300)).isValid());
    QCOMPARE(view.model()->rowCount(), 1'000'000);
    qInfo("shown, and scrolled to its end, in %lld ms", timer.elapsed());
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

void JsonViewTest::goesDownAHundredThousandLevelsWithoutAMargin()
{
    constexpr int depth = 100'000;
    const auto index = indexed(std::string(depth, '[') + std::string(depth, ']'));
    QVERIFY(index);
    JsonView view;
    view.resize(400, 600);
    view.show();
    view.setIndex(index);
    view.expandToLevel(JsonView::deepestLevel);
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    json::Index::Node deepest = 0;
    for (int step = 0; step < 200; ++step) {
        QTest::keyClick(&view, Qt::Key_Right);
        QCoreApplication::processEvents();
        QTest::keyClick(&view, Qt::Key_Down);
        QVERIFY(view.currentNode() >= deepest);
        deepest = view.currentNode();
        const int left = view.visualRect(view.currentIndex()).left();
        QVERIFY2(left <= (JsonView::deepestLevel + 1) * view.indentation(),
                 qPrintable(QString::number(left)));
    }
    QVERIFY2(deepest > 100, qPrintable(QString::number(deepest)));
    view.setRootNode(depth - 2);
    QCOMPARE(view.rootNode(), json::Index::Node(depth - 2));
    view.setRootNode(0);
    QCOMPARE(view.rootNode(), json::Index::Node(0));
}

void JsonViewTest::opensJsonInsideText()
{
    ValueView view(u"Params"_s);
    view.resize(400, 400);
    view.show();
    view.setValue(Payload::owned(R"("{\"inner\": [1, 2]}")"), nullptr);
    QTRY_VERIFY(!view.isBusy());
    const auto press = [&view](const QString& text) {
        for (auto* button : view.findChildren<QAbstractButton*>()) {
            if (button->isVisible() && button->text() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
                return true;
            }
        }
        return false;
    };
    QVERIFY(press(u"Open as JSON"_s));
    const auto* tree = view.findChild<JsonView*>();
    QVERIFY(tree->isVisible());
    QCOMPARE(tree->model()->index(0, 0).data().toString(), u"inner: [2]"_s);
    QVERIFY(press(u"‹ Back"_s));
    QVERIFY(!tree->isVisible());
    QCOMPARE(view.findChildren<TextView*>().last()->wholeText(), u"{\"inner\": [1, 2]}"_s);
}

void JsonViewTest::switchesBetweenTreeAndText()
{
    ValueView view(u"Params"_s);
    view.resize(400, 400);
    view.show();
    view.setValue(Payload::owned(R"({"b":1,  "a":2})"), nullptr);
    const auto* tree = view.findChild<JsonView*>();
    QVERIFY(tree->isVisible());
    for (auto* button : view.findChildren<QAbstractButton*>()) {
        if (button->text() == "As text"_L1)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QVERIFY(!tree->isVisible());
    QCOMPARE(view.findChildren<TextView*>().last()->toPlainText(), u"{\"b\":1,  \"a\":2}"_s);
}

void JsonViewTest::readsALargeValueInTheBackground()
{
    std::string text = "[";
    for (int i = 0; i < 100'000; ++i)
        text += "\"some text\",";
    text.back() = ']';
    ValueView view(u"Params"_s);
    view.resize(400, 400);
    view.show();
    view.setValue(Payload::owned(text), nullptr);
    QVERIFY(view.isBusy());
    view.setValue(Payload::owned("[1]"), nullptr);
    QVERIFY(!view.isBusy());
    QCOMPARE(view.findChild<JsonView*>()->model()->rowCount(), 1);
    QTest::qWait(50);
    QCOMPARE(view.findChild<JsonView*>()->model()->rowCount(), 1);
    view.setValue(Payload::owned(text), nullptr);
    QTRY_COMPARE(view.findChild<JsonView*>()->model()->rowCount(), 100'000);
}

void JsonViewTest::showsAHugeLineInPart()
{
    TextView view;
    view.resize(400, 400);
    view.show();
    const QString line(20'000'000, u'x');
    CpuTimer timer;
    view.setWholeText(line);
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.moveCursor(QTextCursor::End);
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!view.isShownWhole());
    QVERIFY(view.shownLength() < 1'000'000);
    view.showAll();
    qint64 longest = 0;
    while (!view.isShownWhole()) {
        timer.restart();
        QCoreApplication::processEvents();
        longest = std::max(longest, timer.elapsed());
    }
    qInfo("20 million characters in one line: away for %lld ms at most", longest);
    QCOMPARE(view.shownLength(), line.size());
}

void JsonViewTest::copiesALongLineWithoutBreaks()
{
    TextView view;
    const QString text = QString(10'000, u'a') + u'\n' + QString(5'000, u'b') + u"\n\nend"_s;
    view.setWholeText(text);
    QVERIFY(view.document()->blockCount() > 4);
    view.selectAll();
    view.copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
}

} // namespace

QTEST_MAIN(JsonViewTest)
#include "json_view_test.moc"
