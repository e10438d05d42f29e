// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/text_export.h"

#include "core/export/redaction_list.h"
#include "core/native/session_json.h"

namespace playhead {

Result<void> TextExport::write_file(Sessions sessions, const std::string& path,
                                    const ExportOptions& options, const Job& job,
                                    Result<void> (*body)(TextExport& out, Sessions sessions))
{
    if (sessions.empty())
        return Error{"There is no session to write.", path, {}};
    auto file = AtomicFile::create(path);
    if (!file)
        return file.error();
    TextExport out(*file, sessions, path, options, job);
    if (auto written = body(out, sessions); !written)
        return written;
    return file->commit();
}

TextExport::TextExport(AtomicFile& file, Sessions sessions, const std::string& path,
                       const ExportOptions& options, const Job& job)
    : file_(file), path_(path), job_(job), redactor_(options.redactor()), list_(options.list)
{
    options_.redactor = redactor_.masks_anything() ? &redactor_ : nullptr;
    for (const ExportedSession& session : sessions) {
        total_ += session.event_count();
        if (list_)
            list_->add_session(redactor_, *session.trace);
    }
}

Result<void> TextExport::write(std::string_view text)
{
    if (job_.is_cancelled())
        return cancelled();
    return file_.write(text);
}

Result<void> TextExport::write_session(const Trace& trace)
{
    record_.clear();
    append_session_json(record_, trace, options_.redactor);
    return write(record_);
}

Result<void> TextExport::write_events(const Trace& trace, std::string_view between,
                                      bool with_session_id)
{
    options_.with_session_id = with_session_id;
    bool is_first = true;
    return write_each(trace, [&](std::string& record, EventIndex event, const LoadedEvent& loaded) {
        if (!is_first)
            record += between;
        is_first = false;
        append_event_json(record, trace, event, loaded, options_);
    });
}

Result<void> TextExport::write_each(const Trace& trace, const Append& append)
{
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        if (auto written = write_one(trace, EventIndex(i), append); !written)
            return written;
    }
    return {};
}

Result<void> TextExport::write_each(const ExportedSession& session, const Append& append)
{
    if (!session.picked)
        return write_each(*session.trace, append);
    const Bits& events = session.picked->events;
    for (std::size_t at = events.next(0); at < events.size(); at = events.next(at + 1)) {
        if (auto written = write_one(*session.trace, EventIndex(at), append); !written)
            return written;
    }
    return {};
}

Result<void> TextExport::write_one(const Trace& trace, EventIndex event, const Append& append)
{
    if (job_.is_cancelled())
        return cancelled();
    const auto loaded = trace.load(event, job_.stop);
    if (!loaded)
        return job_.is_cancelled() ? cancelled() : loaded.error();
    if (list_)
        list_->add_event(redactor_, trace, event, *loaded);
    record_.clear();
    append(record_, event, *loaded);
    if (auto written = write(record_); !written)
        return written;
    job_.report(++done_, total_);
    return {};
}

Error TextExport::cancelled() const
{
    return {"The export was cancelled.", path_, {}};
}

} // namespace playhead
