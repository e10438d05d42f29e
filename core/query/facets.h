// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Facets: the values of a few keys as chips with counts. What is chosen by chips is part of the
// filter's text, so that the two are one thing.
//
// A facet's selection is, among the parts of the outermost conjunction, the first that names values
// of its key alone ("result:Fail", "(model:a or model:b)"), and those that exclude one ("not
// tag:x"). Patterns with wildcards are no selection: they are conditions like any other.
#pragma once

#include "core/base/bits.h"
#include "core/base/job.h"
#include "core/model/trace.h"
#include "core/query/filter.h"
#include "core/query/keys.h"
#include "core/query/word_sets.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// result, tag, action, model, agent.
[[nodiscard]] std::span<const FilterKey* const> facet_keys();

struct FacetValue {
    enum class Choice : std::uint8_t {
        Free,
        Chosen,
        Excluded,
    };
    std::string value;
    std::uint32_t count = 0; ///< events with it, as under the rest of the filter
    std::uint32_t total = 0; ///< events with it in the session
    Choice choice = Choice::Free;
};

/// The filter without the selections of all facets. Its hits are what facet_values() needs; to find
/// them may take reading the source, which is why they are asked for.
[[nodiscard]] Filter without_facets(const Filter& filter);
/// The filter without the selection of one.
[[nodiscard]] Filter without_facet(const Filter& filter, const FilterKey& key);

/// The events of each value of each facet, whatever the filter: by place in facet_keys(). To be
/// kept, for it takes passes over the events.
using FacetSets = std::vector<WordSets>;
[[nodiscard]] FacetSets facet_sets(const Trace& trace);

/// The session's values of all facets, by place in facet_keys(). Those of one stand the most
/// frequent first, ties by text: the order does not depend on the filter. Each is counted under the
/// selections of the other facets and `rest`, the hits of without_facets(filter); the facet's own
/// selection does not count.
[[nodiscard]] std::vector<std::vector<FacetValue>>
facet_values(const Filter& filter, const Trace& trace, const Bits& rest, const FacetSets& sets,
             const Job& job = {});

enum class FacetEdit : std::uint8_t {
    Only, ///< this value and no other; none where it was that already
    Also, ///< chooses it beside the others, or takes it back
    Not,  ///< excludes it, or takes that back
};
/// The filter with a chip clicked; the rest of it stays as it is. Fails where the result is too
/// large for a filter.
[[nodiscard]] Result<Filter> with_facet(const Filter& filter, const FilterKey& key,
                                        std::string_view value, FacetEdit edit);

/// One condition, checked as parse_filter() does. With ":" the value is a pattern: literal_value()
/// makes one that means itself.
[[nodiscard]] Result<Filter> condition(std::string_view key, FilterOperator op,
                                       std::string_view value);

enum class TermUse : std::uint8_t {
    Only, ///< the condition instead of the filter
    And,  ///< the filter, and the condition
    Not,  ///< the filter, and not the condition
};
/// The filter with a condition made from a value that was clicked. What says the contrary is
/// replaced, and nothing is said twice.
[[nodiscard]] Result<Filter> with_term(const Filter& filter, std::string_view key,
                                       FilterOperator op, std::string_view value, TermUse use);

} // namespace playhead
