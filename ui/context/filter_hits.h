// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/bits.h"
#include "core/model/trace.h"
#include "core/query/evaluate.h"
#include "core/query/filter.h"
#include "ui/bridge/latest_job.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace playhead {

class SessionContext;

/// The events of the context's session that a filter holds for, found as the filter changes, and as
/// the session grows or is another.
///
/// What the columns settle is known when setFilter() returns. Where the source must be read, a
/// worker does it, and the hits come in a few times a second; until the first of them, the hits
/// before stay. Lives on the GUI thread.
class FilterHits : public QObject
{
    Q_OBJECT

public:
    /// The context outlives it. The source is read when no other filter has been set for `pauseMs`.
    FilterHits(SessionContext& context, int pauseMs, QObject* parent);
    ~FilterHits() override;

    /// The empty filter asks for nothing.
    void setFilter(const Filter& filter);
    [[nodiscard]] const Filter& filter() const { return m_filter; }

    /// Null where the filter is empty or no session shown; else of the size of the context's trace.
    [[nodiscard]] const std::shared_ptr<const Bits>& hits() const { return m_hits; }
    /// The same by where they stand in the order of the tree. Not where hits() is null.
    [[nodiscard]] const Bits& byPosition() const;
    [[nodiscard]] std::uint32_t count() const { return m_count; }
    /// Whether it is one; false for none and for an event of another session.
    [[nodiscard]] bool isHit(EventIndex event) const;
    /// 1 for the first in the order of the tree; 0 for what is no hit.
    [[nodiscard]] std::uint32_t placeOf(EventIndex event) const;
    /// The next one in the order of the tree, round the end; none where there is none. From none:
    /// the first, or the last.
    [[nodiscard]] EventIndex after(EventIndex event, bool forward) const;
    /// Whether hits may still come.
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// The share of the events that must be read that is read, 0 to 1.
    [[nodiscard]] double progress() const;
    /// Events that could not be read, and so are no hits.
    [[nodiscard]] std::uint32_t unread() const { return m_unread; }

Q_SIGNALS:
    /// Hits, of this trace or of another.
    void changed();
    /// isRunning(), progress(), unread(). Comes after changed() where both do.
    void progressChanged();

private:
    struct Stream;

    void followTrace();
    void followGrowth();
    void followAnnotations();
    /// The source is read after a pause, where it must be.
    void evaluateAnew(int pauseMs);
    void readSource();
    void takeStreamed();
    void finish(const FilterResult& result);
    void setHits(std::shared_ptr<const Bits> hits);
    void announce();

    SessionContext& m_context;
    const int m_pauseMs;
    Filter m_filter;
    std::shared_ptr<const Bits> m_hits;
    std::uint32_t m_count = 0;
    mutable std::optional<Bits> m_byPosition; ///< the hits in the order of the tree, once asked for
    std::uint32_t m_unread = 0;

    LatestJob m_job;
    std::shared_ptr<Stream> m_stream; ///< what the worker has found; null where none works
    QTimer m_pause;                   ///< until the source is read
    QTimer m_poll;                    ///< of the stream
    bool m_isRunning = false;
    bool m_areHitsOfFilter = true; ///< false while those of the filter before still stand
    bool m_hasGrown = false;       ///< while the worker was reading
};

} // namespace playhead
