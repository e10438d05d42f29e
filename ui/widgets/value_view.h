// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/payload.h"
#include "ui/bridge/latest_job.h"

#include <QWidget>

#include <memory>

class QStackedWidget;

namespace playhead {

class LinkButton;
class PlainLabel;
class TextView;

/// Shows a recorded value: text as text. Works the value up off the GUI thread.
class ValueView : public QWidget
{
    Q_OBJECT

public:
    explicit ValueView(const QString& name, QWidget* parent = nullptr);

    /// `owner` keeps the bytes alive that the payload borrows.
    void setValue(const Payload& value, std::shared_ptr<const void> owner);
    void clear();
    [[nodiscard]] bool isBusy() const { return m_job.isRunning(); }

private:
    TextView* m_text;
    LatestJob m_job;
};

} // namespace playhead
