// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/start/places_button.h"

#include "core/base/text.h"
#include "core/discovery/places.h"
#include "ui/bridge/text.h"
#include "ui/start/session_search.h"

#include <QDir>
#include <QFileDialog>
#include <QMenu>

#include <algorithm>
#include <cstdint>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

QString shortPath(const QString& path)
{
    const QString home = QDir::homePath();
    return path.startsWith(home + u'/') ? u'~' + path.mid(home.size()) : path;
}

/// A path as a menu shows it: no letter of it is a key.
QString menuText(const QString& path)
{
    return shortPath(path).replace(u'&', u"&&"_s);
}

} // namespace

PlacesButton::PlacesButton(SessionSearch& search, QWidget* parent)
    : QPushButton(parent), m_search(search), m_menu(new QMenu(this))
{
    setText(tr("&Folders"));
    setToolTip(tr("Where sessions are looked for"));
    setAccessibleName(tr("Where sessions are looked for"));
    setMenu(m_menu);
    m_menu->setToolTipsVisible(true);
    connect(m_menu, &QMenu::aboutToShow, this, &PlacesButton::fill);
}

void PlacesButton::fill()
{
    m_menu->clear();
    connect(m_menu->addAction(tr("&Add a folder…")), &QAction::triggered, this,
            &PlacesButton::addFolder);
    for (const QString& folder : m_search.folders()) {
        QAction* remove = m_menu->addAction(tr("Remove %1").arg(menuText(folder)));
        remove->setToolTip(
            tr("Sessions in this folder are listed no more. Nothing in it changes."));
        connect(remove, &QAction::triggered, this,
                [this, folder] { m_search.removeFolder(folder); });
    }
    m_menu->addSection(tr("Where agents keep them"));
    for (const SearchPlace& place : m_search.places()) {
        if (!place.kind->agent.empty())
            addPlace(place);
    }
    addFailures();
}

/// By what was found there: the menu asks no disk.
void PlacesButton::addPlace(const SearchPlace& place)
{
    const int count = m_search.model().countBelow(place.root);
    const QString agent = toQString(place.kind->agent);
    const QString text =
        count == 0 ? agent : tr("%1: %2").arg(agent, toQString(format_count(std::int64_t{count})));
    QAction* shown = m_menu->addAction(text + u'\t' + menuText(toQString(place.root)));
    shown->setEnabled(false);
    shown->setCheckable(true);
    shown->setChecked(count > 0);
}

void PlacesButton::addFailures()
{
    constexpr std::size_t mostShown = 12;
    const auto& report = m_search.report();
    if (!report || report->failures.empty())
        return;
    m_menu->addSection(tr("What cannot be read"));
    const std::size_t shown = std::min(mostShown, report->failures.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const Error& error = report->failures[i];
        const QString what = toQString(error.what).simplified().replace(u'&', u"&&"_s);
        m_menu->addAction(menuText(toQString(error.where)) + u'\t' + what)->setEnabled(false);
    }
    if (const std::size_t rest = report->failures.size() - shown; rest > 0)
        m_menu->addAction(tr("and %n more", nullptr, static_cast<int>(rest)))->setEnabled(false);
}

void PlacesButton::addFolder()
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Add a folder with sessions"));
    if (!folder.isEmpty())
        m_search.addFolder(folder);
}

} // namespace playhead
