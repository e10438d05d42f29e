// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/ui/context/store_window.h"
#include "ui/context/session_context.h"
#include "ui/context/session_store.h"
#include "ui/context/session_switcher.h"

#include <QGuiApplication>
#include <QKeyEvent>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Three open sessions, a to c in the order of the list; c was opened last.
struct Desk {
    Desk()
    {
        for (const QString& sample : {u"demo.json"_s, u"native.json"_s, u"agentops-0.2.6.json"_s}) {
            openAndWait(store, testkit::samplePath(sample));
            keys += store.current();
        }
    }
    /// The letter of the session shown.
    [[nodiscard]] char shown() const
    {
        return static_cast<char>('a' + keys.indexOf(store.current()));
    }
    static void letGoOfControl()
    {
        QKeyEvent release(QEvent::KeyRelease, Qt::Key_Control, Qt::NoModifier);
        QCoreApplication::sendEvent(qGuiApp, &release);
    }

    SessionContext context;
    SessionStore store{context};
    SessionSwitcher switcher{store};
    QStringList keys;
};

} // namespace

class SessionSwitcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onceLeadsToTheOneBeforeAndOnceMoreBack()
    {
        Desk desk;
        QCOMPARE(desk.shown(), 'c');
        desk.switcher.next();
        QCOMPARE(desk.shown(), 'b');
        Desk::letGoOfControl();
        desk.switcher.next();
        QCOMPARE(desk.shown(), 'c');
    }

    void withControlHeldItGoesOnThroughAll()
    {
        Desk desk;
        desk.switcher.next();
        desk.switcher.next();
        QCOMPARE(desk.shown(), 'a');
        desk.switcher.next();
        QCOMPARE(desk.shown(), 'c'); // round the end
        desk.switcher.previous();
        QCOMPARE(desk.shown(), 'a');
        Desk::letGoOfControl();
        // Used last: a, then c, then b.
        desk.switcher.next();
        QCOMPARE(desk.shown(), 'c');
        desk.switcher.next();
        QCOMPARE(desk.shown(), 'b');
    }

    void whatIsChosenElsewhereIsUsedToo()
    {
        Desk desk;
        desk.store.show(QString(desk.keys.at(0)));
        desk.switcher.next();
        QCOMPARE(desk.shown(), 'c');
        desk.store.show(QString(desk.keys.at(1))); // on the way
        desk.switcher.next();
        QCOMPARE(desk.shown(), 'a');
    }

    void whatWasClosedIsPassedOver()
    {
        Desk desk;
        desk.store.close(QString(desk.keys.at(1)));
        desk.switcher.next();
        QCOMPARE(desk.shown(), 'a');
        Desk::letGoOfControl();
        QVERIFY(desk.switcher.canSwitch());
        desk.store.close(QString(desk.keys.at(2)));
        QVERIFY(!desk.switcher.canSwitch());
        desk.switcher.next();
        QCOMPARE(desk.shown(), 'a');
    }
};

QTEST_MAIN(SessionSwitcherTest)
#include "session_switcher_test.moc"
