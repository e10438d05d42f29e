// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/stage.h"
#include "ui/theme/theme.h"

#include <QApplication>

namespace playhead::bench {

/// The application of a program that shows the window to measure it.
class WindowProgram
{
public:
    WindowProgram()
    {
        qInstallMessageHandler(&drop_platform_talk);
        QCoreApplication::setOrganizationName(QStringLiteral("Playhead"));
        QCoreApplication::setApplicationName(QStringLiteral("Playhead"));
        Theme::instance().install(application_);
    }

private:
    int count_ = 1;
    char name_[9] = "playhead";
    char* values_[2] = {name_, nullptr};
    QApplication application_{count_, values_};
};

} // namespace playhead::bench
