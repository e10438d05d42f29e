// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/label_cache.h"

#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/models/event_texts.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>
#include <utility>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A session whose every event has a type of its own must not keep a layout for each.
constexpr std::size_t mostLabels = 4096;
/// To measure a text takes as long as it is.
constexpr qsizetype longestLabel = 200;

} // namespace

LabelCache::LabelCache(const QFont& font, const SecretMask& mask) : m_font(font), m_mask(mask)
{
    const QString words = tr("%1 events");
    const qsizetype at = words.indexOf("%1"_L1);
    m_beforeNumber = words.left(at);
    m_behindNumber = words.mid(at + 2);
}

void LabelCache::clear()
{
    m_labels.clear();
    m_parts.clear();
}

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

LabelCache::Line LabelCache::line(const Trace& trace, EventIndex event)
{
    const Label& only = label(trace, event);
    return {{&only}, only.width};
}

LabelCache::Line LabelCache::count(std::uint32_t events, bool isShort)
{
    const QString number = toQString(format_count(events));
    Line line;
    const auto appendNumber = [&] {
        for (const QChar figure : number)
            append(QString(figure), line);
    };
    if (isShort) {
        appendNumber();
        return line;
    }
    append(m_beforeNumber, line);
    appendNumber();
    append(m_behindNumber, line);
    return line;
}

void LabelCache::append(const QString& text, Line& line)
{
    if (text.isEmpty())
        return;
    auto found = m_parts.find(text);
    if (found == m_parts.end())
        found = m_parts.emplace(text, laidOut(text)).first;
    line.parts.append(&found->second);
    line.width += found->second.width;
}

LabelCache::Label LabelCache::laidOut(const QString& text) const
{
    const QString shown =
        text.size() > longestLabel ? QString(text.left(longestLabel) + u'…') : text;
    Label label;
    label.text.setTextFormat(Qt::PlainText);
    label.text.setText(shown);
    label.text.prepare({}, m_font);
    label.width = QFontMetricsF(m_font).horizontalAdvance(shown);
    return label;
}

const QImage& LabelCache::pictureOf(const Label& label, const QColor& ink, double scale) const
{
    auto& pictures = label.pictures;
    for (const Label::Picture& each : pictures) {
        if (each.ink == ink.rgba() && !each.image.isNull() &&
            each.image.devicePixelRatio() == scale)
            return each.image;
    }
    const QSizeF size(std::ceil(label.width) + 2 * pictureMargin,
                      std::ceil(label.text.size().height()));
    QImage image((size * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setFont(m_font);
    painter.setPen(ink);
    painter.drawStaticText(QPointF(pictureMargin, 0), label.text);
    painter.end();
    std::swap(pictures[0], pictures[1]);
    pictures[0] = {image, ink.rgba()};
    return pictures[0].image;
}

} // namespace playhead
