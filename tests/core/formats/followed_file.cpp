// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/formats/followed_file.h"

#include "tests/testkit/patient_test.h"

#include <QFileInfo>

#include <cstdio>

namespace playhead {

FollowedFile::FollowedFile(const QByteArray& content, const QString& name)
    : m_path(m_scratch.write(name, content)), m_following(m_path)
{
}

void FollowedFile::write(const QByteArray& content) const
{
    m_scratch.write(QFileInfo(m_path).fileName(), content);
}

void FollowedFile::replace(const QByteArray& content) const
{
    const QString other = m_scratch.write(QStringLiteral("other"), content);
    QCOMPARE(std::rename(qPrintable(other), qPrintable(m_path)), 0);
}

std::string paramsOf(const Document& document, std::uint32_t event)
{
    const auto loaded = document.sessions.front()->load(EventIndex(event));
    return loaded ? std::string(loaded->event.params.json()) : loaded.error().to_string();
}

} // namespace playhead
