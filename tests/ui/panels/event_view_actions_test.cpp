// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What a person does in an event view.
#include "tests/testkit/patient_test.h"
#include "tests/ui/panels/panel_probe.h"
#include "tests/ui/panels/shown_event_view.h"
#include "ui/panels/panel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QTabBar>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

class EventViewActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheTabThatThePersonChose();
    void stepsThroughEvents();
    void followsTheParentLink();
    void masksSecretsUntilAskedTo();
    void leadsWithTabFromTheTabsIntoThePanel();
};

void EventViewActionsTest::keepsTheTabThatThePersonChose()
{
    ShownEventView shown;
    shown.showSmallSession();
    shown.select(search);
    shown.choose(u"Returns"_s);
    QVERIFY(shown.text().contains(u"none left"_s));
    shown.select(bare);
    QCOMPARE(shown.tabs(), QStringList({u"Overview"_s, u"Raw"_s, u"My notes"_s}));
    shown.select(search);
    QVERIFY(shown.text().contains(u"none left"_s));
    shown.choose(u"Raw"_s);
    shown.select(plan);
    QVERIFY(shown.text().contains(u"trip.jsonl"_s));
}

void EventViewActionsTest::stepsThroughEvents()
{
    ShownEventView shown;
    shown.showSmallSession();
    shown.select(plan);
    const auto press = [&shown](const QString& name) {
        auto* button = shownButton(shown.view, name);
        QVERIFY2(button, qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    };
    press(u"Previous event"_s);
    QCOMPARE(shown.context.selection(), plan);
    press(u"Next event"_s);
    QCOMPARE(shown.context.selection(), search);
    press(u"Next event"_s);
    press(u"Next event"_s);
    QCOMPARE(shown.context.selection(), bare);
}

void EventViewActionsTest::followsTheParentLink()
{
    ShownEventView shown;
    shown.showSmallSession();
    shown.select(search);
    auto* link = shownButton(shown.view, u"Go to the parent, plan"_s);
    QVERIFY(link);
    QTest::keyClick(link, Qt::Key_Return);
    QCOMPARE(shown.context.selection(), plan);
}

void EventViewActionsTest::masksSecretsUntilAskedTo()
{
    ShownEventView shown;
    shown.session.add(
        R"({"event_type":"call","params":{"api_key":"sk-abcdefghijklmnop1234567890"}})");
    shown.showSession();
    shown.select(EventIndex(0U));
    shown.choose(u"Raw"_s);
    QVERIFY(!shown.text().contains(u"abcdefghijklmnop"_s));
    QVERIFY2(shown.text().contains(u"1 secret masked"_s), qPrintable(shown.text()));
    auto* show = shownButton(shown.view, u"Show"_s);
    QVERIFY(show);
    QTest::mouseClick(show, Qt::LeftButton);
    QVERIFY(shown.context.areSecretsRevealed());
    QTRY_VERIFY(!shown.view.isBusy());
    QVERIFY(shown.text().contains(u"abcdefghijklmnop"_s));
}

void EventViewActionsTest::leadsWithTabFromTheTabsIntoThePanel()
{
    ShownEventView shown;
    shown.showSmallSession();
    shown.select(search);
    auto* bar = shownTabBar(shown.view);
    bar->setFocus();
    QTest::keyClick(bar, Qt::Key_Tab);
    const QWidget* focus = QApplication::focusWidget();
    QVERIFY(focus && focus != bar);
    const auto isInPanel = [](const QWidget* widget) {
        while (widget && !qobject_cast<const Panel*>(widget))
            widget = widget->parentWidget();
        return widget != nullptr;
    };
    QVERIFY2(isInPanel(focus), focus->metaObject()->className());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), bar);
}

} // namespace

QTEST_MAIN(EventViewActionsTest)
#include "event_view_actions_test.moc"
