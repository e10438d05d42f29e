// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/start/session_keeper.h"

#include "core/base/wall_clock.h"
#include "core/discovery/session_files.h"
#include "core/formats/reading/read_sessions.h"
#include "core/library/library.h"
#include "ui/bridge/hand_over.h"
#include "ui/bridge/text.h"
#include "ui/context/library_store.h"
#include "ui/start/session_search.h"

#include <QSettings>

#include <algorithm>
#include <memory>
#include <utility>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto rulesKey = "start/keep"_L1;

/// The times of files are those of the kernel's last tick: a file that was written to now may have
/// been changed a little earlier.
constexpr DurationNs clockTick = 20 * ns_per_ms;

/// A session of a database is not a file of its own: it is taken over as it is read, and counts as
/// kept when as much can be read of what is kept.
Result<void> keepOne(Library& library, const FoundSession& session, const Job& job)
{
    const auto sessions = read_sessions(session.path, job);
    if (!sessions)
        return sessions.error();
    for (const auto& trace : *sessions) {
        if (trace->session().id != session.session_id)
            continue;
        if (auto imported = library.import(*trace, session.path, job); !imported)
            return imported.error();
        const auto path = library.session_path(session.session_id);
        const auto kept = path ? read_sessions(*path, job) : path.error();
        if (!kept)
            return kept.error();
        const bool isWhole =
            kept->size() == 1 && kept->front()->event_count() == trace->event_count();
        return isWhole ? Result<void>()
                       : Error{toStdString(SessionKeeper::tr(
                                   "What was kept is not what was read of the database.")),
                               session.path,
                               {}};
    }
    return Error{toStdString(SessionKeeper::tr("The session is not in its database any more.")),
                 session.path,
                 {}};
}

Result<void> keepFiles(Library& library, const FoundSession& session, const Job& job)
{
    auto files = files_of(session, job);
    if (!files)
        return files.error();
    ProducedSession produced;
    produced.origin = session.path;
    produced.session_id = session.session_id;
    produced.state = files->state;
    for (SessionFiles::File& file : files->files)
        produced.files.push_back({std::move(file.path), std::move(file.name)});
    const auto kept = library.keep(produced, read_sessions, job);
    if (!kept || *kept != Kept::Added || session.title.empty())
        return kept ? Result<void>() : kept.error();
    // Few producers record a title: the list has what it was found by, and not a number.
    const auto entry = library.find(session.session_id);
    return entry && entry->name.empty() ? library.rename(session.session_id, session.title)
                                        : Result<void>();
}

Result<void> keepIn(const std::string& folder, const FoundSession& session, const Job& job)
{
    if (folder.empty())
        return Error{toStdString(SessionKeeper::tr("There is no library.")), session.path, {}};
    auto library = Library::open(folder, Library::Access::Write);
    if (!library)
        return library.error();
    return session.is_one_of_several ? keepOne(*library, session, job)
                                     : keepFiles(*library, session, job);
}

/// When sessions were taken into the library, by what they were found as.
QHash<QString, TimeNs> keptIn(const std::string& folder)
{
    QHash<QString, TimeNs> kept;
    if (folder.empty() || Library::is_missing(folder))
        return kept;
    auto library = Library::open(folder, Library::Access::Read);
    const auto entries = library ? library->list() : library.error();
    if (!entries)
        return kept; // the list of the library says why
    FoundSession as;
    for (const LibraryEntry& entry : *entries) {
        as.path = entry.origin;
        as.session_id = entry.session_id;
        for (const bool isOneOfSeveral : {false, true}) {
            as.is_one_of_several = isOneOfSeveral;
            kept.insert(toQString(as.key()), entry.updated);
        }
    }
    // Of what was kept as it is, it is known since when.
    const auto archives = library->kept();
    if (!archives)
        return kept;
    as.is_one_of_several = false;
    for (const KeptFiles& archive : *archives) {
        as.path = archive.origin;
        kept.insert(toQString(as.key()), archive.kept - clockTick);
    }
    return kept;
}

} // namespace

