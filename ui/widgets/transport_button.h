// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QToolButton>

namespace playhead {

/// A flat rounded button of the transport bar: the look of its action, or a menu's.
class TransportButton : public QToolButton
{
    Q_OBJECT

public:
    enum class Look {
        Icon,
        Text,
        Play, ///< in the accent's colour: a triangle, or the two bars of a pause
    };

    explicit TransportButton(Look look, QWidget* parent = nullptr);

    /// Whether a Play button shows that it would pause.
    void setPlaying(bool playing);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintPlay(QPainter& painter) const;

    Look m_look;
    bool m_isPlaying = false;
};

} // namespace playhead
