// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/totals.h"

#include <QCoreApplication>
#include <QString>

namespace playhead {

/// What a sum of costs is made of, wherever it comes from: a trace, or the library's catalogue.
struct CostSum {
    std::optional<double> usd;          ///< of the events whose cost is known
    bool isComputed = false;            ///< in part or whole, from tokens and prices
    std::uint32_t callsWithoutCost = 0; ///< where not zero, `usd` is a lower bound
};

/// How sums over a session or subtree are written, the same wherever they are shown.
class TotalTexts
{
    Q_DECLARE_TR_FUNCTIONS(playhead::TotalTexts)

public:
    [[nodiscard]] static CostSum costOf(const Totals& totals);
    /// "$0.42"; "≥ $0.42" where the cost of some calls is unknown; empty where all of it is.
    [[nodiscard]] static QString cost(const CostSum& sum);
    /// Why the cost is what it is, a sentence a line.
    [[nodiscard]] static QString costExplanation(const CostSum& sum);
};

} // namespace playhead
