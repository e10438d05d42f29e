// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/discovery/found_session.h"

#include <QTreeView>

#include <vector>

namespace playhead {

class FoundColumns;
class FoundSessionsModel;
class FoundSessionsOrder;

/// The sessions that were found, as a table: Enter or a double click opens what is selected,
/// Ctrl+Enter beside what is open.
class FoundSessionsView : public QTreeView
{
    Q_OBJECT

public:
    enum class Opening {
        Show,   ///< it is shown
        Beside, ///< it goes into the list of sessions, and one stays here
    };

    /// All outlive the view.
    FoundSessionsView(FoundSessionsModel& model, FoundSessionsOrder& order,
                      QWidget* parent = nullptr);

    /// Takes the first row where none is selected.
    void selectSome();
    /// Asks first where they are many.
    void openSelected(Opening how);
    void keepSelected();
    [[nodiscard]] FoundColumns& columns() { return *m_columns; }

Q_SIGNALS:
    void openRequested(const playhead::FoundSession& session,
                       playhead::FoundSessionsView::Opening how);
    void keepRequested(const std::vector<playhead::FoundSession>& sessions);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const override;

private:
    /// In the order in which they are shown.
    [[nodiscard]] std::vector<int> selectedRows() const;
    [[nodiscard]] std::vector<FoundSession> selectedSessions() const;

    FoundSessionsModel& m_model;
    FoundSessionsOrder& m_order;
    FoundColumns* m_columns = nullptr; ///< owned by the header
};

} // namespace playhead
