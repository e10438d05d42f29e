// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Several programs at work on one library: two that read as the window does, one that records, one
// that imports and deletes, one that backs up and compacts. Nobody sees anything half done.
#include "core/formats/reading/read_sessions.h"
#include "core/library/library.h"
#include "core/library/library_check.h"
#include "core/library/library_sink.h"
#include "core/library/text_index.h"
#include "core/record/client.h"
#include "tests/bench/scratch_folder.h"
#include "tests/campaigns/words.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace playhead::campaign {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// In memory that the processes share.
struct Shared {
    std::atomic<bool> is_over;
    std::atomic<std::uint64_t> wrong;
    std::atomic<std::uint64_t> busy;     ///< that the library was in use, and was asked again
    std::atomic<std::uint64_t> recorded; ///< events that a sink has, of sessions that were closed
    std::atomic<std::uint64_t> sessions; ///< recorded, and closed
    std::atomic<std::uint64_t> imports;
    std::atomic<std::uint64_t> looks;
    std::atomic<std::uint64_t> backups;
};

struct Stage {
    std::string folder; ///< of the library, the sources and the recordings
    Shared& shared;

    [[nodiscard]] std::string path(const std::string& name) const { return folder + "/" + name; }
    [[nodiscard]] std::string library() const { return path("library"); }
};

/// Says what is wrong, unless somebody else had the library.
void judge(const Stage& stage, const char* who, const Error& error)
{
    if (error.what.find("in use") != std::string::npos) {
        ++stage.shared.busy;
        return;
    }
    ++stage.shared.wrong;
    std::printf("%s: %s\n", who, error.to_string().c_str());
    std::fflush(stdout);
}

template <typename T>
bool is_fine(const Stage& stage, const char* who, const Result<T>& result)
{
    if (!result)
        judge(stage, who, result.error());
    return result.has_value();
}

void find(const Stage& stage, const char* who, const std::string& what)
{
    ++stage.shared.wrong;
    std::printf("%s: %s\n", who, what.c_str());
    std::fflush(stdout);
}

/// Which file stands at a path, and since when: another one where it was replaced.
struct Identity {
    explicit Identity(const std::string& path) { is_there = ::stat(path.c_str(), &status) == 0; }

    [[nodiscard]] bool operator==(const Identity& other) const
    {
        return is_there == other.is_there &&
               (!is_there || (status.st_ino == other.status.st_ino &&
                              status.st_mtim.tv_sec == other.status.st_mtim.tv_sec &&
                              status.st_mtim.tv_nsec == other.status.st_mtim.tv_nsec));
    }

    struct ::stat status = {};
    bool is_there = false;
};

/// What prevents a session from being read; nothing where it can be read.
std::optional<Error> trouble_with(const std::string& path)
{
    const auto sessions = read_sessions(path, {});
    if (!sessions)
        return sessions.error();
    for (const auto& trace : *sessions) {
        for (std::uint32_t i = 0; i < trace->event_count(); ++i) {
            if (const auto event = trace->load(EventIndex(i)); !event)
                return event.error();
        }
    }
    return std::nullopt;
}

/// A session that is in the list may be gone when it is opened, have grown, or be another one by
/// then; it is never broken.
void open_one(const Stage& stage, Library& library, const LibraryEntry& entry)
{
    const auto path = library.session_path(entry.session_id);
    const auto is_listed = [&] { return library.find(entry.session_id).has_value(); };
    if (!path) {
        if (is_listed() && !library.session_path(entry.session_id) && is_listed())
            judge(stage, "reader", path.error());
        return;
    }
    const bool is_begun = !entry.is_complete; // a recorder has just made the file
    const Identity before(*path);
    const std::optional<Error> trouble = trouble_with(*path);
    if (trouble && before.is_there && before == Identity(*path) && is_listed() && !is_begun)
        judge(stage, "reader", *trouble);
}

void read_on(const Stage& stage, bool is_first)
{
    while (!stage.shared.is_over) {
        auto library = Library::open(stage.library(), Library::Access::Read);
        if (!is_fine(stage, "reader", library))
            continue;
        const auto entries = library->list();
        if (!is_fine(stage, "reader", entries))
            continue;
        for (const LibraryEntry& entry : *entries)
            open_one(stage, *library, entry);
        if (is_first) {
            auto index = TextIndex::open(stage.library(), Library::Access::Write);
            if (is_fine(stage, "index", index)) {
                (void)is_fine(stage, "index", index->update(*library, {}, &read_sessions));
                (void)is_fine(stage, "search", index->search(*library, "step", {}, nullptr, {}));
            }
        }
        ++stage.shared.looks;
    }
}

void record_on(const Stage& stage)
{
    constexpr int events = 50;
    while (!stage.shared.is_over) {
        const std::string id = "recorded-" + std::to_string(stage.shared.sessions + 1);
        record::ClientOptions options;
        options.folder = stage.path("recording");
        options.patience = std::chrono::seconds(20);
        auto client =
            record::Client::open(library_sink(stage.library(), &read_sessions), std::move(options));
        if (!is_fine(stage, "recorder", client))
            continue;
        const record::Recorder session = client->begin_session({.id = id});
        int kept = 0;
        for (int i = 0; i < events; ++i) {
            kept += session.record({.event_type = "step", .prompt = "Where to?"}) != 0 ? 1 : 0;
            if (i % 10 == 0)
                (void)client->flush();
        }
        session.end(EventResult::Success);
        // What waits while the library is busy stays in the folder, and is taken up by the next.
        (void)is_fine(stage, "recorder", client->close());
        stage.shared.recorded += static_cast<std::uint64_t>(kept);
        ++stage.shared.sessions;
    }
}

