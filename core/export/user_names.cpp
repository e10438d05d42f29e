// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/user_names.h"

#include "core/native/event_json.h"
#include "core/native/personal_data.h"
#include "core/native/session_json.h"

namespace playhead {

Result<std::set<std::string>> find_user_names(std::span<const std::shared_ptr<const Trace>> traces,
                                              const Job& job)
{
    std::set<std::string> names;
    std::string record;
    std::uint64_t done = 0;
    std::uint64_t total = 0;
    for (const auto& trace : traces)
        total += trace->event_count();
    for (const auto& trace : traces) {
        record.clear();
        append_session_json(record, *trace);
        collect_user_names(record, names);
        for (std::uint32_t i = 0; i < trace->event_count(); ++i) {
            const auto loaded = trace->load(EventIndex(i), job.stop);
            if (!loaded)
                return loaded.error();
            record.clear();
            append_event_json(record, *trace, EventIndex(i), *loaded);
            collect_user_names(record, names);
            job.report(++done, total);
        }
    }
    return names;
}

} // namespace playhead
