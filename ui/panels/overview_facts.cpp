// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/overview_facts.h"

#include "core/base/text.h"
#include "core/model/price_table.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

#include <cmath>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OverviewFacts)
};

QString perMillion(double usd)
{
    return u'$' + QString::number(usd, 'g', 6);
}

} // namespace

QString costExplanation(const PanelContent& content)
{
    const Cost* cost = content.trace->cost(content.event);
    if (!cost)
        return {};
    if (cost->provenance != Provenance::Derived)
        return Words::tr("recorded");
    const Event& event = content.loaded->event;
    const auto known = PriceTable::effective().cost(event.model, event.tokens);
    const ModelPrice* price = PriceTable::effective().find(event.model);
    constexpr double tolerance = 1e-9;
    if (!price || !known || std::abs(*known - cost->usd) > tolerance)
        return Words::tr("comp. from tokens and prices");
    return Words::tr("comp.: tokens × %1 in, %2 out per million; price of %3, %4")
        .arg(perMillion(price->prompt), perMillion(price->completion), toQString(price->date),
             toQString(price->source));
}

QStringList remarks(const PanelContent& content)
{
    const Trace& trace = *content.trace;
    const auto has = [&](EventFlag flag) { return trace.has(content.event, flag); };
    QStringList lines;
    if (has(EventFlag::ParentInferred))
        lines += Words::tr("The parent is not recorded: it was worked out from times.");
    if (has(EventFlag::Orphan))
        lines += Words::tr("The recorded parent is not in this session.");
    if (has(EventFlag::ParentLeftOut))
        lines += Words::tr("It ran inside an event that this part of the session leaves out.");
    if (has(EventFlag::CycleCut))
        lines += Words::tr("The recorded parent lies below this event: the link was cut.");
    if (has(EventFlag::OutsideParent))
        lines += Words::tr("Starts before its parent, or after its parent ended.");
    if (has(EventFlag::EndsBeforeStart))
        lines += Words::tr("Ends before it starts, as recorded.");
    if (has(EventFlag::DuplicateId))
        lines += Words::tr("An earlier event of this session has the same id.");
    for (const EventNote& note : content.loaded->event.notes) {
        if (!note.kind)
            continue;
        QString line = toQString(note.kind->message);
        if (!note.detail.empty())
            line += u' ' + toQString(note.detail);
        lines += line;
    }
    return lines;
}

} // namespace playhead
