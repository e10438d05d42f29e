// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/session_lines.h"

#include <QStringBuilder>

namespace playhead::testkit {

QByteArray sessionLine(const QByteArray& more)
{
    return R"({"playhead":1,"session":{"session_id":"s","parents":"recorded")" + more + "}}\n";
}

QByteArray eventLine(int number)
{
    const QByteArray text = QByteArray::number(number);
    return R"({"id":"e)" + text + R"(","event_type":"step","params":{"n":)" + text +
           R"(},"timestamp":)" + QByteArray::number(1'795'212'989 + number) + "}\n";
}

QByteArray eventLines(int first, int count)
{
    QByteArray lines;
    for (int i = first; i < first + count; ++i)
        lines += eventLine(i);
    return lines;
}

QByteArray sessionDocument(const QByteArray& session, int events)
{
    return R"({"playhead":1,"session":{)" + session + R"(},"events":[)" +
           eventLines(0, events).trimmed().replace('\n', ',') + "]}";
}

} // namespace playhead::testkit
