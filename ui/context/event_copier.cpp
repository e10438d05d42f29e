// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/event_copier.h"

#include "core/export/event_text.h"
#include "core/export/events_csv.h"
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"

#include <QClipboard>
#include <QGuiApplication>

namespace playhead {

EventCopier::EventCopier(SessionContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_job(this)
{
}

void EventCopier::copyId()
{
    copy(
        [](const Trace&, EventIndex, const LoadedEvent& loaded, const Redactor* redactor) {
            const std::string& id = loaded.event.id;
            return redactor ? redactor->redact_text(id) : id;
        },
        tr("No id can be read for this event."));
}

void EventCopier::copyJson()
{
    copy(&pretty_event_json, tr("This event can no longer be read."));
}

void EventCopier::copyText()
{
    copy(&event_text, tr("This event can no longer be read."));
}

void EventCopier::copyCsv()
{
    copy(&event_csv, tr("This event can no longer be read."));
}

void EventCopier::copy(Write write, const QString& nothing)
{
    const std::shared_ptr<const Trace> trace = m_context.trace();
    const EventIndex event = m_context.selection();
    if (!trace || !event)
        return;
    m_job.start(
        [trace, event, write,
         isRevealed = m_context.areSecretsRevealed()](const std::stop_token& stop) {
            const Redactor redactor;
            const auto loaded = trace->load(event, stop);
            return loaded ? write(*trace, event, *loaded, isRevealed ? nullptr : &redactor)
                          : std::string();
        },
        [this, nothing](const std::string& text) {
            if (text.empty())
                Q_EMIT failed(nothing);
            else
                QGuiApplication::clipboard()->setText(toQString(text));
        });
}

} // namespace playhead
