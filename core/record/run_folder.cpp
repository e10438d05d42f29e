// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/run_folder.h"

#include "core/base/atomic_file.h"
#include "core/base/json_value.h"
#include "core/base/json_write.h"
#include "core/base/random_bits.h"
#include "core/base/text.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>
#include <thread>
#include <utility>

namespace playhead::record {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view session_prefix = "session-";
constexpr std::string_view ring_prefix = "ring-";
constexpr const char* manifest_name = "run.json";
constexpr const char* lock_name = "lock";

Error cannot(const std::string& doing, const std::string& path, int code)
{
    return {"Cannot " + doing + ": " + system_text(code) + ".", path,
            code == ENOSPC ? "Make room on the disk." : "Check that you may write there."};
}

/// A run's lock is held exclusively by its process, or by who takes it up, for as long as they
/// live; who only asks whether it is held has it shared, for a moment (is_locked). Such a moment is
/// waited for, or a look at the wrong time would leave a dead program's run lying unsaid.
bool wait_for_lock(int descriptor)
{
    constexpr auto longest = std::chrono::seconds(5);
    const auto given_up = std::chrono::steady_clock::now() + longest;
    while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const bool is_only_asked_for = ::flock(descriptor, LOCK_SH | LOCK_NB) == 0;
        if (!is_only_asked_for || std::chrono::steady_clock::now() > given_up)
            return false;
        ::flock(descriptor, LOCK_UN); // two who wait would keep each other from it
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return true;
}

/// -1 where another process has it, or it cannot be made.
int take_lock(const std::string& path)
{
    const int descriptor = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor >= 0 && wait_for_lock(descriptor))
        return descriptor;
    if (descriptor >= 0)
        ::close(descriptor);
    return -1;
}

/// Whether a process holds the lock. Taken for a moment, and shared, so that those who ask do not
/// keep each other from it.
bool is_locked(const std::string& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return false;
    const bool is_free = ::flock(descriptor, LOCK_SH | LOCK_NB) == 0;
    ::close(descriptor);
    return !is_free;
}

/// 13 letters and digits: 64 bits of chance.
std::string new_name()
{
    constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    std::uint64_t bits = random_bits();
    std::string name;
    for (int i = 0; i < 13; ++i) {
        name += digits[bits % digits.size()];
        bits /= digits.size();
    }
    return name;
}

std::string content_of(const std::string& path)
{
    const std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

std::string text_of(const json::Value& object, std::string_view key)
{
    return object.find(key).as_string().value_or(std::string());
}

std::vector<std::string> texts_of(const json::Value& object, std::string_view key)
{
    std::vector<std::string> texts;
    json::ArrayReader elements(object.find(key));
    for (json::Value element; elements.next(element);)
        texts.push_back(element.as_string().value_or(std::string()));
    return texts;
}

void write_texts(json::Writer& json, std::string_view key, const std::vector<std::string>& texts)
{
    json.key(key).begin_array();
    for (const std::string& text : texts)
        json.text(text);
    json.end_array();
}

std::vector<std::string> names_below(const std::string& folder)
{
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error))
        names.push_back(entry->path().filename());
    return names;
}

/// What a process left that was killed while it made a folder: nothing was put into it.
void remove_if_old(const std::string& path)
{
    std::error_code error;
    const auto changed = fs::last_write_time(path, error);
    if (!error && fs::file_time_type::clock::now() - changed > std::chrono::hours(1))
        fs::remove_all(path, error);
}

} // namespace

RunFolder::RunFolder(std::string path, std::string name, std::string sink_address, int lock)
    : path_(std::move(path))
    , name_(std::move(name))
    , sink_address_(std::move(sink_address))
    , lock_(lock)
{
}

RunFolder::RunFolder(RunFolder&& other) noexcept
    : path_(std::move(other.path_))
    , name_(std::move(other.name_))
    , sink_address_(std::move(other.sink_address_))
    , lock_(std::exchange(other.lock_, -1))
{
}

RunFolder::~RunFolder()
{
    if (lock_ >= 0)
        ::close(lock_);
}

