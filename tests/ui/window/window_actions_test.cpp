// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/ui/window/shown_window.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QTabBar>

#include <algorithm>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::ShownWindow;

namespace {

/// Whether a person who tabs to it is told nothing.
bool isNameless(const QWidget& widget)
{
    const bool isReached = widget.isVisible() && (widget.focusPolicy() & Qt::TabFocus);
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    return isReached && widget.accessibleName().isEmpty() && (!button || button->text().isEmpty());
}

} // namespace

class WindowActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }
    void everyControlThatTakesTheFocusHasAName();
    void everyActionWithAKeyHasItsOwn();
    void everyActionIsWrittenAsASentenceIs();
    void theCsvRowIsInTheEditMenu();
};

void WindowActionsTest::everyControlThatTakesTheFocusHasAName()
{
    ShownWindow shown;
    shown.open(testkit::demo());
    // The session's page first, then that of an event; each tab of both.
    for (int page = 0; page < 2; ++page) {
        const auto bars = shown.window.findChildren<QTabBar*>();
        const auto bar =
            std::find_if(bars.begin(), bars.end(), [](const QTabBar* b) { return b->isVisible(); });
        QVERIFY(bar != bars.end());
        for (int tab = 0; tab < (*bar)->count(); ++tab) {
            if (!(*bar)->isTabVisible(tab))
                continue;
            (*bar)->setCurrentIndex(tab);
            QTRY_VERIFY(shown.window.isSettled());
            const QString where = (*bar)->tabText(tab) % u": "_s;
            for (const QWidget* widget : shown.window.findChildren<QWidget*>()) {
                if (isNameless(*widget))
                    QFAIL(qPrintable(
                        where % QLatin1StringView(widget->metaObject()->className()) % u" in "_s %
                        QLatin1StringView(widget->parent()->metaObject()->className())));
            }
        }
        shown.press(Qt::Key_E);
        QTRY_VERIFY(shown.window.isSettled());
    }
}

void WindowActionsTest::everyActionWithAKeyHasItsOwn()
{
    ShownWindow shown;
    const auto isOfWindow = [](const QAction* action) {
        return action->shortcutContext() == Qt::WindowShortcut ||
               action->shortcutContext() == Qt::ApplicationShortcut;
    };
    QHash<QString, QString> ofWindow;
    QList<std::pair<QString, QString>> ofWidgets; // two widgets may use one key, such as Ctrl+C
    for (const QAction* action : shown.window.findChildren<QAction*>()) {
        for (const QKeySequence& sequence : action->shortcuts()) {
            const QString key = sequence.toString();
            QVERIFY2(!action->text().isEmpty(), qPrintable(key));
            if (!isOfWindow(action)) {
                ofWidgets.push_back({key, action->text()});
                continue;
            }
            QVERIFY2(!ofWindow.contains(key),
                     qPrintable(key % u": "_s % ofWindow.value(key) % u" and "_s % action->text()));
            ofWindow.insert(key, action->text());
        }
    }
    // Where a window's key is also that of the widget with the focus, neither comes through.
    for (const auto& [key, text] : ofWidgets)
        QVERIFY2(!ofWindow.contains(key),
                 qPrintable(key % u": "_s % ofWindow.value(key) % u" and "_s % text));
    QVERIFY(ofWindow.size() > 10);
    QVERIFY(!ofWidgets.isEmpty());
}

void WindowActionsTest::everyActionIsWrittenAsASentenceIs()
{
    static const QStringList names = {u"LLM"_s, u"JSON"_s, u"CSV"_s, u"UTC"_s, u"Playhead"_s};
    ShownWindow shown;
    shown.open(testkit::demo());
    int seen = 0;
    for (const QAction* action : shown.window.findChildren<QAction*>()) {
        QStringList words = action->text().remove(u'&').split(u' ', Qt::SkipEmptyParts).mid(1);
        words.removeIf([](const QString& word) { return names.contains(word); });
        for (const QString& word : words)
            QVERIFY2(!word.front().isUpper(), qPrintable(action->text()));
        seen += words.isEmpty() ? 0 : 1;
    }
    QVERIFY(seen > 40);
}

void WindowActionsTest::theCsvRowIsInTheEditMenu()
{
    ShownWindow shown;
    QMenu* edit = shown.window.menuBar()->actions().at(1)->menu();
    QVERIFY(edit);
    const QList<QAction*> actions = edit->actions();
    const auto row = std::find_if(actions.begin(), actions.end(), [](const QAction* action) {
        return action->text().remove(u'&') == u"Copy as CSV rows"_s;
    });
    QVERIFY(row != actions.end());
    QVERIFY(!(*row)->shortcut().isEmpty());
    QVERIFY(!(*row)->isEnabled()); // without an event
}

QTEST_MAIN(WindowActionsTest)
#include "window_actions_test.moc"
