// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/library/keeping.h"

#include "core/base/job.h"
#include "core/discovery/session_files.h"
#include "core/formats/reading/archive.h"
#include "core/formats/reading/read_sessions.h"
#include "tests/core/library/library_fixture.h"
#include "tests/testkit/patient_test.h"

namespace playhead::test {

using namespace Qt::Literals::StringLiterals;

ProducedSession produced(const QString& path, const QByteArray& id)
{
    FoundSession found;
    found.path = path.toStdString();
    auto files = files_of(found, Job{});
    if (!files)
        QTest::qFail(files.error().what.c_str(), __FILE__, __LINE__);
    ProducedSession session;
    session.origin = found.path;
    session.session_id = id.toStdString();
    session.state = files->state;
    for (const SessionFiles::File& file : files->files)
        session.files.push_back({file.path, file.name});
    return session;
}

Result<Kept> keep(Library& library, const QString& path, const QByteArray& id)
{
    return library.keep(produced(path, id), read_sessions, Job{});
}

QMap<QString, QByteArray> unpacked(const std::string& path)
{
    QMap<QString, QByteArray> files;
    const auto file = FileSource::open(path);
    const auto members = file ? unpack(**file, Job{}) : Result<Unpacked>(file.error());
    if (!members || members->problem)
        QTest::qFail("the archive cannot be unpacked", __FILE__, __LINE__);
    for (const Unpacked::Member& member :
         members ? members->members : std::vector<Unpacked::Member>()) {
        const auto bytes = member.source->head(member.source->size());
        files[QString::fromStdString(member.path)] = QByteArray::fromStdString(*bytes);
    }
    return files;
}

QMap<QString, QByteArray> sessionsBelow(const QString& folder)
{
    return contents_below(folder + u"/sessions"_s);
}

} // namespace playhead::test
