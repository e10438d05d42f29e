// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/ui/start/shown_start.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QMessageBox>
#include <QTimer>

#include <memory>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::addThree;
using testkit::MadeHome;
using testkit::named;
using testkit::OwnSettings;
using Shown = testkit::ShownStart;

class StartViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void init() { m_settings = std::make_unique<OwnSettings>(); }
    void cleanup() { m_settings.reset(); }

    void typingNarrowsTheList();
    void aSearchWithoutMatchSaysSo();
    void enterAndADoubleClickOpen();
    void manyAreOpenedOnlyWhenThePersonSaysSoAgain();
    void keysGoBetweenTheSearchAndTheList();
    void whatIsTypedInTheListIsSearchedFor();
    void escapeClearsAndThenLeaves();
    void aHeadOfAColumnSorts();
    void everyControlHasAName();

private:
    std::unique_ptr<OwnSettings> m_settings;
};

void StartViewTest::typingNarrowsTheList()
{
    const MadeHome home;
    addThree(home);
    Shown shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 3);
    QCOMPARE(shown.title(0), u"wheel"_s);
    QTest::keyClicks(&shown.line(), u"claude"_s);
    QCOMPARE(shown.rows(), 1);
    QCOMPARE(shown.title(0), u"grain"_s);
    QVERIFY2(shown.texts().contains(u"1 of 3"_s), qPrintable(shown.texts()));
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(&shown.line(), Qt::Key_Backspace);
    QCOMPARE(shown.rows(), 3);
}

void StartViewTest::aSearchWithoutMatchSaysSo()
{
    const MadeHome home;
    addThree(home);
    Shown shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 3);
    QTest::keyClicks(&shown.line(), u"<b>oven"_s);
    QVERIFY(!shown.isListSeen());
    QVERIFY2(shown.texts().contains(u"Nothing has “<b>oven”"_s), qPrintable(shown.texts()));
    QTest::keyClick(&shown.line(), Qt::Key_Return);
    QVERIFY(shown.opened.isEmpty());
    QTest::mouseClick(shown.emptyButton(), Qt::LeftButton);
    QVERIFY(shown.isListSeen());
    QCOMPARE(shown.rows(), 3);
}

void StartViewTest::enterAndADoubleClickOpen()
{
    const MadeHome home;
    addThree(home);
    Shown shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 3);
    const auto last = [&] {
        const auto arguments = shown.opened.takeLast();
        return std::pair(QString::fromStdString(arguments.at(0).value<FoundSession>().title),
                         arguments.at(1).value<FoundSessionsView::Opening>());
    };
    using Opening = FoundSessionsView::Opening;
    shown.click(1);
    QTest::mouseDClick(shown.list().viewport(), Qt::LeftButton, {}, shown.rect(1).center());
    QCOMPARE(shown.opened.size(), 1);
    QCOMPARE(last(), std::pair(u"grain"_s, Opening::Show));
    QTest::keyClick(&shown.list(), Qt::Key_Down);
    QTest::keyClick(&shown.list(), Qt::Key_Return);
    QCOMPARE(last(), std::pair(u"water"_s, Opening::Show));
    QTest::keyClick(&shown.list(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(last(), std::pair(u"water"_s, Opening::Beside));
    // Of several the first is shown, and the others go beside it.
    shown.click(0);
    shown.click(2, Qt::ShiftModifier);
    shown.opened.clear();
    QTest::keyClick(&shown.list(), Qt::Key_Enter);
    QCOMPARE(shown.opened.size(), 3);
    QCOMPARE(last(), std::pair(u"wheel"_s, Opening::Show));
    QCOMPARE(last(), std::pair(u"grain"_s, Opening::Beside));
}

void StartViewTest::manyAreOpenedOnlyWhenThePersonSaysSoAgain()
{
    const MadeHome home;
    static_cast<void>(home.fill(40));
    Shown shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 40);
    for (const auto answer : {QMessageBox::No, QMessageBox::Yes}) {
        QTest::keyClick(&shown.list(), Qt::Key_A, Qt::ControlModifier);
        QTimer::singleShot(0, &shown.view, [answer] {
            auto* asks = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            QTest::mouseClick(asks->button(answer), Qt::LeftButton);
        });
        QTest::keyClick(&shown.list(), Qt::Key_Return);
        QCOMPARE(shown.opened.size(), answer == QMessageBox::Yes ? 40 : 0);
    }
}

