// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/command.h"
#include "app/inputs.h"
#include "app/json_text.h"
#include "app/terminal_text.h"
#include "core/export/exporter.h"
#include "core/formats/format.h"

#include <algorithm>
#include <array>
#include <string>

namespace playhead {

namespace {

/// "jsonl zst" as endings of file names.
std::vector<std::string> endings(std::string_view extensions)
{
    std::vector<std::string> list;
    for (std::size_t at = 0; at < extensions.size();) {
        const std::size_t end = std::min(extensions.find(' ', at), extensions.size());
        if (end > at)
            list.push_back("." + std::string(extensions.substr(at, end - at)));
        at = end + 1;
    }
    return list;
}

Json asJson()
{
    Json read = Json::array();
    for (const Format* format : all_formats())
        read.push_back({{"id", format->id},
                        {"title", format->title},
                        {"extensions", endings(format->extensions)},
                        {"several_files", format->group != nullptr}});
    Json written = Json::array();
    for (const Exporter* exporter : all_exporters())
        written.push_back({{"id", exporter->id},
                           {"title", exporter->title},
                           {"extension", "." + std::string(exporter->extension)},
                           {"read_back", exporter->is_read_back},
                           {"purpose", exporter->purpose}});
    return {{"read", std::move(read)}, {"written", std::move(written)}};
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

void print(Io& io)
{
    std::size_t width = 0;
    for (const Format* format : all_formats())
        width = std::max(width, format->title.size());
    io.out.write(inked("Read", Ink::Heading, io.hasColours) + "\n");
    for (const Format* format : all_formats())
        io.out.write("  " + leftAligned(format->title, width) + "  " +
                     inked(joined(endings(format->extensions)), Ink::Quiet, io.hasColours) + "\n");
    io.out.write("\nAny of them packed (.gz .zst .xz .bz2), several in an archive (.zip .tar) or a "
                 "folder.\nA file is recognised by what is in it, not by its name.\n\n");
    io.out.write(inked("Written", Ink::Heading, io.hasColours) + "\n" + exporter_list());
}

int formats(const Arguments& arguments, Io& io)
{
    if (arguments.has(jsonOption.name))
        io.out.write(jsonText(asJson()));
    else
        print(io);
    return exit_code::done;
}

constexpr std::array<Option, 1> options = {jsonOption};

} // namespace

const Command& formatsCommand()
{
    static const Command command = {
        "formats",
        "List what can be read and written",
        "",
        0,
        0,
        options,
        "With --json: {\"read\": [{\"id\", \"title\", \"extensions\", \"several_files\"}],\n"
        "\"written\": [{\"id\", \"title\", \"extension\", \"read_back\", \"purpose\"}]}.\n",
        formats};
    return command;
}

} // namespace playhead
