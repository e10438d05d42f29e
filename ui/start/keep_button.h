// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QPushButton>

class QMenu;

namespace playhead {

class SessionKeeper;

/// Which sessions the library keeps by itself from now on: all, or those of some agents.
class KeepButton : public QPushButton
{
    Q_OBJECT

public:
    /// The keeper outlives the button.
    explicit KeepButton(SessionKeeper& keeper, QWidget* parent = nullptr);

private:
    void fill();
    void showState();

    SessionKeeper& m_keeper;
    QMenu* m_menu;
};

} // namespace playhead
