// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/models/notes_model.h"

#include "core/base/ids.h"
#include "core/base/text.h"
#include "ui/bridge/text.h"

#include <algorithm>
#include <charconv>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The id of a top-level index; a place has the row of its note plus one.
constexpr quintptr noteId = 0;

/// The event that a place names first, as Place::to_string() writes it: "#37, line 4".
EventIndex eventOf(std::string_view place)
{
    std::uint32_t number = 0;
    if (place.empty() || place.front() != '#')
        return {};
    const auto [end, error] =
        std::from_chars(place.data() + 1, place.data() + place.size(), number);
    const bool endsThere = end == place.data() + place.size() || *end == ',';
    return error == std::errc() && endsThere ? EventIndex(number) : EventIndex();
}

} // namespace

QString severityGlyph(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return u"✕"_s;
    case Severity::Warning:
        return u"!"_s;
    case Severity::Note:
        break;
    }
    return u"i"_s;
}

ColorRole severityRole(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return ColorRole::Fail;
    case Severity::Warning:
        return ColorRole::Tool;
    case Severity::Note:
        break;
    }
    return ColorRole::Dim;
}

void NotesModel::setNotes(std::vector<Diagnostic> notes)
{
    beginResetModel();
    m_notes = std::move(notes);
    std::stable_sort(m_notes.begin(), m_notes.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return a.severity > b.severity;
    });
    endResetModel();
}

QModelIndex NotesModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column != 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : noteId);
}

QModelIndex NotesModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == noteId)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, noteId);
}

int NotesModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_notes.size());
    return parent.internalId() == noteId
               ? static_cast<int>(m_notes[static_cast<std::size_t>(parent.row())].where.size())
               : 0;
}

int NotesModel::columnCount(const QModelIndex&) const
{
    return 1;
}

/// Shown nowhere, but a screen reader names the column by it.
QVariant NotesModel::headerData(int /*section*/, Qt::Orientation orientation, int role) const
{
    const bool isTitle = orientation == Qt::Horizontal && role == Qt::DisplayRole;
    return isTitle ? tr("Note on the data") : QVariant();
}

QVariant NotesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    if (index.internalId() == noteId)
        return noteData(m_notes[row], role);
    return placeData(m_notes[index.internalId() - 1].where[row], role);
}

QVariant NotesModel::noteData(const Diagnostic& note, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case MessageRole:
        return toQString(note.message);
    case Qt::AccessibleTextRole:
        return spokenNote(note);
    case RemedyRole:
        return toQString(note.remedy);
    case CountRole:
        return countText(note);
    case SeverityRole:
        return static_cast<int>(note.severity);
    default:
        return {};
    }
}

QString NotesModel::countText(const Diagnostic& note)
{
    if (note.count <= 1)
        return {};
    return tr("%1 times").arg(toQString(format_count(static_cast<std::int64_t>(note.count))));
}

QString NotesModel::spokenNote(const Diagnostic& note)
{
    QStringList parts = {toQString(severity_name(note.severity)) + u": "_s +
                             toQString(note.message),
                         countText(note), toQString(note.remedy)};
    parts.removeAll(QString());
    return parts.join(u' ');
}

QVariant NotesModel::placeData(const std::string& place, int role) const
{
    constexpr std::size_t longest = 300;
    switch (role) {
    case Qt::DisplayRole:
        return toQString(elide(place, longest));
    case Qt::ToolTipRole:
        return plainToolTip(toQString(place));
    case EventRole:
        if (const EventIndex event = eventOf(place))
            return event.value();
        return {};
    default:
        return {};
    }
}

} // namespace playhead
