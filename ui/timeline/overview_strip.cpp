// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/overview_strip.h"

#include "core/replay/density.h"
#include "core/timeline/axis_parts.h"
#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/context/session_indexes.h"
#include "ui/theme/theme.h"
#include "ui/timeline/density_painter.h"
#include "ui/timeline/idle_marks.h"
#include "ui/timeline/playhead_mark.h"
#include "ui/timeline/time_steps.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace playhead {

namespace {

constexpr int stripHeight = 48;
constexpr int edgeGrip = 5; // pixels to both sides of an edge of the window
constexpr double wheelNotch = 120;

} // namespace

OverviewStrip::OverviewStrip(SessionContext& context, QWidget* parent)
    : QWidget(parent), m_context(context)
{
    setLayoutDirection(Qt::LeftToRight); // a chart over time, in every language
    setFixedHeight(stripHeight);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Overview"));
    setAccessibleDescription(tr("The whole session. The arrows move what is on the screen."));
    setWhatsThis(tr("The whole session: how many events begin when, by type; a red mark where some "
                    "fail. Drag the frame to move what is on the screen, and its edges to see more "
                    "or less. A click puts the playhead; a double click shows everything."));
    const auto repaint = [this] { update(); };
    connect(&context, &SessionContext::traceChanged, this, &OverviewStrip::dropPicture);
    connect(&context.indexes(), &SessionIndexes::changed, this, &OverviewStrip::dropPicture);
    connect(&context.indexes(), &SessionIndexes::hitsChanged, this, &OverviewStrip::dropPicture);
    connect(&context.time(), &TimeViewport::fullChanged, this, &OverviewStrip::dropPicture);
    connect(&Theme::instance(), &Theme::changed, this, &OverviewStrip::dropPicture);
    connect(&context.time(), &TimeViewport::rangeChanged, this, repaint);
    connect(&context.time(), &TimeViewport::markedChanged, this, repaint);
    connect(&context.replay(), &Replay::playheadChanged, this, &OverviewStrip::showPlayhead);
}

QSize OverviewStrip::sizeHint() const
{
    return {400, stripHeight};
}

TimeAxis OverviewStrip::axis() const
{
    return m_context.time().fullAxis(width());
}

QRect OverviewStrip::windowRect() const
{
    const TimeRange shown = m_context.time().range();
    constexpr int least = 3; // to be seen at all
    // What is on the screen is counted in display time, as pixels are.
    const TimeAxis display{m_context.time().full(), static_cast<double>(width())};
    const int left = static_cast<int>(std::floor(display.x(shown.begin)));
    const int right = static_cast<int>(std::ceil(display.x(shown.end)));
    return {left, 0, std::max(least, right - left), height()};
}

std::optional<int> OverviewStrip::playheadX() const
{
    return playhead_mark::x(m_playhead, axis(), 0);
}

bool OverviewStrip::isAllShown() const
{
    return m_context.time().range() == m_context.time().full();
}

// ---------------------------------------------------------------------------------- painting

void OverviewStrip::dropPicture()
{
    m_picture = {};
    update();
}

void OverviewStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    dropPicture();
}

void OverviewStrip::drawPicture()
{
    m_picture = QPixmap((QSizeF(size()) * devicePixelRatioF()).toSize());
    m_picture.setDevicePixelRatio(devicePixelRatioF());
    m_picture.fill(Theme::instance().color(ColorRole::Panel));
    ++m_picturesDrawn;
    QPainter painter(&m_picture);
    painter.setLayoutDirection(Qt::LeftToRight);
    if (const auto& trace = m_context.trace();
        trace && trace->event_count() > 0 && trace->begin_time() == no_time) {
        painter.setFont(Theme::instance().smallFont());
        painter.setPen(Theme::instance().color(ColorRole::Dim));
        painter.drawText(rect(), Qt::AlignCenter,
                         tr("No times were recorded: events stand in their order."));
        return;
    }
    const TimeIndexes* indexes = m_context.indexes().current();
    if (!indexes)
        return;
    const std::vector<TimeRange> gaps = parts_of(axis()).gaps;
    IdleMarks::paintBands(painter, axis(), gaps, rect(), rect());
    paintDensity(painter, indexes->density, axis(), size());
    IdleMarks::paintBreaks(painter, axis(), gaps, rect(), rect());
}

void OverviewStrip::paintEvent(QPaintEvent*)
{
    if (m_picture.isNull() || m_picture.devicePixelRatio() != devicePixelRatioF())
        drawPicture();
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.drawPixmap(0, 0, m_picture);
    if (!m_context.trace())
        return;
    if (const auto& marked = m_context.time().marked()) {
        QColor color = Theme::instance().color(ColorRole::Accent);
        color.setAlphaF(0.25F);
        painter.fillRect(QRectF(axis().x(marked->begin), 0,
                                axis().x(marked->end) - axis().x(marked->begin), height()),
                         color);
    }
    paintWindow(painter);
    if (const auto x = playheadX()) {
        playhead_mark::paintLine(painter, *x, rect());
        playhead_mark::paintHead(painter, *x, {0, 0, width(), 8});
    }
}

