// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/waterfall_view.h"

#include "core/timeline/coordinates.h"
#include "ui/accessibility/accessible_waterfall.h"
#include "ui/context/session_context.h"
#include "ui/theme/theme.h"
#include "ui/timeline/waterfall_actions.h"
#include "ui/timeline/waterfall_header.h"
#include "ui/timeline/waterfall_metrics.h"

#include <QItemSelectionModel>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace playhead {

using namespace waterfall;

namespace {

constexpr int defaultEventWidth = 260;
constexpr int defaultResultWidth = 80;
constexpr int defaultFigureWidth = 72;
constexpr int defaultCostWidth = 100;
constexpr int timeScrollSteps = 1'000'000; ///< of the scroll bar over the whole session

} // namespace

WaterfallView::WaterfallView(SessionContext& context, QWidget* parent)
    : QAbstractItemView(parent)
    , m_context(context)
    , m_model(new EventRowsModel(context, this))
    , m_navigator(context)
    , m_actions(new WaterfallActions(this))
    , m_header(new WaterfallHeader(m_scale, m_navigator, this))
    , m_scrollSpacer(new QWidget(this))
    , m_names(m_rowPainter.font(), context.mask())
    , m_labels(Theme::instance().smallFont(), context.mask())
    , m_eventColumnWidth(defaultEventWidth)
{
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    setAutoScroll(false); // what is selected elsewhere, or again, does not always scroll
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    AccessibleWaterfall::install();
    setAccessibleName(tr("Events"));
    setWhatsThis(tr("The session's events, each inside the one it ran in, with the time it took."));
    addScrollBarWidget(m_scrollSpacer, Qt::AlignLeft);
    setModel(m_model);
    setUpHeader();
    connectContext();
    connectActions();
    showTrace();
}

WaterfallView::~WaterfallView() = default;

void WaterfallView::setUpHeader()
{
    m_header->setModel(m_model);
    m_header->resizeSection(EventRowsModel::EventColumn, m_eventColumnWidth);
    m_header->resizeSection(EventRowsModel::ResultColumn, defaultResultWidth);
    for (const int column : {EventRowsModel::DurationColumn, EventRowsModel::TokensColumn})
        m_header->resizeSection(column, defaultFigureWidth);
    m_header->resizeSection(EventRowsModel::CostColumn, defaultCostWidth);
    connect(m_header, &QHeaderView::sectionResized, this, &WaterfallView::columnsChanged);
    connect(m_header, &WaterfallHeader::wheelTurned, this, [this](QWheelEvent* event) {
        handleWheel(event, static_cast<int>(event->position().x()));
    });
}

void WaterfallView::connectContext()
{
    connect(&m_context, &SessionContext::traceChanged, this, &WaterfallView::showTrace);
    connect(&m_context, &SessionContext::selectionChanged, this, &WaterfallView::showSelection);
    connect(&m_context, &SessionContext::revealRequested, this, &WaterfallView::reveal);
    connect(&m_context, &SessionContext::hoveredChanged, this, &WaterfallView::showHovered);
    connect(&m_context, &SessionContext::visibleRangeChanged, this,
            &WaterfallView::showVisibleRange);
    connect(&m_context, &SessionContext::traceGrown, this, &WaterfallView::showVisibleRange);
    connect(&m_context, &SessionContext::timeDisplayChanged, this,
            &WaterfallView::showVisibleRange);
    connect(&m_context, &SessionContext::secretsRevealedChanged, this,
            &WaterfallView::namesChanged);
    connect(&Theme::instance(), &Theme::changed, this, &WaterfallView::themeChanged);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &WaterfallView::rowsChanged);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this,
            &WaterfallView::rememberScroll);
    // Not in reset(), which runs before the selection model has forgotten its selection.
    connect(m_model, &QAbstractItemModel::modelReset, this, &WaterfallView::rowsReset);
}

// ---------------------------------------------------------------------------------- geometry

RowAxis WaterfallView::rowAxis() const
{
    return {rowHeight, verticalOffset()};
}

QRect WaterfallView::rowRect(int row) const
{
    return {0, rowAxis().y(row), viewport()->width(), rowHeight};
}

