// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/timeline/bars.h"
#include "ui/context/event_copier.h"
#include "ui/models/event_rows_model.h"
#include "ui/timeline/label_cache.h"
#include "ui/timeline/paintable_timeline.h"
#include "ui/timeline/row_cache.h"
#include "ui/timeline/row_painter.h"
#include "ui/timeline/time_scale.h"

#include <QAbstractItemView>
#include <QAccessible>

#include <memory>
#include <optional>
#include <vector>

namespace playhead {

class FilterNotice;
class RangeLabel;
class SessionContext;
class TimeActions;
class TimePointer;
class WaterfallActions;
class WaterfallColumns;
class WaterfallHeader;

/// The tree of events and their bars in aligned rows: one row, one selection, one scroll. All
/// geometry is arithmetic over rows of one height, so that a million rows cost as much as the ones
/// on the screen; and it is an item view, with all that keyboards and screen readers know of one.
///
/// Columns stand still; the horizontal scroll bar moves the time that the Timeline column shows.
/// Follows the context's selection and visible range, and changes them only there.
class WaterfallView : public QAbstractItemView, public PaintableTimeline
{
    Q_OBJECT

public:
    explicit WaterfallView(SessionContext& context, QWidget* parent = nullptr);
    ~WaterfallView() override;

    [[nodiscard]] EventRowsModel& rowsModel() { return *m_model; }
    [[nodiscard]] const EventRowsModel& rowsModel() const { return *m_model; }
    [[nodiscard]] const WaterfallActions& eventActions() const { return *m_actions; }
    /// Zoom and pan, for a menu.
    [[nodiscard]] const TimeActions& timeActions() const { return *m_timeActions; }
    /// What a person can note of an event, for the menu of its row.
    void useAnnotationActions(const QList<QAction*>& actions) { m_annotationActions = actions; }
    [[nodiscard]] WaterfallHeader* header() const { return m_header; }
    /// For saving and restoring the widths of columns.
    [[nodiscard]] WaterfallColumns& columns() const { return *m_columns; }

    /// Expands or collapses an event. The selection moves up to an event that hides it.
    void setExpanded(EventIndex event, bool expanded);
    /// Selects the event, opens what hides it, and scrolls rows and time to it.
    void reveal(EventIndex event);
    /// The bar of a row, as drawn, in coordinates of the viewport.
    [[nodiscard]] QRectF barRect(EventIndex event) const;

    [[nodiscard]] int contentHeight() const override;
    [[nodiscard]] int rowStep() const override;
    [[nodiscard]] QRect timeRect() const override;
    [[nodiscard]] QRect pastRect() const override;
    void paintPart(QPainter& painter, const QRect& part) override;
    void paintHeader(QPainter& painter) override;

    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;
    void keyboardSearch(const QString& search) override;

protected:
    [[nodiscard]] QModelIndex moveCursor(CursorAction action,
                                         Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex& index) const override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;

    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectionChanged(const QItemSelection& selected,
                          const QItemSelection& deselected) override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                     const QList<int>& roles) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;

    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// What the vertical position is remembered by while rows change all over.
    struct ScrollAnchor {
        EventIndex event;
        int offset = 0; ///< pixels of its row above the viewport
    };

    void connectContext();
    void connectActions();
    void setUpHeader();

    // Geometry
    [[nodiscard]] RowAxis rowAxis() const;
    [[nodiscard]] QRect rowRect(int row) const;
    [[nodiscard]] QRect columnRect(int row, int column) const;
    [[nodiscard]] int rowsPerPage() const;
    [[nodiscard]] std::optional<int> playheadX() const;
    void fitColumnToContents(int column);
    void updateTimeScale();

    // What changed
    void showTrace();
    void showSelection(EventIndex event);
    void showHovered(EventIndex event);
    void setCurrentEvent(EventIndex event);
    void namesChanged();
    void showVisibleRange();
    void columnsChanged();
    void rowsChanged();
    void rowsReset();
    void beginGrowth();
    void endGrowth();
    void showFilterNotice();
    void themeChanged();
    void updateRow(EventIndex event);
    void showPlayhead(TimeNs time);
    void followPlayhead(TimeNs before, TimeNs time);
    void showMarked();
    void placeRangeLabel();
    void showLive();
    void showFollow();
    void showHeadlines();
    void showNow();
    void scrollToEnd();
    [[nodiscard]] bool isEndInSight() const;
    void leaveEnd();
    void updateWantedTicks();
    void rememberScroll();
    void restoreScroll();
    void announce(QAccessible::Event what, const QModelIndex& index);
    void announceExpanded(EventIndex event);

    // Painting
    void refreshCaches();
    void paint(QPainter& painter, const QRegion& dirty);
    void paintRow(QPainter& painter, int row, const QRegion& dirty) const;
    void paintCells(QPainter& painter, int row, const QRegion& dirty) const;
    void paintTimeline(QPainter& painter, const QRegion& dirty);
    void paintBars(QPainter& painter, const QRect& part, const QRegion& dirty);
    void paintBar(QPainter& painter, int row);
    void paintEmpty(QPainter& painter) const;

    // Input
    [[nodiscard]] EventIndex currentEvent() const;
    [[nodiscard]] EventIndex eventAtPoint(const QPoint& point) const;
    [[nodiscard]] bool isOnExpander(const QPoint& point) const;
    void toggle(EventIndex event);
    void collapseAll();
    void goIn();
    void goOut();
    void selectParent();
    [[nodiscard]] QString toolTipAt(const QPoint& point) const;

    SessionContext& m_context;
    EventRowsModel* m_model; ///< a child, so that it outlives what the base class does with it
    TimeScale m_scale;
    std::unique_ptr<TimePointer> m_pointer;
    WaterfallActions* m_actions; ///< a child
    TimeActions* m_timeActions;  ///< a child
    QList<QAction*> m_annotationActions;
    WaterfallHeader* m_header;             ///< a child
    WaterfallColumns* m_columns = nullptr; ///< a child
    RangeLabel* m_rangeLabel;              ///< a child
    FilterNotice* m_notice;                ///< a child of the viewport
    QWidget* m_scrollSpacer; ///< a child; keeps the time scroll bar below the Timeline column
    EventCopier m_copier;

    RowPainter m_rowPainter;
    LabelCache m_names;  ///< in the Event column
    LabelCache m_labels; ///< in bars
    RowCache m_rowCache;
    std::vector<Bar> m_bars; ///< of the rows in m_rowCache
    bool m_areRowsStale = true;
    bool m_areBarsStale = true;

    TimeNs m_playhead = no_time; ///< as drawn
    EventIndex m_hovered;
    ScrollAnchor m_anchor;
    bool m_isShowingSelection = false;
    bool m_isGrowing = false; ///< rows come and go, and the view is laid out when all have
    int m_roomBelow = 0;      ///< pixels below the last row, for what stands over the view
};

} // namespace playhead
