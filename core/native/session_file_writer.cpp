// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/atomic_file.h"
#include "core/base/sqlite.h"
#include "core/native/record_batches.h"
#include "core/native/session_file.h"
#include "core/native/session_file_schema.h"
#include "core/native/session_json.h"

namespace playhead {

namespace {

/// Fills an empty database. Nobody else sees it yet, so nothing has to survive a crash: the whole
/// is synced once, when it gets its name.
class Writer
{
public:
    Writer(sqlite::Database database, const Redactor* redactor, const Job& job)
        : database_(std::move(database)), redactor_(redactor), job_(job)
    {
    }

    Result<void> write(std::span<const std::shared_ptr<const Trace>> traces)
    {
        std::uint64_t bytes = 0;
        for (const auto& trace : traces) {
            total_ += trace->event_count();
            for (std::uint32_t i = 0; i < trace->event_count(); ++i)
                bytes += trace->records(EventIndex(i)).front().length;
        }
        if (auto begun = begin(bytes); !begun)
            return begun;
        std::int64_t number = 0;
        for (const auto& trace : traces) {
            if (auto written = write_trace(*trace, number++); !written)
                return written;
        }
        return database_.exec("COMMIT");
    }

private:
    /// Records are written two to five times as fast to large pages, of which a small file would be
    /// mostly empty.
    static std::string page_size(std::uint64_t bytes)
    {
        constexpr std::uint64_t large = std::uint64_t{1} << 20;
        return bytes < large ? "4096" : bytes < 64 * large ? "16384" : "65536";
    }

    /// `bytes` is about how much there is to write.
    Result<void> begin(std::uint64_t bytes)
    {
        return database_.exec(
            "PRAGMA page_size = " + page_size(bytes) +
            "; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "PRAGMA locking_mode = EXCLUSIVE; BEGIN;"
            "PRAGMA application_id = " +
            std::to_string(native::application_id) + ";PRAGMA user_version = " +
            std::to_string(native::session_file_version) + ";" + native::session_file_schema +
            "INSERT INTO meta VALUES ('format', 'playhead-session'), ('version', '" +
            std::to_string(native::session_file_version) + "');");
    }

    Result<void> write_trace(const Trace& trace, std::int64_t session)
    {
        auto insert = database_.prepare("INSERT INTO sessions VALUES (?1, ?2, ?3)");
        if (!insert)
            return insert.error();
        record_.clear();
        append_session_json(record_, trace, redactor_);
        const std::string& recorded = trace.session().id;
        const std::string id = redactor_ ? redactor_->redact_id(recorded) : recorded;
        insert->bind(1, session);
        insert->bind(2, id);
        insert->bind(3, record_);
        if (auto done = insert->run(); !done)
            return done;
        return write_events(trace, session);
    }

    Result<void> write_events(const Trace& trace, std::int64_t session)
    {
        auto insert = database_.prepare("INSERT INTO events VALUES (?1, ?2, ?3)");
        if (!insert)
            return insert.error();
        insert->bind(2, session);
        native::RecordBatches records(trace, redactor_);
        for (;;) {
            if (job_.is_cancelled())
                return Error{"The export was cancelled.", database_.path(), {}};
            const auto batch = records.next();
            if (!batch)
                return batch.error();
            if (!*batch)
                return {};
            if (auto written = write_batch(*insert, **batch); !written)
                return written;
            job_.report(done_, total_);
        }
    }

    Result<void> write_batch(sqlite::Statement& insert, const native::RecordBatches::Batch& batch)
    {
        const std::string_view text = batch.text;
        std::size_t begin = 0;
        for (const std::size_t end : batch.ends) {
            insert.bind(1, static_cast<std::int64_t>(done_++));
            insert.bind(3, text.substr(begin, end - begin));
            if (auto written = insert.run(); !written)
                return written;
            begin = end;
        }
        return {};
    }

    sqlite::Database database_;
    const Redactor* redactor_;
    const Job& job_;
    std::string record_;
    std::uint64_t done_ = 0;
    std::uint64_t total_ = 0;
};

} // namespace

Result<void> write_session_file(std::span<const std::shared_ptr<const Trace>> traces,
                                const std::string& path, const Redactor* redactor, const Job& job)
{
    auto file = AtomicFile::create(path, AtomicFile::Access::Private);
    if (!file)
        return file.error();
    if (file->is_stream())
        return Error{"A session file is a database, which cannot be written to a stream.", path,
                     "Export to a file, or as JSON."};
    auto database = sqlite::Database::open(file->temporary_path(), sqlite::OpenMode::ReadWrite);
    if (!database)
        return database.error();
    {
        Writer writer(std::move(*database), redactor, job);
        if (auto written = writer.write(traces); !written)
            return Error{written.error().what, path, written.error().remedy};
    }
    return file->commit();
}

Result<void> write_session_file(const Trace& trace, const std::string& path, const Job& job)
{
    // The trace outlives the call: a pointer that does not own it will do.
    const std::shared_ptr<const Trace> borrowed(std::shared_ptr<const Trace>(), &trace);
    return write_session_file({&borrowed, 1}, path, nullptr, job);
}

} // namespace playhead
