// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QPushButton>

class QMenu;

namespace playhead {

class SessionSearch;

/// Where sessions are looked for: the usual places of agents, those that are there marked, and the
/// folders that the person adds and removes.
class PlacesButton : public QPushButton
{
    Q_OBJECT

public:
    /// The search outlives the button.
    explicit PlacesButton(SessionSearch& search, QWidget* parent = nullptr);

    /// Asks for a folder.
    void addFolder();

private:
    void fill();

    SessionSearch& m_search;
    QMenu* m_menu;
};

} // namespace playhead
