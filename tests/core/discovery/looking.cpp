// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/discovery/looking.h"

#include "core/base/job.h"
#include "tests/testkit/patient_test.h"

#include <random>

namespace playhead::looking {

std::string toStd(const QByteArray& bytes)
{
    return bytes.toStdString();
}

std::vector<FoundSession> lookAt(const SearchPlace& place)
{
    const Job job;
    const Walked walked = walk({place}, job);
    if (walked.candidates.size() != 1) {
        QTest::qFail("there is not one candidate", __FILE__, __LINE__);
        return {};
    }
    const auto sessions = Glimpser(job).look(walked.candidates.front());
    if (!sessions)
        QTest::qFail(sessions.error().to_string().c_str(), __FILE__, __LINE__);
    return sessions ? *sessions : std::vector<FoundSession>();
}

FoundSession only(const std::vector<FoundSession>& sessions)
{
    if (sessions.size() != 1)
        QTest::qFail("there is not one session", __FILE__, __LINE__);
    return sessions.size() == 1 ? sessions.front() : FoundSession();
}

FoundSession told(const QString& path)
{
    return only(lookAt(place_of_folder(path.toStdString())));
}

TimeNs seconds(qint64 since)
{
    return since * ns_per_second;
}

QByteArray noise(qsizetype size)
{
    std::mt19937 random(7);
    QByteArray bytes(size, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>('a' + random() % 26);
    return bytes;
}

} // namespace playhead::looking