QRect WaterfallView::columnRect(int row, int column) const
{
    return {m_header->sectionViewportPosition(column), rowAxis().y(row),
            m_header->sectionSize(column), rowHeight};
}

QRect WaterfallView::timelineRect() const
{
    const QRect ruler = m_header->rulerRect();
    return {ruler.left(), 0, ruler.width(), viewport()->height()};
}

int WaterfallView::rowsPerPage() const
{
    return std::max(1, viewport()->height() / rowHeight - 1);
}

double WaterfallView::shareAt(int x) const
{
    const QRect timeline = timelineRect();
    if (timeline.width() <= 0 || x < timeline.left())
        return 0.5;
    return static_cast<double>(x - timeline.left()) / timeline.width();
}

int WaterfallView::horizontalOffset() const
{
    return 0; // columns stand still
}

int WaterfallView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

bool WaterfallView::isIndexHidden(const QModelIndex& index) const
{
    return m_header->isSectionHidden(index.column());
}

QRect WaterfallView::visualRect(const QModelIndex& index) const
{
    if (index.model() != m_model || isIndexHidden(index))
        return {};
    return columnRect(index.row(), index.column());
}

QModelIndex WaterfallView::indexAt(const QPoint& point) const
{
    const int row = rowAxis().row_at(point.y());
    const int column = m_header->logicalIndexAt(point.x());
    if (row < 0 || row >= m_model->rowCount() || column < 0)
        return {};
    return m_model->index(row, column);
}

QRectF WaterfallView::barRect(EventIndex event) const
{
    const auto row = m_model->rows().row_of(event);
    if (!m_model->trace() || !row)
        return {};
    const Bar bar = bar_of(*m_model->trace(), event, m_scale.axis(), rowAxis().y(*row), rowHeight);
    return bar.has(BarFlag::Visible)
               ? QRectF(timelineRect().left() + bar.x, bar.y, bar.width, bar.height)
               : QRectF();
}

QRegion WaterfallView::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    for (const QItemSelectionRange& range : selection) {
        const QRect rows =
            rowRect(range.top()).united(rowRect(range.bottom())).intersected(viewport()->rect());
        region += rows;
    }
    return region;
}

void WaterfallView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (index.model() != m_model)
        return;
    const int top = index.row() * rowHeight;
    const int offset = verticalOffset();
    const int page = viewport()->height();
    const bool isAbove = top < offset;
    const bool isBelow = top + rowHeight > offset + page;
    int target = offset;
    if (hint == PositionAtTop || (hint == EnsureVisible && isAbove))
        target = top;
    else if (hint == PositionAtBottom || (hint == EnsureVisible && isBelow))
        target = top + rowHeight - page;
    else if (hint == PositionAtCenter)
        target = top - (page - rowHeight) / 2;
    verticalScrollBar()->setValue(target);
}

void WaterfallView::updateGeometries()
{
    if (viewportMargins().top() != headerHeight)
        setViewportMargins(0, headerHeight, 0, 0);
    const QRect area = viewport()->geometry();
    m_header->setGeometry(area.left(), area.top() - headerHeight, area.width(), headerHeight);
    fitColumns();

    const int page = viewport()->height();
    verticalScrollBar()->setSingleStep(rowHeight);
    verticalScrollBar()->setPageStep(std::max(rowHeight, page - rowHeight));
    verticalScrollBar()->setRange(0, std::max(0, m_model->rowCount() * rowHeight - page));
    updateTimeScale();
    m_areRowsStale = true;
    QAbstractItemView::updateGeometries();
}

/// Where the window is narrow, the names give way before the timeline does.
void WaterfallView::fitColumns()
{
    int others = 0;
    for (int column = EventRowsModel::ResultColumn; column < EventRowsModel::TimelineColumn;
         ++column)
        others += m_header->sectionSize(column);
    const int room = viewport()->width() - others - smallestTimeline;
    const int width = std::max(smallestEventColumn, std::min(m_eventColumnWidth, room));
    m_isFittingColumns = true;
    m_header->resizeSection(EventRowsModel::EventColumn, width);
    m_isFittingColumns = false;
}

