// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"
#include "ui/bridge/latest_job.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace playhead {

class SessionContext;

/// What events did, in a few words (core/analysis/headline.h), for views that show some of many: a
/// worker reads those that a view asks for. Lives on the GUI thread.
class EventHeadlines : public QObject
{
    Q_OBJECT

public:
    explicit EventHeadlines(SessionContext& context, QObject* parent = nullptr);

    /// One line, with its secrets masked; empty where there is none. Where it is not known, or the
    /// event has grown since, it is read, and arrived() tells. Of an event of the context's trace;
    /// valid until the next call.
    [[nodiscard]] QString of(EventIndex event);
    /// The same without asking for it.
    [[nodiscard]] QString known(EventIndex event) const;
    [[nodiscard]] bool isReading() const { return m_job.isRunning() || m_soon.isActive(); }

Q_SIGNALS:
    /// More are known.
    void arrived();

private:
    struct Headline {
        QString text;
        std::size_t records = 0; ///< of the event when it was read
    };
    using Read = std::vector<std::pair<EventIndex, Headline>>;

    void forget();
    void read();
    void take(Read&& read);

    SessionContext& m_context;
    std::unordered_map<std::uint32_t, Headline> m_known; ///< by event
    std::vector<EventIndex> m_wanted;                    ///< in the order of asking
    std::unordered_set<std::uint32_t> m_asked;           ///< those, and what m_job reads
    QTimer m_soon; ///< what one painting asks for is read together
    LatestJob m_job;
};

} // namespace playhead
