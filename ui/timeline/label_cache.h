// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"

#include <QFont>
#include <QStaticText>

#include <unordered_map>

namespace playhead {

/// Event types laid out once per text, not once per event and frame. For one session and font.
class LabelCache
{
public:
    struct Label {
        QStaticText text;
        double width = 0;
    };

    explicit LabelCache(const QFont& font) : m_font(font) {}

    [[nodiscard]] const QFont& font() const { return m_font; }
    /// Valid until the next call.
    const Label& label(const Trace& trace, EventIndex event);
    /// For another session, whose numbers of strings are its own.
    void clear() { m_labels.clear(); }

private:
    QFont m_font;
    std::unordered_map<StringId, Label> m_labels;
};

} // namespace playhead
