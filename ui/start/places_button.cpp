// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/start/places_button.h"

#include "ui/bridge/text.h"
#include "ui/start/session_search.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

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
        if (place.kind->agent.empty())
            continue;
        const QString path = toQString(place.root);
        QAction* shown = m_menu->addAction(toQString(place.kind->agent) + u'\t' + menuText(path));
        shown->setEnabled(false);
        shown->setCheckable(true);
        shown->setChecked(QFileInfo::exists(path));
    }
}

void PlacesButton::addFolder()
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Add a folder with sessions"));
    if (!folder.isEmpty())
        m_search.addFolder(folder);
}

} // namespace playhead
