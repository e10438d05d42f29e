// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/ui/window/shown_window.h"
#include "ui/help/first_steps.h"
#include "ui/help/help_pages.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QSettings>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::ShownWindow;

namespace {

FirstSteps* stepsOf(const ShownWindow& shown)
{
    return shown.window.findChild<FirstSteps*>();
}

QAbstractButton* buttonOf(const ShownWindow& shown, const QString& name)
{
    for (auto* button : stepsOf(shown)->findChildren<QAbstractButton*>()) {
        if (button->accessibleName() == name)
            return button;
    }
    return nullptr;
}

} // namespace

class FirstStepsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void init() { QSettings().clear(); }
    void theyAreNotThereUnasked();
    void eachIsOverWhenItIsDone();
    void eachCanBePassed();
    void oneClickSendsThemAwayForEver();
    void theMenuBringsThemBack();
};

void FirstStepsTest::theyAreNotThereUnasked()
{
    ShownWindow shown;
    QVERIFY(!stepsOf(shown)); // not in pictures and tests
    shown.window.offerFirstSteps();
    QVERIFY(stepsOf(shown)->isVisible());
    QVERIFY(stepsOf(shown)->text().contains(u"1 of 4"_s));
}

void FirstStepsTest::eachIsOverWhenItIsDone()
{
    ShownWindow shown;
    shown.window.offerFirstSteps();
    QTest::mouseClick(buttonOf(shown, u"Open the demo"_s), Qt::LeftButton);
    QTRY_VERIFY(stepsOf(shown)->text().contains(u"2 of 4"_s));
    QTRY_VERIFY(shown.window.isSettled());
    QVERIFY(stepsOf(shown)->text().contains(u"E goes to what failed"_s));
    shown.press(Qt::Key_E);
    QTRY_VERIFY(stepsOf(shown)->text().contains(u"3 of 4"_s));
    QVERIFY(stepsOf(shown)->text().contains(u"Space"_s));
    shown.press(Qt::Key_Space);
    QTRY_VERIFY(stepsOf(shown)->text().contains(u"4 of 4"_s));
    QVERIFY(stepsOf(shown)->text().contains(u"F1"_s));
    QTest::mouseClick(buttonOf(shown, u"Done"_s), Qt::LeftButton);
    QVERIFY(!stepsOf(shown)->isVisible());
    QVERIFY(!FirstSteps::areWanted());
}

void FirstStepsTest::eachCanBePassed()
{
    ShownWindow shown;
    shown.open(testkit::demo());
    shown.window.offerFirstSteps();
    QVERIFY(stepsOf(shown)->text().contains(u"2 of 4"_s)); // a session is open
    for (const QString& step : {u"3 of 4"_s, u"4 of 4"_s}) {
        QAbstractButton* next = buttonOf(shown, u"Next"_s);
        next->setFocus();
        QTest::keyClick(next, Qt::Key_Space);
        QVERIFY(stepsOf(shown)->text().contains(step));
    }
}

void FirstStepsTest::oneClickSendsThemAwayForEver()
{
    {
        ShownWindow shown;
        shown.window.offerFirstSteps();
        QTest::mouseClick(buttonOf(shown, u"Leave the first steps"_s), Qt::LeftButton);
        QVERIFY(!stepsOf(shown)->isVisible());
        shown.open(testkit::demo());
        QVERIFY(!stepsOf(shown)->isVisible());
    }
    ShownWindow next; // the program is started again
    next.window.offerFirstSteps();
    QVERIFY(!stepsOf(next));
}

void FirstStepsTest::theMenuBringsThemBack()
{
    QSettings().setValue(u"help/firstStepsDone"_s, true);
    ShownWindow shown;
    actionOf(shown.window, u"&First steps"_s)->trigger();
    QVERIFY(stepsOf(shown)->isVisible());
    QVERIFY(stepsOf(shown)->text().contains(u"1 of 4"_s));
}

QTEST_MAIN(FirstStepsTest)
#include "first_steps_test.moc"
