// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/format.h"
#include "core/formats/reading/document.h"
#include "tests/testkit/scratch.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace playhead {

/// Opens a file that there must be something to make of; fails the test and returns null otherwise.
[[nodiscard]] std::shared_ptr<const Document> opened(const QString& path);
/// Opens text as a file of this name.
[[nodiscard]] std::shared_ptr<const Document> openedText(const QByteArray& text,
                                                         const QString& name = QString());

/// Reads a file with a format, whatever it looks like; null where the format makes nothing of it.
[[nodiscard]] std::shared_ptr<const Document> readWith(const Format& format, const QString& path);

/// Whether an event that was read must also load: not one of a damaged file.
enum class Loading { Works, MayFail };

/// Loads every event and compares with the columns what both know. Returns what does not agree, or
/// an empty text.
[[nodiscard]] QString disagreement(const Document& document, Loading loading = Loading::Works);

} // namespace playhead
