// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// On a bus of its own, with a settings portal that is made up here.
#include "tests/testkit/own_bus.h"
#include "tests/testkit/patient_test.h"
#include "ui/theme/system_look.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDBusContext>
#include <QDBusMessage>
#include <QMutex>
#include <QSignalSpy>
#include <QThread>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::OwnBus;

/// Answers from a thread of its own, as another process does.
class Portal : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    explicit Portal(const QString& address)
        : m_bus(QDBusConnection::connectToBus(address, u"portal"_s))
    {
        m_bus.registerObject(u"/org/freedesktop/portal/desktop"_s, this,
                             QDBusConnection::ExportAllSlots);
        moveToThread(&m_thread);
        m_thread.start();
    }
    ~Portal() override
    {
        m_thread.quit();
        m_thread.wait();
        QDBusConnection::disconnectFromBus(u"portal"_s);
    }
    Portal(const Portal&) = delete;
    Portal& operator=(const Portal&) = delete;

    bool appear() { return m_bus.registerService(u"org.freedesktop.portal.Desktop"_s); }
    bool vanish() { return m_bus.unregisterService(u"org.freedesktop.portal.Desktop"_s); }
    void set(const QString& key, const QVariant& value)
    {
        const QMutexLocker locked(&m_mutex);
        m_values.insert(key, value);
    }
    /// Sets it, and tells everybody.
    void change(const QString& group, const QString& key, const QVariant& value)
    {
        set(key, value);
        auto signal =
            QDBusMessage::createSignal(u"/org/freedesktop/portal/desktop"_s,
                                       u"org.freedesktop.portal.Settings"_s, u"SettingChanged"_s);
        signal << group << key << QVariant::fromValue(QDBusVariant(value));
        m_bus.send(signal);
    }
    void forget()
    {
        const QMutexLocker locked(&m_mutex);
        m_values.clear();
    }

public Q_SLOTS:
    QDBusVariant Read(const QString& group, const QString& key)
    {
        Q_UNUSED(group)
        const QMutexLocker locked(&m_mutex);
        if (!m_values.contains(key)) {
            sendErrorReply(u"org.freedesktop.portal.Error.NotFound"_s, u"Not found"_s);
            return QDBusVariant(QVariant(0));
        }
        return QDBusVariant(QVariant::fromValue(QDBusVariant(m_values.value(key))));
    }

private:
    QThread m_thread;
    QMutex m_mutex;
    QVariantMap m_values;
    QDBusConnection m_bus;
};

class SystemLookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(!m_bus.address().isEmpty());
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.address().toUtf8());
        m_portal = std::make_unique<Portal>(m_bus.address());
        Theme::instance().install(*qApp);
    }
    void init()
    {
        m_portal->forget();
        QVERIFY(m_portal->appear());
    }
    void cleanup() { QVERIFY(m_portal->vanish()); }
    void cleanupTestCase() { m_portal.reset(); }

    void whatWasAnsweredIsTakenWithoutAnEventLoop();
    void whatChangesIsFollowed();
    void whatIsNotSaidIsNotTaken();
    void withoutAPortalThePlatformTells();
    void theWindowFollows();

private:
    static QDBusConnection bus() { return QDBusConnection::sessionBus(); }

    OwnBus m_bus;
    std::unique_ptr<Portal> m_portal;
};

void SystemLookTest::whatWasAnsweredIsTakenWithoutAnEventLoop()
{
    m_portal->set(u"color-scheme"_s, 1U);
    m_portal->set(u"contrast"_s, 1U);
    m_portal->set(u"enable-animations"_s, false);
    SystemLook look(bus());
    const WindowLook wanted{.isDark = true, .isHighContrast = true};
    for (int waited = 0; waited < testkit::patienceMs; ++waited) {
        if (look.look() == wanted && !look.hasAnimations())
            break;
        QThread::msleep(1);
    }
    QVERIFY(look.look() == wanted);
    QVERIFY(!look.hasAnimations());
}

void SystemLookTest::whatChangesIsFollowed()
{
    m_portal->set(u"color-scheme"_s, 2U);
    SystemLook look(bus());
    QTRY_VERIFY(!look.look().isDark);
    const QSignalSpy changes(&look, &SystemLook::changed);
    m_portal->change(u"org.freedesktop.appearance"_s, u"color-scheme"_s, 1U);
    QTRY_VERIFY(look.look().isDark);
    m_portal->change(u"org.freedesktop.appearance"_s, u"contrast"_s, 1U);
    QTRY_VERIFY(look.look().isHighContrast);
    QVERIFY(look.hasAnimations());
    m_portal->change(u"org.freedesktop.appearance"_s, u"reduced-motion"_s, 1U);
    QTRY_VERIFY(!look.hasAnimations());
    QVERIFY(changes.count() >= 3);
    // Of another group, a key of the same name says nothing.
    m_portal->change(u"org.example"_s, u"contrast"_s, 0U);
    m_portal->change(u"org.freedesktop.appearance"_s, u"color-scheme"_s, 2U);
    QTRY_VERIFY(!look.look().isDark);
    QVERIFY(look.look().isHighContrast);
}

void SystemLookTest::whatIsNotSaidIsNotTaken()
{
    m_portal->set(u"color-scheme"_s, 0U);
    m_portal->set(u"contrast"_s, 0U);
    SystemLook look(bus());
    const QSignalSpy changes(&look, &SystemLook::changed);
    QTRY_COMPARE(changes.count(), 1);
    QVERIFY(look.look() == WindowLook());
    QVERIFY(look.hasAnimations());
}

void SystemLookTest::withoutAPortalThePlatformTells()
{
    QVERIFY(m_portal->vanish());
    SystemLook look(bus());
    const QSignalSpy changes(&look, &SystemLook::changed);
    QTest::qWait(100);
    QCOMPARE(changes.count(), 0);
    QVERIFY(look.look() == WindowLook());
    QVERIFY(m_portal->appear());
}

void SystemLookTest::theWindowFollows()
{
    m_portal->set(u"color-scheme"_s, 2U);
    Theme& theme = Theme::instance();
    theme.setMode(ThemeMode::System);
    QTRY_VERIFY(!theme.isDark());
    m_portal->change(u"org.freedesktop.appearance"_s, u"color-scheme"_s, 1U);
    QTRY_VERIFY(theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), theme.color(ColorRole::Window));
    m_portal->change(u"org.freedesktop.appearance"_s, u"contrast"_s, 1U);
    QTRY_VERIFY(theme.isHighContrast());
    QCOMPARE(theme.color(ColorRole::Panel), QColor(Qt::black));
    // What the person chose, the system does not change.
    theme.setMode(ThemeMode::Light);
    QVERIFY(!theme.isDark() && !theme.isHighContrast());
    const QSignalSpy changes(&theme, &Theme::changed);
    m_portal->change(u"org.freedesktop.appearance"_s, u"color-scheme"_s, 2U);
    m_portal->change(u"org.gnome.desktop.interface"_s, u"enable-animations"_s, false);
    QTRY_VERIFY(!theme.hasAnimations());
    QVERIFY(!theme.isDark());
    theme.setMode(ThemeMode::HighContrast);
    QVERIFY(!theme.isDark() && theme.isHighContrast());
    m_portal->change(u"org.freedesktop.appearance"_s, u"color-scheme"_s, 1U);
    QTRY_VERIFY(theme.isDark());
    QVERIFY(changes.count() >= 2);
}

QTEST_MAIN(SystemLookTest)
#include "system_look_test.moc"