void import_on(const Stage& stage)
{
    constexpr std::uint64_t ids = 5;
    for (std::uint64_t round = 0; !stage.shared.is_over; ++round) {
        auto library = Library::open(stage.library(), Library::Access::Write);
        if (!is_fine(stage, "importer", library))
            continue;
        const std::string id = "imported-" + std::to_string(round % ids);
        const std::string source = stage.path(id + ".jsonl");
        {
            std::ofstream file(source);
            file << R"({"playhead":1,"session":{"session_id":")" << id << "\"}}\n";
            for (std::uint64_t i = 0; i < 3 + round % 7; ++i)
                file << R"({"session_id":")" << id << R"(","id":"e)" << i
                     << R"(","event_type":"step"})" << '\n';
        }
        const auto sessions = read_sessions(source, {});
        if (is_fine(stage, "importer", sessions) &&
            is_fine(stage, "importer", library->import(*sessions->front(), source, {})))
            ++stage.shared.imports;
        if (round % 3 == 2 && library->find(id))
            (void)is_fine(stage, "importer", library->remove(id));
    }
}

void care_on(const Stage& stage)
{
    const std::string backup = stage.path("backup");
    std::error_code ignored;
    while (!stage.shared.is_over) {
        auto library = Library::open(stage.library(), Library::Access::Write);
        if (!is_fine(stage, "care", library))
            continue;
        fs::remove_all(backup, ignored);
        const auto report = library->back_up(backup, {});
        if (is_fine(stage, "backup", report)) {
            ++stage.shared.backups;
            // Sessions that were deleted, or had just begun, may fail; what came over is whole.
            const auto check = check_library(backup, {});
            if (is_fine(stage, "backup", check)) {
                for (const LibraryProblem& problem : check->problems)
                    find(stage, "backup", problem.error.to_string());
            }
        }
        (void)is_fine(stage, "compact", library->compact());
    }
}

/// When all is quiet.
void look_at_the_end(const Stage& stage)
{
    {
        // The last recording that met with a busy library waits to be taken up.
        const record::Recovered recovered =
            record::recover(stage.path("recording"), [](std::string_view address) {
                return Result<std::unique_ptr<record::Sink>>(
                    open_library_sink(address, &read_sessions));
            });
        for (const Error& error : recovered.failures)
            find(stage, "recover", error.to_string());
    }
    auto library = Library::open(stage.library(), Library::Access::Write);
    const auto entries = library ? library->list() : library.error();
    if (!entries)
        return find(stage, "at the end", entries.error().to_string());
    std::uint64_t events = 0;
    for (const LibraryEntry& entry : *entries) {
        const auto path = library->session_path(entry.session_id);
        const auto sessions = path ? read_sessions(*path, {}) : path.error();
        if (!sessions)
            find(stage, "at the end", sessions.error().to_string());
        else if (entry.session_id.starts_with("recorded-"))
            events += sessions->front()->event_count();
    }
    if (events < stage.shared.recorded)
        find(stage, "at the end",
             std::to_string(stage.shared.recorded - events) + " recorded events are missing");
    const auto check = check_library(stage.library(), {});
    if (!check)
        return find(stage, "at the end", check.error().to_string());
    for (const LibraryProblem& problem : check->problems)
        find(stage, "at the end", problem.error.to_string());
}

int run(std::chrono::milliseconds time)
{
    void* const memory =
        ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return 2;
    auto* const shared = new (memory) Shared{};
    const bench::ScratchFolder folder;
    const Stage stage = {folder.path("stage"), *shared};
    fs::create_directories(stage.folder);
    if (!Library::open(stage.library(), Library::Access::Write))
        return 2;
    const std::array<void (*)(const Stage&), 5> parts = {
        [](const Stage& at) { read_on(at, true); }, [](const Stage& at) { read_on(at, false); },
        record_on, import_on, care_on};
    std::vector<pid_t> processes;
    for (const auto part : parts) {
        const pid_t process = ::fork();
        if (process == 0) {
            part(stage);
            ::_exit(0);
        }
        processes.push_back(process);
    }
    std::this_thread::sleep_for(time);
    shared->is_over = true;
    for (const pid_t process : processes) {
        int status = 0;
        if (::waitpid(process, &status, 0) != process || status != 0)
            find(stage, "a process", "it did not end well");
    }
    look_at_the_end(stage);
    std::printf("%.1f minutes, %zu processes: %llu looks, %llu sessions recorded with %llu events, "
                "%llu imports, %llu backups, %llu times busy, %llu wrong\n",
                std::chrono::duration<double, std::ratio<60>>(time).count(), parts.size(),
                static_cast<unsigned long long>(shared->looks),
                static_cast<unsigned long long>(shared->sessions),
                static_cast<unsigned long long>(shared->recorded),
                static_cast<unsigned long long>(shared->imports),
                static_cast<unsigned long long>(shared->backups),
                static_cast<unsigned long long>(shared->busy),
                static_cast<unsigned long long>(shared->wrong));
    return shared->wrong > 0 ? 1 : 0;
}

} // namespace

} // namespace playhead::campaign

int main(int count, char** values)
{
    using namespace playhead::campaign;
    Words words(count, values);
    const double minutes = words.number("--minutes", 10);
    const std::chrono::milliseconds time(static_cast<std::int64_t>(minutes * 60'000));
    return words.are_understood() ? run(time) : 2;
}