SessionKeeper::SessionKeeper(SessionSearch& search, LibraryStore& library, QObject* parent)
    : QObject(parent), m_search(search), m_library(library)
{
    constexpr std::chrono::minutes looksEach{5};
    m_thread.setMaxThreadCount(1);
    const QVariantMap rules = QSettings().value(rulesKey).toMap();
    for (auto rule = rules.cbegin(); rule != rules.cend(); ++rule)
        m_rules.insert(rule.key() == u"*"_s ? QString() : rule.key(), rule->toLongLong());
    connect(&m_search, &SessionSearch::searched, this, &SessionKeeper::applyRules);
    connect(&m_search, &SessionSearch::changed, this, [this] {
        if (!m_search.isOn() && waiting() > 0)
            stop(); // nothing is read
    });
    connect(&m_library, &LibraryStore::listed, this, &SessionKeeper::readKept);
    m_timer.setInterval(looksEach);
    connect(&m_timer, &QTimer::timeout, &m_search, &SessionSearch::search);
    if (!m_rules.isEmpty()) {
        m_timer.start();
        m_search.search();
    }
}

SessionKeeper::~SessionKeeper()
{
    m_alive.request_stop();
    m_stop.request_stop();
}

void SessionKeeper::readKept()
{
    runOnPool(m_thread, [this, alive = m_alive.get_token(), folder = m_library.folder()] {
        runOnGuiThread([this, alive, kept = keptIn(folder)] {
            if (!alive.stop_requested())
                m_search.model().setKept(kept);
        });
    });
}

void SessionKeeper::setRule(const QString& place, bool isOn)
{
    if (isOn == hasRule(place))
        return;
    if (isOn)
        m_rules.insert(place, wall_clock());
    else
        m_rules.remove(place);
    QVariantMap rules;
    for (auto rule = m_rules.cbegin(); rule != m_rules.cend(); ++rule)
        rules.insert(rule.key().isEmpty() ? u"*"_s : rule.key(), qlonglong(rule.value()));
    QSettings().setValue(rulesKey, rules);
    if (m_rules.isEmpty())
        m_timer.stop();
    else
        m_timer.start();
    applyRules();
    Q_EMIT changed();
}

bool SessionKeeper::isWantedByRule(const FoundSession& session) const
{
    const QString place = toQString(session.place);
    if (session.written == no_time)
        return false;
    const auto isSince = [&](const QString& rule) {
        const auto since = m_rules.constFind(rule);
        return since != m_rules.cend() && session.written >= *since;
    };
    const bool rests = wall_clock() - session.written >= m_rest.count();
    return rests && (isSince(QString()) || isSince(place));
}

void SessionKeeper::applyRules()
{
    if (m_rules.isEmpty() || !m_search.model().knowsKept())
        return;
    const FoundSessionsModel& found = m_search.model();
    for (int row = 0; row < found.rowCount(); ++row) {
        const FoundSession& session = found.session(row);
        const QString as = found.keyOf(row) + u' ' + QString::number(session.written);
        const auto isIt = [&](const Task& task) { return task.session.key() == session.key(); };
        const bool waits = (m_isBusy && m_busyWith == session.key()) ||
                           std::any_of(m_queue.begin(), m_queue.end(), isIt);
        if (isWantedByRule(session) && !found.isKept(row) && !waits && !m_tried.contains(as))
            m_queue.push_back({session, false});
    }
    next();
}

void SessionKeeper::keep(const std::vector<FoundSession>& sessions)
{
    // What is asked for goes before what a rule wants.
    for (auto session = sessions.rbegin(); session != sessions.rend(); ++session)
        m_queue.push_front({*session, true});
    next();
}

void SessionKeeper::stop()
{
    m_queue.clear();
    m_stop.request_stop();
    Q_EMIT changed();
}

void SessionKeeper::next()
{
    if (m_isBusy || m_queue.empty()) {
        Q_EMIT changed();
        return;
    }
    m_isBusy = true;
    m_busyWith = m_queue.front().session.key();
    m_stop = std::stop_source();
    Job job;
    job.stop = m_stop.get_token();
    runOnPool(m_thread, [this, alive = m_alive.get_token(), job, folder = m_library.folder(),
                         task = std::move(m_queue.front())] {
        const TimeNs begun = wall_clock() - clockTick;
        const Result<void> done = keepIn(folder, task.session, job);
        runOnGuiThread([this, alive, task, done, begun] {
            if (!alive.stop_requested())
                finish(task, done, begun);
        });
    });
    m_queue.pop_front();
    Q_EMIT changed();
}

void SessionKeeper::finish(const Task& task, const Result<void>& done, TimeNs begun)
{
    m_isBusy = false;
    if (!m_stop.stop_requested())
        m_tried += toQString(task.session.key()) + u' ' + QString::number(task.session.written);
    if (done) {
        m_search.model().addKept(toQString(task.session.key()), begun);
        Q_EMIT kept(toQString(task.session.title));
    } else if (task.isAsked && !m_stop.stop_requested()) {
        Q_EMIT failed(done.error());
    }
    next();
}

} // namespace playhead
