// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace playhead {

/// Cells of the sessions that were found: two letters for the agent beside its name, titles in the
/// text's colour and the rest behind it, and a state as sign, word and colour.
class FoundSessionDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Where the text of a cell, or of its column's name, stands in it.
    [[nodiscard]] static QRect textRoom(const QRect& cell, int column);

    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace playhead
