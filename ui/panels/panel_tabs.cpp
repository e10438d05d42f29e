// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/panel_tabs.h"

#include "ui/widgets/flat_tab_bar.h"

#include <QCoreApplication>
#include <QStackedWidget>

#include <utility>

namespace playhead {

PanelTabs::PanelTabs(SessionContext& context, QWidget* parent)
    : QObject(parent)
    , m_context(context)
    , m_bar(new FlatTabBar(parent))
    , m_pages(new QStackedWidget(parent))
    , m_blank(new QWidget(m_pages))
{
    m_bar->setAccessibleName(tr("Details of the event"));
    m_pages->addWidget(m_blank);
    makeTabs();
    // show() blocks the bar's signals, so these come from the person alone.
    const auto choose = [this](int tab) {
        if (tab < 0)
            return;
        m_chosen = tab;
        showCurrent();
    };
    connect(m_bar, &QTabBar::currentChanged, this, choose);
    connect(m_bar, &QTabBar::tabBarClicked, this, choose);
}

void PanelTabs::makeTabs()
{
    for (const PanelDescriptor* descriptor : allPanels()) {
        m_tabs.push_back({descriptor, nullptr, false});
        const int tab = m_bar->addTab(QCoreApplication::translate("Panel", descriptor->title));
        if (descriptor->id == std::string_view("error"))
            m_bar->setTabRole(tab, ColorRole::Fail);
    }
}

Panel* PanelTabs::current() const
{
    return qobject_cast<Panel*>(m_pages->currentWidget());
}

bool PanelTabs::choose(const QString& id)
{
    for (int i = 0; i < m_bar->count(); ++i) {
        if (id != QLatin1StringView(m_tabs[static_cast<std::size_t>(i)].descriptor->id))
            continue;
        m_chosen = i;
        if (!m_bar->isTabVisible(i))
            return false;
        m_bar->setCurrentIndex(i);
        return m_content.loaded != nullptr;
    }
    return false;
}

void PanelTabs::show(const PanelContent& content, First first)
{
    // Of what is hidden, the bar goes to another by itself.
    const int current = m_bar->isVisible() ? m_bar->currentIndex() : -1;
    const bool isOther = content.event != m_content.event;
    m_content = content;
    const QSignalBlocker blocker(m_bar);
    for (std::size_t i = 0; i < m_tabs.size(); ++i) {
        m_tabs[i].isUpToDate = false;
        m_bar->setTabShown(static_cast<int>(i), m_tabs[i].descriptor->applies(m_content));
    }
    m_bar->show();
    // The person's choice; else what is being looked at already, or what says most.
    int tab = m_chosen;
    if (tab < 0 || !m_bar->isTabVisible(tab))
        tab = first == First::Current ? current : -1;
    if (tab < 0 || !m_bar->isTabVisible(tab))
        tab = firstChoice();
    m_bar->setCurrentIndex(tab);
    // What is behind the others is of another event, and may be large.
    for (std::size_t i = 0; isOther && i < m_tabs.size(); ++i) {
        if (m_tabs[i].panel && static_cast<int>(i) != tab)
            m_tabs[i].panel->clear();
    }
    showCurrent();
}

void PanelTabs::setTrace(std::shared_ptr<const Trace> trace)
{
    if (m_content.loaded)
        m_content.trace = std::move(trace);
}

void PanelTabs::clear()
{
    m_content = {};
    m_bar->hide();
    for (Tab& tab : m_tabs) {
        if (tab.panel)
            tab.panel->clear();
        tab.isUpToDate = false;
    }
    m_pages->setCurrentWidget(m_blank);
}

int PanelTabs::firstChoice() const
{
    int best = -1;
    for (int i = 0; i < m_bar->count(); ++i) {
        const auto interest = [this](int tab) {
            return m_tabs[static_cast<std::size_t>(tab)].descriptor->interest;
        };
        if (m_bar->isTabVisible(i) && (best < 0 || interest(i) > interest(best)))
            best = i;
    }
    return best;
}

void PanelTabs::showCurrent()
{
    const int index = m_bar->currentIndex();
    if (index < 0 || !m_content.loaded)
        return;
    Tab& tab = m_tabs[static_cast<std::size_t>(index)];
    if (!tab.panel) {
        tab.panel = tab.descriptor->create(m_context, m_pages);
        m_pages->addWidget(tab.panel);
        Q_EMIT made(tab.panel);
    }
    if (!tab.isUpToDate) {
        tab.panel->show(m_content);
        tab.isUpToDate = true;
    }
    m_pages->setCurrentWidget(tab.panel);
    if (std::exchange(m_isToEdit, false))
        tab.panel->beginEditing();
}

} // namespace playhead
