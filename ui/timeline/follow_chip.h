// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>

namespace playhead {

class Follow;

/// The way back to the end of a live session, over the lower edge of the view that has left it:
/// "Follow · 312 new". There while it is offered.
class FollowChip : public QAbstractButton
{
    Q_OBJECT

public:
    /// `follow` outlives it.
    FollowChip(Follow& follow, QWidget* parent);

    [[nodiscard]] QSize sizeHint() const override;
    /// Stands in the middle of the lower edge of a part of its parent.
    void placeIn(const QRect& part);

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();

    Follow& m_follow;
    QRect m_part; ///< that it stands in
};

} // namespace playhead
