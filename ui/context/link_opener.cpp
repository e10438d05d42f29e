// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/link_opener.h"

#include "core/library/text_index.h"
#include "ui/bridge/plural.h"
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"
#include "ui/context/session_store.h"

#include <QClipboard>
#include <QGuiApplication>

namespace playhead {

void copyLink(const Trace& trace, EventIndex event)
{
    const std::string& id = trace.session().id;
    if (!id.empty())
        QGuiApplication::clipboard()->setText(toQString(print_link({id, event})));
}

LinkOpener::LinkOpener(SessionContext& context, SessionStore& store, QObject* parent)
    : QObject(parent), m_context(context), m_store(store)
{
    // Queued: the store tells in the midst of its changes.
    connect(&m_store, &SessionStore::currentChanged, this, &LinkOpener::proceed,
            Qt::QueuedConnection);
    connect(&m_store, &SessionStore::idle, this, &LinkOpener::proceed, Qt::QueuedConnection);
    connect(&m_store.library(), &LibraryStore::listed, this, &LinkOpener::proceed,
            Qt::QueuedConnection);
}

void LinkOpener::open(const SessionLink& link)
{
    m_link = link;
    m_row.reset();
    m_shown.clear();
    proceed();
}

void LinkOpener::openRow(const std::string& sessionId, std::int64_t row)
{
    m_link = SessionLink{sessionId, {}};
    m_row = row;
    m_shown.clear();
    proceed();
}

QString LinkOpener::findSession() const
{
    const auto hasId = [this](const SessionEntry& entry) {
        return entry.trace && entry.trace->session().id == m_link->session_id;
    };
    if (const SessionEntry* entry = m_store.currentEntry(); entry && hasId(*entry))
        return entry->key;
    const SessionListModel& sessions = m_store.model();
    for (int row = 0; row < sessions.rowCount(); ++row) {
        if (hasId(sessions.entry(row)))
            return sessions.entry(row).key;
    }
    const QString kept = LibraryStore::keyOf(m_link->session_id);
    return sessions.rowOf(kept) < 0 ? QString() : kept;
}

void LinkOpener::proceed()
{
    if (!m_link)
        return;
    if (m_shown.isEmpty()) {
        const QString key = findSession();
        if (key.isEmpty()) {
            if (!m_store.isLoading() && !m_store.library().isListing())
                fail({toStdString(tr("No session with the id %1 is open or in the library.")
                                      .arg(toQString(m_link->session_id))),
                      {},
                      toStdString(tr("Open the file that holds it, then the link again."))});
            return;
        }
        m_shown = key;
        m_store.show(key);
    }
    if (m_store.current() != m_shown) {
        m_link.reset();
        return;
    }
    selectEvent();
}

void LinkOpener::selectEvent()
{
    const SessionEntry* entry = m_store.currentEntry();
    if (!entry || entry->error || (!m_link->event && !m_row)) {
        m_link.reset(); // the window says why a session cannot be shown
        return;
    }
    const auto& trace = m_context.trace();
    if (m_row) {
        const EventIndex found = trace ? event_of_row(*trace, *m_row) : EventIndex();
        if (found)
            goTo(found);
        else if (trace && !entry->isLoading)
            fail({toStdString(tr("The event that was found is no longer in the session.")),
                  {},
                  toStdString(tr("Search again."))});
        return;
    }
    const EventIndex event = m_link->event;
    if (trace && trace->contains(event)) {
        goTo(event);
    } else if (trace && !entry->isLoading) {
        fail({toStdString(tr("The session has no event #%1.").arg(event.value())),
              {},
              toStdString(tr("It has %1 events.", nullptr, formOf(trace->event_count()))
                              .arg(trace->event_count()))});
    }
}

void LinkOpener::goTo(EventIndex event)
{
    m_link.reset();
    m_context.select(event);
    Q_EMIT m_context.revealRequested(event);
}

void LinkOpener::fail(const Error& error)
{
    m_link.reset();
    Q_EMIT failed(error);
}

} // namespace playhead
