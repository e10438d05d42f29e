// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/man_page.h"

#include "app/command.h"
#include "app/help.h"

#include <algorithm>
#include <string_view>

namespace playhead {

namespace {

/// A text of several lines, so that roff prints it as it stands.
std::string escaped(std::string_view text)
{
    std::string roff;
    bool isLineStart = true;
    for (const char letter : text) {
        // A line that begins with one of these would be a request.
        if (isLineStart && (letter == '.' || letter == '\''))
            roff += "\\&";
        isLineStart = letter == '\n';
        switch (letter) {
        case '\\':
            roff += "\\e";
            break;
        case '-':
            roff += "\\-";
            break; // stays the character that a shell takes
        case '\'':
            roff += "\\(aq";
            break;
        case '`':
            roff += "\\(ga";
            break;
        case '^':
            roff += "\\(ha";
            break;
        case '~':
            roff += "\\(ti";
            break;
        default:
            roff += letter;
        }
    }
    return roff;
}

std::string entry(const Option& option)
{
    std::string name = optionName(option);
    name.erase(0, name.find_first_not_of(' '));
    return ".TP\n.B " + escaped(name) + "\n" + escaped(option.help) + "\n";
}

std::string section(const Command& command)
{
    std::string text = ".SS " + escaped(command.name) + "\n.B playhead " + escaped(command.name) +
                       "\n[OPTION…]" + (command.operands.empty() ? "" : " ") +
                       escaped(command.operands) + "\n.PP\n" + escaped(command.summary) + ".\n";
    if (!command.alias.empty())
        text += ".B playhead " + escaped(command.alias) + '\n' + "does the same.\n";
    if (!command.details.empty()) {
        std::string details(command.details);
        // An empty line is a request of its own, which macros do not expect.
        for (std::size_t at = details.find("\n\n"); at != std::string::npos;
             at = details.find("\n\n", at + 1))
            details.insert(at + 1, ".sp");
        std::string lines;
        for (std::size_t at = 0; at < details.size();) {
            const std::size_t end = std::min(details.find('\n', at), details.size());
            const std::string_view line = std::string_view(details).substr(at, end - at);
            lines += (line == ".sp" ? std::string(line) : escaped(line)) + "\n";
            at = end + 1;
        }
        text += ".PP\n.nf\n" + lines + ".fi\n";
    }
    for (const Option& option : command.options)
        text += entry(option);
    return text + entry(helpOption());
}

constexpr std::string_view behind = R"(.SH EXIT STATUS
.TP
.B 0
Something was read.
.TP
.B 1
Nothing could be read, or nothing be written.
.TP
.B 2
Wrong usage.
.SH ENVIRONMENT
.TP
.B NO_COLOR
Where it is set, what is printed has no colours.
.TP
.BR XDG_DATA_HOME ", " XDG_CONFIG_HOME ", " XDG_CACHE_HOME
Folders instead of
.IR \(ti/.local/share ", " \(ti/.config " and " \(ti/.cache .
.TP
.BR LANGUAGE ", " LC_ALL ", " LC_MESSAGES ", " LANG
The language of the window, where it speaks it and
.B \-\-language
does not say another. What is printed is in English.
.TP
.B QT_QPA_PLATFORM
The platform that the window is shown on, such as
.BR xcb " or " wayland .
.SH FILES
.TP
.I \(ti/.local/share/Playhead
The library of sessions, with bookmarks and notes.
.TP
.I \(ti/.config/Playhead/Playhead.conf
What the window remembers.
.TP
.I \(ti/.cache/Playhead
What was read of the sessions on this computer; it may be deleted.
)";

} // namespace

std::string manPage()
{
    std::string text =
        ".TH PLAYHEAD 1 " PLAYHEAD_RELEASE_DATE " \"Playhead " PLAYHEAD_VERSION "\"\n"
        ".SH NAME\n"
        "playhead \\- see what an AI agent did in a recorded session\n"
        ".SH SYNOPSIS\n"
        ".B playhead\n.RI [ FILE ...]\n"
        ".br\n"
        ".B playhead\n.I COMMAND\n.RI [ OPTION ...]\n.RI [ FILE ...]\n"
        ".SH DESCRIPTION\n"
        "Opens sessions of AI agents: in a window, or with a command below without "
        "one.\n"
        ".I FILE\n"
        "is a session file of any known format,\n"
        ".BI library: SESSION_ID\n"
        "for one in the library, or\n"
        ".B \\-\n"
        "for standard input.\n"
        ".TP\n.B \\-V, \\-\\-version\nPrint the version.\n"
        ".SH COMMANDS\n";
    for (const Command* command : allCommands())
        text += section(*command);
    return text.append(behind);
}

} // namespace playhead
