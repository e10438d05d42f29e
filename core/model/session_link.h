// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace playhead {

/// Where a person can be sent: a session, or an event of it.
///
///     playhead://SESSION#EVENT
///
/// SESSION is the session's id; of its bytes only letters, digits and - . _ ~ stand as they are,
/// the others are percent-encoded (RFC 3986). EVENT is the number of the event, as in #37; without
/// it the link leads to the session.
struct SessionLink {
    std::string session_id;
    EventIndex event;

    friend bool operator==(const SessionLink&, const SessionLink&) = default;
};

/// `link.session_id` is not empty.
[[nodiscard]] std::string print_link(const SessionLink& link);

/// Whether a text is meant as a link, well formed or not.
[[nodiscard]] bool is_link(std::string_view text);

/// Reads a link; white space around it, and a "/" behind the session that other programs add, do
/// not matter. Fails with the reason for whatever else.
[[nodiscard]] Result<SessionLink> parse_link(std::string_view text);

} // namespace playhead