void WaterfallView::columnsChanged(int section, int, int newWidth)
{
    if (section == EventRowsModel::EventColumn && !m_isFittingColumns)
        m_eventColumnWidth = newWidth;
    m_areRowsStale = true;
    updateTimeScale();
    viewport()->update();
}

// ---------------------------------------------------------------------------------- time

void WaterfallView::updateTimeScale()
{
    m_scale.update(m_context, timelineRect().width(), QFontMetricsF(m_header->font()));
    m_areBarsStale = true;
    m_scrollSpacer->setFixedWidth(std::max(0, timelineRect().left()));
    updateTimeScrollBar();
    m_header->viewport()->update();
}

void WaterfallView::updateTimeScrollBar()
{
    const TimeRange full = m_context.fullRange();
    const TimeRange visible = m_context.visibleRange();
    const double length = signed_distance(full.begin, full.end);
    const auto steps = [length](double part) {
        return static_cast<int>(std::lround(part / length * timeScrollSteps));
    };
    QScrollBar* bar = horizontalScrollBar();
    const int page = steps(signed_distance(visible.begin, visible.end));
    bar->setPageStep(std::max(1, page));
    bar->setRange(0, m_context.trace() ? std::max(0, timeScrollSteps - page) : 0);
    bar->setValue(steps(signed_distance(full.begin, visible.begin)));
}

void WaterfallView::horizontalScrollbarAction(int action)
{
    constexpr double smallStep = 0.1;
    constexpr double bigStep = 0.9;
    // In a short view of a long session a step of the scroll bar is longer than the view, so that
    // only dragging goes by the bar's position.
    switch (action) {
    case QAbstractSlider::SliderSingleStepAdd:
        return m_navigator.pan(smallStep);
    case QAbstractSlider::SliderSingleStepSub:
        return m_navigator.pan(-smallStep);
    case QAbstractSlider::SliderPageStepAdd:
        return m_navigator.pan(bigStep);
    case QAbstractSlider::SliderPageStepSub:
        return m_navigator.pan(-bigStep);
    case QAbstractSlider::SliderToMinimum:
    case QAbstractSlider::SliderToMaximum:
    case QAbstractSlider::SliderMove:
        return setTimeScrollPosition(horizontalScrollBar()->sliderPosition());
    default:
        return;
    }
}

void WaterfallView::setTimeScrollPosition(int position)
{
    const TimeRange full = m_context.fullRange();
    const TimeRange visible = m_context.visibleRange();
    const double share = static_cast<double>(position) / timeScrollSteps;
    const TimeNs begin = saturating_add(full.begin, share * signed_distance(full.begin, full.end));
    m_navigator.show({begin, saturating_add(begin, visible.length())});
}

void WaterfallView::scrollContentsBy(int, int dy)
{
    // Sideways it is time that moves, which the context tells.
    if (dy == 0)
        return;
    m_areRowsStale = true;
    viewport()->scroll(0, dy);
}

// ---------------------------------------------------------------------------------- changes

void WaterfallView::showTrace()
{
    namesChanged();
    verticalScrollBar()->setValue(0);
    showVisibleRange();
    rowsChanged();
}

void WaterfallView::namesChanged()
{
    m_names.clear();
    m_labels.clear();
    m_areRowsStale = true;
    viewport()->update();
}

void WaterfallView::showVisibleRange()
{
    updateTimeScale();
    viewport()->update(timelineRect());
}

void WaterfallView::rowsChanged()
{
    updateGeometries();
    viewport()->update();
}

void WaterfallView::rowsInserted(const QModelIndex& parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    rowsChanged();
}

void WaterfallView::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                                const QList<int>& roles)
{
    m_areRowsStale = true;
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
}

void WaterfallView::rememberScroll()
{
    const int row = rowAxis().row_at(0);
    m_anchor = {};
    if (row >= 0 && row < m_model->rowCount())
        m_anchor = {m_model->rows().event_at(row), -rowAxis().y(row)};
}

