// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/timeline/bars.h"
#include "ui/timeline/bar_stamps.h"
#include "ui/timeline/graph_layer.h"
#include "ui/timeline/label_cache.h"
#include "ui/timeline/lane_geometry.h"
#include "ui/timeline/paintable_timeline.h"
#include "ui/timeline/session_lanes.h"
#include "ui/timeline/time_scale.h"

#include <QAbstractScrollArea>
#include <QAccessible>

#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace playhead {

class FilterNotice;
class LanesHeader;
class RangeLabel;
class SessionContext;
class TimePointer;

/// The session as lanes: one for each agent and thread, in which what overlaps has rows of its own,
/// below what it ran inside of. Time takes the whole width beside the lanes' names. What is too
/// small to be drawn by itself is drawn as a block that says how many events it holds: a frame
/// costs what its pixels cost, not what its events do.
///
/// Follows the context's selection and visible range, and changes them only there. The layout is
/// made on a worker, and only while the view is visible.
class LanesView : public QAbstractScrollArea, public PaintableTimeline
{
    Q_OBJECT

public:
    explicit LanesView(SessionContext& context, QWidget* parent = nullptr);
    ~LanesView() override;

    /// What can be done with events and time: the keys work here, and the context menu has them.
    void useActions(const QList<QAction*>& eventActions, const QList<QAction*>& timeActions);
    /// What a person can note of an event, for the menu of its bar.
    void useAnnotationActions(const QList<QAction*>& actions) { m_annotationActions = actions; }
    /// Whether the lanes of what is asked for are still being made.
    [[nodiscard]] bool isBusy() const { return m_lanes.isBusy(); }
    [[nodiscard]] LanesHeader* header() const { return m_header; }
    /// Selects the event, and scrolls lanes and time to it, at once or when it has a place.
    void reveal(EventIndex event);

    [[nodiscard]] int contentHeight() const override { return m_geometry.height(); }
    [[nodiscard]] int rowStep() const override { return lanes::rowHeight; }
    [[nodiscard]] QRect timeRect() const override { return graphRect(); }
    [[nodiscard]] QRect pastRect() const override;
    void paintPart(QPainter& painter, const QRect& part) override;
    void paintHeader(QPainter& painter) override;

    // What is on the screen, in coordinates of the viewport.

    /// Null until there are any.
    [[nodiscard]] const Lanes* shownLanes() const { return m_shown.get(); }
    [[nodiscard]] QRect graphRect() const;
    /// A lane, with its name.
    [[nodiscard]] QRect groupRect(std::size_t group) const;
    /// Agent and thread as they are written at its left.
    [[nodiscard]] QString groupName(std::size_t group) const;
    [[nodiscard]] EventIndex selectedEvent() const { return m_selected; }
    /// What a screen reader says of an event.
    [[nodiscard]] QString spokenName(EventIndex event) const;
    /// The bars of the rows in sight, x from the left edge of graphRect().
    [[nodiscard]] const std::vector<Bar>& bars();
    /// How many pixels of the graph have been drawn, and not merely moved or copied.
    [[nodiscard]] qint64 pixelsDrawn() const { return m_pixelsDrawn; }
    /// The bar of one event, also where it is drawn as a part of a block. Empty out of sight.
    [[nodiscard]] QRectF barRect(EventIndex event) const;

Q_SIGNALS:
    /// shownLanes() are others, or none.
    void lanesChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// What has no end yet, of a session that is live.
    [[nodiscard]] std::vector<EventIndex> runningInSight() const;
    /// What the vertical position is remembered by while lanes change all over.
    struct ScrollAnchor {
        EventIndex event;
        int y = 0; ///< of its row in the viewport
    };

    void connectContext();

    // Geometry
    [[nodiscard]] int offset() const;
    [[nodiscard]] int rowY(std::uint32_t row) const;
    /// Not Visible where the event has no place, or is out of sight.
    [[nodiscard]] Bar barOf(EventIndex event) const;
    /// All that is drawn for an event's own bar.
    [[nodiscard]] QRect markRect(EventIndex event) const;
    [[nodiscard]] std::optional<int> playheadX() const;
    void layOut();
    void updateTimeScale();

    // What changed
    void showTrace();
    void showLanes();
    void showSelection(EventIndex event);
    void showHovered(EventIndex event);
    void showVisibleRange();
    void showPlayhead(TimeNs time);
    void followPlayhead(TimeNs before, TimeNs time);
    void showMarked();
    void showLive();
    void showFollow();
    void showNow();
    void updateWantedTicks();
    void showFilterNotice();
    void textsChanged();
    void scrollToEvent(EventIndex event, bool isJump);
    [[nodiscard]] ScrollAnchor scrollAnchor() const;
    void announce(QAccessible::Event what, EventIndex event);

