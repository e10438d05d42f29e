// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/library_sink.h"

#include "core/base/json_value.h"
#include "core/library/library.h"
#include "core/library/recording_mark.h"
#include "core/native/session_file_appender.h"
#include "core/native/session_json.h"

#include <unistd.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace playhead {

namespace {

using record::RingPositions;
using record::SinkRecord;

constexpr std::string_view address_prefix = "library:";

std::string meta_key(std::string_view run)
{
    return "recorded " + std::string(run);
}

class LibrarySink final : public record::Sink
{
public:
    LibrarySink(std::string folder, ReadSessions read)
        : folder_(std::move(folder)), read_(std::move(read))
    {
    }
    LibrarySink(const LibrarySink&) = delete;
    LibrarySink& operator=(const LibrarySink&) = delete;
    ~LibrarySink() override;

    Result<void> write(std::span<const SinkRecord> records, std::string_view run,
                       const RingPositions& positions) override;
    Result<RingPositions> positions(std::string_view run) override;
    Result<void> finish() override;
    [[nodiscard]] std::string address() const override
    {
        return std::string(address_prefix) + folder_;
    }
    [[nodiscard]] Result<std::unique_ptr<record::Sink>>
    open_other(std::string_view address) const override
    {
        return is_library_address(address) ? open_library_sink(address, read_)
                                           : Sink::open_other(address);
    }

private:
    struct Recording {
        std::string path;
        std::optional<SessionFileAppender> file;
        std::optional<RecordingMark> mark; ///< until the session has ended
        RingPositions kept;
        bool has_changed = false; ///< since the list knows of it
    };

    Result<Library*> library();
    Result<Recording*> recording(std::string_view session_id, std::string_view json);
    [[nodiscard]] Result<RecordingMark> mark(const std::string& path) const;
    Result<void> append(Recording& to, const std::vector<SessionFileAppender::Record>& records,
                        std::string_view run, const RingPositions& positions);
    void enter(Recording& recording);

