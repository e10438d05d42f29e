// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// While the playhead is on, the event view shows what was known at its moment, and no more.
#include "tests/testkit/patient_test.h"
#include "tests/ui/panels/panel_probe.h"
#include "tests/ui/panels/test_session.h"
#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/context/session_indexes.h"
#include "ui/panels/event_view.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/notice_bar.h"

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr EventIndex failed(0U);
constexpr EventIndex open(1U);
constexpr EventIndex timeless(3U);

class KnownEventTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anEventToComeShowsNothing();
    void aRunningEventShowsWhatItWasBegunWith();
    void aDoneEventShowsAll();
    void theOutcomeIsShownOnRequestUntilTheReplayIsLeft();
    void anEventWithoutAnEndIsWholeOnceItHasBegun();
    void anEventWithoutATimeHasNoLength();
    void anotherSelectionIsAsOfThePlayhead();
    void withoutAPlayheadAllIsShown();

private:
    void seek(double seconds);
    [[nodiscard]] QString text() const { return readableText(*m_view); }
    [[nodiscard]] QStringList tabs() const { return shownTabs(*m_view); }
    [[nodiscard]] LinkButton* noticeButton() const;

    std::unique_ptr<SessionContext> m_context;
    std::unique_ptr<EventView> m_view;
};

void KnownEventTest::init()
{
    m_view.reset();
    m_context = std::make_unique<SessionContext>();
    m_view = std::make_unique<EventView>(*m_context);
    m_view->resize(420, 700);
    m_view->show();
    TestSession session;
    session.add(R"({"event_type":"book","start":2,"end":6,"result":"Fail","params":"a bed",)"
                R"("returns":"no bed","error":{"type":"Full","message":"all taken"},)"
                R"("tokens":{"prompt":1234},"model":"m"})");
    session.add(R"({"event_type":"open","start":4,"params":"p","returns":"r"})");
    session.add(R"({"event_type":"last","start":8,"end":10})");
    session.add(R"({"event_type":"found"})");
    m_context->setTrace(session.trace());
    QTRY_VERIFY(m_context->indexes().current());
    m_context->select(failed);
    QTRY_VERIFY(!m_view->isBusy());
}

void KnownEventTest::seek(double seconds)
{
    Replay& replay = m_context->replay();
    replay.seek(m_context->trace()->start(failed) + static_cast<DurationNs>((seconds - 2) * 1e9));
    QTRY_VERIFY(!m_view->isBusy());
}

LinkButton* KnownEventTest::noticeButton() const
{
    for (const auto* notice : m_view->findChildren<NoticeBar*>()) {
        if (notice->isVisible())
            return notice->findChild<LinkButton*>();
    }
    return nullptr;
}

void KnownEventTest::anEventToComeShowsNothing()
{
    seek(1);
    // The session begins with its first event: the playhead cannot stand before that.
    m_context->select(open);
    QTRY_VERIFY(!m_view->isBusy());
    QVERIFY2(text().contains(u"Not begun yet"_s), qPrintable(text()));
    QVERIFY(text().contains(u"to come"_s));
    QVERIFY(tabs().isEmpty());
}

void KnownEventTest::aRunningEventShowsWhatItWasBegunWith()
{
    seek(3.5);
    QVERIFY2(text().contains(u"Still running"_s), qPrintable(text()));
    QVERIFY(text().contains(u"1.50 s so far"_s));
    QVERIFY(tabs().contains(u"Params"_s));
    QVERIFY(!tabs().contains(u"Returns"_s));
    QVERIFY(!tabs().contains(u"Error"_s));
    QVERIFY(!text().contains(u"Fail"_s));
    QVERIFY(!text().contains(u"1,234"_s));
    seek(4.5);
    QVERIFY2(text().contains(u"2.50 s so far"_s), qPrintable(text()));
}

void KnownEventTest::aDoneEventShowsAll()
{
    seek(3.5);
    seek(6.5);
    QVERIFY(!noticeButton());
    QVERIFY(tabs().contains(u"Returns"_s));
    QVERIFY(tabs().contains(u"Error"_s));
    QVERIFY(text().contains(u"all taken"_s));
    QVERIFY(text().contains(u"1,234"_s));
}

void KnownEventTest::theOutcomeIsShownOnRequestUntilTheReplayIsLeft()
{
    seek(3.5);
    QVERIFY(noticeButton());
    noticeButton()->click();
    QVERIFY(tabs().contains(u"Error"_s));
    seek(4);
    QVERIFY(tabs().contains(u"Error"_s));
    noticeButton()->click(); // "Hide"
    QVERIFY(!tabs().contains(u"Error"_s));
    noticeButton()->click();
    m_context->replay().leave();
    QVERIFY(!noticeButton());
    QVERIFY(tabs().contains(u"Error"_s));
    seek(3.5);
    QVERIFY(!tabs().contains(u"Error"_s));
}

void KnownEventTest::anEventWithoutAnEndIsWholeOnceItHasBegun()
{
    m_context->select(open);
    seek(5);
    QVERIFY(!noticeButton());
    QVERIFY(tabs().contains(u"Returns"_s));
}

/// Random input found that its length was reckoned from no time, which UBSan tells.
void KnownEventTest::anEventWithoutATimeHasNoLength()
{
    m_context->select(timeless);
    seek(5);
    QVERIFY2(text().contains(u"Not begun yet"_s), qPrintable(text()));
    QVERIFY(!text().contains(u"so far"_s));
    seek(10);
    QVERIFY(!text().contains(u"Not begun yet"_s));
}

void KnownEventTest::anotherSelectionIsAsOfThePlayhead()
{
    seek(3.5);
    m_context->select(open);
    QTRY_VERIFY(!m_view->isBusy());
    QVERIFY(tabs().isEmpty());
    m_context->select(failed);
    QTRY_VERIFY(!m_view->isBusy());
    QVERIFY(tabs().contains(u"Params"_s));
    QVERIFY(!tabs().contains(u"Returns"_s));
}

void KnownEventTest::withoutAPlayheadAllIsShown()
{
    QVERIFY(!noticeButton());
    QVERIFY(tabs().contains(u"Error"_s));
}

} // namespace

QTEST_MAIN(KnownEventTest)
#include "known_event_test.moc"
