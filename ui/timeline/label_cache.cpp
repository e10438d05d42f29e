// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/label_cache.h"

#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/models/event_texts.h"

#include <QFontMetricsF>

namespace playhead {

namespace {

/// A session whose every event has a type of its own must not keep a layout for each.
constexpr std::size_t mostLabels = 4096;

} // namespace

const LabelCache::Label& LabelCache::label(const Trace& trace, EventIndex event)
{
    const StringId id = trace.event_type_id(event);
    const auto found = m_labels.find(id);
    if (found != m_labels.end())
        return found->second;
    if (m_labels.size() >= mostLabels)
        m_labels.clear();
    return m_labels[id] = laidOut(EventTexts::name(trace, event, m_mask));
}

const LabelCache::Label& LabelCache::count(std::uint32_t events, bool isShort)
{
    const std::uint64_t key = std::uint64_t(events) << 1U | (isShort ? 1U : 0U);
    const auto found = m_counts.find(key);
    if (found != m_counts.end())
        return found->second;
    if (m_counts.size() >= mostLabels)
        m_counts.clear();
    const QString number = toQString(format_count(events));
    return m_counts[key] = laidOut(isShort ? number : tr("%1 events").arg(number));
}

LabelCache::Label LabelCache::laidOut(const QString& text) const
{
    Label label;
    label.text.setTextFormat(Qt::PlainText);
    label.text.setText(text);
    label.text.prepare({}, m_font);
    label.width = QFontMetricsF(m_font).horizontalAdvance(text);
    return label;
}

} // namespace playhead
