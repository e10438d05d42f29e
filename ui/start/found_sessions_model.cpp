// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/start/found_sessions_model.h"

#include "core/base/text.h"
#include "core/base/wall_clock.h"
#include "core/native/redactor.h"
#include "ui/bridge/text.h"
#include "ui/models/moment_text.h"

#include <QDir>

#include <algorithm>
#include <array>
#include <utility>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

QString masked(const std::string& recorded)
{
    return toQString(Redactor().redact_text(recorded));
}

/// What a shape in the list stands for: two letters, of the place's name or the agent's.
QString badgeOf(const FoundSession& session)
{
    struct Badge {
        std::string_view place;
        QLatin1StringView letters;
    };
    static constexpr std::array badges = {
        Badge{"claude-code", "CC"_L1}, Badge{"codex", "Cx"_L1},        Badge{"gemini", "Ge"_L1},
        Badge{"copilot", "Co"_L1},     Badge{"copilot-chat", "Ch"_L1}, Badge{"opencode", "OC"_L1},
        Badge{"openhands", "OH"_L1},   Badge{"inspect", "In"_L1},      Badge{"pi", "Pi"_L1},
        Badge{"openclaw", "Ow"_L1},    Badge{"cline", "Cl"_L1},        Badge{"roo-code", "Ro"_L1},
    };
    for (const Badge& badge : badges) {
        if (badge.place == session.place)
            return badge.letters;
    }
    return toQString(session.agent).left(2);
}

} // namespace

FoundRow::FoundRow(FoundSession found)
    : session(std::move(found))
    , key(toQString(session.key()))
    , title(masked(session.title))
    , project(masked(session.project))
    , failure(masked(session.failure))
{
}

FoundSessionsModel::FoundSessionsModel(QObject* parent)
    : QAbstractTableModel(parent), m_home(QDir::homePath()), m_now(wall_clock())
{
}

int FoundSessionsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_found.size());
}

int FoundSessionsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant FoundSessionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Size ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const std::array<QString, columns> names = {tr("Agent"),         tr("Title"), tr("Project"),
                                                tr("Last activity"), tr("Size"),  tr("State")};
    return names.at(static_cast<std::size_t>(section));
}

QVariant FoundSessionsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FoundRow& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(row, index.column()));
    case Qt::AccessibleTextRole:
        return isUnknown(row, index.column()) ? tr("not recorded") : text(row, index.column());
    case Qt::TextAlignmentRole:
        return static_cast<int>((index.column() == Size ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    case BadgeRole:
        return badgeOf(row.session);
    case StateRole:
        return static_cast<int>(state_of(row.session, m_now));
    case IsUnknownRole:
        return isUnknown(row, index.column());
    default:
        return {};
    }
}

bool FoundSessionsModel::isUnknown(const FoundRow& row, int column)
{
    switch (column) {
    case Title:
        return row.session.title.empty();
    case Project:
        return row.session.project.empty();
    case Activity:
        return row.session.activity() == no_time;
    case Size:
        return !row.session.size;
    default:
        return false;
    }
}

QString FoundSessionsModel::titleOf(const FoundRow& row) const
{
    return m_isRevealing ? toQString(row.session.title) : row.title;
}

QString FoundSessionsModel::projectOf(const FoundRow& row) const
{
    const QString project = m_isRevealing ? toQString(row.session.project) : row.project;
    const bool isAtHome = project == m_home || project.startsWith(m_home + u'/');
    return isAtHome ? u'~' + project.mid(m_home.size()) : project;
}

TimeNs FoundSessionsModel::keptAt(const FoundRow& row) const
{
    return m_kept.value(row.key, no_time);
}

bool FoundSessionsModel::isKept(int row) const
{
    const TimeNs kept = keptAt(at(row));
    return kept != no_time && kept >= at(row).session.written;
}

QString FoundSessionsModel::stateText(const FoundRow& row) const
{
    QStringList words;
    const FoundState state = state_of(row.session, m_now);
    if (state == FoundState::Live)
        words += tr("live");
    else if (state == FoundState::Failed)
        words += tr("ended in error");
    if (keptAt(row) != no_time)
        words += tr("kept");
    return words.join(u" · "_s);
}

QString FoundSessionsModel::stateToolTip(const FoundRow& row) const
{
    const FoundSession& session = row.session;
    QStringList lines;
    if (state_of(session, m_now) == FoundState::Live)
        lines += tr("It was written to in the last two minutes, and does not say that it ended.");
    else if (session.has_failed)
        lines += tr("What it records last is a failure.");
    else
        lines += tr("It is not being written to.");
    if (session.has_failed && !session.failure.empty())
        lines += m_isRevealing ? toQString(session.failure) : row.failure;
    if (const TimeNs kept = keptAt(row); kept != no_time)
        lines += kept >= session.written
                     ? tr("The library has it since %1.").arg(fullMoment(kept))
                     : tr("The library has it as it was at %1. It has changed since.")
                           .arg(fullMoment(kept));
    return lines.join(u"\n\n"_s);
}

QString FoundSessionsModel::text(const FoundRow& row, int column) const
{
    if (isUnknown(row, column))
        return column == Title ? tr("not recorded") : u"–"_s;
    switch (column) {
    case Agent:
        return toQString(row.session.agent);
    case Title:
        return titleOf(row);
    case Project:
        return projectOf(row);
    case Activity:
        return recentMoment(row.session.activity(), m_now);
    case Size:
        return toQString(format_bytes(*row.session.size));
    case State:
        return stateText(row);
    default:
        return {};
    }
}

