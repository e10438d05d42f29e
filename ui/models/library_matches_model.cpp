// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/models/library_matches_model.h"

#include "core/base/text.h"
#include "ui/bridge/plural.h"
#include "ui/bridge/text.h"
#include "ui/context/secret_mask.h"
#include "ui/models/moment_text.h"

#include <utility>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The internal id of sessions; that of a text is one more than its session's row.
constexpr quintptr ofSession = 0;

/// Marks are in bytes, and a view counts in UTF-16.
QVariantList marksOf(const MatchedEvent& found)
{
    const std::string_view text = found.excerpt;
    QVariantList marks;
    for (const auto& [begin, end] : found.marks) {
        marks += static_cast<int>(toQString(text.substr(0, begin)).size());
        marks += static_cast<int>(toQString(text.substr(begin, end - begin)).size());
    }
    return marks;
}

} // namespace

LibraryMatchesModel::LibraryMatchesModel(const SecretMask& mask, QObject* parent)
    : QAbstractItemModel(parent), m_mask(mask)
{
}

void LibraryMatchesModel::setFound(std::shared_ptr<const LibraryMatches> found)
{
    beginResetModel();
    m_found = std::move(found);
    endResetModel();
}

QModelIndex LibraryMatchesModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : ofSession);
}

QModelIndex LibraryMatchesModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == ofSession)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, ofSession);
}

int LibraryMatchesModel::rowCount(const QModelIndex& parent) const
{
    if (!m_found || parent.column() > 0)
        return 0;
    if (!parent.isValid())
        return static_cast<int>(m_found->sessions.size());
    return parent.internalId() == ofSession ? static_cast<int>(session(parent.row()).first.size())
                                            : 0;
}

int LibraryMatchesModel::columnCount(const QModelIndex& /*parent*/) const
{
    return 1;
}

std::optional<LibraryMatchesModel::Place> LibraryMatchesModel::place(const QModelIndex& index) const
{
    if (!index.isValid())
        return std::nullopt;
    const QModelIndex up = index.parent();
    const MatchedSession& found = session(up.isValid() ? up.row() : index.row());
    Place place{found.session.session_id, std::nullopt};
    if (up.isValid())
        place.row = found.first[static_cast<std::size_t>(index.row())].row;
    return place;
}

QVariant LibraryMatchesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const QModelIndex up = index.parent();
    if (!up.isValid())
        return sessionData(session(index.row()), role);
    return textData(session(up.row()).first[static_cast<std::size_t>(index.row())], role);
}

QVariant LibraryMatchesModel::sessionData(const MatchedSession& found, int role) const
{
    const LibraryEntry& entry = found.session;
    const QString name = m_mask.word(entry.name.empty() ? entry.session_id : entry.name);
    const QString count = toQString(format_count(static_cast<std::int64_t>(found.matches)));
    const QString matches = found.matches == 1
                                ? tr("1 match")
                                : tr("%1 matches", nullptr, formOf(found.matches)).arg(count);
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case NoteRole:
        return entry.start == no_time ? matches : shortMoment(entry.start) % u" · "_s % matches;
    case Qt::AccessibleTextRole:
        return tr("Session %1, %2").arg(name, matches);
    case IsSessionRole:
        return true;
    default:
        return {};
    }
}

QVariant LibraryMatchesModel::textData(const MatchedEvent& found, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return toQString(found.excerpt);
    case NoteRole:
        return toQString(found.event_type);
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(toQString(found.event_type), toQString(found.excerpt));
    case MarksRole:
        return marksOf(found);
    case IsSessionRole:
        return false;
    default:
        return {};
    }
}

} // namespace playhead
