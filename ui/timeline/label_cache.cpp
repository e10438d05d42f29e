// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/label_cache.h"

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
    Label& label = m_labels[id];
    label.text.setTextFormat(Qt::PlainText);
    label.text.setText(EventTexts::name(trace, event, m_mask));
    label.text.prepare({}, m_font);
    label.width = QFontMetricsF(m_font).horizontalAdvance(label.text.text());
    return label;
}

} // namespace playhead
