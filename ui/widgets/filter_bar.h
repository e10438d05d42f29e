// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QMenu;

namespace playhead {

class FacetStrip;
class FilterActions;
class FilterField;
class SessionContext;

/// The line at the top of the window: the filter, and beside it the facets as chips.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(SessionContext& context, QWidget* parent = nullptr);

    [[nodiscard]] const FilterActions& commands() const { return *m_actions; }
    /// Whether chips are being counted.
    [[nodiscard]] bool isBusy() const;

Q_SIGNALS:
    /// The person is done here and wants to go on with the events.
    void leaving();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void layOut();
    void fillMenu();
    void keepFilter();

    SessionContext& m_context;
    FilterActions* m_actions; ///< a child
    FilterField* m_field;
    FacetStrip* m_facets;
    QMenu* m_menu;
};

} // namespace playhead
