// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "ui/dialogs/command_palette.h"
#include "ui/dialogs/keys_sheet.h"
#include "ui/main_window.h"
#include "ui/theme/theme.h"
#include "ui/timeline/waterfall_view.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QMessageBox>
#include <QTableView>
#include <QToolButton>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The window with the demo in it.
class NavigationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void init();
    void cleanup() { m_window.reset(); }
    void keysGoBackAndForward();
    void buttonsOfTheMouseGoBackAndForward();
    void theMenuSaysWhatIsPossible();
    void aCopiedLinkLeadsBack();
    void theHeadersLinkIsTheSame();
    void aMalformedLinkIsRefusedWithAReason();
    void thePaletteRunsAnAction();
    void thePaletteGoesToAnEventByNumber();
    void thePaletteFindsEventsByType();
    void thePaletteGoesToAMoment();
    void thePaletteOpensALink();
    void thePaletteMarksWhatWasTyped();
    void thePaletteIsWalkedWithArrows();
    void thePaletteSaysWhenNothingMatches();
    void escapeLeavesThePalette();
    void theModelPutsTheBestFirst();
    void theSheetShowsAllKeysAndIsSearched();

private:
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_window.get(), static_cast<Qt::Key>(key), modifiers);
    }
    void jump(std::uint32_t event)
    {
        m_window->context().select(EventIndex(event));
        Q_EMIT m_window->context().revealRequested(EventIndex(event));
    }
    [[nodiscard]] std::uint32_t selected() const { return m_window->context().selection().value(); }
    [[nodiscard]] QAction* action(const QString& text) const;
    /// Opens the palette and types.
    CommandPalette& type(const QString& text);
    [[nodiscard]] QLineEdit& line() const
    {
        return *m_window->findChild<CommandPalette*>()->findChild<QLineEdit*>();
    }

    std::unique_ptr<MainWindow> m_window;
};

void NavigationTest::init()
{
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->openFiles({testkit::samplePath(u"demo.json"_s)});
    QTRY_VERIFY(m_window->isSettled());
    QTRY_VERIFY(m_window->context().trace());
}

QAction* NavigationTest::action(const QString& text) const
{
    for (const MenuAction& each : menuActions(*m_window)) {
        if (each.text == text)
            return each.action;
    }
    return nullptr;
}

CommandPalette& NavigationTest::type(const QString& text)
{
    // The offscreen platform activates no window when another one goes.
    m_window->activateWindow();
    [&] { QTRY_VERIFY(m_window->isActiveWindow()); }();
    press(Qt::Key_K, Qt::ControlModifier);
    auto* palette = m_window->findChild<CommandPalette*>();
    [&] { QTRY_VERIFY(palette && palette->isVisible() && line().hasFocus()); }();
    QTest::keyClicks(&line(), text);
    [&] { QTRY_VERIFY(!palette->isBusy()); }();
    return *palette;
}

void NavigationTest::keysGoBackAndForward()
{
    jump(10);
    jump(40);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(m_window->findChild<WaterfallView*>(), Qt::Key_Down);
    const std::uint32_t walked = selected();
    QVERIFY(walked != 40U);
    press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(selected(), 40U);
    press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(selected(), 10U);
    press(Qt::Key_Right, Qt::AltModifier);
    press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(selected(), walked);
}

void NavigationTest::buttonsOfTheMouseGoBackAndForward()
{
    jump(10);
    jump(40);
    QWidget* under = m_window->findChild<WaterfallView*>()->viewport();
    QTest::mouseClick(under, Qt::BackButton);
    QCOMPARE(selected(), 10U);
    QTest::mouseClick(under, Qt::ForwardButton);
    QCOMPARE(selected(), 40U);
}

