// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/indexed_rows.h"

#include "core/native/event_json.h"

#include <utility>

namespace playhead {

namespace {

class RowsOfFile final : public IndexedRows
{
public:
    explicit RowsOfFile(SessionRows rows) : rows_(std::move(rows)) {}

    void go_behind(std::int64_t number) override { rows_.go_behind(number); }
    Result<bool> next(SessionRows::Row& row) override { return rows_.next(row); }

private:
    SessionRows rows_;
};

class RowsOfTrace final : public IndexedRows
{
public:
    RowsOfTrace(std::shared_ptr<const Trace> trace, std::stop_token stop)
        : trace_(std::move(trace)), stop_(std::move(stop))
    {
    }

    void go_behind(std::int64_t number) override { next_ = number + 1; }
    Result<bool> next(SessionRows::Row& row) override
    {
        if (next_ >= std::int64_t(trace_->event_count()))
            return false;
        const EventIndex event(static_cast<std::uint32_t>(next_));
        const auto loaded = trace_->load(event, stop_);
        if (!loaded)
            return loaded.error();
        record_.clear();
        append_event_json(record_, *trace_, event, *loaded);
        row = {next_++, record_};
        return true;
    }

private:
    std::shared_ptr<const Trace> trace_;
    std::stop_token stop_;
    std::int64_t next_ = 0;
    std::string record_;
};

} // namespace

Result<std::unique_ptr<IndexedRows>> IndexedRows::open(const std::string& path,
                                                       const std::string& session_id,
                                                       const ReadSessions& read, const Job& job)
{
    using Rows = std::unique_ptr<IndexedRows>;
    if (!path.ends_with(archive_suffix)) {
        auto rows = SessionRows::open(path);
        return rows ? Rows(std::make_unique<RowsOfFile>(std::move(*rows)))
                    : Result<Rows>(rows.error());
    }
    if (!read)
        return Error{"An archive is not read here.", path, {}};
    Job quiet;
    quiet.stop = job.stop;
    const auto sessions = read(path, quiet);
    if (!sessions)
        return sessions.error();
    for (const auto& trace : *sessions) {
        if (trace->session().id == session_id)
            return Rows(std::make_unique<RowsOfTrace>(trace, job.stop));
    }
    return Error{"The archive does not hold its session.", path, {}};
}

} // namespace playhead
