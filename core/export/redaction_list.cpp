// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/redaction_list.h"

#include "core/base/json_write.h"
#include "core/native/event_json.h"
#include "core/native/session_json.h"

#include <algorithm>
#include <array>
#include <utility>

namespace playhead {

namespace {

/// Whether a place in a native record is that of an id, which Redactor::redact_id() is for.
bool is_id(std::string_view place)
{
    constexpr std::array<std::string_view, 4> own = {"/id", "/parent_id", "/error_trigger",
                                                     "/session_id"};
    if (std::find(own.begin(), own.end(), place) != own.end())
        return true;
    const bool is_listed = place.starts_with("/links/") || place.starts_with("/agents/");
    const std::string_view last = place.substr(std::min(place.rfind('/'), place.size()));
    return is_listed && std::count(place.begin(), place.end(), '/') == 3 &&
           (last == "/id" || last == "/session_id" || last == "/event_id");
}

} // namespace

Result<RedactionList> RedactionList::to_file(const std::string& path)
{
    auto file = AtomicFile::create(path);
    if (!file)
        return file.error();
    RedactionList list;
    list.file_ = std::move(*file);
    return list;
}

void RedactionList::add_session(const Redactor& redactor, const Trace& trace)
{
    std::string record;
    append_session_json(record, trace);
    add(redactor, trace, {}, record);
}

void RedactionList::add_event(const Redactor& redactor, const Trace& trace, EventIndex event,
                              const LoadedEvent& loaded)
{
    std::string record;
    append_event_json(record, trace, event, loaded);
    add(redactor, trace, event, record);
}

void RedactionList::add(const Redactor& redactor, const Trace& trace, EventIndex event,
                        const std::string& record)
{
    Redactor::Findings findings;
    static_cast<void>(redactor.redact_json(record, {}, {}, &findings));
    std::map<std::pair<std::string, std::string_view>, std::pair<std::uint64_t, std::uint64_t>>
        sums;
    for (Redactor::Finding& finding : findings) {
        if (!redactor.masks_ids() && is_id(finding.place))
            continue;
        ++counts_[finding.what];
        auto& [count, length] = sums[{std::move(finding.place), finding.what}];
        ++count;
        length += finding.length;
    }
    std::string lines;
    for (const auto& [where, sum] : sums) {
        json::Writer writer(lines);
        writer.begin_object().key("session_id").text(redactor.redact_id(trace.session().id));
        if (event)
            writer.key("index").integer(event.value());
        writer.key("place").text(where.first).key("what").text(where.second);
        writer.key("count").integer(static_cast<std::int64_t>(sum.first));
        writer.key("length").integer(static_cast<std::int64_t>(sum.second)).end_object();
        lines += '\n';
    }
    if (file_ && written_ && !lines.empty())
        written_ = file_->write(lines);
}

Result<void> RedactionList::finish()
{
    return file_ && written_ ? file_->commit() : written_;
}

} // namespace playhead