    std::string folder_;
    ReadSessions read_;
    std::optional<Library> library_;
    std::map<std::string, Recording, std::less<>> recordings_;
};

LibrarySink::~LibrarySink()
{
    (void)finish();
}

Result<void> LibrarySink::finish()
{
    Result<void> finished;
    for (auto& [id, recording] : recordings_) {
        if (recording.file) {
            auto rested = recording.file->rest();
            // A reader has it open: then it stays as it is, with its log beside it.
            const bool is_read = recording.file->last_problem() == sqlite::Problem::Busy;
            const bool is_deleted = ::access(recording.path.c_str(), F_OK) != 0;
            if (!rested && !is_read && !is_deleted)
                finished = std::move(rested);
        }
        recording.file.reset();
        enter(recording);
        recording.mark.reset();
    }
    return finished;
}

Result<Library*> LibrarySink::library()
{
    // A library that was deleted meanwhile is made anew.
    if (library_ && Library::is_missing(folder_)) {
        recordings_.clear();
        library_.reset();
    }
    if (!library_) {
        auto opened = Library::open(folder_, Library::Access::Write);
        if (!opened)
            return opened.error();
        library_.emplace(std::move(opened).value());
    }
    return &*library_;
}

Result<LibrarySink::Recording*> LibrarySink::recording(std::string_view session_id,
                                                       std::string_view json)
{
    auto known = recordings_.find(session_id);
    if (known != recordings_.end() && known->second.file &&
        ::access(known->second.path.c_str(), F_OK) == 0)
        return &known->second;
    auto to = library();
    if (!to)
        return to.error();
    LibraryEntry entry;
    entry.session_id = session_id;
    entry.recorder = "playhead";
    if (!json.empty()) {
        const json::Value session(json);
        entry.recorded_name = session.find("name").as_string().value_or(std::string());
        entry.start = native::read_session(json).session.init_timestamp;
    }
    auto path = (*to)->begin_recording(std::move(entry));
    if (!path)
        return path.error();
    auto mark = this->mark(*path);
    if (::access(path->c_str(), F_OK) != 0)
        return Error{"The session was deleted as its recording began.", *path, "Try again."};
    auto file = SessionFileAppender::open(*path, std::string(session_id));
    if (!file)
        return file.error();
    recordings_.erase(std::string(session_id));
    Recording& fresh = recordings_[std::string(session_id)];
    fresh.path = *path;
    fresh.file.emplace(std::move(file).value());
    if (mark)
        fresh.mark.emplace(std::move(*mark));
    return &fresh;
}

/// So that nobody takes the file away meanwhile.
Result<RecordingMark> LibrarySink::mark(const std::string& path) const
{
    const LibraryPaths paths(folder_);
    constexpr std::chrono::seconds patience(5);
    const auto lock = FolderLock::take(paths, patience);
    return lock ? RecordingMark::make(paths, *lock, path.substr(path.rfind('/') + 1))
                : Result<RecordingMark>(lock.error());
}

Result<void> LibrarySink::append(Recording& to,
                                 const std::vector<SessionFileAppender::Record>& records,
                                 std::string_view run, const RingPositions& positions)
{
    const std::string key = meta_key(run);
    if (to.kept.empty()) {
        const auto text = to.file->meta(key);
        if (!text)
            return text.error();
        to.kept = record::read_positions(text->value_or("{}"));
    }
    // Kept before the batch was interrupted, in this process or in one that is no more.
    if (record::has_come_to(to.kept, positions))
        return {};
    RingPositions after = to.kept;
    record::go_on_to(after, positions);
    if (auto done = to.file->append(records, key, record::to_json(after)); !done)
        return done;
    to.kept = std::move(after);
    to.has_changed = true;
    return {};
}

/// Brings the list up to date.
void LibrarySink::enter(Recording& recording)
{
    if (!read_ || !library_ || !std::exchange(recording.has_changed, false))
        return;
    const auto sessions = read_(recording.path, {});
    if (sessions && !sessions->empty())
        (void)library_->update_recording(*sessions->front()); // the file has it all
}

Result<void> LibrarySink::write(std::span<const SinkRecord> records, std::string_view run,
                                const RingPositions& positions)
{
    struct Batch {
        std::vector<SessionFileAppender::Record> records;
        std::string_view session; ///< the latest record of the session itself
    };
    std::map<std::string_view, Batch> batches;
    for (const SinkRecord& record : records) {
        Batch& batch = batches[record.session_id];
        const bool is_session = record.kind == SinkRecord::Kind::Session;
        batch.records.push_back({is_session, record.json});
        if (is_session)
            batch.session = record.json;
    }
    for (const auto& [id, batch] : batches) {
        const auto to = recording(id, batch.session);
        if (!to)
            return to.error();
        if (auto done = append(**to, batch.records, run, positions); !done)
            return done;
        const bool has_ended =
            !batch.session.empty() && json::Value(batch.session).find("end_state").is_valid();
        if (has_ended) {
            enter(**to);
            (*to)->mark.reset();
        }
    }
    return {};
}

Result<RingPositions> LibrarySink::positions(std::string_view run)
{
    auto from = library();
    if (!from)
        return from.error();
    const auto entries = (*from)->list();
    if (!entries)
        return entries.error();
    RingPositions kept;
    for (const LibraryEntry& entry : *entries) {
        if (entry.is_complete)
            continue;
        const auto path = (*from)->session_path(entry.session_id);
        if (!path)
            continue;
        auto file = SessionFileAppender::open(*path, entry.session_id);
        const auto text = file ? file->meta(meta_key(run)) : file.error();
        if (!text || !*text)
            continue;
        for (const auto& [ring, position] : record::read_positions(**text)) {
            std::uint64_t& furthest = kept[ring];
            furthest = std::max(furthest, position);
        }
    }
    return kept;
}

} // namespace

std::unique_ptr<record::Sink> library_sink(const std::string& folder, ReadSessions read)
{
    return std::make_unique<LibrarySink>(folder, std::move(read));
}

bool is_library_address(std::string_view address)
{
    return address.starts_with(address_prefix);
}

std::unique_ptr<record::Sink> open_library_sink(std::string_view address, ReadSessions read)
{
    return library_sink(std::string(address.substr(address_prefix.size())), std::move(read));
}

} // namespace playhead
