// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/command.h"
#include "app/inputs.h"
#include "app/json_text.h"
#include "app/masking.h"
#include "app/progress_line.h"
#include "app/session_report.h"
#include "app/terminal_text.h"
#include "core/base/text.h"
#include "core/formats/reading/read_sessions.h"
#include "core/library/text_index.h"

#include <array>

namespace playhead {

namespace {

/// The index, with all that the library holds now; where it cannot be written, as it is.
Result<TextIndex> openIndex(Library& library, Io& io)
{
    auto index = TextIndex::open(library.folder(), Library::Access::Write);
    if (!index)
        return TextIndex::open(library.folder(), Library::Access::Read);
    ProgressLine progress("Reading new sessions", io);
    if (auto updated = index->update(library, progress.job(), read_sessions); !updated)
        return updated.error();
    return index;
}

Json foundJson(const MatchedSession& found, const Masking& masking)
{
    Json json;
    json["session_id"] = masking.text(found.session.session_id);
    json["name"] = masking.text(found.session.name);
    json["start"] = timeOrNull(found.session.start);
    json["matches"] = found.matches;
    json["first"] = Json::array();
    for (const MatchedEvent& text : found.first) {
        Json marks = Json::array();
        for (const auto& [begin, end] : text.marks)
            marks.push_back({begin, end});
        json["first"].push_back({{"row", text.row},
                                 {"event_type", text.event_type},
                                 {"excerpt", text.excerpt},
                                 {"marks", std::move(marks)}});
    }
    return json;
}

/// The excerpt with what was found in another colour, where there are colours; behind what the
/// event is, where it does not begin with that.
std::string shownExcerpt(const MatchedEvent& found, const Io& io)
{
    const std::string_view excerpt = found.excerpt;
    std::string shown;
    if (!found.event_type.empty() && excerpt.rfind(found.event_type, 0) != 0)
        shown = inked(printable(found.event_type), Ink::Quiet, io.hasColours) + "  ";
    std::size_t at = 0;
    for (const auto& [begin, end] : found.marks) {
        shown += printable(excerpt.substr(at, begin - at));
        shown += inked(printable(excerpt.substr(begin, end - begin)), Ink::Heading, io.hasColours);
        at = end;
    }
    return shown + printable(excerpt.substr(at));
}

void print(const LibraryMatches& found, const Masking& masking, Io& io)
{
    for (const MatchedSession& session : found.sessions) {
        const LibraryEntry& entry = session.session;
        std::string line =
            inked(printable(masking.text(entry.session_id)), Ink::Heading, io.hasColours);
        if (!entry.name.empty())
            line += "  " + printable(masking.text(entry.name));
        if (entry.start != no_time)
            line +=
                "  " + momentText(entry.start / ns_per_second * ns_per_second, entry.zone_trusted);
        const auto matches = static_cast<std::int64_t>(session.matches);
        line += "  " + format_count(matches) + (matches == 1 ? " match" : " matches");
        io.out.write(line + "\n");
        for (const MatchedEvent& text : session.first)
            io.out.write("    " + shownExcerpt(text, io) + "\n");
    }
    if (found.sessions.empty())
        io.out.write("Nothing in the library matches.\n");
}

int search(const Arguments& arguments, Io& io)
{
    std::string text;
    for (const std::string& word : arguments.operands())
        text += (text.empty() ? "" : " ") + word;
    auto library = openLibrary(arguments, Library::Access::Read);
    if (!library) {
        io.report(library.error());
        return exit_code::failed;
    }
    auto index = openIndex(*library, io);
    const Masking masking(arguments);
    const auto found =
        index ? index->search(*library, text, {}, masking.redactor(), {}) : index.error();
    if (!found) {
        io.report(found.error());
        return exit_code::failed;
    }
    if (!found->has_words) {
        io.reportUsage("search", {"There is no word to look for.", text,
                                  "Give a word, with letters or figures in it."});
        return exit_code::wrongUsage;
    }
    if (arguments.has(jsonOption.name)) {
        Json list = Json::array();
        for (const MatchedSession& session : found->sessions)
            list.push_back(foundJson(session, masking));
        io.out.write(jsonText({{"library", library->folder()},
                               {"matches", found->matches},
                               {"sessions", std::move(list)}}));
    } else {
        print(*found, masking, io);
    }
    return exit_code::done;
}

constexpr std::array<Option, 3> options = {jsonOption, libraryOption, revealOption};

} // namespace

const Command& searchCommand()
{
    static const Command command = {
        "search",
        "Look for words in all sessions of the library",
        "WORD…",
        1,
        anyNumber,
        options,
        "Finds the events that hold all of the words, in any case and order; the last may be the\n"
        "beginning of a word, and what is in double quotes stands together. Of each session it\n"
        "shows the first few, the latest session first.\n",
        search};
    return command;
}

} // namespace playhead
