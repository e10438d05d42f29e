// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/start/keep_button.h"

#include "core/discovery/places.h"
#include "ui/bridge/text.h"
#include "ui/start/session_keeper.h"

#include <QMenu>

namespace playhead {

KeepButton::KeepButton(SessionKeeper& keeper, QWidget* parent)
    : QPushButton(parent), m_keeper(keeper), m_menu(new QMenu(this))
{
    setAccessibleName(tr("Which sessions the library keeps"));
    setToolTip(tr("Agents delete their sessions after a while. The library keeps copies of their "
                  "files, packed and checked, as soon as a session has rested for ten minutes."));
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &KeepButton::fill);
    connect(&m_keeper, &SessionKeeper::changed, this, &KeepButton::showState);
    showState();
}

void KeepButton::fill()
{
    m_menu->clear();
    const auto add = [this](const QString& text, const QString& place) {
        QAction* rule = m_menu->addAction(text);
        rule->setCheckable(true);
        rule->setChecked(m_keeper.hasRule(place));
        connect(rule, &QAction::toggled, this,
                [this, place](bool isOn) { m_keeper.setRule(place, isOn); });
    };
    add(tr("Keep &all from now on"), {});
    m_menu->addSection(tr("Keep those of"));
    for (const PlaceKind& kind : place_kinds()) {
        if (!kind.agent.empty())
            add(toQString(kind.agent), toQString(kind.id));
    }
}

void KeepButton::showState()
{
    if (m_keeper.hasRule({})) {
        setText(tr("&Keeps all"));
        return;
    }
    int rules = 0;
    for (const PlaceKind& kind : place_kinds())
        rules += m_keeper.hasRule(toQString(kind.id)) ? 1 : 0;
    setText(rules == 0   ? tr("&Keep…")
            : rules == 1 ? tr("&Keeps 1 agent's")
                         : tr("&Keeps %n agents'", nullptr, rules));
}

} // namespace playhead
