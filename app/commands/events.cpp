// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/command.h"
#include "app/inputs.h"
#include "app/masking.h"
#include "app/picked_events.h"
#include "app/records_report.h"
#include "app/session_report.h"
#include "app/terminal_text.h"
#include "core/base/text.h"
#include "core/native/event_json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace playhead {

namespace {

/// Deeper events stand no further to the right: a chain of 100,000 would be gigabytes of spaces.
constexpr std::uint32_t deepestIndent = 40;
constexpr std::size_t longestError = 200;

bool isShown(const std::optional<PickedEvents>& picked, EventIndex event)
{
    return !picked || picked->contains(event);
}

/// "+1.204 s" after the session's first moment.
std::string offsetText(const Trace& trace, EventIndex event)
{
    const TimeNs start = trace.start(event);
    DurationNs offset = 0;
    if (start == no_time || __builtin_sub_overflow(start, trace.begin_time(), &offset))
        return "-";
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "+%.3f s",
                  static_cast<double>(offset) / static_cast<double>(ns_per_second));
    return buffer.data();
}

/// One event a line, for people: columns that line up, then the tree.
class TreePrinter
{
public:
    TreePrinter(const Trace& trace, const std::optional<PickedEvents>& picked,
                const Masking& masking, Io& io)
        : m_trace(trace), m_picked(picked), m_masking(masking), m_io(io)
    {
        if (trace.event_count() > 0)
            m_indexWidth = std::to_string(trace.event_count() - 1).size() + 1;
        for (const EventIndex event : trace.tree().order())
            m_offsetWidth = std::max(m_offsetWidth, offsetText(trace, event).size());
    }

    [[nodiscard]] Result<void> print(EventIndex event)
    {
        const auto error = errorText(event);
        if (!error)
            return error.error();
        const auto duration = m_trace.duration(event);
        const std::uint32_t depth = m_trace.tree().depth(event);
        std::string line = ink(rightAligned("#" + std::to_string(event.value()), m_indexWidth));
        line += "  " + ink(rightAligned(offsetText(m_trace, event), m_offsetWidth));
        line += "  " + rightAligned(duration ? format_duration(*duration) : "-", 9);
        line += "  " + resultColumn(m_trace.result(event)) + "  ";
        line.append(2 * std::size_t(std::min(depth - 1, deepestIndent)), ' ');
        if (depth - 1 > deepestIndent)
            line += ink("(level " + std::to_string(depth) + ") ");
        line += shown(m_trace.event_type(event));
        line += ink(details(event)) + *error + "\n";
        m_io.out.write(line);
        return {};
    }

private:
    [[nodiscard]] std::string ink(const std::string& text) const
    {
        return text.empty() ? text : inked(text, Ink::Quiet, m_io.hasColours);
    }
    [[nodiscard]] std::string shown(std::string_view text) const
    {
        return printable(m_masking.text(text));
    }

    [[nodiscard]] std::string resultColumn(EventResult result) const
    {
        const std::string_view name =
            result == EventResult::Indeterminate ? std::string_view("-") : result_name(result);
        const Ink colour = result == EventResult::Success ? Ink::Good
                           : result == EventResult::Fail  ? Ink::Bad
                                                          : Ink::Quiet;
        return inked(leftAligned(name, 7), colour, m_io.hasColours);
    }

    [[nodiscard]] std::string details(EventIndex event) const
    {
        std::string text = "  " + shown(m_trace.action_word(event));
        if (const auto model = m_trace.model(event); !model.empty())
            text += ", " + shown(model);
        if (const auto tokens = m_trace.tokens(event); tokens && tokens->sum())
            text += ", " + counted(*tokens->sum(), "token");
        if (const Cost* cost = m_trace.cost(event))
            text += ", " + format_cost(cost->usd);
        if (const auto agent = m_trace.agent(event); !agent.empty())
            text += ", " + shown(agent);
        if (m_trace.has(event, EventFlag::ParentInferred))
            text += ", parent inferred";
        if (m_picked && m_picked->is_ancestor_only(event))
            text += ", around a hit";
        return text;
    }

    /// The only text here that is not in the trace's columns.
    [[nodiscard]] Result<std::string> errorText(EventIndex event) const
    {
        if (!m_trace.has(event, EventFlag::HasError))
            return std::string();
        const auto loaded = m_trace.load(event);
        if (!loaded)
            return loaded.error();
        const EventError& error = loaded->event.error;
        std::string text = error.type;
        if (!error.message.empty())
            text += (text.empty() ? "" : ": ") + error.message;
        // Masked as a whole, so that no secret is cut into something that does not look like one.
        text = elide(m_masking.text(text), longestError);
        return text.empty() ? text : "  " + inked(printable(text), Ink::Bad, m_io.hasColours);
    }