QString FoundSessionsModel::toolTip(const FoundRow& row, int column) const
{
    const FoundSession& session = row.session;
    QStringList lines;
    switch (column) {
    case Agent:
        lines += toQString(session.recorder.empty() ? session.agent : session.recorder);
        break;
    case Title:
        if (session.title.empty())
            lines += tr("No title is recorded in what was read.");
        else
            lines += titleOf(row);
        if (!session.title.empty() && !session.is_title_given)
            lines += tr("No title is recorded: this is what was asked for first.");
        if (!session.parent.empty())
            lines += tr("A sub-agent: session %1 started it.").arg(toQString(session.parent));
        lines += toQString(session.path);
        break;
    case Project:
        lines += session.project.empty()
                     ? tr("The agent's folder is not recorded.")
                     : (m_isRevealing ? toQString(session.project) : row.project);
        break;
    case Activity:
        if (session.activity() != no_time)
            lines += tr("Last activity: %1").arg(fullMoment(session.activity()));
        if (session.last == no_time)
            lines += tr("As its file says: what was read records no later time.");
        lines += session.started == no_time ? tr("When it started is not recorded.")
                                            : tr("Started: %1").arg(fullMoment(session.started));
        break;
    case Size:
        lines += session.size
                     ? tr("%1 bytes in %n file(s)", nullptr, static_cast<int>(session.files))
                           .arg(toQString(format_count(static_cast<std::int64_t>(*session.size))))
                     : tr("A part of a database with other sessions.");
        break;
    case State:
        return stateToolTip(row);
    default:
        break;
    }
    return lines.join(u"\n\n"_s);
}

bool FoundSessionsModel::holds(int row, const QString& word) const
{
    const FoundRow& found = at(row);
    const auto isIn = [&word](const QString& text) {
        return text.contains(word, Qt::CaseInsensitive);
    };
    return (!isUnknown(found, Title) && isIn(titleOf(found))) || isIn(projectOf(found)) ||
           isIn(toQString(found.session.agent)) || isIn(stateText(found)) ||
           isIn(toQString(found.session.path)) || isIn(toQString(found.session.session_id));
}

void FoundSessionsModel::countAgent(const FoundRow& row, int by)
{
    const auto agent = m_agents.try_emplace(row.session.agent, 0).first;
    agent->second += by;
    if (agent->second == 0)
        m_agents.erase(agent);
}

int FoundSessionsModel::countBelow(const std::string& folder) const
{
    const auto isBelow = [&folder](const FoundRow& row) {
        const std::string& path = row.session.path;
        return path.starts_with(folder) &&
               (path.size() == folder.size() || path[folder.size()] == '/');
    };
    return static_cast<int>(std::count_if(m_found.begin(), m_found.end(), isBelow));
}

void FoundSessionsModel::put(std::vector<FoundRow> found)
{
    m_now = std::max(m_now, wall_clock());
    std::vector<FoundRow> fresh;
    for (FoundRow& row : found) {
        const int known = rowOf(row.key);
        if (known < 0) {
            fresh.push_back(std::move(row));
            continue;
        }
        countAgent(at(known), -1);
        countAgent(row, 1);
        m_found[static_cast<std::size_t>(known)] = std::move(row);
        Q_EMIT dataChanged(index(known, 0), index(known, columns - 1));
    }
    if (fresh.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
    for (FoundRow& row : fresh) {
        m_rows.insert(row.key, rowCount());
        countAgent(row, 1);
        m_found.push_back(std::move(row));
    }
    endInsertRows();
}

void FoundSessionsModel::remove(const std::vector<std::string>& keys)
{
    std::vector<int> rows;
    for (const std::string& key : keys) {
        if (const int row = rowOf(toQString(key)); row >= 0)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    while (!rows.empty()) {
        // From the end on, so that those before keep their numbers.
        const int last = rows.back();
        int first = last;
        for (rows.pop_back(); !rows.empty() && rows.back() == first - 1; rows.pop_back())
            first = rows.back();
        beginRemoveRows({}, first, last);
        for (int row = first; row <= last; ++row) {
            m_rows.remove(at(row).key);
            countAgent(at(row), -1);
        }
        m_found.erase(m_found.begin() + first, m_found.begin() + last + 1);
        if (rows.empty()) {
            for (int row = first; row < rowCount(); ++row)
                m_rows[at(row).key] = row;
        }
        endRemoveRows();
    }
}

void FoundSessionsModel::clear()
{
    beginResetModel();
    m_found.clear();
    m_rows.clear();
    m_agents.clear();
    endResetModel();
}

void FoundSessionsModel::setNow(TimeNs now)
{
    const TimeNs before = std::exchange(m_now, now);
    for (int row = 0; row < rowCount(); ++row) {
        const FoundSession& session = this->session(row);
        const TimeNs time = session.activity();
        if (state_of(session, before) != state_of(session, now) ||
            (time != no_time && isSaidAnew(time, before, now)))
            Q_EMIT dataChanged(index(row, Activity), index(row, State));
    }
}

void FoundSessionsModel::setKept(QHash<QString, TimeNs> kept)
{
    m_knowsKept = true;
    if (kept == m_kept)
        return;
    m_kept = std::move(kept);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, State), index(rowCount() - 1, State));
}

void FoundSessionsModel::addKept(const QString& key, TimeNs kept)
{
    m_kept.insert(key, kept);
    if (const int row = rowOf(key); row >= 0)
        Q_EMIT dataChanged(index(row, State), index(row, State));
}

void FoundSessionsModel::setRevealing(bool isRevealing)
{
    m_isRevealing = isRevealing;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

} // namespace playhead
