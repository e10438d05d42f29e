// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/library.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"
#include "tests/testkit/session_lines.h"
#include "tests/ui/context/store_window.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;
using playhead::testkit::sessionDocument;

namespace {

QByteArray sessionFile(int events)
{
    return sessionDocument(R"("session_id":"s","name":"A <b>bold</b> run")", events);
}

} // namespace

class SessionStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOpenedFileIsListedAndShown();
    void aSessionWithoutANameIsCalledByWhatWasAsked();
    void aFileWithSeveralSessionsListsAllAndShowsTheFirst();
    void aFileThatCannotBeOpenedSaysWhy_data();
    void aFileThatCannotBeOpenedSaysWhy();
    void openingAFileAgainReadsItAnew();
    void closingTheFileShownShowsAnother();
    void aStoreThatGoesWhileItReadsLeavesNothingBehind();
    void aKeptSessionIsListedOnceAndOpensFromTheLibrary();
    void aLargeSessionOfTheLibraryIsShownFromItsColumns();
    void aSessionOfTheLibraryCanBeRenamedTaggedAndDeleted();
    void aLibraryThatIsNoneIsReportedAndLeftAlone();
    void aLibraryInTheMakingIsAnEmptyList();
};

void SessionStoreTest::anOpenedFileIsListedAndShown()
{
    const Scratch scratch;
    StoreWindow window;
    window.openAndWait(scratch.write(u"a.json"_s, sessionFile(3)));
    QCOMPARE(window.store.model().rowCount(), 1);
    QCOMPARE(window.rowText(0), u"A <b>bold</b> run"_s);
    QCOMPARE(window.rowText(0, SessionListModel::EventCountRole), u"3"_s);
    QVERIFY(window.context.trace());
    QCOMPARE(window.context.trace()->event_count(), 3U);
    QVERIFY(window.context.trace()->is_complete());
}

void SessionStoreTest::aSessionWithoutANameIsCalledByWhatWasAsked()
{
    const Scratch scratch;
    StoreWindow window;
    window.openAndWait(scratch.write(
        u"a.json"_s, R"({"messages":[{"role":"user","content":"Where does the river end?"}]})"));
    QCOMPARE(window.rowText(0), u"Where does the river end?"_s);
    window.openAndWait(scratch.write(u"b.json"_s, R"([{"event_type":"a","parent_id":null}])"));
    QCOMPARE(window.store.currentEntry()->title, u"b.json"_s);
}

void SessionStoreTest::aFileWithSeveralSessionsListsAllAndShowsTheFirst()
{
    StoreWindow window;
    window.openAndWait(testkit::samplePath(u"agentops-0.4-otlp.json"_s));
    QVERIFY(window.store.model().rowCount() > 1);
    const QString first = window.store.model().entry(0).key;
    QCOMPARE(window.store.current(), first);
    const QString second = window.store.model().entry(1).key;
    window.store.show(second);
    QCOMPARE(window.context.trace(), window.store.model().entry(1).trace);
}

void SessionStoreTest::aFileThatCannotBeOpenedSaysWhy_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n and so on");
    QTest::newRow("zeros") << QByteArray(5000, '\0');
    QTest::newRow("prose") << QByteArray("Dear diary");
    QTest::newRow("another document") << QByteArray("{\"hello\": \"world\"}");
}

void SessionStoreTest::aFileThatCannotBeOpenedSaysWhy()
{
    QFETCH(QByteArray, content);
    const Scratch scratch;
    StoreWindow window;
    const QString path = scratch.write(u"a.json"_s, content);
    window.openAndWait(path);
    const SessionEntry* entry = window.store.currentEntry();
    QVERIFY(entry && entry->error);
    QVERIFY(!entry->error->what.empty());
    QVERIFY(!entry->error->remedy.empty());
    QCOMPARE(QString::fromStdString(entry->error->where), path);
    QVERIFY(!window.context.trace());
}

void SessionStoreTest::openingAFileAgainReadsItAnew()
{
    const Scratch scratch;
    StoreWindow window;
    const QString path = scratch.write(u"a.json"_s, sessionFile(3));
    window.openAndWait(path);
    scratch.write(u"a.json"_s, sessionFile(5));
    window.openAndWait(path);
    QCOMPARE(window.store.model().rowCount(), 1);
    QCOMPARE(window.context.trace()->event_count(), 5U);
}

void SessionStoreTest::closingTheFileShownShowsAnother()
{
    const Scratch scratch;
    StoreWindow window;
    window.openAndWait(scratch.write(u"a.json"_s, sessionFile(3)));
    window.openAndWait(scratch.write(u"b.json"_s, sessionFile(4)));
    QCOMPARE(window.context.trace()->event_count(), 4U);
    window.store.close(QString(window.store.current()));
    QCOMPARE(window.store.model().rowCount(), 1);
    QCOMPARE(window.context.trace()->event_count(), 3U);
    window.store.close(QString(window.store.current()));
    QCOMPARE(window.store.model().rowCount(), 0);
    QVERIFY(!window.context.trace());
}

