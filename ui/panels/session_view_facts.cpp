// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The lines of a session's first page.
#include "core/analysis/end_state.h"
#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"
#include "ui/models/event_texts.h"
#include "ui/panels/session_view.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/plain_label.h"

#include <QHBoxLayout>

#include <algorithm>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

QString counted(std::uint64_t count)
{
    return toQString(format_count(static_cast<std::int64_t>(count)));
}

/// Whether the events say something else than the recorder's word. Events that do not say how they
/// ended contradict nothing, and no event contradicts a word that does not say how it went.
bool contradicts(const std::string& word, EventResult outcome)
{
    return outcome != EventResult::Indeterminate &&
           result_of_end_state(word).value_or(outcome) != outcome;
}

} // namespace

void SessionView::addOutcome()
{
    const Session& session = trace().session();
    const EventResult outcome = trace().outcome();
    beginSection(tr("How it ended"));
    const bool isLive = m_context.isLive() && !session.end_state;
    add(tr("end state"),
        session.end_state ? m_context.mask().text(*session.end_state)
        : isLive          ? tr("live")
                          : tr("not recorded"),
        isLive ? tr("it is being recorded") : tr("what the recorder wrote at the end"));
    add(tr("reason"), m_context.mask().text(session.end_state_reason));
    if (isLive || m_isUpdating) // the events have not said all, or say the same as before
        return;
    auto* line = new QWidget;
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new Chip(outcome, line));
    layout->addStretch();
    m_facts->addWidget(tr("outcome"), line);
    QString explanation;
    switch (outcome) {
    case EventResult::Success:
        explanation = tr("Derived from the events: the last root that says how it ended succeeded. "
                         "Failures before it were recovered from.");
        break;
    case EventResult::Fail:
        explanation = tr("Derived from the events: the last root that says how it ended failed.");
        break;
    case EventResult::Indeterminate:
        explanation = tr("Derived from the events: none says whether it succeeded. Indeterminate "
                         "is what is recorded where nobody says so; it is no failure.");
        break;
    }
    auto* words = new PlainLabel(explanation, ColorRole::Dim);
    words->setWordWrap(true);
    m_facts->addWidget({}, words);
    if (session.end_state && contradicts(*session.end_state, outcome)) {
        auto* differs = new PlainLabel(
            tr("The recorded end state and the events do not say the same."), ColorRole::Tool);
        differs->setWordWrap(true);
        m_facts->addWidget({}, differs);
    }
}

void SessionView::addTimes()
{
    const Session& session = trace().session();
    const QString zone = session.zone_trusted ? QString() : tr("zone not trusted");
    const auto absolute = [&zone](TimeNs time) {
        QStringList notes;
        if (time != no_time)
            notes += toQString(format_iso8601(time));
        if (!zone.isEmpty())
            notes += zone;
        return notes.join(u" · "_s);
    };
    beginSection(tr("Time"));
    const TimeNs begin = trace().begin_time();
    const TimeNs end = trace().end_time();
    if (begin != no_time && end != no_time)
        add(tr("duration"), toQString(format_duration_exact(end - begin)),
            tr("from the first event's start to the last end"));
    add(tr("first event"), m_context.formatTime(begin), absolute(begin));
    add(tr("last end"), m_context.formatTime(end), absolute(end));
    if (session.init_timestamp != no_time)
        add(tr("begin"), m_context.formatTime(session.init_timestamp),
            tr("recorded · %1").arg(absolute(session.init_timestamp)));
    if (session.end_timestamp != no_time)
        add(tr("end"), m_context.formatTime(session.end_timestamp),
            tr("recorded · %1").arg(absolute(session.end_timestamp)));
}

void SessionView::addCounts()
{
    beginSection(tr("Events"));
    add(tr("events"), counted(trace().event_count()),
        trace().is_complete() ? QString() : tr("so far"));
    const auto types = trace().count_by_action_type();
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (types.at(i) > 0)
            add(toQString(action_type_name(static_cast<ActionType>(i))), counted(types.at(i)));
    }
    const auto results = trace().count_by_result();
    for (const auto result :
         {EventResult::Fail, EventResult::Success, EventResult::Indeterminate}) {
        const auto count = results.at(static_cast<std::size_t>(result));
        if (count > 0)
            add(EventTexts::resultWord(result), counted(count));
    }
    if (trace().inferred_parent_count() > 0)
        add(tr("inferred"), counted(trace().inferred_parent_count()),
            tr("parents that are not recorded, worked out from times"));
}

void SessionView::addSource()
{
    const Session& session = trace().session();
    beginSection(tr("Source"));
    QStringList tags;
    for (const std::string& tag : session.tags)
        tags += u'#' + m_context.mask().text(tag);
    add(tr("tags"), tags.join(u' '));
    add(tr("session id"), m_context.mask().text(session.id));
    add(tr("recorder"), m_context.mask().text(session.recorder));
    add(tr("format"), toQString(session.format));
    constexpr std::size_t mostAgents = 50;
    for (std::size_t i = 0; i < std::min(session.agents.size(), mostAgents); ++i) {
        const Agent& agent = session.agents[i];
        add(i == 0 ? tr("agents") : QString(),
            m_context.mask().text(agent.name.empty() ? agent.id : agent.name),
            agent.name.empty() ? QString() : m_context.mask().text(agent.id));
    }
}

} // namespace playhead
