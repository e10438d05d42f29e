// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/io.h"

#include "app/terminal_text.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace playhead {

namespace {

constexpr std::size_t bufferSize = 64 * 1024;

} // namespace

Output::Output(int descriptor) : m_descriptor(descriptor), m_isTerminal(::isatty(descriptor) == 1)
{
    m_buffer.reserve(bufferSize);
}

Output::~Output()
{
    flush();
}

void Output::write(std::string_view text)
{
    if (isBroken())
        return;
    m_buffer += text;
    if (m_buffer.size() >= bufferSize)
        flush();
}

bool Output::flush()
{
    std::string_view waiting = m_buffer;
    while (!waiting.empty() && !isBroken()) {
        const ssize_t count = ::write(m_descriptor, waiting.data(), waiting.size());
        if (count >= 0)
            waiting.remove_prefix(static_cast<std::size_t>(count));
        else if (errno != EINTR)
            m_errorNumber = errno;
    }
    m_buffer.clear();
    return !isBroken();
}

bool Output::isClosedByReader() const
{
    return m_errorNumber == EPIPE;
}

std::string Output::errorText() const
{
    return std::strerror(m_errorNumber); // NOLINT(concurrency-mt-unsafe): glibc's is thread-safe
}

void Io::report(const Error& error)
{
    // What was found out before the error stands before it on a terminal that shows both.
    out.flush();
    std::string text = "playhead: ";
    if (!error.where.empty())
        text += printable(error.where) + ": ";
    text += printable(error.what) + "\n";
    if (!error.remedy.empty())
        text += "  " + printable(error.remedy) + "\n";
    err.write(text);
    err.flush();
}

void Io::reportUsage(std::string_view command, const Error& error)
{
    Error usage = error;
    usage.where = command;
    const std::string help =
        command.empty() ? "playhead --help" : "playhead " + std::string(command) + " --help";
    usage.remedy += (usage.remedy.empty() ? "" : " ") + ("See " + help + ".");
    report(usage);
}

} // namespace playhead