/// What stood at the top stays there; what is hidden now, by what hides it.
void WaterfallView::restoreScroll()
{
    const Trace* trace = m_model->trace();
    if (!trace || !m_anchor.event || !trace->contains(m_anchor.event))
        return;
    const int row = m_model->rows().nearest_row_of(m_anchor.event);
    verticalScrollBar()->setValue(row * rowHeight + m_anchor.offset);
}

/// The selection comes back where it was; what the person looks at stays, also elsewhere.
void WaterfallView::rowsReset()
{
    rowsChanged();
    setCurrentEvent(m_context.selection());
    restoreScroll();
}

void WaterfallView::themeChanged()
{
    m_areRowsStale = true;
    viewport()->update();
    m_header->viewport()->update();
}

void WaterfallView::updateRow(EventIndex event)
{
    if (const auto row = m_model->rows().row_of(event))
        viewport()->update(rowRect(*row));
}

void WaterfallView::showHovered(EventIndex event)
{
    updateRow(m_hovered);
    m_hovered = event;
    updateRow(m_hovered);
}

void WaterfallView::showSelection(EventIndex event)
{
    m_actions->setEventActionsEnabled(event.is_valid());
    if (currentEvent() == event)
        return;
    setCurrentEvent(event);
    scrollTo(currentIndex());
}

/// As the context says, so that it need not be told.
void WaterfallView::setCurrentEvent(EventIndex event)
{
    m_isShowingSelection = true;
    m_model->reveal(event);
    if (const QModelIndex index = m_model->indexOf(event); index.isValid())
        setCurrentIndex(index);
    else
        selectionModel()->clear();
    m_isShowingSelection = false;
}

void WaterfallView::reveal(EventIndex event)
{
    m_context.select(event);
    m_model->reveal(event);
    const QModelIndex index = m_model->indexOf(event);
    const QRect rect = visualRect(index);
    scrollTo(index, viewport()->rect().contains(rect) ? EnsureVisible : PositionAtCenter);
    m_navigator.bringIntoView(event);
}

void WaterfallView::setExpanded(EventIndex event, bool expanded)
{
    if (!m_model->isParent(event))
        return;
    const EventIndex current = currentEvent();
    if (!expanded && current && current != event &&
        m_model->trace()->tree().is_inside(current, event))
        setCurrentIndex(m_model->indexOf(event));
    m_model->setExpanded(event, expanded);
    announceExpanded(event);
}

/// The selection moves up to where it still has a row.
void WaterfallView::collapseAll()
{
    EventIndex root = currentEvent();
    while (root && m_model->trace()->parent(root))
        root = m_model->trace()->parent(root);
    if (root)
        setCurrentIndex(m_model->indexOf(root));
    m_model->collapseAll();
}

void WaterfallView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QAbstractItemView::currentChanged(current, previous);
    if (!m_isShowingSelection) {
        m_context.select(m_model->eventAt(current));
        scrollTo(current);
    }
    if (current.isValid() && hasFocus())
        announce(QAccessible::Focus, current);
}

void WaterfallView::selectionChanged(const QItemSelection& selected,
                                     const QItemSelection& deselected)
{
    QAbstractItemView::selectionChanged(selected, deselected);
    if (!selected.isEmpty())
        announce(QAccessible::Selection, selected.first().topLeft());
}

void WaterfallView::announce(QAccessible::Event what, const QModelIndex& index)
{
    const int child = AccessibleWaterfall::childNumber(*this, index);
    if (!QAccessible::isActive() || child < 0)
        return;
    QAccessibleEvent event(this, what);
    event.setChild(child);
    QAccessible::updateAccessibility(&event);
}

void WaterfallView::announceExpanded(EventIndex event)
{
    const int child = AccessibleWaterfall::childNumber(*this, m_model->indexOf(event));
    if (!QAccessible::isActive() || child < 0)
        return;
    QAccessible::State changed;
    changed.expanded = true;
    changed.collapsed = true;
    QAccessibleStateChangeEvent announcement(this, changed);
    announcement.setChild(child);
    QAccessible::updateAccessibility(&announcement);
}

} // namespace playhead
