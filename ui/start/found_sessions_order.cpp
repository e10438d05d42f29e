// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/start/found_sessions_order.h"

#include "ui/start/found_sessions_model.h"

#include <algorithm>

namespace playhead {

namespace {

template <typename Value>
int compareValues(const Value& a, const Value& b)
{
    return a < b ? -1 : (b < a ? 1 : 0);
}

} // namespace

FoundSessionsOrder::FoundSessionsOrder(FoundSessionsModel& model, QObject* parent)
    : QSortFilterProxyModel(parent), m_model(model)
{
    setSourceModel(&model);
    m_names.setCaseSensitivity(Qt::CaseInsensitive);
    m_names.setNumericMode(true);
    sort(FoundSessionsModel::Activity, Qt::DescendingOrder);
}

void FoundSessionsOrder::setSearch(const QString& text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

int FoundSessionsOrder::compare(int a, int b, int column) const
{
    const FoundSession& first = m_model.session(a);
    const FoundSession& second = m_model.session(b);
    switch (column) {
    case FoundSessionsModel::Activity:
        return compareValues(first.activity(), second.activity());
    case FoundSessionsModel::Size:
        return compareValues(first.size.value_or(0), second.size.value_or(0));
    case FoundSessionsModel::State:
        return compareValues(state_of(first, m_model.now()), state_of(second, m_model.now()));
    default:
        return m_names.compare(m_model.index(a, column).data().toString(),
                               m_model.index(b, column).data().toString());
    }
}

bool FoundSessionsOrder::lessThan(const QModelIndex& a, const QModelIndex& b) const
{
    const bool isDescending = sortOrder() == Qt::DescendingOrder;
    const bool isUnknown = a.data(FoundSessionsModel::IsUnknownRole).toBool();
    if (isUnknown != b.data(FoundSessionsModel::IsUnknownRole).toBool())
        return isUnknown == isDescending;
    if (const int order = compare(a.row(), b.row(), a.column()); order != 0)
        return order < 0;
    const int time = compare(a.row(), b.row(), FoundSessionsModel::Activity);
    return isDescending ? time < 0 : time > 0;
}

bool FoundSessionsOrder::filterAcceptsRow(int row, const QModelIndex&) const
{
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return m_model.holds(row, word); });
}

} // namespace playhead
