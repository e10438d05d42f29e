// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/inspect/glimpse.h"

#include "core/base/json_value.h"
#include "core/formats/reading/archive.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace playhead::inspect {

namespace {

using json::Value;

/// More than a log's header holds, but for that of thousands of samples.
constexpr std::size_t most_unpacked = 512 * 1024;

/// Little-endian, as all numbers of a zip.
std::uint32_t number_at(std::string_view bytes, std::size_t at, int length)
{
    std::uint32_t number = 0;
    for (int i = length; i-- > 0;)
        number =
            (number << 8U) | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    return number;
}

/// Where a member begins in the last bytes of a zip, by the list of its members at its end: its
/// local header, as a place in these bytes. npos where it lies before them. See APPNOTE.TXT,
/// 4.3.12 and 4.3.16.
std::size_t find_member(std::string_view tail, std::string_view name)
{
    using namespace std::string_view_literals;
    constexpr std::size_t end_size = 22;
    constexpr std::size_t entry_size = 46;
    const std::size_t end = tail.rfind("PK\x05\x06"sv);
    if (end == std::string_view::npos || tail.size() - end < end_size)
        return std::string_view::npos;
    const std::size_t list_size = number_at(tail, end + 12, 4);
    const std::size_t list_offset = number_at(tail, end + 16, 4);
    if (list_size > end)
        return std::string_view::npos;
    std::size_t at = end - list_size;
    // The list stands before its end record, so that this is where offset 0 would be.
    const auto begin = static_cast<std::int64_t>(at) - static_cast<std::int64_t>(list_offset);
    while (at + entry_size <= end && tail.substr(at, 4) == "PK\x01\x02"sv) {
        const std::size_t name_size = number_at(tail, at + 28, 2);
        const std::size_t rest = number_at(tail, at + 30, 2) + number_at(tail, at + 32, 2);
        if (tail.substr(at + entry_size, name_size) == name) {
            const std::int64_t place = begin + std::int64_t{number_at(tail, at + 42, 4)};
            return place < 0 ? std::string_view::npos : static_cast<std::size_t>(place);
        }
        at += entry_size + name_size + rest;
    }
    return std::string_view::npos;
}

std::string header_of(const GlimpseInput& input)
{
    if (!is_packed(input.head))
        return std::string(input.head);
    const std::string_view end = input.tail.empty() ? input.head : input.tail;
    const std::size_t header = find_member(end, "header.json");
    if (header < end.size())
        return unpack_beginning(end.substr(header), most_unpacked);
    return unpack_beginning(input.head, most_unpacked); // _journal/start.json
}

} // namespace

std::vector<SessionGlimpse> glimpse(const GlimpseInput& input)
{
    const std::string header = header_of(input);
    const Value log(header);
    const Value eval = log.find("eval");
    if (!eval.is_object())
        return {};
    SessionGlimpse session;
    session.session_id = text_of(eval.find("eval_id"));
    if (session.session_id.empty())
        session.session_id = text_of(eval.find("run_id"));
    session.title = text_of(eval.find("task"));
    if (const std::string model = text_of(eval.find("model")); !model.empty())
        session.title += (session.title.empty() ? "" : " · ") + model;
    if (const std::string version = text_of(eval.at_path({"packages", "inspect_ai"}));
        !version.empty())
        session.recorder = "Inspect " + version;
    session.started = time_of_value(log.at_path({"stats", "started_at"}));
    if (session.started == no_time)
        session.started = time_of_value(eval.find("created"));
    session.last = time_of_value(log.at_path({"stats", "completed_at"}));
    if (const Value status = log.find("status"); status.is_string())
        session.end_state = text_of(status);
    session.failure = text_of(log.at_path({"error", "message"}));
    return {std::move(session)};
}

} // namespace playhead::inspect
