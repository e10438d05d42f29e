// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/start/found_sessions_view.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QHBoxLayout;
class QKeyEvent;
class QLineEdit;
class QMenu;
class QProgressBar;
class QStackedWidget;

namespace playhead {

class EmptyState;
class FoundSessionsOrder;
class KeepButton;
class PlacesButton;
class PlainLabel;
class SessionKeeper;
class SessionSearch;

/// Where one begins: the sessions that agents left on this computer, to be searched and opened, and
/// the ways to open another. Sessions are looked for while it is seen.
class StartView : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the view.
    StartView(SessionSearch& search, SessionKeeper& keeper, QWidget* parent = nullptr);

    /// Offers what is in the menu, which is another's, by a button behind the others.
    void offer(const QString& text, QMenu* menu);
    /// Puts the keyboard where one begins: into the search, or on the switch where it is off.
    void focusSearch();
    [[nodiscard]] FoundSessionsView& list() { return *m_view; }

Q_SIGNALS:
    void openRequested();
    void demoRequested();
    /// Back to what was seen before.
    void leaving();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeTitles();
    [[nodiscard]] QWidget* makeTools();
    void connectParts();
    void showState();
    void showEmpty();
    [[nodiscard]] QString countText() const;
    [[nodiscard]] QString noteText() const;
    void pressEmpty();
    bool pressInSearch(int key);
    bool pressInList(QKeyEvent& event);

    SessionSearch& m_search;
    SessionKeeper& m_keeper;
    FoundSessionsOrder* m_order;
    QHBoxLayout* m_buttons = nullptr;
    QLineEdit* m_line = nullptr;
    QCheckBox* m_switch = nullptr;
    PlacesButton* m_places = nullptr;
    KeepButton* m_keep = nullptr;
    PlainLabel* m_count = nullptr;
    QProgressBar* m_progress;
    QStackedWidget* m_pages;
    FoundSessionsView* m_view;
    EmptyState* m_empty;
    PlainLabel* m_note;
    QTimer m_soon; ///< a search brings many changes at once
};

} // namespace playhead
