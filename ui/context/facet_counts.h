// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/query/facets.h"
#include "ui/bridge/latest_job.h"
#include "ui/bridge/pace.h"

#include <QObject>

#include <memory>
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
        return m_isWaiting || m_job.isRunning() || m_pace.isWaiting();
    }

Q_SIGNALS:
    void changed();

private:
    struct Counted {
        std::shared_ptr<const Trace> trace;
        std::shared_ptr<const FacetSets> sets;
        std::vector<Facet> facets;
    };

    void followTrace();
    void followFilter();
    void count();
    void take(Counted counted);

    /// Between the counts of two snapshots of a session that grows.
    static constexpr std::chrono::milliseconds pause{500};

    SessionContext& m_context;
    std::vector<Facet> m_facets;
    std::shared_ptr<const FacetSets> m_sets; ///< whatever the filter; null until made
    std::weak_ptr<const Trace> m_setsOf;
    LatestJob m_job;
    Filter m_counted;           ///< the filter of m_facets, or of what m_job does
    bool m_isWaiting = false;   ///< for the filter's own reading, which has the answer
    bool m_isOutOfDate = false; ///< the session has grown since m_job began
    Pace m_pace{pause, [this] { count(); }};
};

} // namespace playhead
