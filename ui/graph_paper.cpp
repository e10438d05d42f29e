// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/graph_paper.h"

#include "ui/bridge/text.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImage>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int footerHeight = 24;
constexpr int longestPicture = 480'000;    // pixels
constexpr double longestPng = 32'000;      // device pixels, either way
constexpr double largestPng = 100'000'000; // device pixels in all
constexpr int screenDpi = 96;
constexpr double pointsPerPixel = 72.0 / screenDpi;
constexpr int longestPdfPage = 19'200; // the format's 14,400 points
/// Icons are drawn so many times as fine as on the screen where the paper has no pixels.
constexpr int fineness = 4;

/// How high the rows of a picture may be, of one page or of all.
int mostRows(GraphFormat format, int width, int header, double scale)
{
    if (format != GraphFormat::Png)
        return longestPicture;
    const double most = std::min(longestPng, largestPng / (width * scale));
    return static_cast<int>(most / scale) - header - footerHeight;
}

int rowsPerPage(GraphFormat format, int width, int header, int rows, int footer)
{
    if (format != GraphFormat::Pdf || header + rows + footer <= longestPdfPage)
        return rows;
    constexpr double shape = 1.414; // height by width
    return static_cast<int>(width * shape) - header - footerHeight;
}

int roundedDown(int height, int step)
{
    return std::max(step, height / step * step);
}

Result<void> writeFile(const QString& path, const std::stop_token& stop,
                       const std::function<bool(QIODevice&)>& write)
{
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && write(file);
    if (stop.stop_requested())
        return Error{"The picture was not written.", toStdString(path), {}};
    if (isWritten && file.commit())
        return {};
    return Error{"Cannot write the picture: " + toStdString(file.errorString()) + ".",
                 toStdString(path), "Check that the folder exists and that you may write there."};
}

GraphPaper::Write writerOf(const QByteArray& bytes)
{
    return [bytes](const QString& path, const std::stop_token& stop) {
        return writeFile(path, stop,
                         [&](QIODevice& file) { return file.write(bytes) == bytes.size(); });
    };
}

class PngPaper : public GraphPaper
{
public:
    explicit PngPaper(double scale) : m_scale(scale) {}
    ~PngPaper() override { end(); }

    Result<void> beginPage(QSize size) override
    {
        const QSize pixels = (QSizeF(size) * m_scale).toSize();
        const char* const remedy = "Write an SVG or a PDF, or choose a smaller scale.";
        if (pixels.width() > longestPng)
            return Error{"A PNG cannot be so wide.", {}, remedy};
        m_image = QImage(pixels, QImage::Format_RGB32);
        if (m_image.isNull())
            return Error{"There is no memory for the picture.", {}, remedy};
        m_painter.begin(&m_image);
        m_painter.scale(m_scale, m_scale);
        return {};
    }
    Write finish() override
    {
        end();
        return [image = m_image](const QString& path, const std::stop_token& stop) {
            return writeFile(path, stop, [&](QIODevice& file) { return image.save(&file, "PNG"); });
        };
    }

private:
    QImage m_image;
    double m_scale;
};

/// The generator takes no notice of clipping: what is to stay hidden must be painted over.
class SvgPaper : public GraphPaper
{
public:
    explicit SvgPaper(const QString& title)
    {
        m_generator.setTitle(title);
        m_generator.setDescription(u"Playhead "_s + QCoreApplication::applicationVersion());
        m_generator.setResolution(screenDpi);
        m_generator.setOutputDevice(&m_buffer);
    }
    ~SvgPaper() override { end(); }

    Result<void> beginPage(QSize size) override
    {
        m_generator.setSize(size);
        m_generator.setViewBox(QRect(QPoint(0, 0), size * fineness));
        m_painter.begin(&m_generator);
        m_painter.scale(fineness, fineness);
        return {};
    }
    Write finish() override
    {
        end();
        return writerOf(m_buffer.data());
    }

private:
    QBuffer m_buffer;
    QSvgGenerator m_generator;
};

class PdfPaper : public GraphPaper
{
public:
    explicit PdfPaper(const QString& title) : m_writer(&m_buffer)
    {
        m_buffer.open(QIODevice::WriteOnly);
        m_writer.setTitle(title);
        m_writer.setCreator(u"Playhead "_s + QCoreApplication::applicationVersion());
        m_writer.setResolution(screenDpi * fineness);
    }
    ~PdfPaper() override { end(); }

    Result<void> beginPage(QSize size) override
    {
        m_writer.setPageSize(
            QPageSize(QSizeF(size) * pointsPerPixel, QPageSize::Point, {}, QPageSize::ExactMatch));
        m_writer.setPageMargins({});
        if (m_painter.isActive()) {
            m_writer.newPage();
        } else {
            m_painter.begin(&m_writer);
            m_painter.scale(fineness, fineness);
        }
        return {};
    }
    Write finish() override
    {
        end();
        return writerOf(m_buffer.data());
    }

private:
    QBuffer m_buffer;
    QPdfWriter m_writer;
};

} // namespace

std::optional<GraphFormat> graphFormatOf(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == "png"_L1)
        return GraphFormat::Png;
    if (suffix == "svg"_L1)
        return GraphFormat::Svg;
    if (suffix == "pdf"_L1)
        return GraphFormat::Pdf;
    return std::nullopt;
}

QSize GraphPages::sizeOf(int page) const
{
    const bool isLast = page + 1 == count();
    const int here = isLast ? rows - page * perPage + footer : perPage;
    return {width, header + here};
}

GraphPages layOutPages(GraphFormat format, int width, int header, int allRows, int rowStep,
                       double scale)
{
    GraphPages pages;
    pages.width = width;
    pages.header = header;
    const int most = mostRows(format, width, header, scale);
    const bool isCut = allRows > most;
    pages.rows = isCut ? roundedDown(most, rowStep) : allRows;
    pages.footer = isCut ? footerHeight : 0;
    const int onPage = rowsPerPage(format, width, header, pages.rows, pages.footer);
    pages.perPage = onPage < pages.rows ? roundedDown(onPage, rowStep) : pages.rows;
    return pages;
}

void GraphPaper::end()
{
    if (m_painter.isActive())
        m_painter.end();
}

std::unique_ptr<GraphPaper> GraphPaper::make(GraphFormat format, double scale, const QString& title)
{
    switch (format) {
    case GraphFormat::Png:
        return std::make_unique<PngPaper>(scale);
    case GraphFormat::Svg:
        return std::make_unique<SvgPaper>(title);
    case GraphFormat::Pdf:
        return std::make_unique<PdfPaper>(title);
    }
    return nullptr;
}

} // namespace playhead
