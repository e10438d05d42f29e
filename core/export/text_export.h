// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/atomic_file.h"
#include "core/export/exporter.h"
#include "core/native/event_json.h"
#include "core/native/redactor.h"

#include <functional>
#include <string>
#include <string_view>

namespace playhead {

/// What the exporters of native text share: records of events, one after the other, into a file.
class TextExport
{
public:
    /// Writes a file with what `body` gives out; nothing appears where that fails.
    static Result<void> write_file(Sessions sessions, const std::string& path,
                                   const ExportOptions& options, const Job& job,
                                   Result<void> (*body)(TextExport& out, Sessions sessions));

    TextExport(AtomicFile& file, Sessions sessions, const std::string& path,
               const ExportOptions& options, const Job& job);

    /// Fails when the job is cancelled, so that what is written piece by piece need not ask.
    Result<void> write(std::string_view text);
    Result<void> write_session(const Trace& trace);
    /// All events of a session, with `between` between them.
    Result<void> write_events(const Trace& trace, std::string_view between, bool with_session_id);
    /// What `append` makes of each event of a session, in order of recording, or of those that are
    /// to be written.
    using Append =
        std::function<void(std::string& record, EventIndex event, const LoadedEvent& loaded)>;
    Result<void> write_each(const Trace& trace, const Append& append);
    Result<void> write_each(const ExportedSession& session, const Append& append);

    /// Masks secrets; null where they are to be written as recorded.
    [[nodiscard]] const Redactor* redactor() const { return options_.redactor; }
    /// For what takes long before there is anything to write.
    [[nodiscard]] const std::stop_token& stop() const { return job_.stop; }

private:
    Result<void> write_one(const Trace& trace, EventIndex event, const Append& append);
    [[nodiscard]] Error cancelled() const;

    AtomicFile& file_;
    const std::string& path_;
    const Job& job_;
    Redactor redactor_;
    RedactionList* list_; ///< may be null
    EventJsonOptions options_;
    std::string record_;
    std::uint64_t done_ = 0;
    std::uint64_t total_ = 0;
};

} // namespace playhead
