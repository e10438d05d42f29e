// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/panel.h"

#include <vector>

class QStackedWidget;

namespace playhead {

class FlatTabBar;

/// The panels that have something to say about an event, as a row of tabs and the page of the
/// current one. While stepping through events, the tab that the person chose stays the current one
/// wherever it applies.
class PanelTabs : public QObject
{
    Q_OBJECT

public:
    /// The bar and the pages are `parent`'s, and laid out by it.
    PanelTabs(SessionContext& context, QWidget* parent);

    [[nodiscard]] FlatTabBar* bar() const { return m_bar; }
    [[nodiscard]] QStackedWidget* pages() const { return m_pages; }
    /// The panel that is shown; null where none is.
    [[nodiscard]] Panel* current() const;

    /// Which tab is shown, where the person has chosen none that there is: the one that says most,
    /// or the one that is being looked at, as long as it is there.
    enum class First { MostTelling, Current };
    void show(const PanelContent& content, First first = First::MostTelling);
    /// The same content, of a session that has grown elsewhere.
    void setTrace(std::shared_ptr<const Trace> trace);
    /// Shows nothing, not even the row of tabs.
    void clear();
    /// Makes the panel with this id the person's choice. False where there is none, or where it
    /// does not apply to what is shown.
    bool choose(const QString& id);
    /// Whether the next panel that is shown gets the focus.
    void setEditsNext(bool edits) { m_isToEdit = edits; }
    /// Shows the current panel, which gets the focus where that is due.
    void showCurrent();

Q_SIGNALS:
    /// A panel was made, because it is to be shown for the first time.
    void made(playhead::Panel* panel);

private:
    struct Tab {
        const PanelDescriptor* descriptor = nullptr;
        Panel* panel = nullptr;  ///< made when first needed
        bool isUpToDate = false; ///< shows m_content
    };

    void makeTabs();
    [[nodiscard]] int firstChoice() const;

    SessionContext& m_context;
    FlatTabBar* m_bar;
    QStackedWidget* m_pages;
    QWidget* m_blank;
    std::vector<Tab> m_tabs;
    int m_chosen = -1; ///< by the person
    bool m_isToEdit = false;
    PanelContent m_content;
};

} // namespace playhead
