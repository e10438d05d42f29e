// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/secret_mask.h"

#include "core/base/text.h"
#include "core/native/redactor.h"
#include "ui/bridge/text.h"

namespace playhead {

namespace {

constexpr std::size_t longestWord = 200; // bytes
/// What is looked at for secrets: far more than is shown, far less than a recorded text can have.
constexpr std::size_t longestSearched = 64 * 1024;
/// A session whose every event has a type of its own must not keep each.
constexpr std::size_t mostWords = 4096;

} // namespace

QString SecretMask::text(std::string_view recorded) const
{
    return toQString(m_isRevealing ? std::string(recorded) : Redactor().redact_text(recorded));
}

QString SecretMask::word(std::string_view recorded) const
{
    if (m_isRevealing)
        return toQString(elide(recorded, longestWord));
    const std::string_view searched = recorded.substr(0, longestSearched);
    const auto known = m_words.find(searched);
    if (known != m_words.end())
        return known->second;
    if (m_words.size() >= mostWords)
        m_words.clear();
    QString word = toQString(elide(Redactor().redact_text(searched), longestWord));
    m_words.emplace(searched, word);
    return word;
}

QString SecretMask::word(QStringView recorded) const
{
    return word(toStdString(recorded.toString()));
}

} // namespace playhead
