// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/context/facet_counts.h"

#include <QWidget>

#include <vector>

class QMenu;
class QToolButton;

namespace playhead {

class FacetChip;
class SessionContext;

/// The session's facets as chips on one line: results, then what else there is, as far as there is
/// room. A button at the end has the rest in a menu. What is chosen or excluded always has a chip.
class FacetStrip : public QWidget
{
    Q_OBJECT

public:
    explicit FacetStrip(SessionContext& context, QWidget* parent = nullptr);

    [[nodiscard]] bool isBusy() const { return m_counts.isRunning(); }
    /// What all chips need, or as many as are worth the room.
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// sizeHint() is another.
    void contentsChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void rebuild();
    void recount();
    void addChips(const Facet& facet);
    [[nodiscard]] static std::vector<const FacetValue*> shownValues(const Facet& facet);
    [[nodiscard]] std::vector<const Facet*> shownFacets() const;
    void layOut();
    void placeAt(QWidget& part, int x, const QSize& size) const;
    void fillMenu();
    void edit(const FilterKey& key, const std::string& value, FacetEdit edit);
    void restoreFocus(const FilterKey* key, const std::string& value);

    SessionContext& m_context;
    FacetCounts m_counts;
    std::vector<FacetChip*> m_chips; ///< children, those of results first
    std::vector<FacetChip*> m_rest;  ///< the chips that there is no room for
    std::size_t m_results = 0;       ///< how many are of results
    int m_separator = -1;            ///< x of the line behind them, or -1
    QToolButton* m_more;
    QMenu* m_menu;
};

} // namespace playhead
