// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/models/total_texts.h"

#include "core/base/text.h"
#include "ui/bridge/plural.h"
#include "ui/bridge/text.h"

#include <QStringList>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

CostSum TotalTexts::costOf(const Totals& totals)
{
    return {totals.cost, totals.cost_is_computed, totals.llm_calls_without_cost};
}

QString TotalTexts::cost(const CostSum& sum)
{
    if (!sum.usd)
        return {};
    const QString cost = toQString(format_cost(*sum.usd));
    return sum.callsWithoutCost > 0 ? u"≥ "_s % cost : cost;
}

QString TotalTexts::costExplanation(const CostSum& sum)
{
    QStringList lines;
    if (!sum.usd)
        lines += tr("No cost is recorded, and no price is known for the models used.");
    if (sum.usd && sum.callsWithoutCost > 0)
        lines += sum.callsWithoutCost == 1
                     ? tr("At least: the cost of 1 LLM call is not known, and not in the sum.")
                     : tr("At least: the cost of %1 LLM calls is not known, and not in the sum.",
                          nullptr, formOf(sum.callsWithoutCost))
                           .arg(toQString(format_count(sum.callsWithoutCost)));
    if (sum.usd && sum.isComputed)
        lines += tr("Computed, in part or whole, from tokens and the price list: the session "
                    "records no cost there.");
    if (sum.usd)
        lines += tr("Counted at the deepest events that record a cost.");
    return lines.join(u'\n');
}

} // namespace playhead
