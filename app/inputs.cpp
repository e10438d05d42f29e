// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/inputs.h"

#include "app/progress_line.h"
#include "core/model/annotated_trace.h"

namespace playhead {

namespace {

constexpr std::string_view libraryPrefix = "library:";

bool isOfLibrary(const std::string& operand)
{
    return operand.rfind(libraryPrefix, 0) == 0;
}

/// The sessions with what the person noted of their events in the library.
Result<std::shared_ptr<const Document>> withAnnotations(const Document& document, Library& library)
{
    auto noted = std::make_shared<Document>(document);
    for (std::shared_ptr<const Trace>& session : noted->sessions) {
        const auto annotations = library.annotations(*session);
        if (!annotations)
            return annotations.error();
        session = annotated(session, *annotations);
    }
    return std::shared_ptr<const Document>(std::move(noted));
}

} // namespace

Result<std::string> pathOf(const std::string& operand, const Arguments& arguments)
{
    if (!isOfLibrary(operand))
        return operand;
    auto library = openLibrary(arguments, Library::Access::Read);
    if (!library)
        return library.error();
    return library->session_path(std::string_view(operand).substr(libraryPrefix.size()));
}

Result<Library> openLibrary(const Arguments& arguments, Library::Access access)
{
    return Library::open(arguments.value(libraryOption.name).value_or(Library::default_path()),
                         access);
}

Result<std::shared_ptr<const Document>> openInput(const std::string& operand,
                                                  const Arguments& arguments, Io& io)
{
    const auto path = pathOf(operand, arguments);
    if (!path)
        return path.error();
    auto document = [&] {
        ProgressLine progress("Reading " + operand, io);
        return open_document(*path, progress.job());
    }();
    if (!document || !isOfLibrary(operand))
        return document;
    auto library = openLibrary(arguments, Library::Access::Read);
    return library ? withAnnotations(**document, *library) : library.error();
}

std::vector<std::shared_ptr<const Trace>> wantedSessions(const Document& document,
                                                         const Arguments& arguments)
{
    const auto wanted = arguments.value(sessionOption.name);
    if (!wanted)
        return document.sessions;
    if (auto found = document.find(*wanted))
        return {std::move(found)};
    return {};
}

Result<OpenedInput> openSessions(const std::string& operand, const Arguments& arguments, Io& io)
{
    auto document = openInput(operand, arguments, io);
    if (!document)
        return document.error();
    OpenedInput input = {*document, wantedSessions(**document, arguments)};
    const auto wanted = arguments.value(sessionOption.name);
    if (wanted && input.sessions.empty())
        return noSuchSession(**document, *wanted);
    return input;
}

Error noSuchSession(const Document& document, const std::string& sessionId)
{
    constexpr std::size_t listed = 5;
    std::string remedy = "It holds: ";
    for (std::size_t i = 0; i < document.sessions.size() && i < listed; ++i)
        remedy += (i > 0 ? ", " : "") + document.sessions[i]->session().id;
    if (document.sessions.size() > listed)
        remedy += " and " + std::to_string(document.sessions.size() - listed) + " more";
    return {"There is no session " + sessionId + " in this file.", document.path,
            document.sessions.empty() ? "It holds none at all." : remedy + "."};
}

} // namespace playhead
