// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/discovery/opened_files.h"
#include "tests/ui/start/shown_start.h"
#include "ui/start/places_button.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMenu>
#include <QProgressBar>
#include <QTimer>

#include <unistd.h>

#include <algorithm>
#include <memory>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::addThree;
using testkit::MadeHome;
using testkit::named;
using testkit::OpenedFiles;
using testkit::OwnSettings;
using Shown = testkit::ShownStart;

class StartSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void init() { m_settings = std::make_unique<OwnSettings>(); }
    void cleanup() { m_settings.reset(); }

    void aHomeOfThousandsIsListedAndStaysAsItIs();
    void offReadsNothingUntilItIsSwitchedOn();
    void switchingOffForgetsWhatWasRead();
    void nothingFoundSaysWhatToDo();
    void aFolderIsAddedAndTakenAwayAgain();
    void whatCannotBeReadIsInTheMenuOfFolders();
    void aLiveSessionComesToTheTop();
    void aViewThatIsNotSeenLooksForNothing();

private:
    std::unique_ptr<OwnSettings> m_settings;
};

/// 3,000 sessions of five agents, in a window: all are listed, no file is opened twice, and nothing
/// in the home folder is another than before.
void StartSearchTest::aHomeOfThousandsIsListedAndStaysAsItIs()
{
    constexpr int count = 3000;
    const MadeHome home;
    static_cast<void>(home.fill(count));
    const auto before = home.state();
    const OpenedFiles opened(home.path().toStdString());
    Shown shown(home, *m_settings);
    QElapsedTimer sinceLast;
    sinceLast.start();
    qint64 longest = 0;
    QTimer heart;
    connect(&heart, &QTimer::timeout, this,
            [&] { longest = std::max(longest, sinceLast.restart()); });
    heart.start(20);
    QTRY_VERIFY_WITH_TIMEOUT(!shown.searched.isEmpty(), 120'000);
    heart.stop();
    qInfo("%zu files in %lld ms; the GUI thread was away for %lld ms at most",
          shown.search.report()->files,
          static_cast<long long>(shown.search.report()->took / ns_per_ms),
          static_cast<long long>(longest));
    QCOMPARE(shown.rows(), count);
    QCOMPARE(shown.search.model().agentCount(), 5);
    QTRY_VERIFY(shown.texts().contains(u"3,000 sessions of 5 agents"_s));
    // The view shows what changed a moment later, all of it at once.
    QTRY_VERIFY2(shown.texts().contains(u"3,000 files looked through in "_s),
                 qPrintable(shown.texts()));
    QVERIFY(!shown.view.findChild<QProgressBar*>()->isVisible());
    QVERIFY(shown.isListSeen());
    // The searches that follow read nothing again.
    shown.searched.clear();
    QTRY_VERIFY_WITH_TIMEOUT(shown.searched.size() >= 2, 120'000);
    QCOMPARE(shown.rows(), count);
    const auto counts = opened.counts();
    QVERIFY(counts.size() >= std::size_t{count});
    for (const auto& [path, times] : counts)
        QVERIFY2(times == 1, path.c_str());
    QCOMPARE(opened.written(), 0);
    QVERIFY(home.state() == before);
}

void StartSearchTest::offReadsNothingUntilItIsSwitchedOn()
{
    const MadeHome home;
    addThree(home);
    {
        Shown shown(home, *m_settings);
        QTRY_COMPARE(shown.rows(), 3);
        QTest::mouseClick(&shown.theSwitch(), Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(!shown.search.isOn());
    }
    // It is remembered.
    const OpenedFiles opened(home.path().toStdString());
    Shown shown(home, *m_settings);
    QVERIFY(!shown.theSwitch().isChecked());
    QVERIFY(!shown.line().isEnabled());
    QTest::qWait(200);
    QVERIFY(!shown.search.isSearching());
    QVERIFY(shown.searched.isEmpty());
    QVERIFY(opened.counts().empty());
    QVERIFY(!shown.isListSeen());
    QVERIFY2(shown.texts().contains(u"not looked for"_s), qPrintable(shown.texts()));
    QTest::mouseClick(shown.emptyButton(), Qt::LeftButton);
    QTRY_COMPARE(shown.rows(), 3);
    QTRY_VERIFY(shown.isListSeen());
    QVERIFY(shown.theSwitch().isChecked());
    QVERIFY(!opened.counts().empty());
}

void StartSearchTest::switchingOffForgetsWhatWasRead()
{
    const MadeHome home;
    addThree(home);
    Shown shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 3);
    const QString cache = m_settings->path(u"cache/found.jsonl"_s);
    QTRY_VERIFY(QFile::exists(cache));
    QTest::keyClick(&shown.theSwitch(), Qt::Key_Space);
    QCOMPARE(shown.rows(), 0);
    QTRY_VERIFY(!QFile::exists(cache));
    QTest::keyClick(&shown.theSwitch(), Qt::Key_Space);
    QTRY_COMPARE(shown.rows(), 3);
}

void StartSearchTest::nothingFoundSaysWhatToDo()
{
    const MadeHome home;
    Shown shown(home, *m_settings);
    QTRY_VERIFY(!shown.searched.isEmpty());
    QTRY_VERIFY2(shown.texts().contains(u"No sessions were found"_s), qPrintable(shown.texts()));
    QVERIFY(shown.emptyButton()->isVisible());
    QVERIFY(!shown.isListSeen());
    // What comes later is seen.
    addThree(home);
    QTRY_COMPARE(shown.rows(), 3);
    QTRY_VERIFY(shown.isListSeen());
}

void StartSearchTest::aFolderIsAddedAndTakenAwayAgain()
{
    const MadeHome home;
    addThree(home);
    const MadeHome elsewhere;
    static_cast<void>(elsewhere.addCopilot(named("sieve & flour", "04", 90)));
    const QString folder = elsewhere.path(u".copilot"_s);
    Shown shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 3);
    shown.search.addFolder(folder + u'/');
    shown.search.addFolder(folder);
    QTRY_COMPARE(shown.rows(), 4);
    QCOMPARE(shown.search.folders(), QStringList{folder});
    QCOMPARE(shown.title(3), u"sieve & flour"_s);
    // As a person takes it away: in the menu of the button, by keys.
    auto* button = shown.view.findChild<PlacesButton*>();
    QTimer::singleShot(0, button, [&] {
        QMenu* menu = button->menu();
        QVERIFY(menu->isVisible());
        QStringList texts;
        for (const QAction* action : menu->actions())
            texts += action->text();
        QVERIFY2(texts.contains(u"Remove "_s + folder), qPrintable(texts.join(u'|')));
        QVERIFY2(texts.contains(u"Codex: 1\t"_s + home.path(u".codex"_s)),
                 qPrintable(texts.join(u'|')));
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
    });
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(shown.rows(), 3);
    QVERIFY(shown.search.folders().isEmpty());
}

void StartSearchTest::whatCannotBeReadIsInTheMenuOfFolders()
{
    if (QFile::exists(u"/proc/self/uid_map"_s) && ::geteuid() == 0)
        QSKIP("who may read all is refused nothing");
    const MadeHome home;
    const QString path = home.addCodex(named("wheel", "01"));
    QVERIFY(QFile::setPermissions(path, {}));
    Shown shown(home, *m_settings);
    QTRY_VERIFY(!shown.searched.isEmpty());
    QTRY_VERIFY2(shown.texts().contains(u"One cannot be read."_s), qPrintable(shown.texts()));
    QMenu* menu = shown.view.findChild<PlacesButton*>()->menu();
    Q_EMIT menu->aboutToShow();
    QVERIFY(menu->actions().constLast()->text().startsWith(path + u'\t'));
}

void StartSearchTest::aLiveSessionComesToTheTop()
{
    const MadeHome home;
    addThree(home);
    Shown shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 3);
    shown.click(2);
    const QString path = home.addGemini(named("water", "03", 60));
    QTRY_COMPARE(shown.title(2), u"water"_s);
    const QString line =
        uR"({"id":"m9","timestamp":"%1","type":"gemini","content":"on","model":"gemini-2.5-pro"})"_s
            .arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    testkit::append(path, line.toUtf8() + '\n');
    QTRY_COMPARE(shown.title(0), u"water"_s);
    const QModelIndex top = shown.list().model()->index(0, FoundSessionsModel::State);
    QCOMPARE(top.data().toString(), u"live"_s);
    // What was selected is selected still.
    QVERIFY(shown.list().selectionModel()->isRowSelected(0, {}));
    QVERIFY(QFile::remove(path));
    QTRY_COMPARE(shown.rows(), 2);
}

void StartSearchTest::aViewThatIsNotSeenLooksForNothing()
{
    const MadeHome home;
    addThree(home);
    Shown shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 3);
    shown.view.hide();
    QTRY_VERIFY(!shown.search.isSearching());
    shown.searched.clear();
    QTest::qWait(200);
    QVERIFY(shown.searched.isEmpty());
    shown.view.show();
    QTRY_VERIFY(!shown.searched.isEmpty());
}

QTEST_MAIN(StartSearchTest)
#include "start_search_test.moc"
