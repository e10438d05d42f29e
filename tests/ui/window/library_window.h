// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/reading/read_sessions.h"
#include "core/library/import_files.h"
#include "core/library/library.h"
#include "tests/testkit/scratch.h"
#include "tests/ui/window/shown_window.h"
#include "ui/context/session_store.h"
#include "ui/widgets/session_list.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDir>
#include <QInputDialog>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <vector>

namespace playhead::testkit {

/// A window with a library of two sessions, and what a person does to them.
class LibraryWindow
{
public:
    LibraryWindow()
    {
        auto library = open();
        const std::vector<std::string> files = {
            demo().toStdString(), samplePath(QStringLiteral("native.json")).toStdString()};
        if (import_files(library, files, read_sessions, {}).sessions.size() != 2)
            qFatal("the library cannot be filled");
        start();
    }

    LibraryWindow(const LibraryWindow&) = delete;
    LibraryWindow& operator=(const LibraryWindow&) = delete;
    ~LibraryWindow()
    {
        close();
        QThreadPool::globalInstance()->waitForDone(); // what was taken out is deleted there
    }

    void start()
    {
        m_shown = std::make_unique<ShownWindow>();
        window().useLibrary(folder());
        if (!QTest::qWaitForWindowActive(&window()) ||
            !waitFor([this] { return model().rowCount() == 2; }))
            qFatal("the window does not come up");
    }
    void close() { m_shown.reset(); }

    [[nodiscard]] MainWindow& window() const { return m_shown->window; }
    [[nodiscard]] SessionListModel& model() const { return window().store().model(); }
    [[nodiscard]] std::string folder() const
    {
        return m_scratch.path(QStringLiteral("library")).toStdString();
    }
    [[nodiscard]] Library open(Library::Access access = Library::Access::Write) const
    {
        auto library = Library::open(folder(), access);
        if (!library)
            qFatal("%s", library.error().to_string().c_str());
        return *std::move(library);
    }
    /// What the library itself holds now, by name.
    [[nodiscard]] QStringList kept() const
    {
        QStringList names;
        for (const LibraryEntry& entry : open(Library::Access::Read).list().value_or({}))
            names += QString::fromStdString(entry.name);
        names.sort();
        return names;
    }
    /// What is taken out of it.
    [[nodiscard]] QStringList takenOut() const
    {
        return QDir(QString::fromStdString(folder()) + QStringLiteral("/incoming"))
            .entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    }
    [[nodiscard]] QListView& list() const
    {
        return *window().findChild<SessionList*>()->findChild<QListView*>();
    }
    /// In the list; not valid where it is not there.
    [[nodiscard]] QModelIndex row(const QString& name) const
    {
        const QAbstractItemModel& rows = *list().model();
        for (int i = 0; i < rows.rowCount(); ++i) {
            if (rows.index(i, 0).data().toString() == name)
                return rows.index(i, 0);
        }
        return {};
    }
    [[nodiscard]] bool isListed(const QString& name) const { return row(name).isValid(); }

    void click(const QString& name) const
    {
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {},
                          list().visualRect(row(name)).center());
        if (!waitFor([this] { return window().isSettled() && window().context().trace(); }))
            qFatal("it is not shown");
    }
    /// Opens the session's menu, and clicks the action whose text begins so.
    void chooseInMenu(const QString& name, const QString& action) const
    {
        const QPoint at = list().visualRect(row(name)).center();
        QTimer::singleShot(0, &list(), [action] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            if (!menu)
                qFatal("there is no menu");
            for (QAction* each : menu->actions()) {
                if (each->text().remove(QLatin1Char('&')).startsWith(action))
                    return QTest::mouseClick(menu, Qt::LeftButton, {},
                                             menu->actionGeometry(each).center());
            }
            qFatal("the menu has no such action");
        });
        QContextMenuEvent menu(QContextMenuEvent::Mouse, at, list().viewport()->mapToGlobal(at));
        QApplication::sendEvent(list().viewport(), &menu); // runs until the menu closes
    }
    /// Types into the next dialog that asks for a text.
    void answerWith(const QString& text)
    {
        auto* waiting = new QTimer(&window());
        QObject::connect(waiting, &QTimer::timeout, &window(), [waiting, text] {
            auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            waiting->deleteLater();
            auto* line = dialog->findChild<QLineEdit*>();
            line->selectAll();
            QTest::keyClicks(line, text);
            QTest::keyClick(line, Qt::Key_Return);
        });
        waiting->start(5);
    }
    /// The platform of the tests leaves a window inactive when a menu or dialog before it closes.
    void activate() const
    {
        window().activateWindow();
        if (!QTest::qWaitForWindowActive(&window()))
            qFatal("the window is not active");
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        activate();
        QTest::keyClick(&window(), key, modifiers);
    }
    void pressInList(Qt::Key key) const
    {
        activate();
        list().setFocus();
        QTest::keyClick(&list(), key);
    }
    void undo() const { press(Qt::Key_Z, Qt::ControlModifier); }
    void redo() const { press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }
    /// Of Edit > Undo and Redo, without the mark of its key; empty where it cannot be chosen.
    [[nodiscard]] QString editAction(qsizetype at) const
    {
        const QAction* action = window().menuBar()->actions().at(1)->menu()->actions().at(at);
        return action->isEnabled() ? action->text()
                                         .replace(QStringLiteral("&&"), QStringLiteral("+"))
                                         .remove(QLatin1Char('&'))
                                   : QString();
    }
    [[nodiscard]] QString undoText() const { return editAction(0); }
    [[nodiscard]] QString redoText() const { return editAction(1); }
    /// The message that stands before the window; null where there is none.
    [[nodiscard]] QMessageBox* box() const
    {
        for (auto* each : window().findChildren<QMessageBox*>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }

private:
    Scratch m_scratch;
    std::unique_ptr<ShownWindow> m_shown;
};

} // namespace playhead::testkit
