// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/read_sessions.h"
#include "core/library/import_files.h"
#include "core/library/library.h"
#include "tests/testkit/own_settings.h"
#include "tests/testkit/scratch.h"
#include "tests/ui/window/shown_window.h"
#include "ui/context/recent_files.h"
#include "ui/context/session_store.h"
#include "ui/dialogs/command_palette.h"
#include "ui/theme/theme.h"
#include "ui/widgets/recent_menu.h"
#include "ui/widgets/session_list.h"

#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>

#include <array>
#include <memory>
#include <optional>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;
using playhead::testkit::ShownWindow;

class RecentFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void init();
    void cleanup() { m_settings.reset(); }

    void whatPicturesAndTestsOpenIsNotKept();
    void theLatestIsFirstAndNoneIsTwice();
    void aNumberOpensIt();
    void itIsThereAfterARestart();
    void noMoreThanSomeAreKept();
    void namesThatClashAreToldApart_data();
    void namesThatClashAreToldApart();
    void aHostileNameIsOneLineWithoutKeys();
    void whatIsGoneCannotBeChosen();
    void whatWentMeanwhileSaysSo();
    void theListIsCleared();
    void thePaletteHasThem();
    void aSessionOfTheLibraryIsOneOfThem();
    void whatIsNoFileIsNotKept();

private:
    struct Window : ShownWindow {
        Window() { window.useRecentFiles(); }
        [[nodiscard]] RecentFiles& files() { return *window.findChild<RecentFiles*>(); }
        [[nodiscard]] RecentMenu& menu() { return *window.findChild<RecentMenu*>(); }
        /// The texts of what can be seen in the menu, without the line that clears it.
        [[nodiscard]] QStringList texts();
        /// As a person gets there: with the pointer, then by the key in the menu.
        void openMenu();
        static void closeMenu()
        {
            while (QWidget* popup = QApplication::activePopupWidget())
                popup->close();
        }
        void openAndNote(const QString& path);
    };
    [[nodiscard]] QString sample(const QString& name, const QString& from = u"demo.json"_s) const
    {
        return m_scratch->write(name, testkit::contentOf(testkit::samplePath(from)));
    }

    std::optional<testkit::OwnSettings> m_settings; // of each test, as its files are
    std::unique_ptr<Scratch> m_scratch;
};

void RecentFilesTest::init()
{
    m_settings.emplace();
    m_scratch = std::make_unique<Scratch>();
}

QStringList RecentFilesTest::Window::texts()
{
    QStringList shown;
    for (const QAction* action : menu().actions()) {
        if (action->isVisible() && !action->isSeparator())
            shown += action->text().remove(u'&');
    }
    shown.removeLast();
    return shown;
}

void RecentFilesTest::Window::openMenu()
{
    QMenuBar* bar = window.menuBar();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(bar->actions()[0]).center());
    QMenu* file = bar->actions()[0]->menu();
    QTRY_VERIFY(file->isVisible());
    QTest::keyClick(file, Qt::Key_R);
    QTRY_VERIFY(menu().isVisible());
}

void RecentFilesTest::Window::openAndNote(const QString& path)
{
    open(path);
    const QString canonical = QFileInfo(path).canonicalFilePath();
    QTRY_VERIFY(!files().all().empty() && files().all().front().path == canonical);
}

void RecentFilesTest::whatPicturesAndTestsOpenIsNotKept()
{
    {
        ShownWindow shown;
        shown.open(testkit::demo());
        QTest::qWait(50); // were it noted, it would be by a thread
        QVERIFY(shown.window.findChild<RecentFiles*>()->all().empty());
        QVERIFY(!shown.window.findChild<RecentMenu*>()->menuAction()->isVisible());
    }
    Window later;
    QVERIFY(later.files().all().empty());
    QVERIFY(later.menu().menuAction()->isVisible());
    QVERIFY(!later.menu().menuAction()->isEnabled());
}

void RecentFilesTest::theLatestIsFirstAndNoneIsTwice()
{
    const QString one = sample(u"one.json"_s);
    const QString two = sample(u"two.json"_s);
    const QString link = m_scratch->path(u"link.json"_s);
    QVERIFY(QFile::link(one, link));
    Window shown;
    shown.openAndNote(one);
    shown.openAndNote(two);
    QCOMPARE(shown.texts(), (QStringList{u"1  two.json"_s, u"2  one.json"_s}));
    shown.openAndNote(link); // another name of the first
    QCOMPARE(shown.texts(), (QStringList{u"1  one.json"_s, u"2  two.json"_s}));
    shown.openAndNote(m_scratch->path(u"./two.json"_s)); // and one more
    QCOMPARE(shown.texts(), (QStringList{u"1  two.json"_s, u"2  one.json"_s}));
}

