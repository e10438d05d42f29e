// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"

#include <QFont>
#include <QStaticText>

#include <unordered_map>

namespace playhead {

class SecretMask;

/// Event types laid out once per text, not once per event and frame. For one session and font.
class LabelCache
{
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
    /// For another session, whose numbers of strings are its own, and when secrets are revealed.
    void clear() { m_labels.clear(); }

private:
    QFont m_font;
    const SecretMask& m_mask;
    std::unordered_map<StringId, Label> m_labels;
};

} // namespace playhead
