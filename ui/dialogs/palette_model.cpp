// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/palette_model.h"

#include <QAction>

#include <algorithm>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PaletteEntry& shown = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown.text;
    case Qt::AccessibleTextRole: {
        QStringList parts = {shown.text, shown.note, shown.keys};
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    case NoteRole:
        return shown.note;
    case KeysRole:
        return shown.keys;
    case MarksRole:
        return QVariantList(shown.marks.begin(), shown.marks.end());
    default:
        return {};
    }
}

void PaletteModel::setEntries(std::vector<PaletteEntry> entries)
{
    std::stable_sort(
        entries.begin(), entries.end(),
        [](const PaletteEntry& a, const PaletteEntry& b) { return a.score > b.score; });
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

} // namespace playhead
