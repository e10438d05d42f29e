// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"
#include "ui/context/event_filter.h"
#include "ui/context/find.h"
#include "ui/context/session_context.h"
#include "ui/widgets/filter_actions.h"
#include "ui/widgets/find_bar.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::TraceMaker;

namespace {

/// The bar, open, on 12 events of which 0, 5 and 10 are "odd".
struct OpenBar {
    SessionContext context;
    FilterActions actions{context};
    QWidget window;
    FindBar bar{context, actions, &window};

    OpenBar()
    {
        TraceMaker maker;
        for (std::uint32_t i = 0; i < 12; ++i)
            maker.add(TraceMaker::event(i % 5 == 0 ? "odd" : "step", i, i + 1));
        context.setTrace(maker.finish());
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(&bar);
        window.show();
        window.activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(&window));
        bar.open();
    }
    [[nodiscard]] QLineEdit& line() const { return *window.findChild<QLineEdit*>(); }
    [[nodiscard]] QString count() const { return window.findChild<QLabel*>()->text(); }
    void type(const QString& text) const
    {
        QTest::keyClicks(&line(), text);
        QTRY_VERIFY(!context.find().isRunning());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(&line(), key, modifiers);
    }
    [[nodiscard]] QAbstractButton& button(const QString& name) const
    {
        for (auto* each : window.findChildren<QAbstractButton*>()) {
            if (each->accessibleName().startsWith(name))
                return *each;
        }
        qFatal("There is no such button.");
    }
};

} // namespace

class FindBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAScreenReaderPutsThereIsFound()
    {
        OpenBar open;
        open.context.select(EventIndex(3U));
        QAccessibleInterface* line = QAccessible::queryAccessibleInterface(&open.line());
        QVERIFY(line && line->editableTextInterface());
        line->editableTextInterface()->replaceText(0, 0, u"odd"_s);
        QTRY_COMPARE(open.count(), u"2 of 3 events"_s);
    }

    void typingGoesToTheFirstThatIsFound()
    {
        OpenBar open;
        QVERIFY(open.line().hasFocus());
        open.context.select(EventIndex(3U));
        QSignalSpy revealed(&open.context, &SessionContext::revealRequested);
        open.type(u"odd"_s);
        QCOMPARE(open.context.selection(), EventIndex(5U));
        QVERIFY(!revealed.isEmpty());
        QCOMPARE(open.count(), u"2 of 3 events"_s);
        QVERIFY(open.line().hasFocus());
    }

    void enterGoesOnAndShiftEnterBack()
    {
        OpenBar open;
        open.type(u"odd"_s);
        QCOMPARE(open.context.selection(), EventIndex(0U));
        open.press(Qt::Key_Return);
        QCOMPARE(open.context.selection(), EventIndex(5U));
        open.press(Qt::Key_Return, Qt::ShiftModifier);
        open.press(Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(open.context.selection(), EventIndex(10U));
        QCOMPARE(open.count(), u"3 of 3 events"_s);
        QTest::mouseClick(&open.button(u"Next found"_s), Qt::LeftButton);
        QCOMPARE(open.context.selection(), EventIndex(0U));
        // The keys that step through hits step through these.
        open.actions.nextHit->trigger();
        QCOMPARE(open.context.selection(), EventIndex(5U));
    }

    void whatIsNotThereIsSaid()
    {
        OpenBar open;
        open.type(u"odx"_s);
        QVERIFY(open.count().contains(u"not found"_s));
        QVERIFY(!open.button(u"Next found"_s).isEnabled());
        open.press(Qt::Key_Return);
        QCOMPARE(open.context.selection(), EventIndex(0U)); // of "o" and "od"
        open.press(Qt::Key_Backspace);
        QTRY_COMPARE(open.count(), u"1 of 3 events"_s);
    }

    void theOptionsSayHowItIsLookedFor()
    {
        OpenBar open;
        open.type(u"OD"_s);
        QCOMPARE(open.context.find().count(), 3U);
        open.press(Qt::Key_C, Qt::AltModifier);
        QVERIFY(open.button(u"Case counts"_s).isChecked());
        QTRY_VERIFY(open.count().contains(u"not found"_s));
        open.press(Qt::Key_C, Qt::AltModifier);
        QTRY_COMPARE(open.context.find().count(), 3U);
        open.press(Qt::Key_W, Qt::AltModifier);
        QVERIFY(open.button(u"Whole words"_s).isChecked());
        QTRY_VERIFY(open.count().contains(u"not found"_s));
        QTest::mouseClick(&open.button(u"Whole words"_s), Qt::LeftButton);
        open.press(Qt::Key_R, Qt::AltModifier);
        QVERIFY(open.button(u"Regular expression"_s).isChecked());
        open.type(u"{1}$|("_s);
        QVERIFY(open.count().contains(u"("_s)); // what is wrong with it
        QVERIFY(!open.context.find().isActive());
        open.press(Qt::Key_Backspace);
        open.press(Qt::Key_Backspace);
        QTRY_COMPARE(open.context.find().count(), 0U);
        QVERIFY(open.line().text() == u"OD{1}$"_s);
    }

    void escapeClosesItAndForgets()
    {
        OpenBar open;
        QSignalSpy leaving(&open.bar, &FindBar::leaving);
        open.type(u"odd"_s);
        open.press(Qt::Key_Escape);
        QVERIFY(!open.bar.isVisible());
        QVERIFY(!open.context.find().isActive());
        QCOMPARE(leaving.count(), 1);
        // Opened again, it looks for the same, ready to be typed over.
        open.bar.open();
        QVERIFY(open.context.find().isActive());
        QCOMPARE(open.line().selectedText(), u"odd"_s);
    }

    void whatIsFoundCanBeMadeTheFilter()
    {
        OpenBar open;
        open.type(u"odd"_s);
        QTest::mouseClick(&open.button(u"Make it the filter"_s), Qt::LeftButton);
        QCOMPARE(open.context.filter().hitCount(), 3U);
        QVERIFY(!open.context.find().isActive());
        QVERIFY(!open.bar.isVisible());
    }
};

QTEST_MAIN(FindBarTest)
#include "find_bar_test.moc"
