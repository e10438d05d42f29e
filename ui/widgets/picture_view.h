// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/bridge/image_decoder.h"
#include "ui/bridge/latest_job.h"

#include <QWidget>

namespace playhead {

class PlainLabel;

/// A recorded picture, fitted into the width, with its size below. Decoded off the GUI thread.
class PictureView : public QWidget
{
    Q_OBJECT

public:
    /// Pictures are drawn no higher than `tallest`, in pixels of the window.
    explicit PictureView(int tallest, QWidget* parent = nullptr);

    /// A data URL or base64.
    void showText(std::string text);
    /// A file of this machine: only after the person asked for it.
    void showFile(const QString& path);
    void clear();
    [[nodiscard]] bool isBusy() const { return m_job.isRunning(); }
    [[nodiscard]] const DecodedImage& decoded() const { return m_decoded; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void shown();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void decode(std::function<QByteArray()> bytes);
    [[nodiscard]] QSize pictureSize(int width) const;
    [[nodiscard]] QString caption() const;

    DecodedImage m_decoded;
    int m_tallest;
    LatestJob m_job;
};

} // namespace playhead
