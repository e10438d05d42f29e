// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Playhead's session file, an SQLite database: what the library keeps and what a person can send
// and open anywhere. Its tables are described in core/native/README.md; each row holds the JSON
// record that a line of the text forms holds, and is read by the same code.
//
// Nesting: as in native_json.cpp.
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/native/records.h"
#include "core/formats/reading/database_file.h"
#include "core/native/event_line.h"
#include "core/native/session_columns.h"
#include "core/native/session_file.h"

#include <unordered_map>
#include <utility>
#include <vector>

namespace playhead {

namespace {

Confidence sniff(const SniffInput& input)
{
    return is_session_file(input.head) ? Confidence::Certain : Confidence::No;
}

/// Events that are taken at once.
constexpr std::uint32_t largest_batch = 4096;

class SessionFileReader
{
public:
    SessionFileReader(Importer& importer, SessionFile& file, std::string path)
        : importer_(importer)
        , file_(file)
        , path_(std::move(path))
        , records_(importer, NativeRecords::Slices::Rows)
    {
    }

    Result<void> read()
    {
        if (restore()) {
            const auto look_for_changes = [this] {
                return file_.look() == FileNews::None ? FileNews::None : FileNews::Replaced;
            };
            static_cast<void>(importer_.wait_for_more(look_for_changes, false));
            return {};
        }
        Result<void> read;
        do {
            read = read_sessions();
            if (read)
                read = read_events();
        } while (may_wait(read) && importer_.wait_for_more([this] { return look(); }, false));
        if (!read && importer_.session_count() == 0)
            return read;
        if (!read)
            importer_.note_broken_off(read.error());
        else if (importer_.session_count() == 0)
            return Error{"The session file holds no session.", file_.name(),
                         "Whoever wrote it may not have started yet, or was broken off."};
        return {};
    }

private:
    /// From the columns that are kept beside the file, if there are any; the session itself is
    /// read.
    bool restore()
    {
        if (!has_columns(path_) || !read_sessions() || importer_.session_count() != 1)
            return false;
        return restore_columns(path_, file_, *importer_.sessions().front());
    }

    /// Where there was something to read once, what fails later is for look() to judge.
    [[nodiscard]] bool may_wait(const Result<void>& read)
    {
        has_failed_ = !read;
        return importer_.session_count() > 0 && (read || importer_.is_reading_on());
    }

    FileNews look()
    {
        const FileNews news = file_.look();
        if (news != FileNews::None || !has_failed_)
            return news;
        return file_.was_busy() ? FileNews::Grown : FileNews::Replaced;
    }

    Result<void> read_sessions()
    {
        SessionFile::SessionRow row;
        for (;;) {
            const auto there = file_.next_session(row);
            if (!there)
                return there.error();
            if (!*there)
                return {};
            if (row.was_seen && !row.is_changed)
                continue;
            const std::string id(row.id);
            ids_[row.number] = id;
            records_.select_session(id);
            if (row.is_changed)
                records_.renew_session(row.record, row.slice);
            else
                records_.add_session(row.record, row.slice);
            if (importer_.is_reading_on() && !importer_.keep_going(0))
                return {};
        }
    }

    Result<void> read_events()
    {
        SessionFile::EventRow row;
        std::uint64_t taken = 0;
        for (std::uint64_t done = 0;;) {
            const auto there = file_.next_event(row);
            const bool is_over = !there || !*there;
            if (!is_over) {
                ++done;
                take(row);
            }
            if (!is_over && batch_.size() > 0 && batch_.size() < largest_batch)
                continue;
            add_batch();
            const std::uint64_t fresh = done - std::exchange(taken, done);
            if ((fresh > 0 && !importer_.keep_going(bytes_after(done), fresh)) || is_over)
                return there ? Result<void>() : there.error();
        }
    }

    void take(const SessionFile::EventRow& row)
    {
        if (row.session != batch_session_)
            add_batch();
        batch_session_ = row.session;
        if (take_short_way(row))
            return;
        add_batch();
        records_.select_session(ids_[row.session]);
        records_.add_event(row.record, row.slice);
    }

    /// Most rows hold events as programs write them.
    bool take_short_way(const SessionFile::EventRow& row)
    {
        constexpr std::size_t padding = 16; // of read_event_line()
        line_.assign(row.record);
        line_ += '\n';
        line_.append(padding, '\0');
        const bool is_read = native::read_event_line(line_.data(), event_) != nullptr &&
                             event_.record.size() == row.record.size();
        if (is_read)
            batch_.add(event_, row.slice);
        return is_read;
    }

    void add_batch()
    {
        if (batch_.size() == 0)
            return;
        records_.select_session(ids_[batch_session_]);
        records_.add_events(batch_, 0, batch_.size());
        batch_ = {};
    }

    /// Progress is counted in bytes of the file; rows are taken for equally long.
    [[nodiscard]] std::uint64_t bytes_after(std::uint64_t rows) const
    {
        const std::uint64_t all = std::max<std::uint64_t>(file_.size(), 1);
        const double share = static_cast<double>(std::min(rows, all)) / static_cast<double>(all);
        return static_cast<std::uint64_t>(share * static_cast<double>(importer_.source().size()));
    }

    Importer& importer_;
    SessionFile& file_;
    std::string path_;
    NativeRecords records_;
    std::unordered_map<std::int64_t, std::string> ids_;
    NativeBatch batch_;               ///< events of one session that are not in records_ yet
    std::int64_t batch_session_ = -1; ///< number of the session
    std::string line_;
    native::EventLine event_; ///< of line_
    bool has_failed_ = false; ///< the last time that it was read through
};

Result<void> read(Importer& importer)
{
    DatabaseFile file;
    const auto path = file.path_of(importer.source());
    if (!path)
        return path.error();
    const auto opened = SessionFile::open(*path, importer.source().name());
    if (!opened)
        return opened.error();
    importer.replace_source(*opened);
    return SessionFileReader(importer, **opened, *path).read();
}

} // namespace

const Format& native_session_file_format()
{
    static constexpr Format format = {"native-session-file", "Playhead session file", "playhead",
                                      sniff, read};
    return format;
}

} // namespace playhead
