// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/waterfall_view.h"

#include "core/timeline/coordinates.h"
#include "ui/accessibility/accessible_waterfall.h"
#include "ui/context/event_filter.h"
#include "ui/context/event_headlines.h"
#include "ui/context/follow.h"
#include "ui/context/live_clock.h"
#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/theme/theme.h"
#include "ui/timeline/filter_notice.h"
#include "ui/timeline/range_label.h"
#include "ui/timeline/time_actions.h"
#include "ui/timeline/time_pointer.h"
#include "ui/timeline/time_scroll_bar.h"
#include "ui/timeline/waterfall_actions.h"
#include "ui/timeline/waterfall_columns.h"
#include "ui/timeline/waterfall_header.h"
#include "ui/timeline/waterfall_metrics.h"

#include <QScrollBar>

#include <algorithm>

namespace playhead {

using namespace waterfall;

WaterfallView::WaterfallView(SessionContext& context, QWidget* parent)
    : QAbstractItemView(parent)
    , m_context(context)
    , m_model(new EventRowsModel(context, this))
    , m_pointer(std::make_unique<TimePointer>(
          context, viewport(),
          TimePointer::View{[this] { return timeRect(); },
                            [this](const QPoint& point) { return eventAtPoint(point); },
                            [this](const QPoint& point) { return toolTipAt(point); }}))
    , m_actions(new WaterfallActions(this))
    , m_timeActions(new TimeActions(context, this))
    , m_header(new WaterfallHeader(m_scale, context, this))
    , m_rangeLabel(new RangeLabel(context, this))
    , m_notice(new FilterNotice(context, *this))
    , m_scrollSpacer(new QWidget(this))
    , m_copier(context)
    , m_names(m_rowPainter.font(), context.mask())
    , m_labels(Theme::instance().smallFont(), context.mask())
{
    setUpHeader(); // before anything lays out
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
    horizontalScrollBar()->setLayoutDirection(Qt::LeftToRight); // as time goes
    m_timeActions->addTo(*this);
    new TimeScrollBar(context.time(), *horizontalScrollBar(), this);
    setModel(m_model);
    connectContext();
    connectActions();
    m_actions->setEventActionsEnabled(false);
    showTrace();
}

WaterfallView::~WaterfallView() = default;

void WaterfallView::setUpHeader()
{
    m_header->setModel(m_model);
    m_columns = new WaterfallColumns(*m_header, m_rowPainter, this);
    connect(m_header, &QHeaderView::sectionResized, this, &WaterfallView::columnsChanged);
    connect(m_header, &QHeaderView::sectionHandleDoubleClicked, this,
            &WaterfallView::fitColumnToContents);
    connect(m_header, &WaterfallHeader::wheelTurned, this, [this](QWheelEvent* event) {
        if (!m_pointer->turnWheel(*event))
            wheelEvent(event);
    });
}

void WaterfallView::connectContext()
{
    connect(&m_context, &SessionContext::traceChanged, this, &WaterfallView::showTrace);
    connect(&m_context, &SessionContext::selectionChanged, this, &WaterfallView::showSelection);
    connect(&m_context, &SessionContext::revealRequested, this, &WaterfallView::reveal);
    connect(&m_context, &SessionContext::hoveredChanged, this, &WaterfallView::showHovered);
    connect(&m_context.time(), &TimeViewport::rangeChanged, this, &WaterfallView::showVisibleRange);
    connect(&m_context, &SessionContext::traceGrown, this, &WaterfallView::showVisibleRange);
    connect(&m_context, &SessionContext::timeDisplayChanged, this,
            &WaterfallView::showVisibleRange);
    connect(&m_context, &SessionContext::secretsRevealedChanged, this,
            &WaterfallView::namesChanged);
    connect(&m_context.time(), &TimeViewport::markedChanged, this, &WaterfallView::showMarked);
    connect(&m_context.replay(), &Replay::playheadChanged, this, &WaterfallView::showPlayhead);
    connect(&m_context.filter(), &EventFilter::progressChanged, this,
            &WaterfallView::showFilterNotice);
    connect(&m_context, &SessionContext::liveChanged, this, &WaterfallView::showLive);
    connect(&m_context.clock(), &LiveClock::ticked, this, &WaterfallView::showNow);
    connect(&m_context.headlines(), &EventHeadlines::arrived, this, &WaterfallView::showHeadlines);
    connect(&m_context.follow(), &Follow::changed, this, &WaterfallView::showFollow);
    connect(&Theme::instance(), &Theme::changed, this, &WaterfallView::themeChanged);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &WaterfallView::rowsChanged);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this,
            &WaterfallView::rememberScroll);
    // Not in reset(), which runs before the selection model has forgotten its selection.
    connect(m_model, &QAbstractItemModel::modelReset, this, &WaterfallView::rowsReset);
    connect(m_model, &EventRowsModel::aboutToGrow, this, &WaterfallView::beginGrowth);
    connect(m_model, &EventRowsModel::grown, this, &WaterfallView::endGrowth);
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

