// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QPainter>
#include <QSize>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace playhead {

/// What a picture of the graph can be.
enum class GraphFormat { Png, Svg, Pdf };

/// By the ending of a file's name, in any case; nothing for another ending.
[[nodiscard]] std::optional<GraphFormat> graphFormatOf(const QString& path);

/// How the rows of a graph are spread over the pages of a picture. All in pixels of the screen.
struct GraphPages {
    int width = 0;
    int header = 0;  ///< at the top of each page
    int rows = 0;    ///< of the rows that are drawn, on all pages
    int perPage = 0; ///< of the rows on each page but the last
    int footer = 0;  ///< below the last row, to say that there are more; 0 where there are not

    [[nodiscard]] int count() const { return rows == 0 ? 1 : (rows + perPage - 1) / perPage; }
    [[nodiscard]] QSize sizeOf(int page) const;
};

/// PNG and SVG have one page. PDF has one as long as it may be so high, else pages in the shape of
/// A4. A PNG ends where programs no longer show it, at 32,000 device pixels or 100 million in all;
/// the others at 480,000 pixels, which are 20,000 rows of the waterfall.
[[nodiscard]] GraphPages layOutPages(GraphFormat format, int width, int header, int allRows,
                                     int rowStep, double scale);

/// What a picture is drawn on. Painting is for the GUI thread, where fonts are.
class GraphPaper
{
public:
    /// `scale` is that of the pixels of a PNG; the others have none.
    [[nodiscard]] static std::unique_ptr<GraphPaper> make(GraphFormat format, double scale,
                                                          const QString& title);
    virtual ~GraphPaper() = default;

    /// The next page, of that size in pixels of the screen. Fails where it is too large.
    [[nodiscard]] virtual Result<void> beginPage(QSize size) = 0;
    /// In pixels of the screen, from the top left of the page.
    [[nodiscard]] QPainter& painter() { return m_painter; }

    /// Writes the file, on any thread. It appears when it is whole, and not at all after a stop.
    using Write = std::function<Result<void>(const QString& path, const std::stop_token& stop)>;
    /// Ends the painting.
    [[nodiscard]] virtual Write finish() = 0;

protected:
    /// Before what it paints on goes.
    void end();

    QPainter m_painter;
};

} // namespace playhead
