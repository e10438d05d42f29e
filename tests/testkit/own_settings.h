// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/testkit/scratch.h"

#include <QCoreApplication>
#include <QSettings>

namespace playhead::testkit {

/// While it lives, windows keep their settings, in a folder that is gone with it: without the name
/// of an organization they keep none.
class OwnSettings
{
public:
    OwnSettings()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                           m_folder.path(QStringLiteral("config")));
        QCoreApplication::setOrganizationName(QStringLiteral("Playhead test"));
    }
    ~OwnSettings() { QCoreApplication::setOrganizationName({}); }

    OwnSettings(const OwnSettings&) = delete;
    OwnSettings& operator=(const OwnSettings&) = delete;

    /// Of a file beside the settings.
    [[nodiscard]] QString path(const QString& name) const { return m_folder.path(name); }

private:
    Scratch m_folder;
};

} // namespace playhead::testkit
