// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/ui/window/shown_window.h"
#include "ui/help/first_steps.h"
#include "ui/help/help_pages.h"
#include "ui/help/help_window.h"
#include "ui/theme/theme.h"
#include "ui/translations.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QSettings>
#include <QTextBlock>
#include <QTranslator>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::ShownWindow;

namespace {

/// What stands in {{ }} on a page.
QStringList namedActions(const HelpPage& page)
{
    static const QRegularExpression place(u"\\{\\{(.+?)\\}\\}"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    QStringList found;
    for (auto match = place.globalMatch(page.text); match.hasNext();)
        found += match.next().captured(1).simplified();
    return found;
}

/// Where a page's text leads.
QStringList namedPages(const HelpPage& page)
{
    static const QRegularExpression place(u"\\]\\((.+?)\\)"_s);
    QStringList found;
    for (auto match = place.globalMatch(page.text); match.hasNext();)
        found += match.next().captured(1);
    return found;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

/// The window speaks another language as long as this lives.
class Speaking
{
public:
    explicit Speaking(const QString& language) { installTranslations(*qApp, language); }
    ~Speaking()
    {
        for (auto* translator : qApp->findChildren<QTranslator*>())
            delete translator;
    }
    Speaking(const Speaking&) = delete;
    Speaking& operator=(const Speaking&) = delete;
};

/// Where the links of what is shown lead.
QStringList linksOf(const QTextDocument& document)
{
    QStringList links;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (it.fragment().charFormat().isAnchor())
                links += it.fragment().charFormat().anchorHref();
        }
    }
    return links;
}

HelpWindow* helpOf(const ShownWindow& shown)
{
    return shown.window.findChild<HelpWindow*>();
}

HelpView* viewOf(const ShownWindow& shown)
{
    return helpOf(shown)->findChild<HelpView*>();
}

QListWidget* pagesOf(const ShownWindow& shown)
{
    return helpOf(shown)->findChild<QListWidget*>();
}

} // namespace

class HelpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void cleanup() { QSettings().clear(); }
    void everyPageIsThere();
    void everyNamedActionIsThere_data();
    void everyNamedActionIsThere();
    void everyLinkLeadsToAPage();
    void aTranslationSaysTheSame_data();
    void aTranslationSaysTheSame();
    void theWindowShowsItsOwnLanguage();
    void f1OpensThePageOfThePartWithTheFocus_data();
    void f1OpensThePageOfThePartWithTheFocus();
    void keysAreThoseThatTheActionsHaveNow();
    void aLinkIsFollowedByKeyboard();
    void theSearchFindsAndMarks();
    void nothingIsFetched();
    void escapeLeavesIt();
    void everyControlIsNamed();
};

void HelpTest::everyPageIsThere()
{
    QCOMPARE(helpPages().size(), 10);
    QStringList titles;
    for (const HelpPage& page : helpPages()) {
        QVERIFY2(page.text.size() > 400, qPrintable(page.id));
        QVERIFY2(!page.title.isEmpty() && !titles.contains(page.title), qPrintable(page.id));
        titles += page.title;
    }
}

void HelpTest::everyNamedActionIsThere_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("in English") << u"en"_s;
    QTest::newRow("in German") << u"de"_s;
}

void HelpTest::everyNamedActionIsThere()
{
    QFETCH(const QString, language);
    const Speaking speaking(language);
    const ShownWindow shown;
    qsizetype named = 0;
    for (const HelpPage& page : helpPages()) {
        const QStringList actions = namedActions(page);
        for (const QString& name : actions)
            QVERIFY2(actionOf(shown.window, name), qPrintable(name));
        named += actions.size();
        QVERIFY(!withActions(page.text, shown.window).contains(u"{{"_s));
    }
    QVERIFY(named > 50);
}

void HelpTest::aTranslationSaysTheSame_data()
{
    QTest::addColumn<QString>("language");
    for (const std::string& language : windowLanguages()) {
        if (language != "en")
            QTest::newRow(language.c_str()) << QString::fromStdString(language);
    }
}