void RecentFilesTest::aNumberOpensIt()
{
    const QString one = sample(u"one.json"_s);
    const QString two = sample(u"two.json"_s, u"native.json"_s);
    Window shown;
    shown.openAndNote(one);
    shown.openAndNote(two);
    QCOMPARE(shown.window.store().currentEntry()->path, two);
    shown.openMenu();
    QTest::keyClick(&shown.menu(), Qt::Key_2);
    QTRY_COMPARE(shown.window.store().currentEntry()->path, QFileInfo(one).canonicalFilePath());
    QTRY_COMPARE(shown.texts(), (QStringList{u"1  one.json"_s, u"2  two.json"_s}));
    // With the pointer, too; and the folder can be read before.
    shown.openMenu();
    QAction* const second = shown.menu().actions()[1];
    QVERIFY(shown.menu().toolTipsVisible());
    QVERIFY(second->toolTip().contains(QFileInfo(two).canonicalPath().toHtmlEscaped()));
    QTest::mouseClick(&shown.menu(), Qt::LeftButton, {},
                      shown.menu().actionGeometry(second).center());
    QTRY_COMPARE(shown.window.store().currentEntry()->path, QFileInfo(two).canonicalFilePath());
}

void RecentFilesTest::itIsThereAfterARestart()
{
    {
        Window first;
        first.openAndNote(sample(u"one.json"_s));
        first.openAndNote(sample(u"two.json"_s));
        first.window.close();
    }
    Window second;
    QCOMPARE(second.texts(), (QStringList{u"1  two.json"_s, u"2  one.json"_s}));
    second.window.reopenLast(); // nobody opens them
    QTRY_VERIFY(second.window.isSettled() && second.window.store().model().rowCount() == 2);
    QTest::qWait(50);
    QCOMPARE(second.texts(), (QStringList{u"1  two.json"_s, u"2  one.json"_s}));
}

void RecentFilesTest::noMoreThanSomeAreKept()
{
    Window shown;
    const auto most = static_cast<int>(RecentFiles::most);
    QStringList paths;
    for (int i = 0; i < most + 3; ++i)
        paths += m_scratch->write(u"%1.json"_s.arg(i), "{}");
    shown.files().noteFiles({paths[0], paths[1]});
    QTRY_COMPARE(shown.texts().size(), 2);
    shown.files().noteFiles(paths);
    QTRY_COMPARE(shown.texts().value(0), u"1  %1.json"_s.arg(most + 2));
    QTRY_COMPARE(shown.texts().value(most - 1), u"3.json"_s);
    QCOMPARE(shown.texts().size(), most);
    // Without a number from the tenth on: one key is one file.
    QVERIFY(shown.texts()[8].startsWith(u"9  "_s) && !shown.texts()[9].contains(u"10"_s));
}

void RecentFilesTest::namesThatClashAreToldApart_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("other names") << QStringList{u"/a/x.json"_s, u"/a/y.json"_s}
                                 << QStringList{u"x.json"_s, u"y.json"_s};
    QTest::newRow("other folders") << QStringList{u"/a/x.json"_s, u"/b/x.json"_s, u"/b/y.json"_s}
                                   << QStringList{u"x.json — a"_s, u"x.json — b"_s, u"y.json"_s};
    QTest::newRow("folders of one name")
        << QStringList{u"/p/run/x.json"_s, u"/q/run/x.json"_s, u"/q/walk/x.json"_s}
        << QStringList{u"x.json — p/run"_s, u"x.json — q/run"_s, u"x.json — walk"_s};
    QTest::newRow("one above the other")
        << QStringList{u"/x.json"_s, u"/a/x.json"_s, u"/a/a/x.json"_s}
        << QStringList{u"x.json — "_s, u"x.json — /a"_s, u"x.json — a/a"_s};
}

void RecentFilesTest::namesThatClashAreToldApart()
{
    QFETCH(const QStringList, paths);
    QFETCH(const QStringList, names);
    QCOMPARE(RecentMenu::namesOf(paths), names);
}

void RecentFilesTest::aHostileNameIsOneLineWithoutKeys()
{
    Window shown;
    shown.openAndNote(sample(u"a\tb\nc&d\u202Enosj.json"_s));
    const QString text = shown.menu().actions()[0]->text();
    QVERIFY2(text.contains(u"c&&d"_s), qPrintable(text));
    for (const QChar c : {u'\t', u'\n', u'\u202E'})
        QVERIFY2(!text.contains(c), qPrintable(text));
}

