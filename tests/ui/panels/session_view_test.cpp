// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/ui/panels/panel_probe.h"
#include "tests/ui/panels/test_session.h"
#include "ui/context/session_context.h"
#include "ui/panels/session_view.h"
#include "ui/widgets/notes_view.h"

#include <QLineEdit>
#include <QTabBar>
#include <QVBoxLayout>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

Session named(const std::string& name)
{
    Session session;
    session.id = "s-1";
    session.name = name;
    return session;
}

Diagnostic note(Severity severity, const std::string& message, std::vector<std::string> where)
{
    Diagnostic note;
    note.severity = severity;
    note.code = message;
    note.message = message;
    note.remedy = "Do something about " + message + '.';
    note.count = where.size();
    note.where = std::move(where);
    return note;
}

class SessionViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsNothingWithoutASession();
    void hidesTheTabsThatHaveNothingToSay();
    void showsTagsAgentsAndNames();
    void leadsFromANoteToItsEvent();
    void showsTheEnvironmentWithItsSecretsMasked();
    void saysHowTheSessionEnded_data();
    void saysHowTheSessionEnded();
    void namesEveryControl_data();
    void namesEveryControl();
    void isWalkedWithTab_data() { namesEveryControl_data(); }
    void isWalkedWithTab();
    void leavesTheTabThatTheNextSessionDoesNotHave();

private:
    void show(TestSession& session);
    void choose(const QString& tab);
    [[nodiscard]] QString text() const { return readableText(*m_view); }
    /// With something on every tab.
    void showFullSession();

    std::unique_ptr<SessionContext> m_context;
    std::unique_ptr<QWidget> m_window;
    QLineEdit* m_before = nullptr;
    QLineEdit* m_after = nullptr;
    SessionView* m_view = nullptr;
};

void SessionViewTest::init()
{
    m_window.reset();
    m_context = std::make_unique<SessionContext>();
    m_window = std::make_unique<QWidget>();
    m_window->resize(420, 700);
    m_before = new QLineEdit;
    m_view = new SessionView(*m_context);
    m_after = new QLineEdit;
    auto* layout = new QVBoxLayout(m_window.get());
    layout->addWidget(m_before);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_after);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void SessionViewTest::show(TestSession& session)
{
    m_context->setTrace(session.trace());
    QTRY_VERIFY(!m_view->isBusy());
    QTest::qWait(0); // layouts show what they are given
}

void SessionViewTest::choose(const QString& tab)
{
    QVERIFY2(chooseTab(*m_view, tab), qPrintable(tab));
    QTRY_VERIFY(!m_view->isBusy());
}

void SessionViewTest::showFullSession()
{
    Session about = named("Everything");
    about.tags = {"travel", "<b>bold</b>"};
    about.agents = {{"a-1", "planner"}, {"a-2", ""}};
    about.host_env = Payload::owned(R"({"OS":"Linux","api_key":"sk-abcdefghijklmnop1234567890"})");
    about.attributes = Payload::owned(R"({"team":"red"})");
    TestSession session(std::move(about));
    session.add(R"({"event_type":"one","start":0,"end":1})");
    session.add(R"({"event_type":"two","start":1,"end":2})");
    session.builder().diagnostics().add(note(Severity::Note, "small", {"#1, line 2", "line 9"}));
    session.builder().diagnostics().add(note(Severity::Error, "grave", {"byte 7"}));
    show(session);
}

void SessionViewTest::showsNothingWithoutASession()
{
    showFullSession();
    QVERIFY(text().contains(u"#travel"_s));
    for (const QString& tab : {u"Environment"_s, u"Attributes"_s, u"Session"_s}) {
        choose(tab);
        const auto before = text();
        m_context->setTrace(nullptr);
        QVERIFY2(!text().contains(u"travel"_s) && !text().contains(u"Linux"_s) &&
                     !text().contains(u"red"_s) && !text().contains(u"Everything"_s),
                 qPrintable(text()));
        showFullSession();
    }
}

void SessionViewTest::hidesTheTabsThatHaveNothingToSay()
{
    TestSession session(named("Bare"));
    session.add(R"({"event_type":"one"})");
    show(session);
    QCOMPARE(shownTabs(*m_view), QStringList({u"Session"_s}));
    QVERIFY(text().contains(u"Bare"_s));
    QVERIFY(!text().contains(u"tags"_s));
    showFullSession();
    QCOMPARE(shownTabs(*m_view),
             QStringList({u"Session"_s, u"Notes 2"_s, u"Environment"_s, u"Attributes"_s}));
}

