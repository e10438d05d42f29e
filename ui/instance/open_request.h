// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/model/session_link.h"
#include "ui/theme/theme.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace playhead {

/// What a second `playhead` asks of the window that is open already.
struct OpenRequest {
    QStringList files; ///< absolute paths
    std::optional<SessionLink> link;
    std::optional<ThemeMode> theme;
    /// Of the desktop's, to come to the front with; may be empty. One that is none is not sent.
    QByteArray activationToken;

    friend bool operator==(const OpenRequest&, const OpenRequest&) = default;
};

/// A message that is longer is not read, nor sent.
inline constexpr qsizetype longestRequest = 64 * 1024; // bytes

/// One line of JSON, with its end:
///
///     {"playhead":1,"files":["/…"],"link":"playhead://…","theme":"dark","token":"…"}
[[nodiscard]] QByteArray printRequest(const OpenRequest& request);

/// Reads such a line. It comes from another process: whatever does not fit is refused, and all of
/// it with it.
[[nodiscard]] Result<OpenRequest> parseRequest(const QByteArray& line);

/// Whether another process sees the same file by this path as this one: standard input and what is
/// open here alone are not such, and neither is a pipe, which is read but once.
[[nodiscard]] bool canBeHandedOver(const QString& path);

} // namespace playhead
