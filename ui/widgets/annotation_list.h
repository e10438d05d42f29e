// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/annotation_list_model.h"

#include <QTreeView>

namespace playhead {

/// The bookmarks and notes of the session; one that is clicked or entered is selected and shown.
class AnnotationList : public QTreeView
{
    Q_OBJECT

public:
    explicit AnnotationList(SessionContext& context, QWidget* parent = nullptr);

    [[nodiscard]] AnnotationListModel& rowsModel() const { return *m_model; }

protected:
    /// Says what to do while there is none.
    void paintEvent(QPaintEvent* event) override;

private:
    void follow(const QModelIndex& index);

    SessionContext& m_context;
    AnnotationListModel* m_model;
};

} // namespace playhead
