// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/query/facets.h"
#include "ui/bridge/latest_job.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace playhead {

class SessionContext;

/// The values of a facet, as facet_values() orders and counts them.
struct Facet {
    const FilterKey* key = nullptr;
    std::vector<FacetValue> values;
};

/// The facets of the context's session, counted under its filter by a worker: until its answer is
/// there, the one before stands. Lives on the GUI thread.
class FacetCounts : public QObject
{
    Q_OBJECT

public:
    explicit FacetCounts(SessionContext& context, QObject* parent = nullptr);

    /// In the order of facet_keys(); empty where no session is shown.
    [[nodiscard]] const std::vector<Facet>& facets() const { return m_facets; }
    [[nodiscard]] bool isRunning() const
    {
        return m_isWaiting || m_job.isRunning() || m_pause.isActive();
    }

Q_SIGNALS:
    void changed();

private:
    void followTrace();
    void followFilter();
    void count();
    void take(std::vector<Facet> facets);

    SessionContext& m_context;
    std::vector<Facet> m_facets;
    LatestJob m_job;
    QTimer m_pause;             ///< until what has grown is counted
    Filter m_counted;           ///< the filter of m_facets, or of what m_job does
    bool m_isWaiting = false;   ///< for the filter's own reading, which has the answer
    bool m_isOutOfDate = false; ///< the session has grown since m_job began
};

} // namespace playhead
