// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// A condition made ready for one trace. Internal to core/query.
#pragma once

#include "core/base/bits.h"
#include "core/model/trace.h"
#include "core/query/byte_screen.h"
#include "core/query/filter.h"

#include <memory>
#include <stop_token>

namespace playhead {

/// Events for which something holds, and those for which it may.
struct Verdict {
    Bits sure;
    Bits possible; ///< holds all of sure
    /// Those for which it holds where none of the texts that a screen looks for is in the source.
    Bits unless_found;
};

/// Used by one thread: it remembers what it was asked.
class CompiledTerm
{
public:
    CompiledTerm() = default;
    CompiledTerm(const CompiledTerm&) = delete;
    CompiledTerm& operator=(const CompiledTerm&) = delete;
    virtual ~CompiledTerm() = default;

    [[nodiscard]] virtual Verdict columns() = 0;
    /// Adds what texts of the source it looks for. False where it asks for anything else of the
    /// source, or for what a screen does not tell.
    [[nodiscard]] virtual bool add_to_screen(ByteScreen& screen) const = 0;
    /// For one event whose records were read.
    [[nodiscard]] virtual bool test(EventIndex event, const Event& loaded,
                                    const std::stop_token& stop) = 0;
};

/// The trace and the annotations of its events outlive the result.
[[nodiscard]] std::unique_ptr<CompiledTerm> compile(const FilterTerm& term, const Trace& trace,
                                                    const Annotations& annotations);

} // namespace playhead
