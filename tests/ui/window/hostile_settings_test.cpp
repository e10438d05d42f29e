// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The file of settings may have been written by anything, or damaged: the window opens all the
// same, within measure, and shows a session.
#include "tests/testkit/own_settings.h"
#include "tests/ui/window/shown_window.h"
#include "ui/context/replay.h"
#include "ui/context/session_store.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QSettings>

#include <cmath>
#include <limits>
#include <optional>
#include <random>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::ShownWindow;

namespace {

QVariantMap mapOf(const QVariant& value)
{
    QVariantMap map;
    for (const auto& key : {u"session"_s, u"path"_s, u"name"_s, u"text"_s, u"selected"_s})
        map.insert(key, value);
    return map;
}

QByteArray chanceBytes(std::mt19937& chance, int size)
{
    QByteArray bytes;
    for (int i = 0; i < size; ++i)
        bytes += static_cast<char>(chance());
    return bytes;
}

class HostileSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init() { m_settings.emplace(); }
    void cleanup() { m_settings.reset(); }
    void aWindowOpensWhateverIsKept_data();
    void aWindowOpensWhateverIsKept();
    void aWindowOpensWithADamagedFile();
    void noWholeDiskIsReopened();

private:
    static inline QtMessageHandler s_handler = nullptr;
    static void leaveSettings();
    static void openAndClose();

    std::optional<testkit::OwnSettings> m_settings; // of each test
};

/// Qt may warn of what is kept.
void HostileSettingsTest::initTestCase()
{
    Theme::instance().install(*qApp);
    s_handler = qInstallMessageHandler(
        [](QtMsgType type, const QMessageLogContext& context, const QString& message) {
            if (type != QtDebugMsg && type != QtInfoMsg && type != QtWarningMsg)
                s_handler(type, context, message);
        });
}

void HostileSettingsTest::cleanupTestCase()
{
    qInstallMessageHandler(s_handler);
}

/// What a window leaves that had all there is.
void HostileSettingsTest::leaveSettings()
{
    ShownWindow first;
    first.window.restoreState();
    first.open(testkit::samplePath(u"native.json"_s));
    first.open(testkit::demo());
    first.window.context().select(EventIndex(5U));
    first.press(Qt::Key_P, Qt::AltModifier);
    first.window.context().replay().seek(first.window.context().trace()->begin_time());
    first.window.close();
}

void HostileSettingsTest::openAndClose()
{
    ShownWindow shown;
    shown.window.restoreState();
    shown.window.reopenLast();
    shown.open(testkit::demo());
    QTRY_VERIFY(shown.window.context().trace() != nullptr);
    Replay& replay = shown.window.context().replay();
    QVERIFY(std::isfinite(replay.speed()));
    QVERIFY(replay.speed() > 0);
    constexpr int most = 4'096;
    QVERIFY2(shown.window.width() <= most && shown.window.height() <= most,
             qPrintable(QString::number(shown.window.width())));
    replay.togglePlaying();
    QTest::qWait(20);
    shown.window.close();
}

void HostileSettingsTest::aWindowOpensWhateverIsKept_data()
{
    std::mt19937 chance(11);
    QTest::addColumn<QVariant>("value");
    const auto row = [](const char* what, const QVariant& value) { QTest::newRow(what) << value; };
    row("nothing", QVariant());
    row("minus one", -1);
    row("a large figure", std::numeric_limits<int>::max());
    row("the least figure", std::numeric_limits<qint64>::min());
    row("no number", std::numeric_limits<double>::quiet_NaN());
    row("without end", std::numeric_limits<double>::infinity());
    row("a large fraction", 1e308);
    row("a small fraction", 1e-308);
    row("an empty text", u""_s);
    row("a long text", QString(200'000, u'x'));
    row("a text of many lines", QString(2'000, u'\n'));
    row("text that goes both ways", u"\u202Eevil\u2066\u0000<b>x</b>"_s);
    row("an open filter", u"((((((((((((type:\"a"_s);
    row("bytes of chance", chanceBytes(chance, 4096));
    row("no bytes", QByteArray());
    row("a list of lists", QVariantList{QVariantList{QVariantList{1, u"x"_s}}, -1, QVariant()});
    row("a list of maps", QVariantList(50, QVariant(mapOf(-1))));
    row("a list of maps of bytes", QVariantList(3, QVariant(mapOf(chanceBytes(chance, 100)))));
    row("a map", mapOf(u"x"_s));
    row("files that are none",
        QStringList{u"/dev/zero"_s, u"/proc/self/mem"_s, u"relative"_s, u"a\nb"_s, u""_s});
    row("many files", QStringList(3'000, u"/nowhere/at/all.json"_s));
}

void HostileSettingsTest::aWindowOpensWhateverIsKept()
{
    QFETCH(const QVariant, value);
    leaveSettings();
    {
        QSettings settings;
        const QStringList keys = settings.allKeys();
        QVERIFY(keys.size() > 10);
        for (const QString& key : keys)
            settings.setValue(key, value);
        // Else the geometry and what belongs to it is not looked at.
        settings.setValue(u"window/version"_s, 1);
    }
    openAndClose();
}

void HostileSettingsTest::aWindowOpensWithADamagedFile()
{
    constexpr int rounds = 12;
    constexpr int damages = 40;
    leaveSettings();
    const QString path = QSettings().fileName();
    const QByteArray whole = testkit::contentOf(path);
    QVERIFY(whole.size() > 200);
    for (int round = 0; round < rounds; ++round) {
        std::mt19937 chance(static_cast<unsigned>(round));
        QByteArray damaged = whole;
        for (int i = 0; i < damages; ++i) {
            const auto at =
                static_cast<qsizetype>(chance() % static_cast<std::uint32_t>(damaged.size()));
            if (i % 3 == 0)
                damaged[at] = static_cast<char>(chance());
            else if (i % 3 == 1)
                damaged.insert(at, whole.mid(at, 20));
            else
                damaged.remove(at, 5);
        }
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly | QFile::Truncate));
        QCOMPARE(file.write(damaged), damaged.size());
        file.close();
        QSettings().sync();
        openAndClose();
        if (QTest::currentTestFailed())
            return;
    }
}

void HostileSettingsTest::noWholeDiskIsReopened()
{
    QSettings().setValue(u"work/files"_s, QStringList{u"/"_s, testkit::demo()});
    ShownWindow shown;
    shown.window.reopenLast();
    QTRY_VERIFY(shown.window.isSettled());
    QCOMPARE(shown.window.store().model().rowCount(), 1);
}

} // namespace

QTEST_MAIN(HostileSettingsTest)
#include "hostile_settings_test.moc"
