// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <vector>

namespace playhead {

struct KeptFilter {
    QString name;
    QString text; ///< a valid filter's

    friend bool operator==(const KeptFilter&, const KeptFilter&) = default;
};

/// The filters that the person has given names, in the application's settings.
class KeptFilters
{
public:
    /// By name, without regard to case.
    [[nodiscard]] static std::vector<KeptFilter> all();
    /// Takes the place of one of the same name.
    static void keep(const KeptFilter& filter);
    static void forget(const QString& name);
};

} // namespace playhead
