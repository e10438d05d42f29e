// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/library_sink.h"
#include "core/record/action.h"
#include "tests/testkit/scratch.h"
#include "tests/ui/window/shown_window.h"
#include "ui/bridge/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/task_progress.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;
using playhead::testkit::ShownWindow;

namespace {

/// What a demo that is only here for the test has come to.
struct Course {
    std::atomic<int> started = 0;
    std::atomic<int> stopped = 0;
};

/// Records a session with one event, and goes on until it is stopped.
DemoOffer patientDemo(const QString& title, const std::string& library,
                      const std::shared_ptr<Course>& course)
{
    const auto run = [library, course, title](std::stop_token stop,
                                              const auto& begun) -> Result<void> {
        auto client = record::Client::open(library_sink(library));
        if (!client)
            return client.error();
        const record::Recorder session = client->begin_session({.name = toStdString(title)});
        session.record({.event_type = "first"});
        if (const auto written = client->flush(); !written)
            return written.error();
        ++course->started;
        begun(session.id());
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any stopped;
        stopped.wait(lock, stop, [] { return false; });
        ++course->stopped;
        session.end(EventResult::Indeterminate);
        return client->close();
    };
    return {title, title, u"waits until it is stopped"_s, run};
}

DemoOffer failingDemo()
{
    return {u"failing"_s, u"A failing one"_s, u"cannot be recorded"_s,
            [](const std::stop_token&, const auto&) -> Result<void> {
                return Error{"Nothing can be recorded there.", "/nowhere", "Choose another place."};
            }};
}

/// The open menu that has an action of this text.
QAction* actionIn(const QMenu& menu, const QString& text)
{
    for (QAction* action : menu.actions()) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    return nullptr;
}

void click(QWidget& bar, const QRect& place)
{
    QTest::mouseClick(&bar, Qt::LeftButton, {}, place.center());
}

/// Opens Help › Watch a demo, and clicks there.
void choose(const ShownWindow& shown, const QString& text)
{
    QMenuBar& bar = *shown.window.menuBar();
    QMenu* demos = nullptr;
    for (QAction* top : bar.actions()) {
        if (QAction* action = actionIn(*top->menu(), u"Watch a demo"_s)) {
            click(bar, bar.actionGeometry(top));
            QTRY_VERIFY(top->menu()->isVisible());
            click(*top->menu(), top->menu()->actionGeometry(action));
            demos = action->menu();
        }
    }
    QVERIFY(demos);
    QTRY_VERIFY(demos->isVisible());
    QAction* action = actionIn(*demos, text);
    QVERIFY(action);
    QVERIFY(action->isEnabled());
    click(*demos, demos->actionGeometry(action));
}

TaskProgress* visibleProgress(const ShownWindow& shown)
{
    for (auto* progress : shown.window.findChildren<TaskProgress*>()) {
        if (progress->isVisible())
            return progress;
    }
    return nullptr;
}

} // namespace

class DemoPlayerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void init()
    {
        m_scratch = std::make_unique<Scratch>();
        m_course = std::make_shared<Course>();
    }
    void aDemoOfTheMenuIsShownAsSoonAsItHasBegun();
    void theEmptyWindowOffersThemToo();
    void itIsStoppedByItsButton();
    void itIsStoppedInTheMenu();
    void oneThatIsAskedForStartsWithTheWindow();
    void closingTheWindowStopsIt();
    void whatCannotBeRecordedIsSaid();
    void aWindowWithoutDemosHasNoMenuForThem();

private:
    [[nodiscard]] std::string library() const { return toStdString(m_scratch->path(u"library"_s)); }
    void offer(ShownWindow& shown, const QString& first = {})
    {
        shown.window.useLibrary(library());
        shown.window.offerDemos(
            {{patientDemo(u"A patient one"_s, library(), m_course),
              patientDemo(u"Another one"_s, library(), m_course), failingDemo()},
             first});
    }

    std::unique_ptr<Scratch> m_scratch;
    std::shared_ptr<Course> m_course;
};

