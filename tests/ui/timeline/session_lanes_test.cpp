// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/ui/timeline/shown_lanes.h"
#include "ui/context/event_filter.h"
#include "ui/timeline/session_lanes.h"

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

class SessionLanesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasLetInStaysInItsSession();
};

/// Found by random input: the filter tells of the next session before the context does.
void SessionLanesTest::whatWasLetInStaysInItsSession()
{
    constexpr std::uint32_t many = 1000;
    SessionContext context;
    SessionLanes lanes(context);
    lanes.setActive(true);
    context.setTrace(testkit::manySmall(many));
    context.filter().setText(u"result:Fail"_s);
    QTRY_VERIFY(lanes.current() && lanes.current()->shown);
    const EventIndex last(many - 1);
    QVERIFY(!lanes.current()->shown->test(last.value()));
    lanes.admit(last);
    QTRY_VERIFY(lanes.current()->shown->test(last.value()));
    context.setTrace(testkit::twoAgents());
    QTRY_VERIFY(lanes.current() && lanes.current()->trace == context.trace());
    QTRY_VERIFY(lanes.current()->shown && lanes.current()->shown->size() == 7);
    QVERIFY(lanes.current()->shown->test(2));
    QVERIFY(!lanes.current()->shown->test(6));
}

QTEST_MAIN(SessionLanesTest)
#include "session_lanes_test.moc"
