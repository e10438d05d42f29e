// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/ui/panels/panel_probe.h"

#include "tests/testkit/patient_test.h"
#include "ui/models/json_tree_model.h"
#include "ui/models/notes_model.h"
#include "ui/widgets/json_view.h"
#include "ui/widgets/notes_view.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTextEdit>
#include <QTreeView>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

QList<int> shownRoles(const QTreeView& view)
{
    if (qobject_cast<const JsonView*>(&view))
        return {JsonTreeModel::KeyRole, JsonTreeModel::ValueRole};
    if (qobject_cast<const NotesView*>(&view))
        return {Qt::DisplayRole, NotesModel::RemedyRole, NotesModel::CountRole};
    return {Qt::DisplayRole};
}

/// What its first rows say, those below an open one included.
QString rowTexts(const QTreeView& view)
{
    constexpr int mostRows = 300;
    QStringList texts;
    QModelIndex row = view.model()->index(0, 0, view.rootIndex());
    for (int i = 0; i < mostRows && row.isValid(); ++i, row = view.indexBelow(row)) {
        for (int column = 0; column < view.model()->columnCount(row.parent()); ++column) {
            for (const int role : shownRoles(view))
                texts += row.siblingAtColumn(column).data(role).toString();
        }
    }
    return texts.join(u'\n');
}

QString ownText(const QWidget& widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return button->text();
    if (const auto* edit = qobject_cast<const QPlainTextEdit*>(&widget))
        return edit->toPlainText();
    if (const auto* edit = qobject_cast<const QTextEdit*>(&widget))
        return edit->toPlainText();
    if (const auto* view = qobject_cast<const QTreeView*>(&widget))
        return rowTexts(*view);
    return {};
}

} // namespace

QString readableText(const QWidget& root)
{
    QStringList texts;
    for (const auto* widget : root.findChildren<QWidget*>()) {
        if (widget->isVisible())
            texts += ownText(*widget);
    }
    texts.removeAll(QString());
    return texts.join(u'\n');
}

QString spokenText(const QWidget& root)
{
    QStringList texts;
    for (const auto* widget : root.findChildren<QWidget*>()) {
        if (widget->isVisible())
            texts += {widget->toolTip(), widget->accessibleName(), widget->accessibleDescription()};
    }
    texts.removeAll(QString());
    return texts.join(u'\n');
}

QAbstractButton* shownButton(const QWidget& root, const QString& name)
{
    for (auto* button : root.findChildren<QAbstractButton*>()) {
        if (button->isVisible() && (button->accessibleName() == name || button->text() == name))
            return button;
    }
    return nullptr;
}

QTabBar* shownTabBar(const QWidget& root)
{
    for (auto* bar : root.findChildren<QTabBar*>()) {
        if (bar->isVisible())
            return bar;
    }
    return nullptr;
}

QStringList shownTabs(const QWidget& root)
{
    QStringList titles;
    const auto* bar = shownTabBar(root);
    for (int i = 0; bar && i < bar->count(); ++i) {
        if (bar->isTabVisible(i))
            titles += bar->tabText(i);
    }
    return titles;
}

bool chooseTab(const QWidget& root, const QString& title)
{
    auto* bar = shownTabBar(root);
    for (int i = 0; bar && i < bar->count(); ++i) {
        if (!bar->isTabVisible(i) || !bar->tabText(i).startsWith(title))
            continue;
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(i).center());
        return true;
    }
    return false;
}

QList<QWidget*> tabStops(const QWidget& root)
{
    QList<QWidget*> stops;
    for (auto* widget : root.findChildren<QWidget*>()) {
        const bool isPart = qobject_cast<const QTabBar*>(widget->parentWidget());
        if (widget->isVisible() && widget->isEnabled() && !widget->focusProxy() && !isPart &&
            (widget->focusPolicy() & Qt::TabFocus))
            stops += widget;
    }
    return stops;
}

QString namelessControl(const QWidget& root)
{
    for (auto* widget : tabStops(root)) {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (widget->accessibleName().isEmpty() && (!button || button->text().isEmpty()))
            return QString::fromLatin1(widget->metaObject()->className());
    }
    return {};
}

QList<QWidget*> walkWithTab(QWidget& root, QWidget& from, QWidget& to, bool backwards)
{
    constexpr int mostPresses = 2000;
    QList<QWidget*> way;
    from.setFocus();
    for (int i = 0; i < mostPresses; ++i) {
        QWidget* focus = QApplication::focusWidget();
        if (!focus)
            break;
        QTest::keyClick(focus, backwards ? Qt::Key_Backtab : Qt::Key_Tab,
                        backwards ? Qt::ShiftModifier : Qt::NoModifier);
        focus = QApplication::focusWidget();
        if (focus == &to)
            return way;
        if (focus && root.isAncestorOf(focus))
            way += focus;
    }
    const QWidget* last = QApplication::focusWidget();
    QTest::qFail(qPrintable(u"Tab does not lead out again; the focus is at "_s +
                            QString::fromLatin1(last ? last->metaObject()->className() : "none")),
                 __FILE__, __LINE__);
    return way;
}

} // namespace playhead