/// Every page is there, is another text, and has the same parts, actions and links.
void HelpTest::aTranslationSaysTheSame()
{
    QFETCH(const QString, language);
    const QList<HelpPage> english = helpPages();
    const Speaking speaking(language);
    const QList<HelpPage> pages = helpPages();
    QCOMPARE(pages.size(), english.size());
    for (qsizetype i = 0; i < pages.size(); ++i) {
        const HelpPage& page = pages.at(i);
        const HelpPage& original = english.at(i);
        QCOMPARE(page.id, original.id);
        QVERIFY2(page.text != original.text, qPrintable(page.id));
        QVERIFY2(page.title != original.title, qPrintable(page.id));
        QCOMPARE(sorted(namedActions(page)), sorted(namedActions(original)));
        QCOMPARE(sorted(namedPages(page)), sorted(namedPages(original)));
        for (const auto& mark : {u"\n## "_s, u"\n- "_s, u"```"_s})
            QVERIFY2(page.text.count(mark) == original.text.count(mark), qPrintable(page.id));
    }
}

void HelpTest::theWindowShowsItsOwnLanguage()
{
    const Speaking speaking(u"de"_s);
    ShownWindow shown;
    shown.press(Qt::Key_F1);
    helpOf(shown)->openPage(u"replay"_s);
    QVERIFY(viewOf(shown)->toPlainText().startsWith(u"Wiedergabe"_s));
    QCOMPARE(pagesOf(shown)->currentItem()->text(), u"Wiedergabe"_s);
}

void HelpTest::everyLinkLeadsToAPage()
{
    QStringList ids;
    for (const HelpPage& page : helpPages())
        ids += page.id % u".md"_s;
    ShownWindow shown;
    HelpWindow help(&shown.window);
    int links = 0;
    for (const HelpPage& page : helpPages()) {
        help.openPage(page.id);
        QCOMPARE(help.currentPage(), page.id);
        for (const QString& link : linksOf(*help.findChild<HelpView*>()->document())) {
            QVERIFY2(ids.contains(link), qPrintable(page.id % u": "_s % link));
            ++links;
        }
    }
    QVERIFY(links > 8);
}

void HelpTest::f1OpensThePageOfThePartWithTheFocus_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QString>("page");
    const auto none = Qt::KeyboardModifiers(Qt::NoModifier);
    QTest::newRow("the tree") << 0 << none << u"tree"_s;
    QTest::newRow("the lanes") << int(Qt::Key_2) << Qt::KeyboardModifiers(Qt::AltModifier)
                               << u"timeline"_s;
    QTest::newRow("the filter") << int(Qt::Key_Slash) << none << u"filter"_s;
    QTest::newRow("the find bar") << int(Qt::Key_F) << Qt::KeyboardModifiers(Qt::ControlModifier)
                                  << u"filter"_s;
    QTest::newRow("the list") << int(Qt::Key_L) << Qt::KeyboardModifiers(Qt::ControlModifier)
                              << u"library"_s;
}

void HelpTest::f1OpensThePageOfThePartWithTheFocus()
{
    QFETCH(const int, key);
    QFETCH(const Qt::KeyboardModifiers, modifiers);
    ShownWindow shown;
    shown.open(testkit::demo());
    if (key)
        shown.press(static_cast<Qt::Key>(key), modifiers);
    shown.press(Qt::Key_F1);
    QVERIFY(helpOf(shown) && helpOf(shown)->isVisible());
    QTEST(helpOf(shown)->currentPage(), "page");
    QTRY_COMPARE(QApplication::focusWidget(), viewOf(shown));
}

void HelpTest::keysAreThoseThatTheActionsHaveNow()
{
    ShownWindow shown;
    shown.press(Qt::Key_F1);
    const auto text = [&] { return viewOf(shown)->toPlainText(); };
    helpOf(shown)->openPage(u"opening"_s);
    QVERIFY2(text().contains(u"Open… (Ctrl+O)"_s), qPrintable(text()));
    actionOf(shown.window, u"&Open…"_s)->setShortcut(u"Ctrl+J"_s);
    helpOf(shown)->openPage(u"opening"_s);
    QVERIFY2(text().contains(u"Open… (Ctrl+J)"_s), qPrintable(text()));
    // Whichever it is now.
    helpOf(shown)->openPage(u"replay"_s);
    QVERIFY(text().contains(u"Play (Space"_s));
}

