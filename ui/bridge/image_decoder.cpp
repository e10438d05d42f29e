// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/bridge/image_decoder.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>

#include <algorithm>
#include <array>

namespace playhead {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ImageDecoder)
};

constexpr std::size_t longestText = 256 * 1024 * 1024;
constexpr qint64 mostPixels = 100'000'000;

/// How the files of the formats that we decode begin, in base64.
constexpr std::array<std::string_view, 5> beginnings = {"iVBORw0KGgo", "/9j/", "R0lGOD", "UklGR",
                                                        "Qk"};

bool isAllowed(const QByteArray& format)
{
    for (const char* allowed : {"png", "jpeg", "jpg", "gif", "webp", "bmp"}) {
        if (format == allowed)
            return true;
    }
    return false;
}

} // namespace

QByteArray imageBytes(std::string_view text)
{
    if (text.size() > longestText)
        return {};
    if (text.rfind("data:", 0) == 0) {
        const auto comma = text.find(',');
        if (comma == text.npos || text.substr(0, comma).find(";base64") == text.npos)
            return {};
        text.remove_prefix(comma + 1);
    }
    const auto result = QByteArray::fromBase64Encoding(
        QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
    return result ? *result : QByteArray();
}

bool holdsImage(std::string_view text)
{
    if (text.rfind("data:image/", 0) == 0)
        return true;
    constexpr std::size_t shortest = 40;
    return text.size() >= shortest &&
           std::any_of(beginnings.begin(), beginnings.end(),
                       [text](auto beginning) { return text.rfind(beginning, 0) == 0; }) &&
           text.substr(0, shortest).find_first_of(" .:") == text.npos;
}

DecodedImage decodeImage(const QByteArray& data, int largest)
{
    DecodedImage decoded;
    decoded.bytes = data.size();
    QBuffer buffer;
    buffer.setData(data);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QByteArray format = reader.format();
    decoded.format = QString::fromLatin1(format).toUpper();
    decoded.size = reader.size();
    if (data.isEmpty() || format.isEmpty()) {
        decoded.problem = Words::tr("This is no picture that can be decoded.");
        return decoded;
    }
    if (!isAllowed(format)) {
        decoded.problem = Words::tr("Pictures in the format %1 are not shown.").arg(decoded.format);
        return decoded;
    }
    const QSize size = decoded.size;
    if (qint64(size.width()) * size.height() > mostPixels) {
        decoded.problem = Words::tr("The picture is too large to show: %1 × %2 pixels.")
                              .arg(size.width())
                              .arg(size.height());
        return decoded;
    }
    if (size.width() > largest || size.height() > largest)
        reader.setScaledSize(size.scaled(largest, largest, Qt::KeepAspectRatio));
    decoded.image = reader.read();
    if (decoded.image.isNull())
        decoded.problem = Words::tr("The picture is damaged: %1").arg(reader.errorString());
    return decoded;
}

} // namespace playhead
