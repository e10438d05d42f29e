// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/discovery/places.h"
#include "tests/testkit/made_home.h"
#include "tests/testkit/scratch.h"

#include <QCoreApplication>
#include <QSettings>

#include <string>
#include <string_view>

namespace playhead::testkit {

/// Settings of a test's own, gone with this object.
class OwnSettings
{
public:
    OwnSettings()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                           m_scratch.path(QStringLiteral("config")));
        QCoreApplication::setOrganizationName(QStringLiteral("Playhead test"));
    }
    ~OwnSettings() { QCoreApplication::setOrganizationName({}); }
    OwnSettings(const OwnSettings&) = delete;
    OwnSettings& operator=(const OwnSettings&) = delete;

    /// Of a file beside the settings.
    [[nodiscard]] QString path(const QString& name) const { return m_scratch.path(name); }

private:
    Scratch m_scratch;
};

/// A home folder is all there is.
[[nodiscard]] inline PlaceSurroundings surroundingsOf(const MadeHome& home)
{
    PlaceSurroundings surroundings;
    surroundings.home = home.path().toStdString();
    surroundings.variable = [](std::string_view) { return std::string(); };
    return surroundings;
}

} // namespace playhead::testkit
