// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/command.h"
#include "app/demo_offers.h"
#include "app/demos/run_demo.h"
#include "app/inputs.h"
#include "app/terminal_text.h"
#include "app/window_options.h"
#include "ui/viewer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

namespace playhead {

namespace {

constexpr Option listOption = {"list", {}, "list the demos, as without a name"};
constexpr Option seedOption = {"seed", "N", "another session of the same demo; 1 if not given"};
constexpr Option speedOption = {"speed", "X", "times as fast as usual, or max: without waiting"};
constexpr Option outputOption = {"output", "FILE.jsonl", "record into this file, without a window",
                                 'o'};
constexpr Option noWindowOption = {"no-window", {}, "record into the library, without a window"};
constexpr Option hereOption = {
    demos::inThisProcess, {}, "record without a window or a net: a crash ends the program"};

constexpr std::array options = {listOption,    seedOption,   speedOption,
                                libraryOption, outputOption, noWindowOption,
                                hereOption,    themeOption,  languageOption};

/// The whole text as a number, whatever the locale.
template <typename Number>
std::optional<Number> numberIn(std::string_view text)
{
    Number number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

Result<DemoPlay> playOf(const Arguments& arguments)
{
    DemoPlay play;
    if (const auto text = arguments.value(seedOption.name)) {
        const auto seed = numberIn<std::uint64_t>(*text);
        if (!seed)
            return Error{
                "The seed " + *text + " is no number.", {}, "It is a whole one from 0 on."};
        play.seed = *seed;
    }
    if (const auto text = arguments.value(speedOption.name)) {
        const auto speed = *text == "max" ? std::optional(0.0) : numberIn<double>(*text);
        if (!speed || !std::isfinite(*speed) || (*speed <= 0 && *text != "max"))
            return Error{"The speed " + *text + " is none.",
                         {},
                         "It is a number above 0, such as 0.5 or 10, or max."};
        play.speed = *speed;
    }
    return play;
}

Result<const demos::Demo*> demoOf(const std::string& id)
{
    if (const demos::Demo* demo = demos::findDemo(id))
        return demo;
    std::vector<std::string_view> ids;
    std::string all;
    for (const demos::Demo* demo : demos::allDemos()) {
        ids.push_back(demo->id);
        all += (all.empty() ? "" : ", ") + std::string(demo->id);
    }
    const auto meant = nearestWord(id, ids);
    return Error{"There is no demo " + id + ".",
                 {},
                 meant ? "Did you mean " + std::string(*meant) + "?" : "There are: " + all + "."};
}

std::vector<std::string> demoIds()
{
    std::vector<std::string> ids;
    for (const demos::Demo* demo : demos::allDemos())
        ids.emplace_back(demo->id);
    return ids;
}

int listDemos(Io& io)
{
    std::size_t width = 0;
    for (const demos::Demo* demo : demos::allDemos())
        width = std::max(width, demo->id.size());
    for (const demos::Demo* demo : demos::allDemos())
        io.out.write(leftAligned(demo->id, width + 2) + std::string(demo->title) + " " +
                     std::string(demo->summary) + "\n");
    return exit_code::done;
}

/// As a shell takes it.
std::string openingCommand(const demos::Destination& to, const std::string& session)
{
    const auto word = [](const std::string& text) {
        constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                           "0123456789/._-:+,";
        if (!text.empty() && text.find_first_not_of(plain) == std::string::npos)
            return text;
        std::string quoted = "'";
        for (const char c : text)
            quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
        return quoted + "'";
    };
    if (!to.file.empty())
        return "playhead " + word(to.file);
    const std::string command = "playhead " + word("library:" + session);
    return to.library == Library::default_path() ? command
                                                 : command + " --library " + word(to.library);
}

int record(const demos::Demo& demo, const DemoPlay& play, const demos::Destination& to, bool isHere,
           Io& io)
{
    std::string session;
    const auto begun = [&](const std::string& id) {
        session = id;
        io.out.write(isHere ? id + "\n"
                            : "Recording " + id + ": " + std::string(demo.title) + ", seed " +
                                  std::to_string(play.seed) + "\n");
        io.out.flush(); // it may take a while, or be the last that is heard of it
    };
    const demos::Performance performance = {play.seed, play.speed, {}, begun};
    const auto done =
        isHere ? demos::runDemoHere(demo, performance, to) : demos::runDemo(demo, performance, to);
    if (!done) {
        io.report(done.error());
        return exit_code::failed;
    }
    io.out.write("Open it: " + openingCommand(to, session) + "\n");
    return exit_code::done;
}

int runDemo(const Arguments& arguments, Io& io)
{
    if (arguments.operands().empty() || arguments.has(listOption.name))
        return listDemos(io);
    const auto demo = demoOf(arguments.operands().front());
    const auto play = playOf(arguments);
    const auto theme = themeOf(arguments);
    const auto language = languageOf(arguments);
    const auto wrong = [&io](const Error& error) {
        io.reportUsage("demo", error);
        return exit_code::wrongUsage;
    };
    if (!demo)
        return wrong(demo.error());
    if (!play)
        return wrong(play.error());
    if (!theme)
        return wrong(theme.error());
    if (!language)
        return wrong(language.error());
    const demos::Destination to = {
        arguments.value(libraryOption.name).value_or(Library::default_path()),
        arguments.value(outputOption.name).value_or(std::string())};
    const bool isHere = arguments.has(hereOption.name);
    if (isHere || !to.file.empty() || arguments.has(noWindowOption.name) || !hasDisplay())
        return record(**demo, *play, to, isHere, io);
    return runViewer({{},
                      std::nullopt,
                      *theme,
                      *language,
                      to.library,
                      demoOffers(to.library, *play, (*demo)->id)});
}

} // namespace

const Command& demoCommand()
{
    static constexpr Command command = {"demo",
                                        "Watch a small agent while it is recorded",
                                        "[NAME]",
                                        0,
                                        1,
                                        options,
                                        "The agent is only played: nothing is asked of any model, "
                                        "and nothing leaves this machine.\n"
                                        "Without a display, the session is recorded into the "
                                        "library, and its id printed. The same\n"
                                        "seed gives the same session, but for times and ids.\n",
                                        runDemo,
                                        {},
                                        demoIds};
    return command;
}

} // namespace playhead