    // Painting
    /// What is painted on: where it is the screen's, bars are written into the layer's image.
    struct Canvas {
        QPainter& painter;
        GraphLayer* layer; ///< null where the painter draws on something else than pixels
        QPoint origin;     ///< of the layer, in the viewport
        QRect clip = {};   ///< device pixels of the layer
        double opacity = 1;

        void setClip(const QRect& part);
        /// What bars are written into, whose axis begins at a pixel of the viewport.
        [[nodiscard]] StampTarget target(int left) const;
    };
    void refreshLayer();
    void paintLayer(const QRect& part);
    void paintOnto(GraphLayer& layer, QPoint origin, const QRect& part);
    /// All but what moves over it.
    void paintStill(Canvas& canvas, const QRect& part);
    void paintMoving(QPainter& painter, const QRect& part);
    void paintNames(QPainter& painter, const QRect& part) const;
    void paintName(QPainter& painter, std::size_t group) const;
    void paintGraph(Canvas& canvas, const QRect& all);
    void paintBars(Canvas& canvas, const QRect& part);
    void paintBar(Canvas& canvas, const Bar& bar);
    void paintBarLabel(Canvas& canvas, const Bar& bar);
    void noteEdges(const Bar& bar);
    void paintSelected(QPainter& painter);
    void invalidate(const QRect& part);
    void invalidateAll();
    void moveGraph(int pixels);
    void moveRows(int pixels);
    [[nodiscard]] QRect rowBand(int y) const;
    void paintMessage(QPainter& painter, const QString& text) const;
    [[nodiscard]] QString emptyText() const;

    // Input
    [[nodiscard]] std::optional<Bar> barAt(const QPoint& point) const;
    /// Calls back with the number of each row that reaches into the viewport between two heights.
    template <typename Visit>
    void forRows(int top, int bottom, const Visit& visit) const;
    [[nodiscard]] QString toolTipAt(const QPoint& point);
    [[nodiscard]] QString blockToolTip(const Bar& block) const;
    [[nodiscard]] QString groupToolTip(std::size_t group) const;
    void showWholly(const Bar& bar);
    void selectInRow(int steps);
    void selectEndOfRow(bool last);
    void selectOtherRow(bool below);
    void selectOtherGroup(bool below);
    void go(EventIndex event);

    SessionContext& m_context;
    SessionLanes m_lanes;
    std::shared_ptr<const Lanes> m_shown;
    LaneGeometry m_geometry; ///< of m_shown
    TimeScale m_scale;
    std::unique_ptr<TimePointer> m_pointer;
    LanesHeader* m_header;    ///< a child
    RangeLabel* m_rangeLabel; ///< a child
    FilterNotice* m_notice;   ///< a child of the viewport
    QWidget* m_scrollSpacer;  ///< a child; keeps the time scroll bar below the graph
    QList<QAction*> m_eventActions;
    QList<QAction*> m_timeActions;
    QList<QAction*> m_annotationActions;

    LabelCache m_labels;
    BarStamps m_stamps;
    GraphLayer m_layer;
    double m_longestLabel = 0;  ///< pixels, of those that were wanted since all was drawn
    std::set<int> m_edgeBound;  ///< rows whose look depends on where the graph ends
    std::vector<Bar> m_rowBars; ///< of the row that is being painted
    qint64 m_pixelsDrawn = 0;
    std::vector<Bar> m_bars; ///< of the rows in sight, as far as anyone asked for them
    bool m_areBarsStale = true;

    TimeNs m_playhead = no_time; ///< as drawn
    EventIndex m_selected;       ///< as drawn
    EventIndex m_hovered;        ///< as drawn
    EventIndex m_awaited;        ///< to be scrolled to when it has a place
    int m_roomBelow = 0;         ///< pixels below the last row, for what stands over the view
    int m_pressedY = 0;
    int m_pressedOffset = 0;
    bool m_isScrolling = false; ///< by a drag
};

template <typename Visit>
void LanesView::forRows(int top, int bottom, const Visit& visit) const
{
    for (std::uint32_t row = m_geometry.firstRowBelow(offset() + top);
         row < m_shown->layout->row_count() && rowY(row) < bottom; ++row)
        visit(row);
}

} // namespace playhead
