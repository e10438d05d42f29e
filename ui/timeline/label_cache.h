// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"

#include <QCoreApplication>
#include <QFont>
#include <QStaticText>

#include <cstdint>
#include <unordered_map>

namespace playhead {

class SecretMask;

/// Event types laid out once per text, not once per event and frame. For one session and font.
class LabelCache
{
    Q_DECLARE_TR_FUNCTIONS(playhead::LabelCache)

public:
    struct Label {
        QStaticText text;
        double width = 0;
    };

    /// `mask` outlives the cache.
    LabelCache(const QFont& font, const SecretMask& mask) : m_font(font), m_mask(mask) {}

    [[nodiscard]] const QFont& font() const { return m_font; }
    /// Valid until the next call.
    const Label& label(const Trace& trace, EventIndex event);
    /// How many events a block holds: "12 events", or the number alone.
    const Label& count(std::uint32_t events, bool isShort);
    /// For another session, whose numbers of strings are its own, and when secrets are revealed.
    void clear() { m_labels.clear(); }

private:
    [[nodiscard]] Label laidOut(const QString& text) const;

    QFont m_font;
    const SecretMask& m_mask;
    std::unordered_map<StringId, Label> m_labels;
    std::unordered_map<std::uint64_t, Label> m_counts;
};

} // namespace playhead
