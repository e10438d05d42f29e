// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"
#include "core/query/filter.h"
#include "core/timeline/visible_rows.h"
#include "ui/models/event_roles.h"

#include <QAbstractTableModel>

#include <memory>

namespace playhead {

class SessionContext;

/// The context's events as rows of a table, in the order of their tree, without those that lie
/// below collapsed ones. Flat, so that a million rows cost what VisibleRows costs. Follows the
/// context's session and filter. Rows of a later snapshot of the same session, and further hits of
/// the same filter, come and go in place, or all at once where they change their order or too many
/// places; another filter resets the model. What was collapsed stays so.
class EventRowsModel : public QAbstractTableModel, private RowListener
{
    Q_OBJECT

public:
    enum Column {
        EventColumn,
        ResultColumn,
        DurationColumn,
        TokensColumn,
        CostColumn,
        TimelineColumn,
        ColumnCount,
    };

    explicit EventRowsModel(SessionContext& context, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// Null where no session is shown.
    [[nodiscard]] const Trace* trace() const { return m_trace.get(); }
    [[nodiscard]] const VisibleRows& rows() const { return m_rows; }
    /// None for an index that is not of this model.
    [[nodiscard]] EventIndex eventAt(const QModelIndex& index) const;
    /// Invalid where the event is hidden below a collapsed one, or by the filter.
    [[nodiscard]] QModelIndex indexOf(EventIndex event, int column = EventColumn) const;
    /// Whether there is anything to expand: children that the filter does not hide.
    [[nodiscard]] bool isParent(EventIndex event) const;

    /// The moment that a live session has come to, else no_time.
    [[nodiscard]] TimeNs now() const;
    /// What the person keeps beside it; null for nothing.
    [[nodiscard]] const Annotation* annotation(EventIndex event) const;
    /// Whether it holds the text that is looked for.
    [[nodiscard]] bool isFound(EventIndex event) const;

    void setExpanded(EventIndex event, bool expanded);
    /// Expands an event with all that is below it.
    void expandBelow(EventIndex event);
    /// Collapses these and expands all others.
    void setCollapsed(const std::vector<EventIndex>& events);
    void expandAll();
    void collapseAll();
    /// Expands all that hides an event. A filter goes on hiding it.
    void reveal(EventIndex event);
    /// Gives an event a row that the filter hides, as no hit, until there is another filter.
    void admit(EventIndex event);

Q_SIGNALS:
    /// What is collapsed in the session shown, by whatever was done to its rows.
    void collapsedChanged();
    /// The session has grown, or its filter holds for more or fewer events: rows may come, go and
    /// change until grown(), in any number of signals or by a reset.
    void aboutToGrow();
    void grown();

private:
    void rows_about_to_change(const RowChange& change) override;
    void rows_changed(const RowChange& change) override;
    void announceRow(EventIndex event);
    void showMarks();
    void announceAllRows();
    void showTrace();
    void growTrace();
    void goOn();
    void showFilter();
    void takeFilter(VisibleRows& rows);

    [[nodiscard]] QString displayText(EventIndex event, int column) const;
    [[nodiscard]] QString toolTip(EventIndex event, int column) const;
    [[nodiscard]] QString accessibleText(EventIndex event, int column) const;
    [[nodiscard]] QString spokenEvent(EventIndex event) const;
    [[nodiscard]] bool isRollUp(EventIndex event, int column) const;

    SessionContext& m_context;
    std::shared_ptr<const Trace> m_trace; ///< keeps the tree that m_rows refers to
    VisibleRows m_rows;
    EventIndex m_admitted;      ///< by admit(), or none
    Filter m_admittedUnder;     ///< the filter that would hide it
    Filter m_filter;            ///< that the rows are shown under
    bool m_hidesOthers = false; ///< the filter does
};

} // namespace playhead
