// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace playhead {

/// Lies over a window while files are held over it, and says what dropping them will do. The
/// pointer goes through it.
class DropHint : public QWidget
{
    Q_OBJECT

public:
    /// Hidden at first.
    explicit DropHint(QWidget* window);

    /// Shows it over all of the window.
    void start(const QString& text);
    [[nodiscard]] const QString& text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
};

} // namespace playhead
