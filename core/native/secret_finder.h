// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/native/personal_data.h"
#include "core/native/secrets.h"

#include <cstddef>
#include <optional>
#include <stop_token>
#include <string_view>

namespace playhead::secrets {

/// What a redactor looks for.
struct Wanted {
    const PersonalData& personal;
    bool with_secrets;
};

/// Finds secrets and personal data in a text, one after the other. What overlaps is one.
class Finder
{
public:
    /// All that it is given outlives it.
    Finder(std::string_view text, const Wanted& wanted, const std::stop_token& stop)
        : text_(text), wanted_(wanted), stop_(stop)
    {
        secret_.is_over = !wanted.with_secrets;
        personal_.is_over = !wanted.personal.is_any();
    }

    /// Nothing where there is no more, or where the stop was requested.
    [[nodiscard]] std::optional<Found> next();

private:
    struct Kind {
        std::optional<Found> found; ///< the next one
        bool is_over = false;
    };
    template <typename Find>
    void look(Kind& kind, Find find);

    std::string_view text_;
    const Wanted& wanted_;
    const std::stop_token& stop_;
    std::size_t from_ = 0;
    Kind secret_;
    Kind personal_;
};

} // namespace playhead::secrets
