// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Draws an SVG as the build needs it: render_icon IN.svg OUT.png SIZE, or OUT.ico and OUT.icns with
// several sizes.
#include <QBuffer>
#include <QByteArray>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QList>
#include <QPainter>
#include <QString>
#include <QSvgRenderer>
#include <QtEndian>

#include <cstdio>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Picture {
    int size = 0;
    QByteArray png;
};

QByteArray drawn(QSvgRenderer& svg, int size)
{
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    svg.render(&painter);
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return png;
}

template <typename Number>
void append(QByteArray& bytes, Number number, bool bigEndian)
{
    char raw[sizeof number];
    if (bigEndian)
        qToBigEndian(number, raw);
    else
        qToLittleEndian(number, raw);
    bytes.append(raw, sizeof raw);
}

/// Windows' ICONDIR, with the pictures as PNG, which it reads since Vista.
QByteArray ico(const QList<Picture>& pictures)
{
    constexpr qsizetype headerSize = 6;
    constexpr qsizetype entrySize = 16;
    QByteArray bytes;
    for (const quint16 number : {quint16(0), quint16(1), quint16(pictures.size())})
        append(bytes, number, false);
    qsizetype offset = headerSize + entrySize * pictures.size();
    for (const Picture& picture : pictures) {
        const auto side = static_cast<quint8>(picture.size % 256); // 0 stands for 256
        for (const quint8 number : {side, side, quint8(0), quint8(0)})
            append(bytes, number, false);
        append(bytes, quint16(1), false);  // planes
        append(bytes, quint16(32), false); // bits of a pixel
        append(bytes, static_cast<quint32>(picture.png.size()), false);
        append(bytes, static_cast<quint32>(offset), false);
        offset += picture.png.size();
    }
    for (const Picture& picture : pictures)
        bytes += picture.png;
    return bytes;
}

/// Apple's icon image file; empty for a size that it has no type for.
QByteArray icns(const QList<Picture>& pictures)
{
    constexpr std::pair<int, const char*> types[] = {{16, "icp4"},  {32, "icp5"},  {128, "ic07"},
                                                     {256, "ic08"}, {512, "ic09"}, {1024, "ic10"}};
    QByteArray entries;
    for (const Picture& picture : pictures) {
        const char* type = nullptr;
        for (const auto& [size, name] : types)
            type = size == picture.size ? name : type;
        if (!type)
            return {};
        entries += type;
        append(entries, static_cast<quint32>(picture.png.size() + 8), true);
        entries += picture.png;
    }
    QByteArray bytes = "icns"_ba;
    append(bytes, static_cast<quint32>(entries.size() + 8), true);
    return bytes + entries;
}

int fail(const QString& problem)
{
    std::fputs(qPrintable("render_icon: "_L1 + problem + u'\n'), stderr);
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 4)
        return fail(u"render_icon IN.svg OUT SIZE..."_s);
    QSvgRenderer svg(QString::fromLocal8Bit(argv[1]));
    if (!svg.isValid())
        return fail(QString::fromLocal8Bit(argv[1]) + " is no SVG"_L1);
    QList<Picture> pictures;
    for (int at = 3; at < argc; ++at) {
        const int size = QByteArray(argv[at]).toInt();
        if (size < 1 || size > 4096)
            return fail(QString::fromLocal8Bit(argv[at]) + " is no size"_L1);
        pictures.append({size, drawn(svg, size)});
    }
    const QString path = QString::fromLocal8Bit(argv[2]);
    const QString suffix = QFileInfo(path).suffix();
    const QByteArray bytes = suffix == "ico"_L1    ? ico(pictures)
                             : suffix == "icns"_L1 ? icns(pictures)
                                                   : pictures.constFirst().png;
    QFile file(path);
    if (bytes.isEmpty() || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return fail(path + " cannot be written"_L1);
    return 0;
}