QRect WaterfallView::timeRect() const
{
    const QRect ruler = m_header->rulerRect();
    return {ruler.left(), 0, ruler.width(), viewport()->height()};
}

int WaterfallView::contentHeight() const
{
    return m_model->rowCount() * rowHeight;
}

int WaterfallView::rowStep() const
{
    return rowHeight;
}

int WaterfallView::rowsPerPage() const
{
    return std::max(1, viewport()->height() / rowHeight - 1);
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
    const Bar bar = bar_of(*m_model->trace(), event, m_scale.axis(), rowAxis().y(*row), rowHeight,
                           {barHeight}, m_context.now());
    return bar.has(BarFlag::Visible)
               ? QRectF(timeRect().left() + bar.x, bar.y, bar.width, bar.height)
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
    const Trace* trace = m_model->trace();
    m_columns->fitInto(viewport()->width(), !trace || trace->begin_time() != no_time);

    const int page = viewport()->height();
    verticalScrollBar()->setSingleStep(rowHeight);
    verticalScrollBar()->setPageStep(std::max(rowHeight, page - rowHeight));
    verticalScrollBar()->setRange(0, std::max(0, contentHeight() + m_roomBelow - page));
    updateTimeScale();
    showFilterNotice();
    m_areRowsStale = true;
    QAbstractItemView::updateGeometries();
}

void WaterfallView::columnsChanged()
{
    m_areRowsStale = true;
    updateTimeScale();
    viewport()->update();
}

/// As wide as what it holds in the rows on the screen and near them.
void WaterfallView::fitColumnToContents(int column)
{
    constexpr int rowsAround = 500;
    constexpr int noLimit = 1 << 20;
    const int top = rowAxis().row_at(0);
    const int first = std::max(0, top - rowsAround);
    const int last = std::min(m_model->rowCount(), top + rowsPerPage() + rowsAround);
    const QString title = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    int width = QFontMetrics(m_header->font()).horizontalAdvance(title) + 2 * cellPadding;
    if (first < last) {
        RowCache rows;
        rows.rebuild(*m_model, first, last, {0, 0, noLimit, rowHeight}, m_names,
                     m_rowPainter.smallFont(), nullptr);
        for (int row = first; row < last; ++row)
            width = std::max(width, m_rowPainter.contentWidth(rows.at(row), column));
    }
    m_columns->setWidth(column, width);
}

void WaterfallView::updateTimeScale()
{
    m_scale.update(m_context, timeRect().width(), Theme::instance().smallFont());
    m_areBarsStale = true;
    m_scrollSpacer->setFixedWidth(std::max(0, viewport()->width() - timeRect().width()));
    placeRangeLabel();
    m_header->viewport()->update();
}

void WaterfallView::scrollContentsBy(int, int dy)
{
    // Sideways it is time that moves, which the context tells.
    if (dy == 0)
        return;
    m_areRowsStale = true;
    viewport()->scroll(0, dy);
    m_pointer->updateHovered();
    leaveEnd();
}

} // namespace playhead
