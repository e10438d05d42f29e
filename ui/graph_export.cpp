// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/graph_export.h"

#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/context/event_filter.h"
#include "ui/context/event_headlines.h"
#include "ui/context/replay.h"
#include "ui/context/session_indexes.h"
#include "ui/theme/theme.h"
#include "ui/timeline/lane_geometry.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/timeline_stack.h"
#include "ui/timeline/waterfall_columns.h"
#include "ui/timeline/waterfall_metrics.h"
#include "ui/timeline/waterfall_view.h"

#include <QAbstractScrollArea>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace playhead {

namespace {

constexpr int bandHeight = 1200; // painted at a time, in pixels
constexpr int leastContent = 72; // an empty session says that it is
constexpr int pollMs = 5;

WaterfallView* copyOf(const WaterfallView& shown, SessionContext& context, QWidget* parent)
{
    auto* view = new WaterfallView(context, parent);
    view->columns().restoreState(shown.columns().saveState());
    return view;
}

} // namespace

GraphExport::GraphExport(const SessionContext& shown, const TimelineStack& timeline,
                         GraphRequest request, QObject* parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_range(shown.time().target())
    , m_playhead(shown.replay().playhead())
    , m_selection(shown.selection())
    , m_collapsed(timeline.waterfall().rowsModel().rows().collapsed())
{
    if (timeline.timelineLayout() == TimelineLayout::Lanes) {
        auto* view = new LanesView(m_context, &m_host);
        m_area = view;
        m_view = view;
    } else {
        auto* view = copyOf(timeline.waterfall(), m_context, &m_host);
        m_area = view;
        m_view = view;
    }
    copy(shown); // when the view is there: it follows what changes
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->resize(m_request.width, bandHeight);
    m_host.setAttribute(Qt::WA_DontShowOnScreen);
    m_host.setAttribute(Qt::WA_QuitOnClose, false);
    m_host.resize(1, 1);
    m_next.setSingleShot(true);
}

GraphExport::~GraphExport()
{
    cancel();
}

void GraphExport::copy(const SessionContext& shown)
{
    m_context.setSecretsRevealed(shown.areSecretsRevealed());
    m_context.setTimeDisplay(shown.timeDisplay());
    m_context.filter().setMode(shown.filter().mode());
    m_context.filter().apply(shown.filter().filter());
    m_context.setTrace(shown.trace());
    m_context.setIdleCompressed(shown.isIdleCompressed());
    if (shown.time().marked())
        m_context.time().mark(*shown.time().marked());
}

void GraphExport::start()
{
    m_host.show();
    connect(&m_next, &QTimer::timeout, this, &GraphExport::goOnWhenReady);
    m_next.start(pollMs);
}

void GraphExport::cancel()
{
    m_next.stop();
    m_writing.cancel();
}

/// Filter, lanes and what the playhead needs are made on workers.
bool GraphExport::isBusy() const
{
    const auto* lanes = qobject_cast<const LanesView*>(m_area);
    return m_context.filter().isRunning() || m_context.indexes().isBusy() ||
           (lanes && lanes->isBusy());
}

void GraphExport::goOnWhenReady()
{
    if (isBusy())
        m_next.start(pollMs);
    else
        begin();
}

void GraphExport::begin()
{
    m_context.select(m_selection); // opens what hides it, which may have been closed since
    if (auto* waterfall = qobject_cast<WaterfallView*>(m_area))
        waterfall->rowsModel().setCollapsed(m_collapsed);
    if (m_playhead != no_time)
        m_context.replay().seek(m_playhead);
    if (m_request.stretch == GraphRequest::Stretch::Visible)
        m_context.time().show(m_range);
    else
        m_context.time().fitAll();

    const int rows = m_view->contentHeight();
    m_allRows = rows > 0 ? rows : leastContent;
    const int header = m_area->viewport()->y();
    m_pages = layOutPages(m_request.format, m_request.width, header, m_allRows, m_view->rowStep(),
                          m_request.scale);
    m_area->resize(m_request.width, header + m_pages.rows);
    m_paper = GraphPaper::make(
        m_request.format, m_request.scale,
        m_context.trace() ? m_context.mask().word(m_context.trace()->session().name) : QString());
    disconnect(&m_next, nullptr, this, nullptr);
    connect(&m_next, &QTimer::timeout, this, &GraphExport::paintSome);
    m_next.start(0);
}

/// What events did is read for rows that are painted: nobody sees them the first time.
bool GraphExport::awaitsHeadlines()
{
    if (!qobject_cast<WaterfallView*>(m_area))
        return false; // lanes have none
    if (!std::exchange(m_hasAsked, true)) {
        QImage nothing(1, 1, QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&nothing);
        paintBand(painter, 0, std::min(bandHeight, m_pages.rows - m_paintedRows));
    }
    return m_context.headlines().isReading();
}

void GraphExport::paintSome()
{
    if (awaitsHeadlines()) {
        constexpr int soonMs = 1;
        m_next.start(soonMs);
        return;
    }
    m_hasAsked = false;
    const int page = m_paintedRows / m_pages.perPage;
    const int top = m_paintedRows % m_pages.perPage;
    if (top == 0) {
        if (const auto begun = m_paper->beginPage(m_pages.sizeOf(page)); !begun) {
            Q_EMIT failed(begun.error());
            return;
        }
        m_view->paintHeader(m_paper->painter());
    }
    const int height = std::min({bandHeight, m_pages.perPage - top, m_pages.rows - m_paintedRows});
    paintBand(m_paper->painter(), top, height);
    m_paintedRows += height;
    if (m_paintedRows < m_pages.rows) {
        m_next.start(0);
    } else {
        if (m_pages.footer > 0)
            paintFooter();
        write();
    }
    Q_EMIT progressed(static_cast<double>(m_paintedRows) / m_pages.rows); // may cancel
}

/// In an order in which each part hides what sticks out of the one before, where nothing clips.
void GraphExport::paintBand(QPainter& painter, int top, int height)
{
    painter.save();
    painter.translate(0, m_pages.header + top - m_paintedRows);
    const QRect band(0, m_paintedRows, m_pages.width, height);
    const QRect time = m_view->timeRect();
    const QRect past = m_view->pastRect();
    const QRect toCome = time.adjusted(past.width(), 0, 0, 0);
    const QRect names(0, time.top(), time.left(), time.height());
    for (const QRect& part : {past, toCome, names}) {
        if (part.intersects(band))
            m_view->paintPart(painter, part & band);
    }
    painter.restore();
}

void GraphExport::paintFooter()
{
    const Theme& theme = Theme::instance();
    QPainter& painter = m_paper->painter();
    const int page = m_pages.count() - 1;
    const QSize size = m_pages.sizeOf(page);
    const QRect footer(0, size.height() - m_pages.footer, size.width(), m_pages.footer);
    painter.fillRect(footer, theme.color(ColorRole::Window));
    painter.setFont(theme.font());
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(footer.adjusted(waterfall::cellPadding, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, remark());
}

QString GraphExport::remark() const
{
    if (m_pages.rows >= m_allRows)
        return {};
    const auto count = [this](int height) {
        return toQString(format_count(height / m_view->rowStep()));
    };
    const QString rows = tr("The first %1 of %2 rows").arg(count(m_pages.rows), count(m_allRows));
    return m_request.format == GraphFormat::Png
               ? tr("%1: a PNG holds no more. SVG and PDF do.").arg(rows)
               : tr("%1: a picture holds no more.").arg(rows);
}

void GraphExport::write()
{
    m_writing.start([write = m_paper->finish(), path = m_request.path](
                        const std::stop_token& stop) { return write(path, stop); },
                    [this](const Result<void>& written) {
                        if (written)
                            Q_EMIT finished(remark());
                        else
                            Q_EMIT failed(written.error());
                    });
}

} // namespace playhead
