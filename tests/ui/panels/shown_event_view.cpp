// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/ui/panels/shown_event_view.h"

#include "tests/testkit/patient_test.h"
#include "tests/ui/panels/panel_probe.h"

#include <QScrollBar>

namespace playhead {

ShownEventView::ShownEventView()
{
    view.resize(420, 700);
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
}

void ShownEventView::showSmallSession()
{
    session.add(R"({"id":"a","event_type":"plan","start":0,"end":4,"result":"Success",)"
                R"("params":"go to Lisbon","tags":["travel","<b>bold</b>"],"agent":"planner"})");
    session.add(R"({"id":"b","parent_id":"a","event_type":"search","start":1,"end":2.5,)"
                R"("action_type":"tool","params":"rooms","returns":"none left"})");
    session.add(R"({"id":"c","event_type":"bare","start":3})");
    showSession();
}

void ShownEventView::select(EventIndex event)
{
    context.select(event);
    QTRY_VERIFY(!view.isBusy());
}

void ShownEventView::choose(const QString& tab)
{
    QVERIFY2(chooseTab(view, tab), qPrintable(tab));
    QTRY_VERIFY(!view.isBusy());
}

QString ShownEventView::text() const
{
    return readableText(view);
}

QStringList ShownEventView::tabs() const
{
    return shownTabs(view);
}

QScrollBar* ShownEventView::scrollBar() const
{
    for (auto* bar : view.findChildren<QScrollBar*>()) {
        if (bar->isVisible() && bar->orientation() == Qt::Vertical && bar->maximum() > 0)
            return bar;
    }
    return nullptr;
}

} // namespace playhead
