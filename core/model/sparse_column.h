// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace playhead {

/// A column for what few events have: sorted event numbers beside their values. Reading is a
/// binary search; writing is cheap in order of arrival. What is set for earlier events stands aside
/// until settle().
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
        if (events_.empty() || events_.back() < event) {
            events_.push_back(event);
            values_.push_back(std::move(value));
        } else if (T* known = find(event)) {
            *known = std::move(value);
        } else {
            late_.emplace(event, std::move(value));
        }
    }
    /// Null where the event has none. Valid until the next set().
    [[nodiscard]] const T* find(EventIndex event) const
    {
        const auto at = std::lower_bound(events_.begin(), events_.end(), event);
        if (at != events_.end() && *at == event)
            return &values_[static_cast<std::size_t>(at - events_.begin())];
        const auto late = late_.find(event);
        return late != late_.end() ? &late->second : nullptr;
    }
    [[nodiscard]] T* find(EventIndex event)
    {
        return const_cast<T*>(std::as_const(*this).find(event));
    }
    [[nodiscard]] std::size_t size() const { return events_.size() + late_.size(); }

    /// Brings everything into order, as the following need it.
    void settle()
    {
        // From the end on, so that each entry is moved once.
        std::size_t from = events_.size();
        std::size_t to = size();
        events_.resize(to);
        values_.resize(to);
        for (auto late = late_.rbegin(); late != late_.rend(); ++late) {
            for (; from > 0 && late->first < events_[from - 1]; --from, --to) {
                events_[to - 1] = events_[from - 1];
                values_[to - 1] = std::move(values_[from - 1]);
            }
            --to;
            events_[to] = late->first;
            values_[to] = std::move(late->second);
        }
        late_.clear();
    }
    [[nodiscard]] const std::vector<EventIndex>& events() const
    {
        assert(late_.empty());
        return events_;
    }
    [[nodiscard]] const std::vector<T>& values() const
    {
        assert(late_.empty());
        return values_;
    }
    [[nodiscard]] std::vector<T>& values() { return values_; }
    /// Of events()[i].
    [[nodiscard]] const T& value(std::size_t i) const { return values_[i]; }

private:
    std::vector<EventIndex> events_;
    std::vector<T> values_;
    std::map<EventIndex, T> late_; ///< of events before the last one of those
};

} // namespace playhead
