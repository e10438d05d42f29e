// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/ts_file.h"
#include "tests/ui/window/shown_window.h"
#include "ui/models/moment_text.h"
#include "ui/theme/theme.h"
#include "ui/translations.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QTabBar>
#include <QTranslator>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::readTsFile;
using playhead::testkit::ShownWindow;
using playhead::testkit::tsPath;

namespace {

/// Is asked before the translations, knows nothing, and remembers for what there is none.
class Listener : public QTranslator
{
public:
    Listener()
    {
        for (const auto& message : readTsFile(tsPath(u"de"_s))) {
            m_known.insert(message.context % u'\n' % message.source);
            m_sources.insert(message.source);
        }
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* source, const char* /*about*/,
                                    int /*count*/) const override
    {
        const QString text = QString::fromUtf8(source);
        const QString where = QString::fromUtf8(context);
        // Qt's own texts are Qt's, but a class of ours without Q_OBJECT asks in the name of one.
        const bool isQt = where == "QShortcut"_L1 || // names of keys
                          (where.startsWith(u'Q') && !m_sources.contains(text));
        if (!isQt && !m_known.contains(where % u'\n' % text))
            m_lacking.insert(where % u": "_s % text);
        ++m_asked;
        return {};
    }
    [[nodiscard]] QStringList lacking() const { return m_lacking.values(); }
    [[nodiscard]] int asked() const { return m_asked; }

private:
    QSet<QString> m_known;
    QSet<QString> m_sources;
    mutable QSet<QString> m_lacking;
    mutable int m_asked = 0;
};

void collect(QMenu& menu, QList<QMenu*>& menus)
{
    Q_EMIT menu.aboutToShow();
    menus += &menu;
    for (const QAction* action : menu.actions()) {
        if (action->menu())
            collect(*action->menu(), menus);
    }
}

/// The menus of the window's menu bar, with all below them.
QList<QMenu*> menusOf(const QMainWindow& window)
{
    QList<QMenu*> menus;
    for (const QAction* action : static_cast<QMenuBar*>(window.menuWidget())->actions())
        collect(*action->menu(), menus);
    return menus;
}

/// Two texts that the same letter with Alt chooses, or an empty text.
QString clashIn(const QStringList& texts)
{
    QHash<QString, QString> known;
    for (const QString& text : texts) {
        const QString key = QKeySequence::mnemonic(text).toString();
        if (key.isEmpty())
            continue;
        if (known.contains(key))
            return known.value(key) % u" / "_s % text;
        known.insert(key, text);
    }
    return {};
}

QStringList textsOf(const QList<QAction*>& actions)
{
    QStringList texts;
    for (const QAction* action : actions) {
        if (action->isVisible() && !action->isSeparator())
            texts += action->text();
    }
    return texts;
}

QString plain(QString text)
{
    return text.remove(u'&');
}

QAction* actionWithKey(const QWidget& window, const QString& key)
{
    for (QAction* action : window.findChildren<QAction*>()) {
        if (action->shortcuts().contains(QKeySequence(key)))
            return action;
    }
    return nullptr;
}

/// Opens every page and dialog that a key leads to, and every tab.
void lookAtEverything(ShownWindow& shown)
{
    menusOf(shown.window);
    for (int page = 0; page < 2; ++page) {
        for (QTabBar* bar : shown.window.findChildren<QTabBar*>()) {
            for (int tab = 0; tab < bar->count(); ++tab) {
                bar->setCurrentIndex(tab);
                QTRY_VERIFY(shown.window.isSettled());
            }
        }
        shown.press(Qt::Key_E);
        QTRY_VERIFY(shown.window.isSettled());
    }
    for (const QString& key : {u"Ctrl+K"_s, u"?"_s, u"Ctrl+Alt+F"_s}) {
        QAction* action = actionWithKey(shown.window, key);
        QVERIFY2(action, qPrintable(key));
        action->trigger();
        QCoreApplication::processEvents();
        for (auto* dialog : shown.window.findChildren<QDialog*>())
            dialog->reject();
    }
}

} // namespace

/// The window in German, which stands for every language that it speaks.
class TranslatedWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theFirstLanguageThatIsSpokenIsTaken_data();
    void theFirstLanguageThatIsSpokenIsTaken();
    void countsHaveTheirPluralForms();
    void noMenuHasAnEnglishText();
    void noMenuHasALetterTwice();
    void noButtonHasTheLetterOfAMenu_data();
    void noButtonHasTheLetterOfAMenu();
    void everyTextThatIsAskedForIsThere();
    void noLabelIsCut_data();
    void noLabelIsCut();
    void datesAreGerman();

private:
    QHash<QString, QString> m_german; ///< by their English texts, without marks
};

void TranslatedWindowTest::initTestCase()
{
    installTranslations(*qApp, u"de"_s);
    Theme::instance().install(*qApp);
    for (const auto& message : readTsFile(tsPath(u"de"_s)))
        m_german.insert(plain(message.source), plain(message.forms.constLast()));
}

void TranslatedWindowTest::theFirstLanguageThatIsSpokenIsTaken_data()
{
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<QString>("spoken");
    QTest::newRow("a country's") << QStringList{u"de-AT"_s, u"en"_s} << u"de"_s;
    QTest::newRow("as POSIX writes it") << QStringList{u"de_CH"_s} << u"de"_s;
    QTest::newRow("the second") << QStringList{u"tlh"_s, u"de"_s} << u"de"_s;
    QTest::newRow("English before others") << QStringList{u"en-GB"_s, u"de"_s} << u"en"_s;
    QTest::newRow("none") << QStringList{u"tlh"_s} << u"en"_s;
    QTest::newRow("nothing wanted") << QStringList() << u"en"_s;
    QTest::newRow("C") << QStringList{u"C"_s} << u"en"_s;
}