void StartViewTest::keysGoBetweenTheSearchAndTheList()
{
    const MadeHome home;
    addThree(home);
    Shown shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 3);
    shown.view.activateWindow();
    shown.view.focusSearch();
    QTRY_VERIFY(shown.line().hasFocus());
    QTest::keyClick(&shown.line(), Qt::Key_Down);
    QVERIFY(shown.list().hasFocus());
    QCOMPARE(shown.list().currentIndex().row(), 0);
    QTest::keyClick(&shown.list(), Qt::Key_Down);
    QCOMPARE(shown.list().currentIndex().row(), 1);
    QTest::keyClick(&shown.list(), Qt::Key_Up);
    QVERIFY(shown.list().hasFocus());
    QTest::keyClick(&shown.list(), Qt::Key_Up);
    QVERIFY(shown.line().hasFocus());
    // Enter takes what is found first.
    QTest::keyClicks(&shown.line(), u"water"_s);
    QTest::keyClick(&shown.line(), Qt::Key_Return);
    QCOMPARE(shown.opened.size(), 1);
    QCOMPARE(shown.opened.at(0).at(0).value<FoundSession>().title, std::string("water"));
}

void StartViewTest::whatIsTypedInTheListIsSearchedFor()
{
    const MadeHome home;
    addThree(home);
    Shown shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 3);
    shown.view.activateWindow();
    // A window that does something else at this key.
    QAction other;
    other.setShortcut(u"W"_s);
    shown.view.addAction(&other);
    QSignalSpy triggered(&other, &QAction::triggered);
    shown.click(0);
    QTRY_VERIFY(shown.list().hasFocus());
    QTest::keyClick(&shown.list(), 'w');
    QCOMPARE(triggered.size(), 0);
    QVERIFY(shown.line().hasFocus());
    // Two letters may be found in the name of a folder that is made for the test.
    QTest::keyClicks(&shown.line(), u"heel"_s);
    QCOMPARE(shown.line().text(), u"wheel"_s);
    QCOMPARE(shown.rows(), 1);
}

void StartViewTest::escapeClearsAndThenLeaves()
{
    const MadeHome home;
    addThree(home);
    Shown shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 3);
    const QSignalSpy leaving(&shown.view, &StartView::leaving);
    QTest::keyClicks(&shown.line(), u"oven"_s);
    QTest::keyClick(&shown.line(), Qt::Key_Escape);
    QCOMPARE(shown.line().text(), QString());
    QVERIFY(leaving.isEmpty());
    QTest::keyClick(&shown.list(), Qt::Key_Escape);
    QCOMPARE(leaving.size(), 1);
}

void StartViewTest::aHeadOfAColumnSorts()
{
    const MadeHome home;
    addThree(home);
    Shown shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 3);
    QHeaderView* header = shown.list().header();
    const QPoint title(header->sectionViewportPosition(FoundSessionsModel::Title) + 30,
                       header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, title);
    QCOMPARE(shown.title(0), u"grain"_s);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, title);
    QCOMPARE(shown.title(0), u"wheel"_s);
    QCOMPARE(shown.title(2), u"grain"_s);
}

void StartViewTest::everyControlHasAName()
{
    const MadeHome home;
    addThree(home);
    Shown shown(home, *m_settings);
    QTRY_COMPARE(shown.rows(), 3);
    for (const auto* widget : shown.view.findChildren<QWidget*>()) {
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || !widget->isVisible())
            continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 widget->metaObject()->className());
    }
}

QTEST_MAIN(StartViewTest)
#include "start_view_test.moc"
