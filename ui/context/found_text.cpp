// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/found_text.h"

#include <string_view>
#include <utility>

namespace playhead {

namespace {

int utf16Length(std::string_view utf8)
{
    int length = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        const bool goesOn = (byte & 0xC0) == 0x80;
        const bool isPair = byte >= 0xF0;
        length += goesOn ? 0 : isPair ? 2 : 1;
    }
    return length;
}

} // namespace

FoundText& FoundText::instance()
{
    static FoundText found;
    return found;
}

void FoundText::setPattern(std::shared_ptr<const Regex> pattern)
{
    if (!pattern && !m_pattern)
        return;
    m_pattern = std::move(pattern);
    Q_EMIT changed();
}

std::vector<FoundText::Span> FoundText::spansIn(QStringView line) const
{
    std::vector<Span> spans;
    if (!m_pattern)
        return spans;
    const QByteArray utf8 = line.left(longest).toUtf8();
    const std::string_view text(utf8.data(), static_cast<std::size_t>(utf8.size()));
    std::size_t counted = 0;
    int units = 0;
    for (auto span = m_pattern->find(text, 0); span; span = m_pattern->find(text, span->end)) {
        units += utf16Length(text.substr(counted, span->begin - counted));
        const int length = utf16Length(text.substr(span->begin, span->end - span->begin));
        spans.push_back({units, length});
        units += length;
        counted = span->end;
    }
    return spans;
}

} // namespace playhead
