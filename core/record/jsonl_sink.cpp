// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_value.h"
#include "core/base/json_write.h"
#include "core/base/text.h"
#include "core/record/sinks.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

namespace playhead::record {

namespace {

/// What lies beside the file while it is recorded: how far the rings were taken before the batch
/// that is being appended, and after it. Which of the two holds, the file's size says.
struct BatchNote {
    std::string run;
    std::int64_t size_before = 0;
    std::int64_t size_after = 0;
    RingPositions before;
    RingPositions after;
};

std::string note_path(const std::string& path)
{
    const std::size_t slash = path.rfind('/');
    const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
    return path.substr(0, name) + "." + path.substr(name) + ".recording";
}

class JsonlSink final : public Sink
{
public:
    explicit JsonlSink(std::string path) : path_(std::move(path)), note_path_(note_path(path_)) {}
    JsonlSink(const JsonlSink&) = delete;
    JsonlSink& operator=(const JsonlSink&) = delete;
    ~JsonlSink() override
    {
        if (file_ < 0)
            return;
        if (is_whole_)
            ::unlink(note_path_.c_str());
        ::close(file_);
    }

    Result<void> write(std::span<const SinkRecord> records, std::string_view run,
                       const RingPositions& positions) override;
    Result<RingPositions> positions(std::string_view run) override;
    Result<void> finish() override;
    [[nodiscard]] std::string address() const override { return "jsonl:" + path_; }

private:
    Result<void> open();
    Result<void> append(std::string_view text);
    Result<void> keep_note() const;
    [[nodiscard]] BatchNote read_note() const;
    [[nodiscard]] std::int64_t size() const;
    [[nodiscard]] Error cannot(const std::string& doing, int code) const
    {
        return {"Cannot " + doing + " the file of the recording: " + system_text(code) + ".", path_,
                code == ENOSPC || code == EDQUOT
                    ? "Make room on the disk; what is recorded is kept meanwhile."
                    : "Check that you may write there; what is recorded is kept meanwhile."};
    }

    std::string path_;
    std::string note_path_;
    BatchNote note_;
    std::string text_;
    int file_ = -1;
    bool is_whole_ = true; ///< nothing waits to be kept
};

std::int64_t JsonlSink::size() const
{
    struct stat found = {};
    return ::fstat(file_, &found) == 0 ? found.st_size : 0;
}

Result<void> JsonlSink::open()
{
    // A file that was deleted or moved away meanwhile is made anew.
    struct stat open_one = {};
    struct stat named = {};
    if (file_ >= 0 && ::fstat(file_, &open_one) == 0 && ::stat(path_.c_str(), &named) == 0 &&
        open_one.st_ino == named.st_ino && open_one.st_dev == named.st_dev)
        return {};
    if (file_ >= 0)
        ::close(std::exchange(file_, -1));
    const int file = ::open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return cannot("open", errno);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        ::close(file);
        return Error{"Another program is recording to this file.", path_,
                     "Give each program a file of its own."};
    }
    file_ = file;
    return {};
}

BatchNote JsonlSink::read_note() const
{
    const std::ifstream file(note_path_, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    const std::string text = content.str();
    const json::Value object(text);
    BatchNote note;
    note.run = object.find("run").as_string().value_or(std::string());
    note.size_before = object.find("size_before").as_int64().value_or(0);
    note.size_after = object.find("size_after").as_int64().value_or(0);
    note.before = read_positions(object.find("before").raw());
    note.after = read_positions(object.find("after").raw());
    return note;
}

Result<void> JsonlSink::keep_note() const
{
    std::string text;
    json::Writer json(text);
    json.begin_object().key("run").text(note_.run);
    json.key("size_before").integer(note_.size_before);
    json.key("size_after").integer(note_.size_after);
    json.key("before").raw(to_json(note_.before)).key("after").raw(to_json(note_.after));
    json.end_object();
    const std::string fresh = note_path_ + "~";
    std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
    if (!file || std::rename(fresh.c_str(), note_path_.c_str()) != 0) {
        const int code = errno;
        ::unlink(fresh.c_str());
        return cannot("write beside", code);
    }
    return {};
}

Result<void> JsonlSink::append(std::string_view text)
{
    const std::int64_t before = size();
    while (!text.empty()) {
        const ssize_t written = ::write(file_, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            const int code = errno;
            (void)!::ftruncate(file_, before); // all or nothing
            return cannot("write", code);
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> JsonlSink::write(std::span<const SinkRecord> records, std::string_view run,
                              const RingPositions& positions)
{
    if (auto opened = open(); !opened)
        return opened;
    text_.clear();
    for (const SinkRecord& record : records) {
        const bool is_session = record.kind == SinkRecord::Kind::Session;
        if (is_session)
            text_ += "{\"playhead\":1,\"session\":";
        text_ += record.json;
        text_ += is_session ? "}\n" : "\n";
    }
    if (note_.run != run)
        note_ = {std::string(run), 0, 0, {}, {}};
    if (has_come_to(note_.after, positions))
        return {};
    note_.before = note_.after;
    go_on_to(note_.after, positions);
    note_.size_before = size();
    note_.size_after = note_.size_before + static_cast<std::int64_t>(text_.size());
    auto kept = keep_note();
    if (kept)
        kept = append(text_);
    is_whole_ = kept.has_value();
    if (!kept)
        note_.after = note_.before;
    return kept;
}

Result<RingPositions> JsonlSink::positions(std::string_view run)
{
    if (auto opened = open(); !opened)
        return opened.error();
    const BatchNote note = read_note();
    if (note.run != run)
        return RingPositions();
    const bool is_kept = size() >= note.size_after;
    if (!is_kept && size() > note.size_before && ::ftruncate(file_, note.size_before) != 0)
        return cannot("take the torn end off", errno);
    note_ = note;
    if (!is_kept)
        note_.after = note.before;
    return note_.after;
}

} // namespace

Result<void> JsonlSink::finish()
{
    if (file_ < 0)
        return {};
    if (::fsync(file_) != 0)
        return cannot("write to the disk", errno);
    // The file's name is on the disk when its folder is; where a folder cannot be synced, so be it.
    const std::string folder = std::filesystem::path(path_).parent_path();
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
    return {};
}

std::unique_ptr<Sink> jsonl_sink(const std::string& path)
{
    // Absolute, for a process that takes it up from elsewhere.
    std::error_code problem;
    const auto absolute = std::filesystem::absolute(path, problem);
    return std::make_unique<JsonlSink>(problem ? path : absolute.string());
}

} // namespace playhead::record