/// What is not on the screen lies under a veil.
void OverviewStrip::paintWindow(QPainter& painter) const
{
    const Theme& theme = Theme::instance();
    const QRect window = windowRect();
    QColor veil = theme.color(ColorRole::Window);
    veil.setAlphaF(0.7F);
    painter.fillRect(QRect(0, 0, window.left(), height()), veil);
    painter.fillRect(QRect(window.right() + 1, 0, width() - window.right() - 1, height()), veil);
    painter.setPen(QPen(theme.color(ColorRole::Accent), hasFocus() ? 2 : 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(window.adjusted(0, 0, -1, -1));
}

void OverviewStrip::showPlayhead(TimeNs time)
{
    const TimeNs before = std::exchange(m_playhead, time);
    for (const TimeNs moment : {before, time}) {
        if (const auto x = playhead_mark::x(moment, axis(), 0))
            update(playhead_mark::strip(*x, rect()));
    }
}

// ---------------------------------------------------------------------------------- input

OverviewStrip::Grip OverviewStrip::gripAt(int x) const
{
    const QRect window = windowRect();
    if (std::abs(x - window.left()) <= edgeGrip)
        return Grip::Left;
    if (std::abs(x - window.right()) <= edgeGrip)
        return Grip::Right;
    if (playhead_mark::isAt(playheadX(), x))
        return Grip::Playhead;
    // Where everything is shown there is nothing to move.
    return window.contains(x, 0) && !isAllShown() ? Grip::Body : Grip::Outside;
}

void OverviewStrip::updateCursor(int x)
{
    switch (gripAt(x)) {
    case Grip::Left:
    case Grip::Right:
    case Grip::Playhead:
        return setCursor(Qt::SizeHorCursor);
    case Grip::Body:
        return setCursor(Qt::OpenHandCursor);
    case Grip::Outside:
    case Grip::None:
        return unsetCursor();
    }
}

bool OverviewStrip::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), IdleMarks::toolTip(m_context, axis(), help->pos().x()),
                       this);
    return true;
}

void OverviewStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_context.trace())
        return;
    m_context.time().stop();
    m_grip = gripAt(event->pos().x());
    m_isDragging = false;
    m_pressedX = event->pos().x();
    m_pressedRange = m_context.time().range();
    if (m_grip == Grip::Playhead)
        m_context.replay().hold();
}

void OverviewStrip::mouseMoveEvent(QMouseEvent* event)
{
    const int x = std::clamp(event->pos().x(), 0, width());
    if (m_grip == Grip::None)
        return updateCursor(x);
    if (std::abs(x - m_pressedX) >= QApplication::startDragDistance())
        m_isDragging = true;
    if (m_isDragging)
        drag(x);
}

void OverviewStrip::drag(int x)
{
    TimeViewport& time = m_context.time();
    const double moved = axis().length_of(x - m_pressedX);
    const TimeNs begin = saturating_add(m_pressedRange.begin, moved);
    switch (m_grip) {
    case Grip::Playhead:
    case Grip::Outside:
        return m_context.replay().seek(axis().time_at(x));
    case Grip::Body:
        return time.show({begin, saturating_add(begin, m_pressedRange.length())});
    case Grip::Left:
        return time.show({std::min(begin, m_pressedRange.end - 1), m_pressedRange.end});
    case Grip::Right:
        return time.show({m_pressedRange.begin, std::max(saturating_add(m_pressedRange.end, moved),
                                                         m_pressedRange.begin + 1)});
    case Grip::None:
        return;
    }
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent* event)
{
    const Grip grip = std::exchange(m_grip, Grip::None);
    if (grip == Grip::None)
        return;
    if (grip == Grip::Playhead)
        m_context.replay().letGo();
    else if (!m_isDragging) {
        m_wasReplaying = m_context.replay().isActive();
        m_context.replay().seek(axis().time_at(event->pos().x()));
    }
    updateCursor(event->pos().x());
}

void OverviewStrip::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    // Its first click was not meant to begin a replay.
    if (!m_wasReplaying)
        m_context.replay().leave();
    m_context.time().fitAll(TimeViewport::Motion::Glide);
}

/// Around the moment under the pointer, or the edge of what is on the screen that is nearer to it.
void OverviewStrip::wheelEvent(QWheelEvent* event)
{
    TimeViewport& time = m_context.time();
    const QPoint turned = event->angleDelta();
    if (std::abs(turned.x()) > std::abs(turned.y()))
        return time.pan(-panStep * turned.x() / wheelNotch);
    const QRect window = windowRect();
    const double share =
        std::clamp((event->position().x() - window.left()) / window.width(), 0.0, 1.0);
    time.zoom(std::pow(zoomStep, turned.y() / wheelNotch), share);
}

void OverviewStrip::keyPressEvent(QKeyEvent* event)
{
    TimeViewport& time = m_context.time();
    const TimeRange full = time.full();
    switch (event->key()) {
    case Qt::Key_Left:
        return time.pan(-panStep);
    case Qt::Key_Right:
        return time.pan(panStep);
    case Qt::Key_Home:
        return time.show({full.begin, saturating_add(full.begin, time.range().length())});
    case Qt::Key_End:
        return time.show({saturating_add(full.end, -time.range().length()), full.end});
    default:
        return QWidget::keyPressEvent(event);
    }
}

void OverviewStrip::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void OverviewStrip::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace playhead
