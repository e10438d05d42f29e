// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/core/formats/following.h"
#include "tests/testkit/scratch.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <memory>
#include <string>

namespace playhead {

/// A session file in a folder of its own, and who follows it.
class FollowedFile
{
public:
    explicit FollowedFile(const QByteArray& content,
                          const QString& name = QStringLiteral("run.jsonl"));

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] Following& following() { return m_following; }
    /// As Following has them.
    [[nodiscard]] std::shared_ptr<const Document> waitForEvents(std::uint32_t count)
    {
        return m_following.waitForEvents(count);
    }
    [[nodiscard]] std::shared_ptr<const Document> wait(const Following::Condition& condition)
    {
        return m_following.wait(condition);
    }

    void append(const QByteArray& bytes) const { testkit::append(m_path, bytes); }
    /// Cuts the file to nothing and writes this; makes a new one where it is gone.
    void write(const QByteArray& content) const;
    /// Renames another file to be this one. Fails the test where it cannot.
    void replace(const QByteArray& content) const;

private:
    testkit::Scratch m_scratch;
    QString m_path;
    Following m_following;
};

/// An event's params, read from the file, or why they cannot be.
[[nodiscard]] std::string paramsOf(const Document& document, std::uint32_t event);

} // namespace playhead
