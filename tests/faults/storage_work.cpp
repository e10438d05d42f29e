// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/faults/storage_work.h"

#include "core/base/atomic_file.h"
#include "core/base/sqlite.h"
#include "core/formats/reading/read_sessions.h"
#include "core/library/catalogue_schema.h"
#include "core/library/library.h"
#include "core/library/library_sink.h"
#include "core/library/text_index.h"
#include "core/model/annotated_trace.h"
#include "core/record/client.h"
#include "core/record/sinks.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>

namespace playhead::faults {

namespace {

namespace fs = std::filesystem;
using Sessions = std::vector<std::shared_ptr<const Trace>>;

/// True where it succeeded; an error is looked at.
template <typename T>
bool is_done(const Claims& claims, std::string_view doing, const Result<T>& result)
{
    if (!result)
        claims.failed(doing, result.error().what, result.error().where);
    return result.has_value();
}

std::optional<Library> opened(const WorkPlace& place, const Claims& claims)
{
    auto library = Library::open(place.library(), Library::Access::Write);
    if (!is_done(claims, "open", library))
        return std::nullopt;
    return std::move(*library);
}

std::string count_of(const Trace& trace)
{
    return std::to_string(trace.event_count());
}

void import_one(Library& library, const WorkPlace& place, const Claims& claims,
                const std::string& source)
{
    const auto sessions = read_sessions(place.source(source), {});
    if (!is_done(claims, "read", sessions) || sessions->empty())
        return;
    const Trace& trace = *sessions->front();
    const std::string thing = "session " + trace.session().id;
    claims.begin(thing, count_of(trace));
    if (is_done(claims, "import", library.import(trace, place.source(source), {})))
        claims.done(thing, count_of(trace));
}

void make_two(const WorkPlace& place, const Claims& claims)
{
    if (auto library = opened(place, claims)) {
        import_one(*library, place, claims, "first");
        import_one(*library, place, claims, "second");
    }
}

void import_all(const WorkPlace& place, const Claims& claims)
{
    auto library = opened(place, claims);
    if (!library)
        return;
    import_one(*library, place, claims, "first");
    import_one(*library, place, claims, "second");
    import_one(*library, place, claims, "first-later");
    import_one(*library, place, claims, "large");
}

void update_one(const WorkPlace& place, const Claims& claims)
{
    if (auto library = opened(place, claims))
        import_one(*library, place, claims, "first-later");
}

void change(const WorkPlace& place, const Claims& claims)
{
    auto library = opened(place, claims);
    const auto sessions = read_sessions(place.source("first"), {});
    if (!library || !is_done(claims, "read", sessions))
        return;
    claims.begin("name first", "Mine");
    if (is_done(claims, "rename", library->rename("first", "Mine")))
        claims.done("name first", "Mine");
    claims.begin("tags first", "a b");
    if (is_done(claims, "tag", library->set_tags("first", {"a", "b"})))
        claims.done("tags first", "a b");
    const AnnotationChange note = {EventIndex(1U), {}, Annotation{"Look here", true, 1}};
    claims.begin("note first", "Look here");
    if (is_done(claims, "annotate", library->annotate(*sessions->front(), {&note, 1})))
        claims.done("note first", "Look here");
}

void remove_one(const WorkPlace& place, const Claims& claims)
{
    auto library = opened(place, claims);
    if (!library)
        return;
    claims.begin("session first", "");
    if (is_done(claims, "remove", library->remove("first")))
        claims.done("session first", "");
}

void remove_and_put_back(const WorkPlace& place, const Claims& claims)
{
    auto library = opened(place, claims);
    if (!library)
        return;
    claims.begin("session first", "");
    auto taken = library->take_out("first");
    if (!is_done(claims, "take out", taken))
        return;
    claims.done("session first", "");
    const std::string events = std::to_string(taken->entry().events);
    claims.begin("session first", events);
    if (is_done(claims, "put back", library->put_back(*taken)))
        claims.done("session first", events);
}

void keep_one(Library& library, const WorkPlace& place, const Claims& claims,
              const std::string& source, std::uint64_t state)
{
    ProducedSession produced;
    produced.origin = place.source("first");
    produced.session_id = "first";
    produced.files = {{place.source(source), "first.jsonl"}};
    produced.state = state;
    const std::string events = source == "first" ? "3" : "5";
    claims.begin("session first", events);
    if (is_done(claims, "keep", library.keep(produced, &read_sessions, {})))
        claims.done("session first", events);
}

void keep_both(const WorkPlace& place, const Claims& claims)
{
    if (auto library = opened(place, claims)) {
        keep_one(*library, place, claims, "first", 1);
        keep_one(*library, place, claims, "first-later", 2);
    }
}

/// As a library of version 1 was.
void make_older(const WorkPlace& place, const Claims& claims)
{
    make_two(place, claims);
    auto catalogue =
        sqlite::Database::open(place.library() + "/catalogue.db", sqlite::OpenMode::ReadWrite);
    if (catalogue)
        (void)catalogue->exec("DROP TABLE archive; DROP TABLE annotation; PRAGMA user_version = 1");
}

void migrate(const WorkPlace& place, const Claims& claims)
{
    const std::string version = std::to_string(catalogue_version);
    claims.begin("version", "1");
    claims.begin("version", version);
    if (auto library = opened(place, claims))
        claims.done("version", version);
}

void index_words(const WorkPlace& place, const Claims& claims)
{
    auto library = opened(place, claims);
    if (!library)
        return;
    auto index = TextIndex::open(place.library(), Library::Access::Write);
    if (is_done(claims, "open the index", index))
        (void)is_done(claims, "index", index->update(*library, {}, &read_sessions));
}

void save(const WorkPlace& place, const Claims& claims, const std::string& text)
{
    claims.begin("saved", text);
    auto file = AtomicFile::create(place.saved());
    if (is_done(claims, "create", file) && is_done(claims, "write", file->write(text)) &&
        is_done(claims, "commit", file->commit()))
        claims.done("saved", text);
}

void save_first(const WorkPlace& place, const Claims& claims)
{
    save(place, claims, "what was there before");
}

void save_again(const WorkPlace& place, const Claims& claims)
{
    save(place, claims, std::string(2000, 'x'));
}

/// Two batches, each waited for, and an end that leaves one file. What a sink has taken survives
/// the program ("recorded"); what close() has come back from survives the system ("kept").
void record_to(const WorkPlace& place, const Claims& claims, std::unique_ptr<record::Sink> sink)
{
    constexpr int batches = 2;
    constexpr int events_of_batch = 5;
    bool is_in_memory_only = false;
    record::ClientOptions options;
    options.folder = place.recording();
    options.ring_size = std::size_t{64} << 10U;
    options.on_error = [&](const Error& error) {
        claims.failed("record", error.what, error.where);
        is_in_memory_only =
            is_in_memory_only || error.remedy.find("lost if the program") != std::string::npos;
    };
    auto client = record::Client::open(std::move(sink), std::move(options));
    if (!is_done(claims, "record", client))
        return;
    int events = 0;
    {
        const record::Recorder session = client->begin_session({.id = "recorded"});
        for (int batch = 0; batch < batches; ++batch) {
            for (int i = 0; i < events_of_batch; ++i)
                events += session.record({.event_type = "step", .prompt = "Where?"}) != 0 ? 1 : 0;
            (void)is_done(claims, "flush", client->flush(std::chrono::milliseconds(50)));
        }
        session.end(EventResult::Success);
    }
    const bool is_closed = is_done(claims, "close", client->close());
    if (is_closed || !is_in_memory_only)
        claims.done("recorded", std::to_string(events));
    if (is_closed)
        claims.done("kept", std::to_string(events));
}

void record_to_library(const WorkPlace& place, const Claims& claims)
{
    record_to(place, claims, library_sink(place.library(), &read_sessions));
}

void record_to_lines(const WorkPlace& place, const Claims& claims)
{
    record_to(place, claims, record::jsonl_sink(place.lines()));
}

constexpr std::array<Work, 12> works = {{
    {"make", nullptr,
     [](const WorkPlace& place, const Claims& claims) { (void)opened(place, claims); }},
    {"import", nullptr, import_all},
    {"update", make_two, update_one},
    {"change", make_two, change},
    {"remove", make_two, remove_one},
    {"undo", make_two, remove_and_put_back},
    {"keep", nullptr, keep_both},
    {"migrate", make_older, migrate},
    {"index", make_two, index_words},
    {"save", save_first, save_again},
    {"record", nullptr, record_to_library},
    {"record-lines", nullptr, record_to_lines},
}};

void write_source(const std::string& path, const std::string& id, int events, std::size_t size)
{
    std::ofstream file(path);
    file << R"({"playhead":1,"session":{"session_id":")" << id
         << R"(","name":"A walk","end_state":"Success"}})" << '\n';
    for (int i = 0; i < events; ++i)
        file << R"({"session_id":")" << id << R"(","id":"e)" << i
             << R"(","event_type":"step","init_timestamp":)" << 1'772'474'400 + i
             << R"(,"prompt":")" << std::string(size, 'a') << "\"}\n";
}

} // namespace

std::span<const Work> all_work()
{
    return works;
}

void prepare_sources(const std::string& folder)
{
    fs::create_directories(folder);
    write_source(folder + "/first.jsonl", "first", 3, 10);
    write_source(folder + "/first-later.jsonl", "first", 5, 10);
    write_source(folder + "/second.jsonl", "second", 4, 10);
    write_source(folder + "/large.jsonl", "large", 30, 3000);
}

} // namespace playhead::faults