void TranslatedWindowTest::theFirstLanguageThatIsSpokenIsTaken()
{
    QFETCH(const QStringList, wanted);
    QTEST(spokenLanguage(wanted), "spoken");
}

void TranslatedWindowTest::countsHaveTheirPluralForms()
{
    const char* source = "Imported %n session(s)";
    QCOMPARE(MainWindow::tr(source, nullptr, 1), u"1 Sitzung importiert"_s);
    QCOMPARE(MainWindow::tr(source, nullptr, 2), u"2 Sitzungen importiert"_s);
    QTranslator english;
    QVERIFY(english.load(u":/playhead/translations/playhead_en.qm"_s));
    QCoreApplication::installTranslator(&english);
    QCOMPARE(MainWindow::tr(source, nullptr, 1), u"Imported 1 session"_s);
    QCOMPARE(MainWindow::tr(source, nullptr, 0), u"Imported 0 sessions"_s);
    QCoreApplication::removeTranslator(&english);
}

void TranslatedWindowTest::noMenuHasAnEnglishText()
{
    ShownWindow shown;
    shown.open(testkit::demo());
    int seen = 0;
    for (const QMenu* menu : menusOf(shown.window)) {
        QStringList texts = {menu->title()};
        for (const QAction* action : menu->actions())
            texts += {action->text(), action->statusTip()};
        for (const QString& text : texts) {
            const QString german = m_german.value(plain(text), plain(text));
            QCOMPARE(plain(text), german);
            seen += text.isEmpty() ? 0 : 1;
        }
    }
    QVERIFY(seen > 120);
}

void TranslatedWindowTest::noMenuHasALetterTwice()
{
    ShownWindow shown;
    shown.open(testkit::demo());
    const auto* bar = static_cast<QMenuBar*>(shown.window.menuWidget());
    QCOMPARE(clashIn(textsOf(bar->actions())), QString());
    for (const QMenu* menu : menusOf(shown.window))
        QCOMPARE(clashIn(textsOf(menu->actions())), QString());
    for (auto* menu : shown.window.findChildren<QMenu*>()) { // of buttons, too
        Q_EMIT menu->aboutToShow();
        QCOMPARE(clashIn(textsOf(menu->actions())), QString());
    }
}

void TranslatedWindowTest::noButtonHasTheLetterOfAMenu_data()
{
    QTest::addColumn<bool>("listsSessions");
    QTest::newRow("the page of a window without a session") << false;
    QTest::newRow("the sessions on this computer") << true;
}

void TranslatedWindowTest::noButtonHasTheLetterOfAMenu()
{
    QFETCH(const bool, listsSessions);
    ShownWindow shown;
    if (listsSessions)
        shown.window.findSessions(PlaceSurroundings::of_process(), {});
    QStringList texts = textsOf(static_cast<QMenuBar*>(shown.window.menuWidget())->actions());
    const qsizetype menus = texts.size();
    for (const auto* button : shown.window.findChildren<QAbstractButton*>()) {
        if (button->isVisible())
            texts += button->text();
    }
    QVERIFY(texts.size() > menus + 1);
    QCOMPARE(clashIn(texts), QString());
}

void TranslatedWindowTest::everyTextThatIsAskedForIsThere()
{
    Listener listener;
    QCoreApplication::installTranslator(&listener);
    {
        ShownWindow shown;
        shown.window.findSessions(PlaceSurroundings::of_process(), {});
        lookAtEverything(shown);
        shown.open(testkit::demo());
        lookAtEverything(shown);
        QCoreApplication::removeTranslator(&listener);
    }
    QVERIFY(listener.asked() > 500);
    QCOMPARE(listener.lacking().join(u'\n'), QString());
}

void TranslatedWindowTest::noLabelIsCut_data()
{
    QTest::addColumn<bool>("isSessionOpen");
    QTest::newRow("nothing is open") << false;
    QTest::newRow("a session is open") << true;
}

/// What has a text and does not shorten or wrap it has the room that the text needs.
void TranslatedWindowTest::noLabelIsCut()
{
    QFETCH(const bool, isSessionOpen);
    ShownWindow shown;
    if (isSessionOpen) {
        shown.open(testkit::demo());
        shown.press(Qt::Key_E);
        QTRY_VERIFY(shown.window.isSettled());
    }
    QTest::qWait(0);
    int seen = 0;
    for (const auto* widget : shown.window.findChildren<QWidget*>()) {
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool hasText = (label && !label->wordWrap() && !label->text().isEmpty()) ||
                             (button && !button->text().isEmpty()) ||
                             qobject_cast<const QComboBox*>(widget);
        if (!hasText || !widget->isVisible())
            continue;
        ++seen;
        const QString text = label ? label->text() : button ? button->text() : QString();
        QVERIFY2(widget->width() >= widget->minimumSizeHint().width(),
                 qPrintable(QLatin1StringView(widget->metaObject()->className()) % u": "_s % text));
    }
    QVERIFY(seen > 2);
}

void TranslatedWindowTest::datesAreGerman()
{
    constexpr TimeNs inMarch = 1'615'000'000 * ns_per_second; // 6 March 2021
    QVERIFY2(fullMoment(inMarch).contains(u"6. März 2021"_s), qPrintable(fullMoment(inMarch)));
    QVERIFY2(shortMoment(inMarch).startsWith(u"6. März 2021"_s), qPrintable(shortMoment(inMarch)));
}

QTEST_MAIN(TranslatedWindowTest)
#include "translated_window_test.moc"
