// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/event.h"
#include "core/model/sparse_column.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace playhead {

/// The token counts of the events that have any, as they were set: 20 bytes an event. Counts that
/// few record, or that are larger than a model could take, are kept beside, in full.
class TokenColumn
{
public:
    void set(EventIndex event, const TokenCounts& counts);
    /// Nothing where the event has none.
    [[nodiscard]] std::optional<TokenCounts> find(EventIndex event) const;
    /// As SparseColumn has it.
    void settle()
    {
        packed_.settle();
        others_.settle();
    }
    [[nodiscard]] const std::vector<EventIndex>& events() const { return packed_.events(); }
    /// The counts of events()[i].
    [[nodiscard]] TokenCounts value(std::size_t i) const
    {
        return unpack(events()[i], packed_.values()[i]);
    }
    [[nodiscard]] std::size_t size() const { return packed_.size(); }

private:
    friend class TraceImage;

    struct Packed {
        std::uint32_t prompt = 0;
        std::uint32_t completion = 0;
        std::uint32_t cache_read = 0;
        bool has_prompt : 1 = false;
        bool has_completion : 1 = false;
        bool has_cache_read : 1 = false;
        bool has_total : 1 = false; ///< that is prompt and completion
        bool is_beside : 1 = false; ///< in `others_`
    };

    [[nodiscard]] static Packed pack(const TokenCounts& counts);
    [[nodiscard]] static TokenCounts plain(const Packed& packed);
    [[nodiscard]] TokenCounts unpack(EventIndex event, const Packed& packed) const;

    SparseColumn<Packed> packed_;
    SparseColumn<TokenCounts> others_;
};

} // namespace playhead
