// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/library/library_fixture.h"

#include "core/model/trace_builder.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDirIterator>

#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

namespace playhead::test {

namespace {

constexpr unsigned nobody = 65534;

void decode(std::span<const Record> records, Event& event)
{
    event.event_type = records.front().bytes;
    event.model = "gpt-4";
}

} // namespace

std::shared_ptr<const Trace> make_session(const SessionSpec& spec)
{
    Session session;
    session.id = spec.id;
    session.name = spec.name;
    session.tags = spec.tags;
    session.recorder = "a test";
    session.end_state = spec.fails ? "Fail" : "Success";
    TraceBuilder builder(std::move(session));
    auto source = std::make_shared<MemorySource>("a test");
    const std::uint16_t number = builder.add_source(source);
    for (int i = 0; i < spec.events; ++i) {
        Event event;
        event.id = "event-" + std::to_string(i);
        event.event_type = "call";
        event.model = "gpt-4";
        event.result = spec.fails && i == 0 ? EventResult::Fail : EventResult::Success;
        event.init_timestamp = spec.start + i * ns_per_second;
        event.end_timestamp = event.init_timestamp + ns_per_second;
        event.init_provenance = event.end_provenance = Provenance::Recorded;
        event.tokens.total = 10;
        const Slice slice = source->append("call", number);
        builder.add(event, {&slice, 1}, decode);
    }
    return std::move(builder).finish();
}

Library open_library(const QString& folder, Library::Access access)
{
    auto library = Library::open(folder.toStdString(), access);
    if (!library)
        qFatal("%s", library.error().to_string().c_str());
    return std::move(library).value();
}

QMap<QString, QByteArray> contents_below(const QString& folder)
{
    QMap<QString, QByteArray> contents;
    QDirIterator entries(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString path = entries.next();
        contents[path] =
            entries.fileInfo().isDir() ? QByteArray("folder") : testkit::contentOf(path);
    }
    return contents;
}

QString in_unprivileged_process(const std::function<QString()>& work)
{
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0)
        qFatal("no pipe");
    const int process = start_process([&] {
        const bool is_root = ::geteuid() == 0;
        if (is_root &&
            (::setgroups(0, nullptr) != 0 || ::setgid(nobody) != 0 || ::setuid(nobody) != 0))
            ::_exit(3);
        const QByteArray said = work().toUtf8();
        if (::write(ends[1], said.data(), static_cast<std::size_t>(said.size())) != said.size())
            ::_exit(4);
    });
    ::close(ends[1]);
    QByteArray said;
    std::array<char, 4096> buffer{};
    for (ssize_t count = 0; (count = ::read(ends[0], buffer.data(), buffer.size())) > 0;)
        said.append(buffer.data(), count);
    ::close(ends[0]);
    if (!wait_for_process(process))
        return QStringLiteral("the process did not end well");
    return QString::fromUtf8(said);
}

int start_process(const std::function<void()>& work)
{
    const pid_t process = ::fork();
    if (process < 0)
        qFatal("no process");
    if (process == 0) {
        work();
        ::_exit(0); // without the destructors of the test that was copied
    }
    return process;
}

bool wait_for_process(int process)
{
    int status = 0;
    return ::waitpid(process, &status, 0) == process && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

} // namespace playhead::test