void NavigationTest::theMenuSaysWhatIsPossible()
{
    QVERIFY(!action(u"Back"_s)->isEnabled());
    jump(10);
    QVERIFY(!action(u"Back"_s)->isEnabled());
    jump(40);
    QVERIFY(action(u"Back"_s)->isEnabled());
    QVERIFY(!action(u"Forward"_s)->isEnabled());
    action(u"Back"_s)->trigger();
    QVERIFY(!action(u"Back"_s)->isEnabled());
    QVERIFY(action(u"Forward"_s)->isEnabled());
}

void NavigationTest::aCopiedLinkLeadsBack()
{
    jump(37);
    press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    const QString link = QGuiApplication::clipboard()->text();
    QVERIFY2(link.startsWith(u"playhead://"_s) && link.endsWith(u"#37"_s), qPrintable(link));
    jump(3);
    press(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(selected(), 37U);
}

void NavigationTest::theHeadersLinkIsTheSame()
{
    jump(12);
    for (auto* button : m_window->findChildren<QToolButton*>()) {
        if (button->isVisible() && button->accessibleName() == u"Copy a link to the event"_s)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(u"#12"_s));
}

void NavigationTest::aMalformedLinkIsRefusedWithAReason()
{
    jump(3);
    QGuiApplication::clipboard()->setText(u"playhead://a<b>#1"_s);
    press(Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(m_window->findChild<QMessageBox*>());
    auto* box = m_window->findChild<QMessageBox*>();
    QVERIFY(box->text().contains(u"percent-encoded"_s));
    for (const auto* label : box->findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_window->findChildren<QMessageBox*>().size(), 1); // the same again is not said twice
    QTest::keyClick(box, Qt::Key_Escape);
    QCOMPARE(selected(), 3U);
}

void NavigationTest::thePaletteRunsAnAction()
{
    CommandPalette& palette = type(u"nexfail"_s);
    QCOMPARE(palette.model().entry(0).text, u"Next failure"_s);
    QCOMPARE(palette.model().entry(0).keys, u"E"_s);
    QTest::keyClick(&line(), Qt::Key_Return);
    QVERIFY(!palette.isVisible());
    QVERIFY(m_window->context().selection());
    QCOMPARE(m_window->context().trace()->result(m_window->context().selection()),
             EventResult::Fail);
}

void NavigationTest::thePaletteGoesToAnEventByNumber()
{
    const CommandPalette& palette = type(u"#37"_s);
    QCOMPARE(palette.model().rowCount(), 1);
    QTest::keyClick(&line(), Qt::Key_Return);
    QCOMPARE(selected(), 37U);
    QCOMPARE(type(u"#60"_s).model().rowCount(), 0); // there are 60 events
}

void NavigationTest::thePaletteFindsEventsByType()
{
    CommandPalette& palette = type(u"search_logs"_s);
    QVERIFY(palette.model().rowCount() > 0);
    QVERIFY2(palette.model().entry(0).text.endsWith(u" search_logs"_s),
             qPrintable(palette.model().entry(0).text));
    const QModelIndex first = palette.model().index(0);
    QTest::mouseClick(palette.findChild<QListView*>()->viewport(), Qt::LeftButton, {},
                      palette.findChild<QListView*>()->visualRect(first).center());
    QCOMPARE(m_window->context().trace()->event_type(m_window->context().selection()),
             std::string_view("search_logs"));
}

void NavigationTest::thePaletteGoesToAMoment()
{
    type(u"@12.5s"_s);
    QTest::keyClick(&line(), Qt::Key_Return);
    const Trace& trace = *m_window->context().trace();
    const TimeNs moment = trace.begin_time() + 12'500 * ns_per_ms;
    QVERIFY(m_window->context().selection());
    QVERIFY(trace.start(m_window->context().selection()) <= moment);
    for (std::uint32_t e = 0; e < trace.event_count(); ++e) {
        const TimeNs start = trace.start(EventIndex(e));
        QVERIFY(start > moment || start <= trace.start(m_window->context().selection()));
    }
}

void NavigationTest::thePaletteOpensALink()
{
    const std::string id = m_window->context().trace()->session().id;
    const CommandPalette& palette = type(QString::fromStdString(print_link({id, EventIndex(21U)})));
    QCOMPARE(palette.model().rowCount(), 1);
    QTest::keyClick(&line(), Qt::Key_Return);
    QTRY_COMPARE(selected(), 21U);
}

void NavigationTest::thePaletteMarksWhatWasTyped()
{
    const CommandPalette& palette = type(u"nf"_s);
    const QModelIndex first = palette.model().index(0);
    QCOMPARE(first.data().toString(), u"Next failure"_s);
    QCOMPARE(first.data(PaletteModel::MarksRole).toList(), (QVariantList{0, 5}));
    QVERIFY(first.data(Qt::AccessibleTextRole).toString().contains(u"Next failure, Go, E"_s));
    QCOMPARE(line().accessibleDescription(), first.data(Qt::AccessibleTextRole).toString());
}

void NavigationTest::thePaletteIsWalkedWithArrows()
{
    CommandPalette& palette = type(u"fa"_s);
    const auto* list = palette.findChild<QListView*>();
    QVERIFY(palette.model().rowCount() > 2);
    QTest::keyClick(&line(), Qt::Key_Down);
    QCOMPARE(list->currentIndex().row(), 1);
    QTest::keyClick(&line(), Qt::Key_Up);
    QTest::keyClick(&line(), Qt::Key_Up);
    QCOMPARE(list->currentIndex().row(), palette.model().rowCount() - 1);
    QCOMPARE(line().accessibleDescription(),
             list->currentIndex().data(Qt::AccessibleTextRole).toString());
}

void NavigationTest::thePaletteSaysWhenNothingMatches()
{
    CommandPalette& palette = type(u"zzqqxx"_s);
    QCOMPARE(palette.model().rowCount(), 0);
    QCOMPARE(line().accessibleDescription(), u"Nothing matches."_s);
    QTest::keyClick(&line(), Qt::Key_Return);
    QVERIFY(palette.isVisible());
}

void NavigationTest::escapeLeavesThePalette()
{
    jump(3);
    CommandPalette& palette = type(u"#5"_s);
    QTest::keyClick(&line(), Qt::Key_Escape);
    QVERIFY(!palette.isVisible());
    QCOMPARE(selected(), 3U);
    QVERIFY(type({}).model().rowCount() > 20); // all actions, and what was typed is gone
}

void NavigationTest::theModelPutsTheBestFirst()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    std::vector<PaletteEntry> entries(3);
    entries[1].score = 5;
    entries[1].text = u"best"_s;
    model.setEntries(entries);
    QCOMPARE(model.entry(0).text, u"best"_s);
    model.setEntries({});
    QCOMPARE(model.rowCount(), 0);
}

void NavigationTest::theSheetShowsAllKeysAndIsSearched()
{
    press(Qt::Key_Question);
    auto* sheet = m_window->findChild<KeysSheet*>();
    QVERIFY(sheet && sheet->isVisible());
    const auto* table = sheet->findChild<QTableView*>();
    auto* search = sheet->findChild<QLineEdit*>();
    const QAbstractItemModel* rows = table->model();
    for (const MenuAction& each : menuActions(*m_window)) {
        if (each.action->shortcuts().isEmpty())
            continue;
        const auto found = rows->match(rows->index(0, 1), Qt::DisplayRole, each.text, 1,
                                       Qt::MatchExactly | Qt::MatchWrap);
        QVERIFY2(!found.isEmpty(), qPrintable(each.text));
        QCOMPARE(found.constFirst().siblingAtColumn(0).data().toString(), keysOf(*each.action));
    }
    const int all = rows->rowCount();
    QTest::keyClicks(search, u"failure"_s);
    QCOMPARE(rows->rowCount(), 2);
    QVERIFY(rows->rowCount() < all);
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
}

} // namespace

QTEST_MAIN(NavigationTest)
#include "navigation_test.moc"
