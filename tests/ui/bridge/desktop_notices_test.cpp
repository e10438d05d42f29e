// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// On a bus of its own, with a server of notifications that is made up here.
#include "tests/testkit/own_bus.h"
#include "tests/testkit/patient_test.h"
#include "ui/bridge/desktop_notices.h"

#include <QDBusMessage>
#include <QSignalSpy>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::OwnBus;

/// What was said, as a desktop would show it.
struct Said {
    QString application;
    uint replaced = 0;
    QString summary;
    QString body;
    QStringList actions;
};

class Server : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QList<Said> said;

public Q_SLOTS:
    // NOLINTNEXTLINE(readability-identifier-naming): the specification's
    uint Notify(const QString& application, uint replaced, const QString&, const QString& summary,
                const QString& body, const QStringList& actions, const QVariantMap&, int)
    {
        said += {application, replaced, summary, body, actions};
        return replaced ? replaced : 7;
    }
};

class DesktopNoticesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsToldIsShownAndTheNextTakesItsPlace();
    void aClickIsHeardOfTheLatestAlone();
    void whereNobodyShowsThemNothingHappens();
};

void DesktopNoticesTest::whatIsToldIsShownAndTheNextTakesItsPlace()
{
    const OwnBus bus;
    auto desktop = QDBusConnection::connectToBus(bus.address(), u"desktop"_s);
    auto viewer = QDBusConnection::connectToBus(bus.address(), u"viewer"_s);
    Server server;
    QVERIFY(desktop.registerObject(u"/org/freedesktop/Notifications"_s, &server,
                                   QDBusConnection::ExportAllSlots));
    QVERIFY(desktop.registerService(u"org.freedesktop.Notifications"_s));
    {
        DesktopNotices notices(viewer);
        notices.tell(u"The export is done"_s, u"3 events were written."_s);
        QTRY_COMPARE(server.said.size(), 1);
        QCOMPARE(server.said[0].summary, u"The export is done"_s);
        QCOMPARE(server.said[0].body, u"3 events were written."_s);
        QCOMPARE(server.said[0].replaced, 0U);
        QCOMPARE(server.said[0].actions.value(0), u"default"_s);
        // The answer comes after the call: until then the next one is one of its own.
        QTRY_VERIFY([&] {
            notices.tell(u"Again"_s, {});
            return QTest::qWaitFor([&] { return server.said.constLast().replaced == 7U; }, 200);
        }());
    }
    QDBusConnection::disconnectFromBus(u"desktop"_s);
    QDBusConnection::disconnectFromBus(u"viewer"_s);
}

void DesktopNoticesTest::aClickIsHeardOfTheLatestAlone()
{
    const OwnBus bus;
    auto desktop = QDBusConnection::connectToBus(bus.address(), u"desktop"_s);
    auto viewer = QDBusConnection::connectToBus(bus.address(), u"viewer"_s);
    Server server;
    QVERIFY(desktop.registerObject(u"/org/freedesktop/Notifications"_s, &server,
                                   QDBusConnection::ExportAllSlots));
    QVERIFY(desktop.registerService(u"org.freedesktop.Notifications"_s));
    const auto click = [&desktop](uint id, const QString& action) {
        auto signal =
            QDBusMessage::createSignal(u"/org/freedesktop/Notifications"_s,
                                       u"org.freedesktop.Notifications"_s, u"ActionInvoked"_s);
        signal << id << action;
        desktop.send(signal);
    };
    {
        DesktopNotices notices(viewer);
        const QSignalSpy activated(&notices, &DesktopNotices::activated);
        notices.tell(u"One"_s, {});
        QTRY_COMPARE(server.said.size(), 1);
        click(8, u"default"_s);
        click(7, u"other"_s);
        QTRY_VERIFY([&] {
            click(7, u"default"_s);
            return QTest::qWaitFor([&] { return activated.count() > 0; }, 200);
        }());
    }
    QDBusConnection::disconnectFromBus(u"desktop"_s);
    QDBusConnection::disconnectFromBus(u"viewer"_s);
}

void DesktopNoticesTest::whereNobodyShowsThemNothingHappens()
{
    const OwnBus bus;
    {
        DesktopNotices notices(QDBusConnection::connectToBus(bus.address(), u"viewer"_s));
        notices.tell(u"One"_s, {});
        QTest::qWait(100);
        notices.tell(u"Two"_s, {});
        DesktopNotices nowhere(QDBusConnection(u"none"_s));
        nowhere.tell(u"Three"_s, {});
    }
    QDBusConnection::disconnectFromBus(u"viewer"_s);
}

QTEST_GUILESS_MAIN(DesktopNoticesTest)
#include "desktop_notices_test.moc"
