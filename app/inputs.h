// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/arguments.h"
#include "app/io.h"
#include "core/formats/reading/document.h"
#include "core/library/library.h"

#include <memory>
#include <string>
#include <vector>

namespace playhead {

// The options that commands have in common.
inline constexpr Option jsonOption = {"json", {}, "print JSON, for programs"};
inline constexpr Option sessionOption = {"session", "ID", "only the session with this id"};
inline constexpr Option libraryOption = {"library", "PATH",
                                         "the library's folder, if not your own"};

/// The library that --library names, or the person's own.
[[nodiscard]] Result<Library> openLibrary(const Arguments& arguments, Library::Access access);

/// The path of what an operand names: the operand itself, or that of a library's session file.
[[nodiscard]] Result<std::string> pathOf(const std::string& operand, const Arguments& arguments);

/// Opens what an operand names: a file, "-" for standard input, "library:ID" for a session of the
/// library. Shows how far it is where that takes long.
[[nodiscard]] Result<std::shared_ptr<const Document>> openInput(const std::string& operand,
                                                                const Arguments& arguments, Io& io);

/// The sessions of a document, or the one that --session names, if it is there.
[[nodiscard]] std::vector<std::shared_ptr<const Trace>> wantedSessions(const Document& document,
                                                                       const Arguments& arguments);

/// The same, of the one file that a command takes. Fails where nothing is wanted of it.
struct OpenedInput {
    std::shared_ptr<const Document> document;
    std::vector<std::shared_ptr<const Trace>> sessions;
};
[[nodiscard]] Result<OpenedInput> openSessions(const std::string& operand,
                                               const Arguments& arguments, Io& io);

/// What to say where --session names none of a document's sessions.
[[nodiscard]] Error noSuchSession(const Document& document, const std::string& sessionId);

} // namespace playhead
