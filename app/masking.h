// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/arguments.h"
#include "core/native/redactor.h"

#include <string>
#include <string_view>

namespace playhead {

inline constexpr Option revealOption = {"reveal", {}, "show secrets (keys, tokens) as recorded"};

/// How recorded text leaves the program: with its secrets masked, unless --reveal was said.
class Masking
{
public:
    explicit Masking(const Arguments& arguments) : m_reveals(arguments.has(revealOption.name)) {}

    [[nodiscard]] std::string text(std::string_view recorded) const
    {
        return m_reveals ? std::string(recorded) : m_redactor.redact_text(recorded);
    }
    /// Null where nothing is masked.
    [[nodiscard]] const Redactor* redactor() const { return m_reveals ? nullptr : &m_redactor; }

private:
    Redactor m_redactor;
    bool m_reveals;
};

} // namespace playhead
