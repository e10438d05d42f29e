// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace playhead {

/// A column for what few events have: sorted event numbers beside their values. Reading is a
/// binary search; writing is cheap in order of arrival, and a search otherwise.
template <typename T>
class SparseColumn
{
public:
    SparseColumn() = default;
    /// As many values as events, which are in order, each once.
    SparseColumn(std::vector<EventIndex> events, std::vector<T> values)
        : events_(std::move(events)), values_(std::move(values))
    {
    }

    void set(EventIndex event, T value)
    {
        const auto at = position(event);
        if (at < events_.size() && events_[at] == event) {
            values_[at] = std::move(value);
            return;
        }
        events_.insert(events_.begin() + static_cast<std::ptrdiff_t>(at), event);
        values_.insert(values_.begin() + static_cast<std::ptrdiff_t>(at), std::move(value));
    }
    /// Null where the event has none.
    [[nodiscard]] const T* find(EventIndex event) const
    {
        const auto at = position(event);
        return at < events_.size() && events_[at] == event ? &values_[at] : nullptr;
    }
    [[nodiscard]] const std::vector<EventIndex>& events() const { return events_; }
    [[nodiscard]] const std::vector<T>& values() const { return values_; }
    /// Of events()[i].
    [[nodiscard]] const T& value(std::size_t i) const { return values_[i]; }
    [[nodiscard]] std::size_t size() const { return events_.size(); }

private:
    [[nodiscard]] std::size_t position(EventIndex event) const
    {
        if (events_.empty() || events_.back() < event)
            return events_.size();
        return static_cast<std::size_t>(std::lower_bound(events_.begin(), events_.end(), event) -
                                        events_.begin());
    }

    std::vector<EventIndex> events_;
    std::vector<T> values_;
};

} // namespace playhead
