// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/models/event_tool_tips.h"

#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/context/event_annotations.h"
#include "ui/context/event_headlines.h"
#include "ui/context/session_context.h"
#include "ui/models/event_texts.h"

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

QString count(std::int64_t number)
{
    return toQString(format_count(number));
}

} // namespace

QString EventToolTips::fromPlainText(const QString& lines)
{
    return lines.isEmpty() ? QString()
                           : u"<qt><p style=\"white-space:pre-wrap\">"_s + lines.toHtmlEscaped() +
                                 u"</p></qt>"_s;
}

QString EventToolTips::event(const SessionContext& context, EventIndex event)
{
    return fromPlainText(eventLines(context, event).join(u'\n'));
}

QString EventToolTips::times(const SessionContext& context, EventIndex event)
{
    const QStringList name = {EventTexts::name(*context.trace(), event, context.mask())};
    return fromPlainText((name + timeLines(context, event)).join(u'\n'));
}

QString EventToolTips::bar(const SessionContext& context, EventIndex event)
{
    return fromPlainText((eventLines(context, event) + timeLines(context, event)).join(u'\n'));
}

QStringList EventToolTips::eventLines(const SessionContext& context, EventIndex event)
{
    const Trace& trace = *context.trace();
    QStringList lines = {u"#%1 "_s.arg(event.value()) +
                             EventTexts::name(trace, event, context.mask()),
                         EventTexts::kind(trace, event, context.mask()) + u" · "_s +
                             EventTexts::result(trace.result(event))};
    if (const QString headline = context.headlines().known(event); !headline.isEmpty())
        lines.insert(1, headline);
    const EventTree& tree = trace.tree();
    if (tree.has_children(event))
        lines += tr("events inside: %1").arg(count(tree.descendant_count(event)));
    if (const int failures = EventTexts::failuresBelow(trace, event))
        lines += tr("failed inside: %1").arg(count(failures));
    if (const Annotation* annotation = context.annotations().current()->find(event)) {
        if (annotation->is_bookmarked)
            lines += tr("Bookmarked.");
        if (!annotation->note.empty())
            lines += tr("Your note: %1").arg(context.mask().word(annotation->note));
    }
    if (trace.has(event, EventFlag::ParentInferred))
        lines += tr("Its parent was not recorded: it is the tightest event around it in time.");
    if (trace.has(event, EventFlag::Orphan))
        lines += tr("Its recorded parent is not in the session.");
    if (trace.has(event, EventFlag::ParentLeftOut))
        lines += tr("It ran inside an event that this part of the session leaves out.");
    if (trace.has(event, EventFlag::CycleCut))
        lines += tr("Its recorded parent lies below it, so that it is shown at the top level.");
    if (trace.has(event, EventFlag::DuplicateId))
        lines += tr("An earlier event has the same id.");
    return lines;
}

QStringList EventToolTips::timeLines(const SessionContext& context, EventIndex event)
{
    const Trace& trace = *context.trace();
    QStringList lines;
    const TimeNs start = trace.start(event);
    const TimeNs end = trace.end(event);
    if (trace.has(event, EventFlag::Instant)) {
        lines += tr("at %1").arg(context.formatTime(start));
        lines += tr("One moment is recorded, and no duration.");
    } else {
        lines += tr("start %1").arg(context.formatTime(start));
        const auto running = EventTexts::runningFor(trace, event, context.now());
        lines += running ? tr("running for %1").arg(*running)
                         : tr("end %1").arg(context.formatTime(end));
    }
    if (const auto duration = trace.duration(event))
        lines += tr("duration %1").arg(toQString(format_duration_exact(*duration)));
    if (trace.has(event, EventFlag::InitDerived))
        lines += tr("The start was worked out from other records.");
    if (trace.has(event, EventFlag::EndDerived))
        lines += tr("The end was worked out from other records.");
    if (trace.has(event, EventFlag::EndsBeforeStart))
        lines += tr("It ends before it starts, as recorded.");
    if (trace.has(event, EventFlag::OutsideParent))
        lines += tr("It starts outside its parent's time, as recorded.");
    if (trace.has(event, EventFlag::ParentInferred))
        lines += tr("Dashed: its place in the tree was worked out from times.");
    return lines;
}

QString EventToolTips::tokens(const Trace& trace, EventIndex event)
{
    const EventTexts::Figure figure = EventTexts::tokens(trace, event);
    const auto own = trace.tokens(event);
    if (figure.text.isEmpty())
        return {};
    QStringList lines;
    const auto add = [&lines](const QString& text, std::optional<std::int64_t> number) {
        if (number)
            lines += text.arg(count(*number));
    };
    if (figure.isRollUp) {
        const Totals totals = trace.subtree_totals(event);
        add(tr("%1 tokens in the events inside"), totals.total_tokens);
        add(tr("prompt %1"), totals.prompt_tokens);
        add(tr("completion %1"), totals.completion_tokens);
        if (own)
            add(tr("recorded on this event itself: %1"), own->sum());
        lines += tr("Tokens are counted at the deepest events that record them: what is recorded "
                    "on a parent as well is not counted again.");
    } else if (own) {
        add(tr("%1 tokens"), own->sum());
        add(tr("prompt %1"), own->prompt);
        add(tr("completion %1"), own->completion);
        add(tr("read from cache %1"), own->cache_read);
        add(tr("written to cache %1"), own->cache_write);
        add(tr("reasoning %1"), own->reasoning);
    }
    return fromPlainText(lines.join(u'\n'));
}

QString EventToolTips::cost(const Trace& trace, EventIndex event)
{
    const EventTexts::Figure figure = EventTexts::cost(trace, event);
    if (figure.text.isEmpty())
        return {};
    const Totals totals = trace.subtree_totals(event);
    QStringList lines;
    if (totals.cost_is_computed)
        lines += figure.isRollUp
                     ? tr("At least a part was not recorded, but computed from tokens and the list "
                          "of prices.")
                     : tr("Not recorded, but computed from tokens and the list of prices.");
    else
        lines += tr("As recorded.");
    if (totals.llm_calls_without_cost > 0)
        lines += tr("A lower bound: LLM calls whose cost is unknown: %1.")
                     .arg(count(totals.llm_calls_without_cost));
    if (figure.isRollUp)
        lines += tr("Costs are counted at the deepest events that have one: what is recorded on a "
                    "parent as well is not counted again.");
    return fromPlainText(lines.join(u'\n'));
}

} // namespace playhead
