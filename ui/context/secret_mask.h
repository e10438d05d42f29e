// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <string>
#include <string_view>
#include <unordered_map>

namespace playhead {

/// Recorded text as views show and copy it: with its secrets masked, unless the person asked to see
/// them. The words that many events share (types, models, agents, tags, names of sessions) are
/// looked at for secrets once, so that asking for them costs a look-up. Lives on the GUI thread.
class SecretMask
{
public:
    [[nodiscard]] bool isRevealing() const { return m_isRevealing; }
    void setRevealing(bool revealing) { m_isRevealing = revealing; }

    /// Whole, with its line breaks.
    [[nodiscard]] QString text(std::string_view recorded) const;
    /// On one line, cut where it is very long. A secret is masked before the text is cut, so that
    /// none is cut to what is not taken for one.
    [[nodiscard]] QString word(std::string_view recorded) const;
    [[nodiscard]] QString word(QStringView recorded) const;

private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };

    bool m_isRevealing = false;
    /// What words came out as.
    mutable std::unordered_map<std::string, QString, Hash, std::equal_to<>> m_words;
};

} // namespace playhead
