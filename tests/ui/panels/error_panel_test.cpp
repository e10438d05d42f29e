// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/ui/panels/panel_probe.h"
#include "tests/ui/panels/shown_event_view.h"
#include "ui/widgets/text_view.h"
#include "ui/widgets/value_view.h"

#include <algorithm>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

/// What the panel of a failure says, and where.
class ErrorPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_shown = std::make_unique<ShownEventView>(); }
    void cleanup() { m_shown.reset(); }

    void aParagraphStandsBelowTheType();
    void linesStandAsTheyWereWritten();
    void whatACommandGaveBackIsBelowItsExitCode();
    void whatWasGivenBackIsNotSaidTwice();
    void anEventThatGaveNothingBackHasNoRoomForIt();
    void whatFailedInsideIsNamedOnce_data();
    void whatFailedInsideIsNamedOnce();

private:
    void show(const QString& members);
    [[nodiscard]] QList<TextView*> texts() const;
    [[nodiscard]] bool showsReturns() const;
    [[nodiscard]] qsizetype count(const QString& words) const
    {
        return m_shown->text().count(words);
    }

    std::unique_ptr<ShownEventView> m_shown;
};

void ErrorPanelTest::show(const QString& members)
{
    const QString event =
        uR"({"event_type":"test","action_type":"tool","start":1,"end":2,"result":"Fail",%1})"_s;
    m_shown->session.add(event.arg(members).toStdString());
    m_shown->showSession();
    m_shown->select(EventIndex(0U));
    m_shown->choose(u"Error"_s);
}

/// The texts in sight that keep their lines, from the top.
QList<TextView*> ErrorPanelTest::texts() const
{
    QList<TextView*> seen;
    for (TextView* view : m_shown->view.findChildren<TextView*>()) {
        if (view->isVisible())
            seen += view;
    }
    return seen;
}

bool ErrorPanelTest::showsReturns() const
{
    const auto views = m_shown->view.findChildren<ValueView*>();
    return std::any_of(views.begin(), views.end(),
                       [](const ValueView* view) { return view->isVisible(); });
}

void ErrorPanelTest::aParagraphStandsBelowTheType()
{
    show(uR"("error":{"type":"Full","message":"all rooms are taken"})"_s);
    QVERIFY(m_shown->text().contains(u"Full"_s));
    QCOMPARE(count(u"all rooms are taken"_s), 1);
    QVERIFY(texts().isEmpty());
}

void ErrorPanelTest::linesStandAsTheyWereWritten()
{
    show(uR"("error":{"type":"Build","message":"a.cpp:\n    int x\n        ^"})"_s);
    QCOMPARE(texts().size(), 1);
    QCOMPARE(count(u"a.cpp:\n    int x\n        ^"_s), 1);
    QVERIFY(m_shown->text().contains(u"MESSAGE\n"_s));
}

void ErrorPanelTest::whatACommandGaveBackIsBelowItsExitCode()
{
    show(uR"("error":{"type":"exit code","message":"It ended with exit code 1.","code":"1"},)"
         uR"("returns":"FAILED tests/test_mill.py\n1 failed")"_s);
    QCOMPARE(count(u"It ended with exit code 1."_s), 1);
    QVERIFY(showsReturns());
    QCOMPARE(count(u"FAILED tests/test_mill.py\n1 failed"_s), 1);
}

void ErrorPanelTest::whatWasGivenBackIsNotSaidTwice()
{
    show(uR"("error":{"type":"tool error","message":"Exit code 1\nFAILED test_mill"},)"
         uR"("returns":"\nExit code 1\nFAILED test_mill\n")"_s);
    QVERIFY(showsReturns());
    QVERIFY2(count(u"FAILED test_mill"_s) == 1, qPrintable(m_shown->text()));
    QCOMPARE(texts().size(), 1);
}

void ErrorPanelTest::anEventThatGaveNothingBackHasNoRoomForIt()
{
    show(uR"("error":{"type":"Full","message":"no"},"returns":null)"_s);
    QVERIFY(!showsReturns());
    QVERIFY(!m_shown->text().contains(u"RETURNS\n"_s));
}

void ErrorPanelTest::whatFailedInsideIsNamedOnce_data()
{
    QTest::addColumn<QString>("trigger");
    QTest::addColumn<QString>("link");
    QTest::newRow("nothing triggered it") << QString() << u"Failed inside: step #1"_s;
    QTest::newRow("it triggered it") << u"b"_s << u"Go to the trigger, step #1"_s;
}

void ErrorPanelTest::whatFailedInsideIsNamedOnce()
{
    QFETCH(const QString, trigger);
    QFETCH(const QString, link);
    const QString whole =
        uR"({"id":"a","event_type":"plan","start":1,"end":5,"result":"Fail","error_trigger":"%1"})"_s;
    m_shown->session.add(whole.arg(trigger).toStdString());
    m_shown->session.add(
        R"({"id":"b","parent_id":"a","event_type":"step","start":2,"end":3,"result":"Fail"})");
    m_shown->showSession();
    m_shown->select(EventIndex(0U));
    m_shown->choose(u"Error"_s);
    QCOMPARE(count(link), 1);
    QCOMPARE(count(u"step #1"_s), 1);
}

QTEST_MAIN(ErrorPanelTest)
#include "error_panel_test.moc"