Result<RunFolder> RunFolder::make(const std::string& folder, const std::string& sink_address)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return cannot("make the folder of recordings", folder, error.value());
    const std::string name = new_name();
    // The lock comes before the name: a folder that others see is locked, or left by its process.
    const std::string hidden = folder + "/." + name;
    if (::mkdir(hidden.c_str(), 0700) != 0)
        return cannot("make a folder for the recording", hidden, errno);
    const int lock = take_lock(hidden + "/" + lock_name);
    RunFolder run(folder + "/" + name, name, sink_address, lock);
    const auto given_up = [&hidden](const Error& why) -> Error {
        std::error_code ignored;
        fs::remove_all(hidden, ignored);
        return why;
    };
    if (lock < 0)
        return given_up(cannot("lock the recording", hidden, errno));
    std::string manifest;
    json::Writer(manifest)
        .begin_object()
        .key("playhead_run")
        .integer(1)
        .key("sink")
        .text(sink_address)
        .end_object();
    std::ofstream file(hidden + "/" + manifest_name, std::ios::binary);
    file << manifest;
    file.close();
    if (!file)
        return given_up(cannot("write", hidden, errno));
    fs::rename(hidden, run.path_, error);
    if (error)
        return given_up(cannot("name the recording", run.path_, error.value()));
    return run;
}

std::vector<RunFolder> RunFolder::abandoned(const std::string& folder)
{
    std::vector<RunFolder> found;
    for (const std::string& name : names_below(folder)) {
        const std::string path = fs::path(folder) / name;
        if (name.front() == '.')
            remove_if_old(path);
        std::error_code unknown;
        if (name.front() == '.' || !fs::is_regular_file(path + "/" + manifest_name, unknown))
            continue;
        const int lock = take_lock(path + "/" + lock_name);
        if (lock < 0)
            continue;
        RunFolder run(path, name, {}, lock);
        const std::string manifest = content_of(run.path(manifest_name));
        run.sink_address_ = text_of(json::Value(manifest), "sink");
        found.push_back(std::move(run));
    }
    return found;
}

std::vector<LivingRun> RunFolder::living(const std::string& folder)
{
    std::vector<LivingRun> found;
    for (const std::string& name : names_below(folder)) {
        const std::string path = fs::path(folder) / name;
        if (name.front() == '.' || !is_locked(path + "/" + lock_name))
            continue;
        const RunFolder run(path, name, {}, -1);
        const std::string manifest = content_of(run.path(manifest_name));
        LivingRun& living = found.emplace_back();
        living.sink_address = text_of(json::Value(manifest), "sink");
        for (const auto& [number, facts] : run.sessions())
            living.sessions.push_back(facts.id);
    }
    return found;
}

std::string RunFolder::path(std::string_view file) const
{
    return path_ + "/" + std::string(file);
}

Result<void> RunFolder::keep_session(std::uint64_t number, const SessionFacts& facts) const
{
    std::string text;
    json::Writer json(text);
    json.begin_object().key("id").text(facts.id).key("name").text(facts.name);
    write_texts(json, "tags", facts.tags);
    write_texts(json, "default_tags", facts.default_tags);
    json.key("begin").integer(facts.begin).end_object();
    auto file = AtomicFile::create(path(session_prefix) + std::to_string(number),
                                   AtomicFile::Access::Private);
    if (!file)
        return file.error();
    if (auto written = file->write(text); !written)
        return written;
    return file->commit();
}

void RunFolder::forget_session(std::uint64_t number) const
{
    ::unlink((path(session_prefix) + std::to_string(number)).c_str());
}

std::map<std::uint64_t, SessionFacts> RunFolder::sessions() const
{
    std::map<std::uint64_t, SessionFacts> sessions;
    for (const std::string& name : names_below(path_)) {
        if (!name.starts_with(session_prefix))
            continue;
        std::uint64_t number = 0;
        const char* const end = name.data() + name.size();
        const auto read = std::from_chars(name.data() + session_prefix.size(), end, number);
        if (read.ec != std::errc() || read.ptr != end)
            continue;
        const std::string text = content_of(path(name));
        const json::Value object(text);
        SessionFacts& facts = sessions[number];
        facts.id = text_of(object, "id");
        facts.name = text_of(object, "name");
        facts.tags = texts_of(object, "tags");
        facts.default_tags = texts_of(object, "default_tags");
        facts.begin = object.find("begin").as_int64().value_or(no_time);
    }
    return sessions;
}

std::vector<std::string> RunFolder::rings() const
{
    std::vector<std::string> rings;
    for (const std::string& name : names_below(path_)) {
        if (name.starts_with(ring_prefix))
            rings.push_back(name);
    }
    return rings;
}

/// No recording any more, before what is in it goes: of what cannot be removed, the rest is old
/// some day (remove_if_old).
void RunFolder::remove()
{
    const fs::path path(path_);
    const fs::path hidden = path.parent_path() / ("." + path.filename().string());
    std::error_code error;
    fs::rename(path, hidden, error);
    fs::remove_all(error ? path : hidden, error);
}

} // namespace playhead::record