void RecentFilesTest::whatIsGoneCannotBeChosen()
{
    const QString one = sample(u"one.json"_s);
    Window shown;
    shown.openAndNote(one);
    QVERIFY(QFile::rename(one, one + u".away"_s));
    shown.openMenu(); // which has a look
    QAction* const entry = shown.menu().actions()[0];
    QTRY_VERIFY(!entry->isEnabled());
    QCOMPARE(entry->text(), u"&1  one.json (not found)"_s);
    shown.closeMenu();
    // A disk that is plugged in again has it again.
    QVERIFY(QFile::rename(one + u".away"_s, one));
    shown.openMenu();
    QTRY_VERIFY(entry->isEnabled());
    QCOMPARE(entry->text(), u"&1  one.json"_s);
    shown.closeMenu();
}

void RecentFilesTest::whatWentMeanwhileSaysSo()
{
    const QString one = sample(u"one.json"_s);
    Window shown;
    shown.openAndNote(one);
    QAction* const entry = shown.menu().actions()[0];
    QVERIFY(QFile::remove(one));
    QVERIFY(entry->isEnabled()); // nobody has looked
    entry->trigger();
    QTRY_VERIFY(shown.messagePage());
    QVERIFY(shown.window.store().currentEntry()->error);
    QTRY_VERIFY(!entry->isEnabled());
}

void RecentFilesTest::theListIsCleared()
{
    {
        Window shown;
        shown.openAndNote(sample(u"one.json"_s));
        shown.openMenu();
        QTest::keyClick(&shown.menu(), Qt::Key_C);
        QCOMPARE(shown.texts(), QStringList());
        QVERIFY(!shown.menu().menuAction()->isEnabled());
    }
    QVERIFY(Window().files().all().empty());
}

void RecentFilesTest::thePaletteHasThem()
{
    const QString one = sample(u"wanted.json"_s);
    Window shown;
    shown.openAndNote(one);
    shown.openAndNote(sample(u"other.json"_s, u"native.json"_s));
    shown.press(Qt::Key_K, Qt::ControlModifier);
    auto* palette = shown.window.findChild<CommandPalette*>();
    QVERIFY(palette && palette->isVisible());
    auto* line = palette->findChild<QLineEdit*>();
    QTest::keyClicks(line, u"2 wanted"_s);
    const auto* list = palette->findChild<QListView*>();
    QTRY_COMPARE(list->model()->index(0, 0).data().toString(), u"2  wanted.json"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(shown.window.store().currentEntry()->path, QFileInfo(one).canonicalFilePath());
}

void RecentFilesTest::aSessionOfTheLibraryIsOneOfThem()
{
    const std::string folder = m_scratch->path(u"library"_s).toStdString();
    {
        auto library = Library::open(folder, Library::Access::Write);
        QVERIFY(library);
        const std::array files = {testkit::demo().toStdString()};
        QCOMPARE(import_files(*library, files, read_sessions, {}).sessions.size(), 1U);
    }
    const auto useLibrary = [&folder](Window& shown) {
        shown.window.useLibrary(folder);
        QTRY_COMPARE(shown.window.store().model().rowCount(), 1);
    };
    const QString name = u"1  Why is checkout slow?"_s;
    {
        Window shown;
        useLibrary(shown);
        auto* list = shown.window.findChild<SessionList*>()->findChild<QListView*>();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(0, 0)).center());
        QTRY_VERIFY(shown.window.isSettled() && shown.window.context().trace());
        QTRY_COMPARE(shown.texts(), QStringList{name});
    }
    Window later;
    QVERIFY(later.texts().isEmpty()); // it is of another library, as long as there is none
    useLibrary(later);
    QTRY_COMPARE(later.texts(), QStringList{name});
    later.openMenu();
    QTest::keyClick(&later.menu(), Qt::Key_1);
    QTRY_VERIFY(later.window.context().trace());
    const std::string id = LibraryStore::sessionIdOf(later.window.store().current()).toStdString();
    LibraryStore& store = later.window.store().library();
    store.change([id](Library& library) { return library.rename(id, "Another"); });
    QTRY_COMPARE(later.texts(), QStringList{u"1  Another"_s});
    store.change([id](Library& library) { return library.remove(id); });
    QTRY_VERIFY(!later.menu().actions()[0]->isEnabled());
}

void RecentFilesTest::whatIsNoFileIsNotKept()
{
    Window shown;
    shown.files().noteFiles({u"-"_s, u"/dev/null"_s, m_scratch->path(u"nothing.json"_s), {}});
    shown.files().noteFiles({m_scratch->path({})}); // a folder is
    QTRY_COMPARE(shown.files().all().size(), 1U);
    QTest::qWait(50);
    QCOMPARE(shown.files().all().size(), 1U);
    QCOMPARE(shown.files().all()[0].path, QFileInfo(m_scratch->path({})).canonicalFilePath());
}

QTEST_MAIN(RecentFilesTest)
#include "recent_files_test.moc"
