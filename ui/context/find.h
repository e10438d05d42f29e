// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/query/text_search.h"
#include "ui/context/filter_hits.h"

#include <QString>

namespace playhead {

/// A text that is looked for anywhere in the events of the session shown. What is found is marked
/// and stepped to; unlike a filter, it changes no view. Stays from session to session. Lives on the
/// GUI thread.
class Find : public QObject
{
    Q_OBJECT

public:
    /// Owned by the context, which outlives it.
    explicit Find(SessionContext& context);
    ~Find() override;

    [[nodiscard]] const TextSearch& search() const { return m_search; }
    /// Why nothing is looked for although there is a text; else empty.
    [[nodiscard]] const QString& problem() const { return m_problem; }
    /// The filter that holds for what is found; empty where nothing is looked for.
    [[nodiscard]] const Filter& filter() const { return m_hits.filter(); }
    [[nodiscard]] bool isActive() const { return !filter().is_empty(); }

    /// Null where nothing is looked for or no session shown; else of the size of its trace.
    [[nodiscard]] const std::shared_ptr<const Bits>& found() const { return m_hits.hits(); }
    [[nodiscard]] bool isFound(EventIndex event) const { return m_hits.isHit(event); }
    [[nodiscard]] std::uint32_t count() const { return m_hits.count(); }
    /// 1 for the first found in the order of the tree; 0 for what is not found.
    [[nodiscard]] std::uint32_t placeOf(EventIndex event) const { return m_hits.placeOf(event); }
    /// Round the end; none where nothing is found. From none: the first, or the last.
    [[nodiscard]] EventIndex after(EventIndex event, bool forward) const
    {
        return m_hits.after(event, forward);
    }
    [[nodiscard]] bool isRunning() const { return m_hits.isRunning(); }
    [[nodiscard]] double progress() const { return m_hits.progress(); }

public Q_SLOTS:
    /// Where it is empty or wrong, nothing is looked for.
    void setSearch(const playhead::TextSearch& search);

Q_SIGNALS:
    void foundChanged();
    /// isRunning(), progress(), problem(). Comes after foundChanged() where both do.
    void progressChanged();

private:
    TextSearch m_search;
    QString m_problem;
    FilterHits m_hits;
};

} // namespace playhead
