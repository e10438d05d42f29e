// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/query/regex.h"

#include <QObject>
#include <QStringView>

#include <memory>
#include <vector>

namespace playhead {

/// What is looked for, to be marked wherever recorded text is shown: views know no session, so
/// there is one for the application, as there is one Theme. Lives on the GUI thread.
class FoundText : public QObject
{
    Q_OBJECT

public:
    static FoundText& instance();

    /// Null: nothing is looked for.
    void setPattern(std::shared_ptr<const Regex> pattern);
    [[nodiscard]] bool isActive() const { return m_pattern != nullptr; }

    struct Span {
        int begin = 0; ///< in UTF-16 units, as QString counts
        int length = 0;
    };
    /// The places in a line of text, without those that begin after the first `longest` characters.
    [[nodiscard]] std::vector<Span> spansIn(QStringView line) const;
    static constexpr qsizetype longest = 8192;

Q_SIGNALS:
    void changed();

private:
    std::shared_ptr<const Regex> m_pattern;
};

} // namespace playhead
