// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/command.h"
#include "app/filter_argument.h"
#include "app/inputs.h"
#include "app/masking.h"
#include "app/window_options.h"
#include "core/query/values.h"
#include "ui/bridge/text.h"
#include "ui/panels/panel.h"
#include "ui/viewer.h"

#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

namespace playhead {

namespace {

constexpr Option outputOption = {
    "output", "OUT.png", "where the picture goes; with --graph also OUT.svg or OUT.pdf", 'o'};
constexpr Option sizeOption = {"size", "WxH",
                               "size of the picture, 1600x1000 if not given; a graph’s width"};
constexpr Option scaleOption = {"scale", "N",
                                "device pixels of a PNG per pixel of that size, 0.5 to 4"};
constexpr Option selectOption = {"select", "INDEX", "select the event with this number"};
constexpr Option atOption = {"at", "TIME",
                             "put the playhead there, from the start: 12.5s, 1m30s, 800ms"};

std::vector<std::string> panels()
{
    std::vector<std::string> ids;
    for (const PanelDescriptor* panel : allPanels())
        ids.emplace_back(panel->id);
    return ids;
}

constexpr Option panelOption = {
    "panel", "ID",  "show this panel of the event: overview, conversation, params, …",
    0,       false, panels};

constexpr Option layoutOption = {"layout", "waterfall|lanes",
                                 "how events are laid out over time; waterfall if not given"};
constexpr Option idleOption = {"compress-idle", "", "draw long times without any event short"};
constexpr Option graphOption = {"graph", "",
                                "the timeline alone, all of its rows, with its ruler and names"};

/// A number that a text consists of, within limits.
template <typename Number>
std::optional<Number> numberIn(std::string_view text, Number least, Number most)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = error == std::errc() && end == text.data() + text.size();
    return isWhole && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

std::optional<QSize> sizeIn(std::string_view text)
{
    constexpr int least = 200;
    constexpr int most = 10'000;
    const std::size_t cross = text.find('x');
    if (cross == std::string_view::npos)
        return std::nullopt;
    const auto width = numberIn(text.substr(0, cross), least, most);
    const auto height = numberIn(text.substr(cross + 1), least, most);
    return width && height ? std::optional(QSize(*width, *height)) : std::nullopt;
}

std::optional<TimelineLayout> layoutIn(std::string_view text)
{
    if (text == "waterfall")
        return TimelineLayout::Waterfall;
    if (text == "lanes")
        return TimelineLayout::Lanes;
    return std::nullopt;
}

/// What was asked for; fails where an option's value makes no sense.
Result<RenderRequest> requestOf(const Arguments& arguments)
{
    RenderRequest request;
    request.file = arguments.operands().front();
    request.session = arguments.value(sessionOption.name).value_or("");
    request.panel = arguments.value(panelOption.name).value_or("");
    request.revealSecrets = arguments.has(revealOption.name);
    const auto output = arguments.value(outputOption.name);
    if (!output)
        return Error{"Something is missing: --output OUT.png", {}, {}};
    request.output = *output;
    if (const auto text = arguments.value(sizeOption.name)) {
        const auto size = sizeIn(*text);
        if (!size)
            return Error{"This is no size: " + *text, {}, "Write it as 1600x1000, from 200x200."};
        request.size = *size;
    }
    if (const auto text = arguments.value(scaleOption.name)) {
        const auto scale = numberIn(*text, 0.5, 4.0);
        if (!scale)
            return Error{"This is no scale: " + *text, {}, "Give a number from 0.5 to 4."};
        request.scale = *scale;
    }
    if (const auto text = arguments.value(selectOption.name)) {
        request.select = numberIn<std::uint32_t>(*text, 0, EventIndex::none_value - 1);
        if (!request.select)
            return Error{"This is no event number: " + *text, {}, "Give the number after the #."};
    }
    if (const auto text = arguments.value(atOption.name)) {
        const auto time = read_duration_value(*text);
        if (time.problem)
            return Error{"This is no time: " + *text, {}, "Write it as 12.5s, 1m30s or 800ms."};
        request.at = time.value;
    }
    if (const auto text = arguments.value(layoutOption.name)) {
        const auto layout = layoutIn(*text);
        if (!layout)
            return Error{"There is no layout " + *text + ".", {}, "It is waterfall or lanes."};
        request.layout = *layout;
    }
    request.isIdleCompressed = arguments.has(idleOption.name);
    const auto format = graphFormatOf(toQString(*output));
    if (arguments.has(graphOption.name)) {
        if (!format)
            return Error{"There is no such kind of picture: " + *output,
                         {},
                         "Name it OUT.png, OUT.svg or OUT.pdf."};
        request.graph = format;
    } else if (format && *format != GraphFormat::Png) {
        return Error{"The window is drawn into a PNG: " + *output, {}, "--graph draws the others."};
    }
    request.filter = arguments.value(filterOption.name).value_or("");
    const auto theme = themeOf(arguments);
    if (!theme)
        return theme.error();
    request.theme = theme->value_or(ThemeMode::Light);
    auto language = languageOf(arguments);
    if (!language)
        return language.error();
    request.language = std::move(*language);
    return request;
}

int run(const Arguments& arguments, Io& io)
{
    if (!filterArgument(arguments, "render", io))
        return exit_code::wrongUsage;
    auto request = requestOf(arguments);
    if (!request) {
        io.reportUsage("render", request.error());
        return exit_code::wrongUsage;
    }
    const auto path = pathOf(request->file, arguments);
    if (!path) {
        io.report(path.error());
        return exit_code::failed;
    }
    request->file = *path;
    const auto drawn = renderWindow(*request);
    if (!drawn) {
        io.report(drawn.error());
        return exit_code::failed;
    }
    if (!drawn->empty())
        io.report({*drawn, request->output, {}});
    return exit_code::done;
}

} // namespace

const Command& renderCommand()
{
    static constexpr std::array options = {
        outputOption, sizeOption,    scaleOption,  themeOption,    layoutOption,
        idleOption,   graphOption,   selectOption, filterOption,   atOption,
        panelOption,  sessionOption, revealOption, languageOption, libraryOption};
    static constexpr Command command = {
        "render",
        "Draw the window into a PNG, or its graph into a PNG, SVG or PDF, without a display",
        "FILE",
        1,
        1,
        options,
        "The picture is the real window, or with --graph its timeline alone: all of its rows, "
        "with ruler\nand names, in the format that the ending of OUT says.\n"
        "A file that cannot be opened gives a picture of the page that says so, and exit code 1.\n",
        run};
    return command;
}

} // namespace playhead