void SessionStoreTest::aStoreThatGoesWhileItReadsLeavesNothingBehind()
{
    const Scratch scratch;
    const QString path = scratch.write(u"a.json"_s, sessionFile(20'000));
    for (int round = 0; round < 5; ++round) {
        StoreWindow window;
        window.store.open(path);
        QTest::qWait(round);
    }
    QTest::qWait(50);
}

void SessionStoreTest::aKeptSessionIsListedOnceAndOpensFromTheLibrary()
{
    const Scratch scratch;
    const QString library = scratch.path(u"library"_s);
    {
        StoreWindow window;
        window.store.library().use(library.toStdString());
        window.openAndWait(scratch.write(u"a.json"_s, sessionFile(3)));
        QSignalSpy imported(&window.store.library(), &LibraryStore::imported);
        for (int i = 0; i < 2; ++i) {
            window.store.library().import(window.context.trace(), u"a.json"_s);
            QVERIFY(imported.wait(testkit::patienceMs));
        }
        QTRY_COMPARE(window.store.model().rowCount(), 2); // the file, and the library's copy
        QCOMPARE(imported.at(0).at(1).toBool(), true);
        QCOMPARE(imported.at(1).at(1).toBool(), false);
    }
    StoreWindow window;
    window.store.library().use(library.toStdString());
    QTRY_COMPARE(window.store.model().rowCount(), 1);
    QVERIFY(!window.store.model().entry(0).trace);
    window.store.show(QString(window.store.model().entry(0).key));
    QTRY_VERIFY(window.context.trace() != nullptr);
    QTRY_COMPARE(window.context.trace()->event_count(), 3U);
}

void SessionStoreTest::aLargeSessionOfTheLibraryIsShownFromItsColumns()
{
    constexpr int events = 25'000;
    const Scratch scratch;
    const QString library = scratch.path(u"library"_s);
    const auto columns = [&library] {
        const QDir sessions(library + u"/sessions"_s);
        const QStringList found = sessions.entryList({u"*-columns"_s}, QDir::Files);
        return found.isEmpty() ? QString() : sessions.filePath(found.front());
    };
    {
        StoreWindow window;
        window.store.library().use(library.toStdString());
        window.openAndWait(
            scratch.write(u"a.jsonl"_s, testkit::sessionLine() + testkit::eventLines(0, events)));
        window.store.library().import(window.context.trace(), u"a.jsonl"_s);
        QTRY_VERIFY(!columns().isEmpty());
    }
    for (const bool wereDeleted : {false, true}) { // where they are gone, they come back
        if (wereDeleted)
            QVERIFY(QFile::remove(columns()));
        StoreWindow window;
        window.store.library().use(library.toStdString());
        QTRY_COMPARE(window.store.model().rowCount(), 1);
        window.store.show(QString(window.store.model().entry(0).key));
        QTRY_COMPARE(window.events(), std::uint32_t(events));
        QTRY_VERIFY(!columns().isEmpty());
        const auto loaded = window.context.trace()->load(EventIndex(events - 1U));
        QVERIFY(loaded);
        QCOMPARE(loaded->event.id, "e" + std::to_string(events - 1));
    }
}

void SessionStoreTest::aSessionOfTheLibraryCanBeRenamedTaggedAndDeleted()
{
    const Scratch scratch;
    StoreWindow window;
    window.store.library().use(scratch.path(u"library"_s).toStdString());
    window.openAndWait(scratch.write(u"a.json"_s, sessionFile(3)));
    window.store.library().import(window.context.trace(), u"a.json"_s);
    QTRY_COMPARE(window.store.model().rowCount(), 2);
    window.store.library().change(
        [](Library& library) { return library.rename("s", "Another name"); });
    QTRY_COMPARE(window.rowText(1), u"Another name"_s);
    window.store.library().change([](Library& library) {
        return library.set_tags("s", {"one", "two"});
    });
    QTRY_COMPARE(window.store.model().entry(1).tags.size(), std::size_t(2));
    window.store.library().change([](Library& library) { return library.remove("s"); });
    QTRY_COMPARE(window.store.model().rowCount(), 1);
}

void SessionStoreTest::aLibraryThatIsNoneIsReportedAndLeftAlone()
{
    const Scratch scratch;
    const QString path = scratch.write(u"picture.png"_s, "\x89PNG");
    StoreWindow window;
    QSignalSpy failed(&window.store.library(), &LibraryStore::failed);
    window.store.library().use(path.toStdString());
    QVERIFY(failed.wait(testkit::patienceMs));
    QCOMPARE(testkit::contentOf(path), QByteArray("\x89PNG"));
}

void SessionStoreTest::aLibraryInTheMakingIsAnEmptyList()
{
    const Scratch scratch;
    scratch.write(u"library/lock"_s, {});
    StoreWindow window;
    QSignalSpy failed(&window.store.library(), &LibraryStore::failed);
    QSignalSpy listed(&window.store.library(), &LibraryStore::listed);
    window.store.library().use(scratch.path(u"library"_s).toStdString());
    QVERIFY(listed.wait(testkit::patienceMs));
    QVERIFY(failed.isEmpty());
}

QTEST_GUILESS_MAIN(SessionStoreTest)
#include "session_store_test.moc"
