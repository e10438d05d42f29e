// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "ui/timeline/tabular_text.h"

#include <QWidget>

namespace playhead {

/// "00:18.240 / 00:28.973": where the playhead is, and how long the session. Its figures stand
/// still while they run.
class TimeReadout : public QWidget
{
    Q_OBJECT

public:
    explicit TimeReadout(QWidget* parent = nullptr);

    /// Since the session's begin; nothing is shown as the start.
    void setTime(DurationNs time);
    void setTotal(DurationNs total);
    [[nodiscard]] QString text() const { return m_timeText; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    /// Minutes and seconds to the millisecond, with hours where `total` has some.
    [[nodiscard]] static QString clockText(DurationNs time, DurationNs total);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void updateTexts();

    QFont m_timeFont;
    TabularText m_timeFigures;
    TabularText m_totalFigures;
    DurationNs m_time = 0;
    DurationNs m_total = 0;
    QString m_timeText;
    QString m_totalText;
};

} // namespace playhead
