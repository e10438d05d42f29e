// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/event_rows_model.h"

#include <QByteArray>
#include <QObject>

#include <array>

class QHeaderView;

namespace playhead {

class RowPainter;

/// The widths of the waterfall's columns: those that the person wants, which are kept, and those
/// that fit. Where the window is narrow, the words of the results give way to the timeline, then
/// the costs and the tokens to the names, then the names, and all come back when there is room. A
/// column that the person has hidden or shown stays so.
class WaterfallColumns : public QObject
{
    Q_OBJECT

public:
    /// `rows` says what the columns need, where the person has set no width. The header has its
    /// model, and outlives this.
    WaterfallColumns(QHeaderView& header, const RowPainter& rows, QObject* parent = nullptr);

    /// Lays the columns out over so many pixels. A session that records no times has no bars:
    /// names, and what is said behind them, have the timeline's room.
    void fitInto(int width, bool hasTimes = true);
    void setWidth(int column, int width);

    /// Widths and hidden columns, to be kept between runs.
    [[nodiscard]] QByteArray saveState() const;
    /// False, and nothing changes, for bytes that saveState() did not make for these columns.
    bool restoreState(const QByteArray& state);

private:
    /// What the person wants of a column; kept as these numbers.
    enum class Wish : quint8 { None, Hidden, Shown };
    static constexpr int sizedColumns = EventRowsModel::TimelineColumn; ///< which takes the rest

    void remember(int column, int oldWidth, int width);
    [[nodiscard]] int yieldColumns(int room);

    QHeaderView& m_header;
    std::array<Wish, sizedColumns> m_wishes{};
    std::array<int, sizedColumns> m_hiddenWidths{}; ///< of those that gave way
    int m_usualResultWidth;
    int m_nameWidth;   ///< as the person wants it
    int m_resultWidth; ///< the same
    int m_room = 0;    ///< pixels for all columns
    bool m_hasTimes = true;
    bool m_isFitting = false;
};

} // namespace playhead