void DemoPlayerTest::aDemoOfTheMenuIsShownAsSoonAsItHasBegun()
{
    ShownWindow shown;
    offer(shown);
    QVERIFY(!visibleProgress(shown));
    choose(shown, u"Another one"_s);
    QTRY_VERIFY(shown.window.context().trace());
    QCOMPARE(shown.window.context().trace()->session().name, std::string("Another one"));
    QTRY_COMPARE(shown.window.context().trace()->event_count(), 1U);
    QCOMPARE(m_course->stopped.load(), 0);
    QVERIFY(visibleProgress(shown));
    QCOMPARE(visibleProgress(shown)->findChild<QLabel*>()->text(), u"Demo: Another one"_s);
}

void DemoPlayerTest::theEmptyWindowOffersThemToo()
{
    ShownWindow shown;
    offer(shown);
    const auto withMenu = [&shown]() -> QPushButton* {
        for (auto* each : shown.window.findChildren<QPushButton*>()) {
            if (each->isVisible() && each->menu())
                return each;
        }
        return nullptr;
    };
    QTRY_VERIFY(withMenu());
    QPushButton* const button = withMenu();
    // A button with a menu waits until that is closed.
    QTimer::singleShot(0, this, [menu = button->menu()] {
        QTRY_VERIFY(menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
    });
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(shown.window.context().trace());
    QCOMPARE(shown.window.context().trace()->session().name, std::string("A patient one"));
}

void DemoPlayerTest::itIsStoppedByItsButton()
{
    ShownWindow shown;
    offer(shown);
    choose(shown, u"A patient one"_s);
    QTRY_VERIFY(shown.window.context().trace());
    QTest::mouseClick(visibleProgress(shown)->findChild<QToolButton*>(), Qt::LeftButton);
    QTRY_VERIFY(!visibleProgress(shown));
    QCOMPARE(m_course->stopped.load(), 1);
    // And may be watched again.
    choose(shown, u"A patient one"_s);
    QTRY_COMPARE(m_course->started.load(), 2);
}

void DemoPlayerTest::itIsStoppedInTheMenu()
{
    ShownWindow shown;
    offer(shown);
    choose(shown, u"A patient one"_s);
    QTRY_COMPARE(m_course->started.load(), 1);
    for (QMenu* menu : shown.window.findChildren<QMenu*>()) {
        if (const QAction* action = actionIn(*menu, u"Another one"_s))
            QVERIFY(!action->isEnabled()); // one at a time
    }
    choose(shown, u"Stop the demo"_s);
    QTRY_VERIFY(!visibleProgress(shown));
    QCOMPARE(m_course->stopped.load(), 1);
    QCOMPARE(m_course->started.load(), 1);
}

void DemoPlayerTest::oneThatIsAskedForStartsWithTheWindow()
{
    ShownWindow shown;
    offer(shown, u"Another one"_s);
    QTRY_VERIFY(shown.window.context().trace());
    QCOMPARE(shown.window.context().trace()->session().name, std::string("Another one"));
}

void DemoPlayerTest::closingTheWindowStopsIt()
{
    {
        ShownWindow shown;
        offer(shown, u"A patient one"_s);
        QTRY_COMPARE(m_course->started.load(), 1);
        shown.window.close();
    }
    QCOMPARE(m_course->stopped.load(), 1);
}

void DemoPlayerTest::whatCannotBeRecordedIsSaid()
{
    ShownWindow shown;
    offer(shown);
    choose(shown, u"A failing one"_s);
    QMessageBox* box = nullptr;
    QTRY_VERIFY((box = shown.window.findChild<QMessageBox*>()) != nullptr);
    QVERIFY2(box->text().contains(u"Nothing can be recorded there"_s), qPrintable(box->text()));
    box->close();
    QTRY_VERIFY(!visibleProgress(shown));
}

void DemoPlayerTest::aWindowWithoutDemosHasNoMenuForThem()
{
    ShownWindow shown;
    for (QMenu* menu : shown.window.findChildren<QMenu*>()) {
        if (const QAction* action = actionIn(*menu, u"Watch a demo"_s))
            QVERIFY(!action->isVisible());
    }
}

QTEST_MAIN(DemoPlayerTest)
#include "demo_player_test.moc"
