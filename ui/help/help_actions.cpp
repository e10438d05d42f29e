// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/help/help_actions.h"

#include "ui/help/first_steps.h"
#include "ui/help/help_pages.h"
#include "ui/help/help_window.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QMainWindow>
#include <QMenu>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

HelpActions::HelpActions(SessionContext& context, QMainWindow* window)
    : QObject(window)
    , m_context(context)
    , m_window(window)
    , m_ofPart(new QAction(tr("&Help for this part"), this))
    , m_contents(new QAction(tr("&Contents of the help"), this))
    , m_begin(new QAction(tr("&First steps"), this))
{
    m_ofPart->setShortcut(u"F1"_s);
    m_ofPart->setShortcutContext(Qt::ApplicationShortcut); // in the window's dialogs, too
    m_ofPart->setStatusTip(tr("Opens the page about the part of the window that has the focus."));
    m_contents->setStatusTip(tr("Opens the help at its first page."));
    m_begin->setStatusTip(tr("Leads through the first minutes, a line at a time."));
    connect(m_ofPart, &QAction::triggered, this, &HelpActions::openPageOfPart);
    connect(m_contents, &QAction::triggered, this,
            [this] { openPage(helpPages().constFirst().id); });
    connect(m_begin, &QAction::triggered, this, &HelpActions::beginFirstSteps);
}

void HelpActions::addTo(QMenu& menu)
{
    menu.addActions({m_ofPart, m_contents, m_begin});
}

void HelpActions::offerFirstSteps()
{
    if (FirstSteps::areWanted())
        beginFirstSteps();
}

void HelpActions::openPageOfPart()
{
    const QWidget* focus = QApplication::focusWidget();
    // The help is no part that has a page of its own: whoever reads it goes on reading.
    if (!m_help || !focus || focus->window() != m_help)
        openPage(helpPageOf(focus));
}

void HelpActions::openPage(const QString& id)
{
    if (!m_help)
        m_help = new HelpWindow(m_window);
    m_help->openPage(id);
}

void HelpActions::beginFirstSteps()
{
    if (!m_firstSteps) {
        m_firstSteps = new FirstSteps(m_context, *m_window);
        connect(m_firstSteps, &FirstSteps::demoWanted, this, &HelpActions::demoWanted);
        static_cast<QBoxLayout*>(m_window->centralWidget()->layout())
            ->insertWidget(0, m_firstSteps);
    }
    m_firstSteps->begin();
}

} // namespace playhead
