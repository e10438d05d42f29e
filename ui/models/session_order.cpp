// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/models/session_order.h"

#include "ui/bridge/text.h"
#include "ui/models/session_list_model.h"

#include <algorithm>
#include <optional>

namespace playhead {

namespace {

/// Failures, then what did not say, then successes.
int rankOf(EventResult outcome)
{
    switch (outcome) {
    case EventResult::Fail:
        return 0;
    case EventResult::Indeterminate:
        return 1;
    case EventResult::Success:
        break;
    }
    return 2;
}

/// The larger first, what is unknown last.
template <typename Figure>
bool isLarger(const std::optional<Figure>& a, const std::optional<Figure>& b)
{
    return a && (!b || *a > *b);
}

std::optional<TimeNs> known(TimeNs time)
{
    return time == no_time ? std::nullopt : std::optional(time);
}

} // namespace

OrderedSessions::OrderedSessions(SessionListModel& model, QObject* parent)
    : QSortFilterProxyModel(parent), m_model(model)
{
    setSourceModel(&model);
    m_names.setCaseSensitivity(Qt::CaseInsensitive);
    m_names.setNumericMode(true);
}

void OrderedSessions::setOrder(SessionOrder order)
{
    m_order = order;
    // Without a column the source's own order is kept.
    sort(order == SessionOrder::AsOpened ? -1 : 0);
    invalidate();
}

void OrderedSessions::setSearch(const QString& text)
{
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool OrderedSessions::lessThan(const QModelIndex& a, const QModelIndex& b) const
{
    const SessionEntry& first = m_model.entry(a.row());
    const SessionEntry& second = m_model.entry(b.row());
    switch (m_order) {
    case SessionOrder::AsOpened:
        break;
    case SessionOrder::Newest:
        return isLarger(known(first.start), known(second.start));
    case SessionOrder::Name:
        return m_names.compare(a.data().toString(), b.data().toString()) < 0;
    case SessionOrder::FailedFirst:
        return rankOf(first.outcome) < rankOf(second.outcome);
    case SessionOrder::Longest:
        return isLarger(first.duration, second.duration);
    case SessionOrder::MostEvents:
        return first.events > second.events;
    case SessionOrder::MostExpensive:
        return isLarger(first.cost.usd, second.cost.usd);
    }
    return a.row() < b.row();
}

bool OrderedSessions::filterAcceptsRow(int row, const QModelIndex&) const
{
    const SessionEntry& entry = m_model.entry(row);
    const QModelIndex index = m_model.index(row);
    const auto isIn = [](const QString& text, const QString& word) {
        return text.contains(word, Qt::CaseInsensitive);
    };
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) {
        const bool isTag =
            std::any_of(entry.tags.begin(), entry.tags.end(),
                        [&](const std::string& tag) { return isIn(u'#' + toQString(tag), word); });
        return isTag || isIn(m_model.data(index, Qt::DisplayRole).toString(), word) ||
               isIn(toQString(result_name(entry.outcome)), word) || isIn(entry.path, word);
    });
}

} // namespace playhead
