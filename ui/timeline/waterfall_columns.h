// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QObject>

class QHeaderView;

namespace playhead {

/// The widths of the waterfall's columns: those that the person wants, which are kept, and those
/// that fit. Where the window is narrow, first the words of the results give way to the timeline,
/// then the names, and both come back when there is room.
class WaterfallColumns : public QObject
{
    Q_OBJECT

public:
    /// The widths are those that the results and the durations of rows need, for the columns where
    /// the person has set none. The header has its model, and outlives this.
    WaterfallColumns(QHeaderView& header, int resultWidth, int durationWidth,
                     QObject* parent = nullptr);

    /// Lays the columns out over so many pixels. A session that records no times has no bars:
    /// names, and what is said behind them, have the timeline's room.
    void fitInto(int width, bool hasTimes = true);
    void setWidth(int column, int width);

    /// Widths and hidden columns, to be kept between runs.
    [[nodiscard]] QByteArray saveState() const;
    /// False, and nothing changes, for bytes that saveState() did not make for these columns.
    bool restoreState(const QByteArray& state);

private:
    void remember(int column, int width);

    QHeaderView& m_header;
    int m_usualResultWidth;
    int m_nameWidth;   ///< as the person wants it
    int m_resultWidth; ///< the same
    int m_room = 0;    ///< pixels for all columns
    bool m_hasTimes = true;
    bool m_isFitting = false;
};

} // namespace playhead