void HelpTest::aLinkIsFollowedByKeyboard()
{
    ShownWindow shown;
    shown.press(Qt::Key_F1);
    helpOf(shown)->openPage(u"timeline"_s);
    QTRY_COMPARE(QApplication::focusWidget(), viewOf(shown));
    QTest::keyClick(viewOf(shown), Qt::Key_Tab); // to the only link
    QTest::keyClick(viewOf(shown), Qt::Key_Return);
    QCOMPARE(helpOf(shown)->currentPage(), u"replay"_s);
    QVERIFY(viewOf(shown)->toPlainText().startsWith(u"Replay"_s));
}

void HelpTest::theSearchFindsAndMarks()
{
    ShownWindow shown;
    shown.press(Qt::Key_F1);
    auto* line = helpOf(shown)->findChild<QLineEdit*>();
    line->setFocus();
    QTest::keyClicks(line, u"bookmark undo"_s);
    int visible = 0;
    for (int row = 0; row < pagesOf(shown)->count(); ++row)
        visible += pagesOf(shown)->item(row)->isHidden() ? 0 : 1;
    QCOMPARE(visible, 1);
    QCOMPARE(helpOf(shown)->currentPage(), u"panels"_s);
    const auto marks = viewOf(shown)->extraSelections();
    QVERIFY(marks.size() > 3);
    for (const auto& mark : marks) {
        const QString text = mark.cursor.selectedText().toLower();
        QVERIFY2(text == "bookmark"_L1 || text == "undo"_L1, qPrintable(text));
    }
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(QApplication::focusWidget(), viewOf(shown));

    line->clear();
    QTest::keyClicks(line, u"zzyzx"_s);
    const auto labels = helpOf(shown)->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->isVisible() && label->text() == u"No page has these words."_s;
    }));
    line->clear();
    QVERIFY(!pagesOf(shown)->item(0)->isHidden());
}

void HelpTest::nothingIsFetched()
{
    HelpView view;
    QVERIFY(!view.loadResource(QTextDocument::ImageResource, QUrl(u"file:///etc/hostname"_s))
                 .isValid());
    QVERIFY(!view.openLinks());
    QVERIFY(!view.openExternalLinks());
    int wanted = 0;
    connect(&view, &HelpView::pageWanted, this, [&wanted] { ++wanted; });
    Q_EMIT view.anchorClicked(QUrl(u"https://example.org/"_s));
    QCOMPARE(wanted, 0);
    Q_EMIT view.anchorClicked(QUrl(u"tree.md"_s));
    QCOMPARE(wanted, 1);
    for (const HelpPage& page : helpPages())
        QVERIFY2(!page.text.contains(u"://"_s) && !page.text.contains(u"!["_s),
                 qPrintable(page.id));
}

void HelpTest::escapeLeavesIt()
{
    ShownWindow shown;
    shown.press(Qt::Key_F1);
    QVERIFY(helpOf(shown)->isVisible());
    QTest::keyClick(viewOf(shown), Qt::Key_Escape);
    QVERIFY(!helpOf(shown)->isVisible());
}

void HelpTest::everyControlIsNamed()
{
    ShownWindow shown;
    shown.press(Qt::Key_F1);
    for (const QWidget* widget :
         {static_cast<QWidget*>(viewOf(shown)), static_cast<QWidget*>(pagesOf(shown)),
          static_cast<QWidget*>(helpOf(shown)->findChild<QLineEdit*>())}) {
        QVERIFY(!widget->accessibleName().isEmpty());
        QVERIFY(widget->focusPolicy() & Qt::TabFocus);
    }
}

QTEST_MAIN(HelpTest)
#include "help_test.moc"
