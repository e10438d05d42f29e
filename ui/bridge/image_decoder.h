// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

#include <string_view>

namespace playhead {

/// A recorded picture, decoded. Where there is none, `problem` says why.
struct DecodedImage {
    QImage image;
    QSize size; ///< as recorded; `image` may be smaller
    QString format;
    qsizetype bytes = 0;
    QString problem;
};

/// The bytes of a data URL or of bare base64 text; null where it is neither.
[[nodiscard]] QByteArray imageBytes(std::string_view text);

/// Whether a text is, by its first bytes, a picture in base64 (or a data URL of one).
[[nodiscard]] bool holdsImage(std::string_view text);

/// Decodes PNG, JPEG, GIF, WebP or BMP; no format that can refer to other files. Pictures larger
/// than `largest` on a side are scaled down, absurdly large ones refused. Slow: not for the GUI
/// thread.
[[nodiscard]] DecodedImage decodeImage(const QByteArray& data, int largest);

} // namespace playhead
