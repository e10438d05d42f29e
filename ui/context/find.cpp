// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/find.h"

#include "core/query/facets.h"
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"

namespace playhead {

namespace {

/// Each key cancels the search for the text before, so that none needs to wait for the next key.
constexpr int typingPauseMs = 0;

Filter filterOf(const QString& text)
{
    if (text.isEmpty())
        return {};
    const auto filter =
        condition("text", FilterOperator::Matches, '*' + literal_value(toStdString(text)) + '*');
    return filter ? *filter : Filter();
}

} // namespace

Find::Find(SessionContext& context)
    : QObject(&context), m_context(context), m_hits(context, typingPauseMs, nullptr)
{
    connect(&m_hits, &FilterHits::changed, this, &Find::order);
    connect(&m_hits, &FilterHits::progressChanged, this, &Find::progressChanged);
}

Find::~Find() = default;

void Find::setText(const QString& text)
{
    m_text = text;
    m_hits.setFilter(filterOf(text));
}

void Find::order()
{
    m_byPosition = Bits();
    if (found()) {
        const EventTree& tree = m_context.trace()->tree();
        m_byPosition = Bits(tree.size());
        found()->for_each(
            [&](std::size_t event) { m_byPosition.set(tree.position(EventIndex(event))); });
    }
    Q_EMIT foundChanged();
}

bool Find::isFound(EventIndex event) const
{
    return found() && event && event.value() < found()->size() && found()->test(event.value());
}

std::uint32_t Find::placeOf(EventIndex event) const
{
    if (!isFound(event))
        return 0;
    const std::uint32_t position = m_context.trace()->tree().position(event);
    return static_cast<std::uint32_t>(m_byPosition.rank(position)) + 1;
}

EventIndex Find::after(EventIndex event, bool forward) const
{
    if (count() == 0)
        return {};
    const EventTree& tree = m_context.trace()->tree();
    const std::size_t end = m_byPosition.size();
    std::size_t at = end;
    if (event) {
        const std::size_t from = tree.position(event);
        at = forward ? m_byPosition.next(from + 1) : m_byPosition.previous(from);
    }
    if (at == end)
        at = forward ? m_byPosition.next(0) : m_byPosition.previous(end);
    return tree.order()[at];
}

} // namespace playhead
