// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/diagnostics.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModel>

#include <vector>

namespace playhead {

/// The data notes of a session, worst first, with the first places of each as its children.
class NotesModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        MessageRole = Qt::UserRole,
        RemedyRole,
        CountRole, ///< "3 times", empty for once
        SeverityRole,
        EventRole, ///< of a place that names an event its number, else an invalid variant
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setNotes(std::vector<Diagnostic> notes);

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] static QString countText(const Diagnostic& note);
    [[nodiscard]] static QString spokenNote(const Diagnostic& note);
    [[nodiscard]] QVariant noteData(const Diagnostic& note, int role) const;
    [[nodiscard]] QVariant placeData(const std::string& place, int role) const;

    std::vector<Diagnostic> m_notes;
};

/// "!", "✕" or "i", and the colour that goes with it.
[[nodiscard]] QString severityGlyph(Severity severity);
[[nodiscard]] ColorRole severityRole(Severity severity);

} // namespace playhead
