// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <atomic>
#include <chrono>
#include <memory>

class QLabel;
class QProgressBar;

namespace playhead {

/// What the window is busy with beside its usual work, for the status bar: what it is, how far it
/// is, and a button that stops it. Hidden while there is nothing.
class TaskProgress : public QWidget
{
    Q_OBJECT

public:
    explicit TaskProgress(QWidget* parent = nullptr);

    /// Shows that something has begun; how far it is, is not known yet.
    void begin(const QString& what);
    void setText(const QString& what);
    /// 0 to 1.
    void setShare(double share);
    /// Shows what another thread counts, in thousandths, until end(); negative is not known.
    void follow(std::shared_ptr<const std::atomic<int>> thousandths);
    void end();
    /// Since begin().
    [[nodiscard]] std::chrono::milliseconds elapsed() const;

Q_SIGNALS:
    void stopRequested();

private:
    QLabel* m_what;
    QProgressBar* m_bar;
    QElapsedTimer m_since;
    QTimer m_look;
    std::shared_ptr<const std::atomic<int>> m_followed;
};

} // namespace playhead
