// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"
#include "core/timeline/visible_rows.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <vector>

namespace playhead {

[[nodiscard]] inline EventIndex nth(std::size_t number)
{
    return EventIndex(number);
}

using Events = std::vector<std::uint32_t>;

/// The events that have a row, from the first row to the last.
[[nodiscard]] Events shown(const VisibleRows& rows);

/// The same, found out slowly: of the events of `kept`, or of all, those of whose ancestors none is
/// collapsed.
[[nodiscard]] Events slowlyShown(const Trace& trace, const std::vector<bool>& collapsed,
                                 const Bits* kept = nullptr);

/// Keeps a list of rows by the announced changes alone, as a view would, and checks that each is
/// announced before it is made.
class RowFollower : public RowListener
{
public:
    explicit RowFollower(const VisibleRows& rows) : m_rows(rows), m_count(rows.row_count()) {}

    void rows_about_to_change(const RowChange& change) override;
    void rows_changed(const RowChange& change) override;

    std::vector<RowChange> changes;

private:
    const VisibleRows& m_rows;
    int m_count;
};

/// 0 ─┬ 1 ─┬ 2
///    │    └ 3 ── 4
///    └ 5 ── 6
/// 7
[[nodiscard]] std::shared_ptr<const Trace> smallTree();

/// Each event inside any one before it, but every so many inside none.
[[nodiscard]] std::shared_ptr<const Trace> randomTree(std::mt19937& random, std::uint32_t events,
                                                      std::uint32_t rootEvery);

} // namespace playhead
