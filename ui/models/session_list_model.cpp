// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/models/session_list_model.h"

#include "core/base/text.h"
#include "ui/bridge/direction.h"
#include "ui/bridge/plural.h"
#include "ui/bridge/text.h"
#include "ui/context/secret_mask.h"
#include "ui/models/event_texts.h"
#include "ui/models/moment_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

} // namespace

void SessionEntry::setTrace(std::shared_ptr<const Trace> shown, const QString& fallbackTitle)
{
    trace = std::move(shown);
    title = trace->session().name.empty() ? fallbackTitle
                                          : toQString(elide(trace->session().name, longestTitle));
    events = trace->event_count();
    const auto recorded = parse_result(trace->session().end_state.value_or(""));
    outcome = recorded ? *recorded : trace->outcome();
    start = trace->begin_time();
    if (start != no_time)
        duration = trace->end_time() - start;
    cost = TotalTexts::costOf(trace->totals());
    tags = trace->session().tags;
}

bool SessionEntry::looksLike(const SessionEntry& other) const
{
    const auto shown = [](const SessionEntry& e) {
        return std::tie(e.key, e.origin, e.title, e.path, e.trace, e.isLoading, e.progress,
                        e.isLive, e.left, e.remark, e.outcome, e.events, e.start, e.duration,
                        e.cost.usd, e.cost.isComputed, e.tags);
    };
    return !error && !other.error && shown(*this) == shown(other);
}

SessionListModel::SessionListModel(const SecretMask& mask, QObject* parent)
    : QAbstractListModel(parent), m_mask(mask)
{
}

int SessionListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant SessionListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SessionEntry& shown = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return m_mask.word(shown.title);
    case Qt::ToolTipRole:
        return toolTip(shown);
    case Qt::AccessibleTextRole:
        return accessibleText(shown);
    case OutcomeRole:
        return static_cast<int>(shown.outcome);
    case EventCountRole:
        return shown.error ? QString() : toQString(format_count(shown.events));
    case DetailRole:
        return detail(shown);
    case IsErrorRole:
        return shown.error.has_value();
    case IsLoadingRole:
        return shown.isLoading;
    case ProgressRole:
        return shown.progress;
    case IsLiveRole:
        return shown.isLive;
    case SectionRole:
        return shown.origin == SessionEntry::Origin::File ? tr("Opened") : tr("Library");
    default:
        return {};
    }
}

QString SessionListModel::detail(const SessionEntry& shown) const
{
    if (shown.error)
        return toQString(shown.error->what);
    QStringList parts;
    if (shown.isLive)
        parts += tr("live");
    else if (shown.left == SessionEntry::Left::Died)
        parts += tr("died");
    else if (shown.left == SessionEntry::Left::NotEnded)
        parts += tr("not ended");
    if (!shown.remark.isEmpty())
        parts += shown.remark;
    if (shown.origin == SessionEntry::Origin::Library)
        parts += tr("library");
    if (shown.start != no_time)
        parts += shortMoment(shown.start);
    if (shown.duration)
        parts += toQString(format_duration(*shown.duration));
    if (shown.cost.usd)
        parts += TotalTexts::cost(shown.cost);
    if (shown.isLoading)
        parts += tr("reading…");
    for (QString& part : parts)
        part = inOwnDirection(part);
    return parts.join(u" · "_s);
}

QString SessionListModel::toolTip(const SessionEntry& shown)
{
    QStringList lines = {shown.path};
    if (shown.isLive)
        lines += tr("A program is recording this session now.");
    else if (shown.left == SessionEntry::Left::Died)
        lines += tr("The program that recorded this session ended before it ended the session. "
                    "What it had recorded is here.");
    else if (shown.left == SessionEntry::Left::NotEnded)
        lines += tr("The program that recorded this session has not said how it ended.");
    if (!shown.error && shown.cost.usd)
        lines += tr("Cost: %1").arg(TotalTexts::cost(shown.cost)) + u'\n' +
                 TotalTexts::costExplanation(shown.cost);
    lines.removeAll(QString());
    return lines.isEmpty() ? QString() : plainToolTip(lines.join(u"\n\n"_s));
}

QString SessionListModel::accessibleText(const SessionEntry& shown) const
{
    if (shown.error)
        return tr("%1, could not be opened: %2")
            .arg(m_mask.word(shown.title), toQString(shown.error->what));
    return tr("%1, %2, %3 events, %4", nullptr, formOf(shown.events))
        .arg(m_mask.word(shown.title), EventTexts::resultWord(shown.outcome),
             toQString(format_count(shown.events)), detail(shown));
}

void SessionListModel::updateNames()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int SessionListModel::rowOf(const QString& key) const
{
    return m_rows.value(key, -1);
}

void SessionListModel::reindexFrom(int row)
{
    for (int i = row; i < rowCount(); ++i)
        m_rows[entry(i).key] = i;
}

void SessionListModel::put(SessionEntry entry)
{
    if (const int row = rowOf(entry.key); row >= 0) {
        if (this->entry(row).looksLike(entry))
            return;
        m_entries[static_cast<std::size_t>(row)] = std::move(entry);
        Q_EMIT dataChanged(index(row), index(row));
        return;
    }
    const auto firstOfLibrary = std::find_if(m_entries.begin(), m_entries.end(), [](const auto& e) {
        return e.origin == SessionEntry::Origin::Library;
    });
    const auto at = entry.origin == SessionEntry::Origin::File ? firstOfLibrary : m_entries.end();
    insert(static_cast<int>(at - m_entries.begin()), std::move(entry));
}

void SessionListModel::insert(int row, SessionEntry entry)
{
    beginInsertRows({}, row, row);
    m_entries.insert(m_entries.begin() + row, std::move(entry));
    reindexFrom(row);
    endInsertRows();
}

void SessionListModel::remove(const QString& key)
{
    const int row = rowOf(key);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_rows.remove(key);
    m_entries.erase(m_entries.begin() + row);
    reindexFrom(row);
    endRemoveRows();
}

void SessionListModel::setLibrary(std::vector<SessionEntry> entries)
{
    const auto isLibrary = [](const SessionEntry& e) {
        return e.origin == SessionEntry::Origin::Library;
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        const SessionEntry& known = entry(row);
        const bool stays = std::any_of(entries.begin(), entries.end(),
                                       [&](const auto& e) { return e.key == known.key; });
        if (isLibrary(known) && !stays)
            remove(QString(known.key));
    }
    const auto first = std::find_if(m_entries.begin(), m_entries.end(), isLibrary);
    int next = static_cast<int>(first - m_entries.begin());
    for (SessionEntry& e : entries) {
        const int row = rowOf(e.key);
        if (row < 0) {
            insert(next, std::move(e));
        } else {
            keepWhatIsLoaded(e, entry(row));
            put(std::move(e));
            next = row;
        }
        ++next;
    }
}

/// The library says what it knew when it was written to last, and the events say more.
void SessionListModel::keepWhatIsLoaded(SessionEntry& entry, const SessionEntry& known)
{
    entry.isLive = known.isLive;
    entry.isLoading = known.isLoading;
    entry.progress = known.progress;
    entry.remark = known.remark;
    if (!known.trace)
        return;
    entry.trace = known.trace;
    entry.left = known.left;
    entry.outcome = known.outcome;
    entry.events = known.events;
    entry.start = known.start;
    entry.duration = known.duration;
    entry.cost = known.cost;
}

} // namespace playhead
