// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QPushButton>

class QMenu;

namespace playhead {

class SessionSearch;
struct SearchPlace;

/// Where sessions are looked for: the usual places of agents, with how many lie there, the folders
/// that the person adds and removes, and what could not be read.
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
    void addPlace(const SearchPlace& place);
    void addFailures();

    SessionSearch& m_search;
    QMenu* m_menu;
};

} // namespace playhead