    const Trace& m_trace;
    const std::optional<PickedEvents>& m_picked;
    const Masking& m_masking;
    Io& m_io;
    std::size_t m_indexWidth = 2;
    std::size_t m_offsetWidth = 1;
};

Result<void> printTree(const Trace& trace, const std::optional<PickedEvents>& picked,
                       const Masking& masking, Io& io)
{
    const Session& session = trace.session();
    std::string title = "Session " + printable(masking.text(session.id));
    if (!session.name.empty())
        title += ", " + printable(masking.text(session.name));
    const std::string hits =
        picked ? format_count(static_cast<std::int64_t>(picked->hits.count())) + " of "
               : std::string();
    io.out.write(inked(title, Ink::Heading, io.hasColours) + ": " + hits +
                 counted(trace.event_count(), "event") + "\n");
    TreePrinter printer(trace, picked, masking, io);
    for (const EventIndex event : trace.tree().order()) {
        if (!isShown(picked, event))
            continue;
        if (auto printed = printer.print(event); !printed || io.out.isBroken())
            return printed;
    }
    return {};
}

Result<void> printJson(const Trace& trace, const std::optional<PickedEvents>& picked,
                       const Masking& masking, Io& io)
{
    EventJsonOptions options;
    options.redactor = masking.redactor();
    options.with_session_id = true;
    options.with_position = true;
    std::string line;
    for (const EventIndex event : trace.tree().order()) {
        if (!isShown(picked, event))
            continue;
        if (picked && picked->with_ancestors)
            options.ancestor_only = picked->is_ancestor_only(event);
        const auto loaded = trace.load(event);
        if (!loaded)
            return loaded.error();
        line.clear();
        append_event_json(line, trace, event, *loaded, options);
        line += '\n';
        io.out.write(line);
        if (io.out.isBroken())
            break;
    }
    return {};
}

/// A line of its own, which no event is: nothing of the file was lost on the way. Behind what was
/// picked it would be the account of something else.
void printAccount(const Document& document, const Arguments& arguments, Io& io)
{
    if (arguments.has(filterOption.name) || arguments.has(sessionOption.name))
        return;
    if (const Json records = recordsJson(document.records); !records.is_null())
        io.out.write(Json({{"records", records}}).dump() + "\n");
}

int events(const Arguments& arguments, Io& io)
{
    auto choice = EventChoice::of(arguments, "events", io);
    if (!choice)
        return exit_code::wrongUsage;
    const auto input = openSessions(arguments.operands().front(), arguments, io);
    if (!input) {
        io.report(input.error());
        return exit_code::failed;
    }
    const Masking masking(arguments);
    const bool asJson = arguments.has(jsonOption.name);
    bool isFirst = true;
    for (const auto& trace : input->sessions) {
        const auto picked = choice->pick(*trace, io);
        if (!asJson && !std::exchange(isFirst, false))
            io.out.write("\n");
        const auto printed = asJson ? printJson(*trace, picked, masking, io)
                                    : printTree(*trace, picked, masking, io);
        if (!printed) {
            io.report(printed.error());
            return exit_code::failed;
        }
    }
    if (asJson)
        printAccount(*input->document, arguments, io);
    return choice->isWhole() ? exit_code::done : exit_code::failed;
}

constexpr std::array<Option, 6> options = {jsonOption,    filterOption,  ancestorsOption,
                                           sessionOption, libraryOption, revealOption};

} // namespace

const Command& eventsCommand()
{
    static const Command command = {
        "events",
        "Print the tree of events",
        "FILE",
        1,
        1,
        options,
        "One event a line, a parent before its children: its number, when it started after the\n"
        "first, how long it took, its result, and what it is. With --json each line is an object\n"
        "with every field of the event, and its session_id, index and depth. Of a whole file, the\n"
        "last one is {\"records\":{\"read\",\"events\",\"merged\",\"metadata\",\"damaged\"}}: what "
        "became of\n"
        "the file's lines or elements, which add up to those that were read.\n"
        "\n"
        "--filter 'result:Fail or duration>2s' prints only the events it holds for, with the\n"
        "numbers and levels they always have. It searches what was recorded, masked secrets\n"
        "included. With --ancestors, what the hits ran inside is printed too; then each object\n"
        "of --json says in ancestor_only which of the two it is.\n",
        events};
    return command;
}

} // namespace playhead
