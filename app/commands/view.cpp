// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/command.h"
#include "app/demo_offers.h"
#include "app/inputs.h"
#include "app/window_options.h"
#include "ui/bridge/text.h"
#include "ui/viewer.h"

#include <array>

namespace playhead {

namespace {

/// The link among the operands, if any. Fails where one is malformed, and for a second one.
Result<std::optional<SessionLink>> linkIn(const Arguments& arguments)
{
    std::optional<SessionLink> found;
    for (const std::string& operand : arguments.operands()) {
        if (!is_link(operand))
            continue;
        const auto link = parse_link(operand);
        if (!link)
            return link.error();
        if (found)
            return Error{"There is more than one link.", operand, "Open one at a time."};
        found = *link;
    }
    return found;
}

constexpr Option newWindowOption = {
    "new-window", {}, "a window of its own, also where one is open"};

int run(const Arguments& arguments, Io& io)
{
    const auto theme = themeOf(arguments);
    if (!theme) {
        io.reportUsage("view", theme.error());
        return exit_code::wrongUsage;
    }
    const auto language = languageOf(arguments);
    if (!language) {
        io.reportUsage("view", language.error());
        return exit_code::wrongUsage;
    }
    const auto link = linkIn(arguments);
    if (!link) {
        io.reportUsage("view", link.error());
        return exit_code::wrongUsage;
    }
    if (!hasDisplay()) {
        io.report({"There is no display to open a window on.",
                   {},
                   "Draw it into a picture (playhead render FILE -o OUT.png), or read the session "
                   "here (playhead inspect FILE)."});
        return exit_code::failed;
    }
    QStringList files;
    for (const std::string& operand : arguments.operands()) {
        if (is_link(operand))
            continue;
        const auto path = pathOf(operand, arguments);
        if (!path) {
            io.report(path.error());
            return exit_code::failed;
        }
        files += toQString(*path);
    }
    const std::string library =
        arguments.value(libraryOption.name).value_or(Library::default_path());
    return runViewer({files, *link, *theme, *language, library, demoOffers(library),
                      arguments.has(newWindowOption.name)});
}

} // namespace

const Command& viewCommand()
{
    static constexpr std::array options = {themeOption, languageOption, libraryOption,
                                           newWindowOption};
    static constexpr Command command = {
        "view",
        "Open sessions in the window, as playhead does without a command",
        "[FILE|LINK…]",
        0,
        anyNumber,
        options,
        "LINK is playhead://SESSION#EVENT, as the window copies it. The session is looked for\n"
        "among the files, then in the library.\n"
        "Where a window is open already, it shows what is asked for, in its own language, and the\n"
        "command ends.\n",
        run};
    return command;
}

} // namespace playhead
