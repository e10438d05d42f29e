// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/command.h"
#include "app/inputs.h"
#include "app/json_text.h"
#include "app/masking.h"
#include "app/progress_line.h"
#include "app/session_report.h"
#include "app/terminal_text.h"
#include "app/text_table.h"
#include "core/base/text.h"
#include "core/base/wall_clock.h"
#include "core/discovery/discovery.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

namespace playhead {

namespace {

std::vector<std::string> agents()
{
    std::vector<std::string> ids;
    for (const PlaceKind& kind : place_kinds())
        ids.emplace_back(kind.id);
    return ids;
}

constexpr Option agentOption = {"agent", "NAME", "only sessions of this agent: codex, gemini, ...",
                                0,       false,  agents};

std::string_view wordOf(FoundState state)
{
    switch (state) {
    case FoundState::Live:
        return "live";
    case FoundState::Failed:
        return "failed";
    case FoundState::Rests:
        break;
    }
    return "";
}

Json asJson(const FoundSession& session, TimeNs now, const Masking& masking)
{
    const auto orNullText = [&masking](const std::string& text) {
        return text.empty() ? Json() : Json(masking.text(text));
    };
    const std::string_view state = wordOf(state_of(session, now));
    Json json;
    json["path"] = session.path;
    json["session_id"] = orNullText(session.session_id);
    json["one_of_several"] = session.is_one_of_several;
    json["place"] = session.place;
    json["format"] = session.format;
    json["agent"] = session.agent;
    json["recorder"] = orNullText(session.recorder);
    json["project"] = orNullText(session.project);
    json["title"] = orNullText(session.title);
    json["title_recorded"] = session.is_title_given;
    json["parent"] = orNullText(session.parent);
    json["started"] = timeOrNull(session.started);
    json["last_activity"] = timeOrNull(session.last);
    json["written"] = timeOrNull(session.written);
    json["size"] = orNull(session.size);
    json["files"] = session.size ? Json(session.files) : Json();
    json["state"] = state.empty() ? Json() : Json(state);
    json["ended"] = session.has_ended;
    json["failure"] = orNullText(session.failure);
    return json;
}

constexpr std::array<TextTable::Column, 6> columns = {
    {{"agent"}, {"last activity"}, {"size", true}, {"state"}, {"project"}, {"title"}}};

void printTable(const std::vector<FoundSession>& sessions, TimeNs now, const Masking& masking,
                Io& io)
{
    TextTable table(columns);
    for (const FoundSession& session : sessions) {
        constexpr TimeNs second = ns_per_second;
        const TimeNs time = session.activity();
        const std::string title = session.title.empty() ? "(not recorded)" : session.title;
        table.add({printable(session.agent),
                   time == no_time ? "-" : momentText(time / second * second, true),
                   session.size ? format_bytes(*session.size) : "-",
                   std::string(wordOf(state_of(session, now))),
                   session.project.empty() ? "-" : printable(masking.text(session.project)),
                   printable(masking.text(title))});
    }
    table.print(io);
}

std::vector<SearchPlace> placesIn(const Arguments& arguments)
{
    std::vector<SearchPlace> places = usual_places(PlaceSurroundings::of_process());
    for (const std::string& folder : arguments.operands()) {
        std::error_code error;
        const auto path = std::filesystem::absolute(folder, error);
        places.push_back(place_of_folder(error ? folder : path.lexically_normal().string()));
    }
    return places;
}

int discover(const Arguments& arguments, Io& io)
{
    std::vector<SearchPlace> places = placesIn(arguments);
    if (const auto agent = arguments.value(agentOption.name)) {
        std::erase_if(places, [&](const SearchPlace& place) { return place.kind->id != *agent; });
        if (places.empty()) {
            std::string known;
            for (const std::string& id : agents())
                known += (known.empty() ? "" : ", ") + id;
            io.reportUsage("discover", {"There is no agent " + *agent + " that is known.",
                                        {},
                                        "Known are: " + known + "."});
            return exit_code::wrongUsage;
        }
    }
    std::vector<FoundSession> sessions;
    const SearchReport report = [&] {
        ProgressLine progress("Looking for sessions", io);
        Discovery discovery(FoundCache::default_path());
        return discovery.search(places, progress.job(), [&](std::vector<FoundSession> some) {
            sessions.insert(sessions.end(), some.begin(), some.end());
        });
    }();
    std::stable_sort(
        sessions.begin(), sessions.end(),
        [](const FoundSession& a, const FoundSession& b) { return a.activity() > b.activity(); });
    const Masking masking(arguments);
    const TimeNs now = wall_clock();
    for (const Error& error : report.failures)
        io.report(error);
    if (arguments.has(jsonOption.name)) {
        Json list = Json::array();
        for (const FoundSession& session : sessions)
            list.push_back(asJson(session, now, masking));
        io.out.write(jsonText({{"sessions", std::move(list)},
                               {"files", report.files},
                               {"files_read", report.read},
                               {"files_of_no_known_format", report.unknown},
                               {"cut_off", report.is_cut_off},
                               {"took_ns", report.took}}));
    } else if (sessions.empty()) {
        io.out.write("No sessions were found in the folders where agents keep them.\n");
    } else {
        printTable(sessions, now, masking, io);
    }
    return exit_code::done;
}

constexpr std::array<Option, 3> options = {jsonOption, agentOption, revealOption};

} // namespace

const Command& discoverCommand()
{
    static constexpr Command command = {
        "discover",
        "List the sessions that agents left on this computer",
        "[FOLDER…]",
        0,
        anyNumber,
        options,
        "Looks in the folders where agents keep their sessions, and in those that are named; the\n"
        "latest first. Files are not changed: their first and last bytes are read, once, and kept\n"
        "in ~/.cache/Playhead for the next time. Each is opened by its path.\n",
        discover};
    return command;
}

} // namespace playhead
