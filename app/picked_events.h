// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/filter_argument.h"
#include "core/model/session_part.h"

#include <optional>
#include <string_view>

namespace playhead {

inline constexpr Option ancestorsOption = {
    "ancestors", {}, "with --filter: also what the hits ran inside"};

/// Which events a command is asked for, by --filter and --ancestors.
class EventChoice
{
public:
    /// What the arguments say. Where they are wrong, says so and returns nothing.
    [[nodiscard]] static std::optional<EventChoice> of(const Arguments& arguments,
                                                       std::string_view command, Io& io);

    /// The events of a session that are asked for; nothing where all are. What could not be read,
    /// and so is no hit, is told: isWhole() is false from then on.
    [[nodiscard]] std::optional<PickedEvents> pick(const Trace& trace, Io& io);
    [[nodiscard]] bool isWhole() const { return m_isWhole; }

private:
    EventChoice(Filter filter, bool withAncestors)
        : m_filter(std::move(filter)), m_withAncestors(withAncestors)
    {
    }

    Filter m_filter;
    bool m_withAncestors;
    bool m_isWhole = true;
};

} // namespace playhead