void SessionViewTest::showsTagsAgentsAndNames()
{
    showFullSession();
    for (const QString& part :
         {u"Everything"_s, u"#travel #<b>bold</b>"_s, u"planner"_s, u"a-1"_s, u"a-2"_s, u"s-1"_s})
        QVERIFY2(text().contains(part), qPrintable(part));
}

void SessionViewTest::leadsFromANoteToItsEvent()
{
    showFullSession();
    choose(u"Notes"_s);
    QVERIFY2(text().contains(u"Do something about grave."_s), qPrintable(text()));
    auto* notes = m_view->findChild<NotesView*>();
    const QModelIndex small = notes->model()->index(1, 0);
    const QModelIndex place = notes->model()->index(0, 0, small);
    notes->scrollTo(place);
    QTest::mouseClick(notes->viewport(), Qt::LeftButton, {}, notes->visualRect(place).center());
    QCOMPARE(m_context->selection(), EventIndex(1U));
}

void SessionViewTest::showsTheEnvironmentWithItsSecretsMasked()
{
    showFullSession();
    choose(u"Environment"_s);
    QVERIFY2(text().contains(u"Linux"_s), qPrintable(text()));
    QVERIFY(!text().contains(u"abcdefghijklmnop"_s));
    m_context->setSecretsRevealed(true);
    QVERIFY(text().contains(u"abcdefghijklmnop"_s));
}

void SessionViewTest::saysHowTheSessionEnded_data()
{
    QTest::addColumn<QString>("endState");
    QTest::addColumn<QString>("lastResult");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<bool>("differs");
    QTest::newRow("both say success") << u"Success"_s << u"Success"_s << u"Success"_s << false;
    QTest::newRow("recorded success, failed events")
        << u"Success"_s << u"Fail"_s << u"Fail"_s << true;
    QTest::newRow("no end state") << QString() << u"Fail"_s << u"Fail"_s << false;
    QTest::newRow("a word of its own") << u"gave up"_s << u"Fail"_s << u"Fail"_s << false;
    QTest::newRow("another word for it") << u"finished"_s << u"Fail"_s << u"Fail"_s << true;
    QTest::newRow("no event says how it went")
        << u"Success"_s << QString() << u"Indeterminate"_s << false;
}

void SessionViewTest::saysHowTheSessionEnded()
{
    QFETCH(const QString, endState);
    QFETCH(const QString, lastResult);
    QFETCH(const QString, outcome);
    QFETCH(const bool, differs);
    Session about = named("Ended");
    if (!endState.isNull())
        about.end_state = endState.toStdString();
    TestSession session(std::move(about));
    session.add(u"{\"event_type\":\"one\",\"result\":\"%1\"}"_s.arg(lastResult).toStdString());
    show(session);
    QVERIFY(text().contains(endState.isNull() ? u"not recorded"_s : endState));
    QVERIFY2(text().contains(u' ' + outcome), qPrintable(text()));
    QCOMPARE(text().contains(u"do not say the same"_s), differs);
}

void SessionViewTest::namesEveryControl_data()
{
    QTest::addColumn<QString>("tab");
    for (const char* tab : {"Session", "Notes", "Environment", "Attributes"})
        QTest::newRow(tab) << QString::fromLatin1(tab);
}

void SessionViewTest::namesEveryControl()
{
    QFETCH(const QString, tab);
    showFullSession();
    choose(tab);
    QCOMPARE(namelessControl(*m_view), QString());
    // With the bars for scrolling that little room brings.
    m_window->resize(200, 200);
    QTest::qWait(0);
    QCOMPARE(namelessControl(*m_view), QString());
}

void SessionViewTest::isWalkedWithTab()
{
    QFETCH(const QString, tab);
    showFullSession();
    choose(tab);
    for (const bool backwards : {false, true}) {
        QWidget& from = backwards ? *m_after : *m_before;
        QWidget& to = backwards ? *m_before : *m_after;
        const auto way = walkWithTab(*m_view, from, to, backwards);
        for (const QWidget* stop : tabStops(*m_view))
            QVERIFY2(way.contains(stop), stop->metaObject()->className());
    }
}

void SessionViewTest::leavesTheTabThatTheNextSessionDoesNotHave()
{
    showFullSession();
    choose(u"Environment"_s);
    TestSession bare(named("Bare"));
    bare.add(R"({"event_type":"one"})");
    show(bare);
    const auto* bar = m_view->findChild<QTabBar*>();
    QCOMPARE(bar->tabText(bar->currentIndex()), u"Session"_s);
    QVERIFY2(text().contains(u"s-1"_s), qPrintable(text()));
    QVERIFY(!text().contains(u"Linux"_s));
}

} // namespace

QTEST_MAIN(SessionViewTest)
#include "session_view_test.moc"
