// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/json_input.h"

namespace playhead {

namespace {

const DiagnosticKind cut_off = {
    Severity::Warning, "cut-off", "The file ends in the middle of its JSON.",
    "Everything before that is shown. It may still be written, or was copied incompletely."};
const DiagnosticKind cut_line = {Severity::Warning, "cut-line",
                                 "A line ends in the middle of its JSON.",
                                 "What there is of it is shown, and the lines after it."};
const DiagnosticKind damaged_json = {Severity::Warning, "damaged-json",
                                     "The file is not well-formed JSON.",
                                     "What can be read before and behind that is shown."};

json::StreamOptions stopped_with(json::StreamOptions options, const Job& job)
{
    options.stop = job.stop;
    return options;
}

} // namespace

void report_json_problems(json::Cursor& cursor, std::uint64_t& reported, Importer& importer,
                          TextPlace text, json::StreamOptions::Mode mode)
{
    const auto problem = cursor.take_problem();
    if (!problem)
        return;
    Place place;
    if (text == TextPlace::File) {
        place = importer.place_at(problem->offset);
        place.detail = problem->reason;
    } else {
        place.detail = "byte " + std::to_string(problem->offset) + " of the JSON in a string: ";
        place.detail += problem->reason;
    }
    const bool is_line = mode == json::StreamOptions::Mode::Lines;
    const DiagnosticKind& cut = is_line ? cut_line : cut_off;
    importer.diagnostics().add(problem->truncated ? cut : damaged_json, place);
    // take_problem() tells the first of those since the last call.
    for (++reported; reported < cursor.problem_count(); ++reported)
        importer.diagnostics().add(damaged_json);
}

json::StreamOptions stream_options(std::string_view head)
{
    json::StreamOptions options;
    const std::size_t begin = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    const std::size_t end = begin == std::string_view::npos ? begin : head.find('\n', begin);
    if (end == std::string_view::npos || head[begin] != '{')
        return options;
    const std::size_t next = head.find_first_not_of(" \t\r\n", end);
    const std::string_view first = head.substr(begin, end - begin);
    if (next != std::string_view::npos && head[next] == '{' && json::validate(first).ok)
        options.mode = json::StreamOptions::Mode::Lines;
    return options;
}

JsonInput::JsonInput(Importer& importer, const json::StreamOptions& options)
    : JsonInput(importer, importer.source().reader(options.offset), options)
{
}

JsonInput::JsonInput(Importer& importer, std::unique_ptr<ByteReader> bytes,
                     const json::StreamOptions& options)
    : importer_(importer)
    , bytes_(std::move(bytes))
    , cursor_(*bytes_, stopped_with(options, importer.job()))
    , mode_(options.mode)
{
}

void JsonInput::report_problems()
{
    if (importer_.job().is_cancelled())
        return; // the text was cut off by that
    report_json_problems(cursor_, reported_, importer_, TextPlace::File, mode_);
}

bool JsonInput::keep_going()
{
    report_problems();
    return importer_.keep_going(cursor_.offset());
}

FileNews JsonInput::look()
{
    if (cursor_.error())
        return FileNews::Replaced;
    const FileNews news = importer_.source().look();
    if (news == FileNews::Grown)
        cursor_.resume();
    return news;
}

bool JsonInput::may_wait()
{
    report_problems();
    return !cursor_.error() || importer_.is_reading_on();
}

bool JsonInput::wait_for_more()
{
    return may_wait() &&
           importer_.wait_for_more([this] { return look(); }, cursor_.has_torn_line());
}

Result<void> JsonInput::finish()
{
    report_problems();
    if (cursor_.error() && importer_.session_count() == 0)
        return *cursor_.error();
    if (cursor_.error())
        importer_.note_broken_off(*cursor_.error());
    return {};
}

} // namespace playhead
