// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/timeline/compressed_time.h"
#include "core/timeline/coordinates.h"

#include <QObject>
#include <QVariantAnimation>

#include <optional>

namespace playhead {

/// The stretch of a session's time that is on the screen. Every view of time draws what this says
/// and moves it only through here, so that rows, ruler and scroll bar never differ. Knows no widget
/// and no session. Lives on the GUI thread.
///
/// What is on the screen is counted in display time, in which idle gaps may be short; that is the
/// session's own time as long as none is. Moments of the session are what it is asked for: axis()
/// leads from them to pixels.
class TimeViewport : public QObject
{
    Q_OBJECT

public:
    enum class Motion {
        Jump,  ///< at once, as what follows a pointer must
        Glide, ///< on a short way, so that the eye keeps its place; where glides are on
    };

    explicit TimeViewport(QObject* parent = nullptr);

    [[nodiscard]] TimeRange range() const { return m_range; }
    /// Where the glide under way ends, else range().
    [[nodiscard]] TimeRange target() const { return m_target; }
    /// What there is to be seen: all of the session, with a little room at its ends.
    [[nodiscard]] TimeRange full() const { return m_full; }

    /// The visible range, or all there is, laid over a width. Valid until rangeChanged().
    [[nodiscard]] TimeAxis axis(double width) const { return {m_range, width, compression()}; }
    [[nodiscard]] TimeAxis fullAxis(double width) const { return {m_full, width, compression()}; }
    /// Whether a moment of the session is on the screen, or will be when the glide ends.
    [[nodiscard]] bool shows(TimeNs moment) const;

    /// What leads from the session's time to display time.
    [[nodiscard]] const CompressedTime& compressed() const { return m_compressed; }
    /// target() as a stretch of the session.
    [[nodiscard]] TimeRange stretch() const { return m_compressed.to_session(m_target); }

    /// Another session, in its own time: all of it is shown, and no gap is short.
    void reset(TimeRange full);
    /// More of the same session, in display time: what is shown stays, unless it was all.
    void grow(TimeRange full);
    /// Other gaps are short from now on, and `full` is what there is in their display time. What is
    /// shown stays, unless it was all.
    void setCompressed(CompressedTime compressed, TimeRange full);
    /// How long a glide takes. 0, as it is at first, makes each a jump.
    void setGlideDuration(int milliseconds) { m_glide.setDuration(milliseconds); }

    /// In display time. Clamped to at least shortest_view, and into full().
    void show(TimeRange range, Motion motion = Motion::Jump);
    /// Comes closer by `factor`, keeping the moment at `share` of the width (0 left, 1 right) where
    /// it is.
    void zoom(double factor, double share, Motion motion = Motion::Jump);
    /// By a share of what is visible; positive goes to later times.
    void pan(double share);
    void fitAll(Motion motion = Motion::Jump);
    /// A stretch of the session, exactly.
    void showStretch(TimeRange stretch, Motion motion = Motion::Jump);
    /// A stretch of the session with some room around it.
    void fit(TimeRange stretch, Motion motion = Motion::Jump);
    /// Moves, without zooming, to where the stretch begins, unless a part of it can be seen.
    void bringIntoView(TimeRange moments);
    /// Ends a glide where it is.
    void stop();

    /// A stretch of the session that the person marked, to be measured. Goes with its session.
    [[nodiscard]] const std::optional<TimeRange>& marked() const { return m_marked; }
    /// In either direction.
    void mark(TimeRange stretch) { setMarked(stretch); }
    void clearMark() { setMarked(std::nullopt); }

Q_SIGNALS:
    void rangeChanged(playhead::TimeRange range);
    /// The session began or grew; rangeChanged() tells apart whether another part of it is shown.
    void fullChanged(playhead::TimeRange full);
    void markedChanged();

private:
    void setMarked(std::optional<TimeRange> stretch);
    void setFull(TimeRange full);
    void setRange(TimeRange range);
    [[nodiscard]] const CompressedTime* compression() const
    {
        return m_compressed.is_identity() ? nullptr : &m_compressed;
    }

    CompressedTime m_compressed;
    TimeRange m_full{0, ns_per_second};
    TimeRange m_range = m_full;
    TimeRange m_target = m_full;
    TimeRange m_glideFrom;
    std::optional<TimeRange> m_marked;
    QVariantAnimation m_glide; ///< from 0 to 1
};

} // namespace playhead
