// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"

#include <QAbstractTableModel>

#include <vector>

namespace playhead {

class SessionContext;

/// The events of the context's session that the person bookmarked or noted, in order of arrival.
/// Follows the context; events without a change keep their rows.
class AnnotationListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { EventColumn, NoteColumn, ColumnCount };

    /// The context outlives it.
    explicit AnnotationListModel(SessionContext& context, QObject* parent = nullptr);

    /// None for an index that is not of this model.
    [[nodiscard]] EventIndex eventAt(const QModelIndex& index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    /// DisplayRole on one line, with secrets masked; EventIndexRole; IsBookmarkedRole.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void followTrace();
    void followAnnotations();
    [[nodiscard]] std::vector<EventIndex> listed() const;
    [[nodiscard]] QString displayText(EventIndex event, int column) const;
    [[nodiscard]] QString accessibleText(EventIndex event, int column) const;
    void announceAll();

    SessionContext& m_context;
    std::vector<EventIndex> m_events;
};

} // namespace playhead
