// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/bridge/latest_job.h"
#include "ui/dialogs/menu_actions.h"
#include "ui/dialogs/palette_model.h"

#include <QDialog>

class QLineEdit;
class QListView;
class QMainWindow;

namespace playhead {

class LinkOpener;
class PlainLabel;
class SessionContext;
class SessionStore;

/// Everything the window can do and every place in it, found by typing: actions of the menus,
/// events, moments, sessions, links. Enter does what is marked, Escape leaves.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    /// All outlive the palette; `window` is its parent.
    CommandPalette(SessionContext& context, SessionStore& store, LinkOpener& links,
                   QMainWindow* window);

    /// Shows the palette, empty.
    void start();
    /// Whether events are still being searched.
    [[nodiscard]] bool isBusy() const { return m_search.isRunning(); }
    [[nodiscard]] const PaletteModel& model() const { return m_model; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void search();
    void showEntries(std::vector<PaletteEntry> entries);
    void moveMark(int rows);
    void run();
    void run(const PaletteTarget& target);
    void goTo(EventIndex event);

    SessionContext& m_context;
    SessionStore& m_store;
    LinkOpener& m_links;
    QMainWindow* m_window;
    QLineEdit* m_line;
    QListView* m_list;
    PlainLabel* m_hint;
    QList<MenuAction> m_actions; ///< as they were when the palette was shown
    PaletteModel m_model;
    LatestJob m_search;
};

} // namespace playhead
