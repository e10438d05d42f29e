// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/models/fuzzy_match.h"

#include <QString>

#include <algorithm>
#include <limits>

namespace playhead {

namespace {

constexpr qsizetype longestText = 200;
constexpr qsizetype longestPattern = 64;
constexpr int matched = 1;
constexpr int atWordStart = 8;
constexpr int atTextStart = 2;
constexpr int nextToLast = 8; // what goes on is as good as what begins
constexpr int gap = -2;
constexpr int impossible = std::numeric_limits<int>::min() / 2;

/// After what is no letter or digit, and where a capital begins: "searchWeb", "search_web".
bool isWordStart(QStringView text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text[at - 1];
    return !before.isLetterOrNumber() || (before.isLower() && text[at].isUpper()) ||
           (!before.isNumber() && text[at].isNumber());
}

/// The best score of each character of the pattern at each of the text, and how it came about.
class Table
{
public:
    Table(const QString& pattern, QStringView text)
        : m_width(static_cast<std::size_t>(text.size()))
        , m_scores(m_width * static_cast<std::size_t>(pattern.size()), impossible)
        , m_before(m_scores.size(), -1)
    {
        for (qsizetype p = 0; p < pattern.size(); ++p)
            fillRow(static_cast<std::size_t>(p), pattern[p], text);
    }

    [[nodiscard]] std::optional<FuzzyMatch> best() const
    {
        const std::size_t rows = m_scores.size() / m_width;
        const auto last = m_scores.end() - static_cast<std::ptrdiff_t>(m_width);
        const auto found = std::max_element(last, m_scores.end());
        if (*found <= impossible)
            return std::nullopt;
        FuzzyMatch match{*found, std::vector<int>(rows)};
        int at = static_cast<int>(found - last);
        for (std::size_t row = rows; row-- > 0;) {
            match.positions[row] = at;
            at = m_before[row * m_width + static_cast<std::size_t>(at)];
        }
        return match;
    }

private:
    void fillRow(std::size_t row, QChar wanted, QStringView text)
    {
        // The best way up to any character before the one next to this.
        int bestScore = impossible;
        int bestAt = -1;
        for (std::size_t i = 0; i < m_width; ++i) {
            if (row > 0 && i >= 2 && score(row - 1, i - 2) > bestScore) {
                bestScore = score(row - 1, i - 2);
                bestAt = static_cast<int>(i - 2);
            }
            const auto at = static_cast<qsizetype>(i);
            if (text[at].toCaseFolded() != wanted)
                continue;
            const int gain = matched + (isWordStart(text, at) ? atWordStart : 0) +
                             (row == 0 && i == 0 ? atTextStart : 0);
            int before = row == 0 ? 0 : bestScore <= impossible ? impossible : bestScore + gap;
            int from = bestAt;
            if (row > 0 && i >= 1 && score(row - 1, i - 1) > impossible &&
                score(row - 1, i - 1) + nextToLast > before) {
                before = score(row - 1, i - 1) + nextToLast;
                from = static_cast<int>(i - 1);
            }
            if (before <= impossible)
                continue;
            m_scores[row * m_width + i] = before + gain;
            m_before[row * m_width + i] = from;
        }
    }
    [[nodiscard]] int score(std::size_t row, std::size_t at) const
    {
        return m_scores[row * m_width + at];
    }

    std::size_t m_width;
    std::vector<int> m_scores;
    std::vector<int> m_before; ///< where the character of the pattern before stands; -1 for none
};

bool isSubsequence(const QString& pattern, QStringView text)
{
    qsizetype at = 0;
    for (const QChar c : text) {
        if (at < pattern.size() && c.toCaseFolded() == pattern[at])
            ++at;
    }
    return at == pattern.size();
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text)
{
    QString wanted;
    for (const QChar c : pattern.left(longestPattern)) {
        if (!c.isSpace())
            wanted += c.toCaseFolded();
    }
    if (wanted.isEmpty())
        return FuzzyMatch();
    const QStringView searched = text.left(longestText);
    if (!isSubsequence(wanted, searched))
        return std::nullopt;
    auto match = Table(wanted, searched).best();
    // Of two texts with the same places, the one with less beside them is nearer to what is meant.
    if (match)
        match->score = match->score * 4 - static_cast<int>(searched.size()) / 8;
    return match;
}

} // namespace playhead
