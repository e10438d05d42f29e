// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"
#include "tests/testkit/session_lines.h"
#include "tests/testkit/trace_maker.h"
#include "tests/ui/context/store_window.h"
#include "ui/bridge/text.h"
#include "ui/context/link_opener.h"
#include "ui/context/session_context.h"
#include "ui/context/session_store.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;
using playhead::testkit::sessionDocument;

namespace {

QByteArray sessionFile(const QByteArray& id, int events)
{
    return sessionDocument(R"("session_id":")" + id + "\"", events);
}

struct Window {
    SessionContext context;
    SessionStore store{context};
    LinkOpener links{context, store};
    Error error;

    Window()
    {
        QObject::connect(&links, &LinkOpener::failed, &links,
                         [this](const Error& failure) { error = failure; });
    }
    void openAndWait(const QString& path) { playhead::openAndWait(store, path); }
    [[nodiscard]] bool isAt(const std::string& id, std::uint32_t event) const
    {
        return context.trace() && context.trace()->session().id == id &&
               context.selection() == EventIndex(event);
    }
};

class LinkOpenerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesToAnEventOfAnOpenSession();
    void waitsForAFileThatIsBeingRead();
    void findsASessionOfTheLibrary();
    void saysThatASessionIsNowhere();
    void saysThatAnEventDoesNotExist();
    void leadsToTheSessionAlone();
    void staysWhereThePersonWentMeanwhile();
    void copiesALinkThatLeadsBack();
};

void LinkOpenerTest::goesToAnEventOfAnOpenSession()
{
    const Scratch scratch;
    Window window;
    window.openAndWait(scratch.write(u"a.json"_s, sessionFile("a/1", 3)));
    window.openAndWait(scratch.write(u"b.json"_s, sessionFile("b", 3)));
    const QSignalSpy revealed(&window.context, &SessionContext::revealRequested);
    window.links.open({"a/1", EventIndex(2U)});
    QTRY_VERIFY(window.isAt("a/1", 2));
    QCOMPARE(revealed.count(), 1);
    QVERIFY(!window.links.isWaiting());
}

void LinkOpenerTest::waitsForAFileThatIsBeingRead()
{
    const Scratch scratch;
    Window window;
    window.store.open(scratch.write(u"a.json"_s, sessionFile("a", 2000)));
    window.links.open({"a", EventIndex(1999U)});
    QVERIFY(window.links.isWaiting());
    QTRY_VERIFY(window.isAt("a", 1999));
}

void LinkOpenerTest::findsASessionOfTheLibrary()
{
    const Scratch scratch;
    const std::string folder = toStdString(scratch.path(u"library"_s));
    {
        Window window;
        window.store.library().use(folder);
        window.openAndWait(scratch.write(u"a.json"_s, sessionFile("kept", 5)));
        const QSignalSpy imported(&window.store.library(), &LibraryStore::imported);
        window.store.library().import(window.context.trace(), {});
        QTRY_COMPARE(imported.count(), 1);
    }
    Window later;
    later.store.library().use(folder);
    later.links.open({"kept", EventIndex(4U)});
    QTRY_VERIFY(later.isAt("kept", 4));
    QVERIFY(later.error.what.empty());
}

void LinkOpenerTest::saysThatASessionIsNowhere()
{
    Window window;
    window.links.open({"<b>gone</b>", EventIndex(1U)});
    QTRY_VERIFY(!window.links.isWaiting());
    QVERIFY(window.error.what.find("<b>gone</b>") != std::string::npos);
    QVERIFY(!window.error.remedy.empty());
}

void LinkOpenerTest::saysThatAnEventDoesNotExist()
{
    const Scratch scratch;
    Window window;
    window.openAndWait(scratch.write(u"a.json"_s, sessionFile("a", 3)));
    window.links.open({"a", EventIndex(3U)});
    QTRY_VERIFY(!window.links.isWaiting());
    QCOMPARE(window.error.what, std::string("The session has no event #3."));
    QVERIFY(!window.context.selection());
}

void LinkOpenerTest::leadsToTheSessionAlone()
{
    const Scratch scratch;
    Window window;
    window.openAndWait(scratch.write(u"a.json"_s, sessionFile("a", 3)));
    window.openAndWait(scratch.write(u"b.json"_s, sessionFile("b", 3)));
    window.links.open({"a", {}});
    QTRY_COMPARE(window.context.trace()->session().id, std::string("a"));
    QVERIFY(!window.context.selection());
    QVERIFY(window.error.what.empty());
}

void LinkOpenerTest::staysWhereThePersonWentMeanwhile()
{
    const Scratch scratch;
    const std::string folder = toStdString(scratch.path(u"library"_s));
    Window window;
    window.store.library().use(folder);
    window.openAndWait(scratch.write(u"a.json"_s, sessionFile("kept", 5)));
    const QSignalSpy imported(&window.store.library(), &LibraryStore::imported);
    window.store.library().import(window.context.trace(), {});
    QTRY_COMPARE(imported.count(), 1);
    window.store.close(QString(window.store.current()));
    window.openAndWait(scratch.write(u"b.json"_s, sessionFile("b", 3)));
    const QString other = window.store.current();
    QTRY_VERIFY(window.store.model().rowOf(LibraryStore::keyOf("kept")) >= 0);
    window.links.open({"kept", EventIndex(4U)});
    window.store.show(other);
    QTRY_VERIFY(!window.links.isWaiting());
    QCOMPARE(window.store.current(), other);
}

void LinkOpenerTest::copiesALinkThatLeadsBack()
{
    Session about;
    about.id = "id with blanks";
    testkit::TraceMaker maker(about);
    maker.add("step", 0, 1);
    const auto trace = maker.finish();
    copyLink(*trace, EventIndex(0U));
    QCOMPARE(QGuiApplication::clipboard()->text(), u"playhead://id%20with%20blanks#0"_s);
    testkit::TraceMaker nameless;
    nameless.add("step", 0, 1);
    copyLink(*nameless.finish(), EventIndex(0U));
    QCOMPARE(QGuiApplication::clipboard()->text(), u"playhead://id%20with%20blanks#0"_s);
}

} // namespace

QTEST_MAIN(LinkOpenerTest)
#include "link_opener_test.moc"
