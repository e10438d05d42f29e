// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/reading/document.h"

#include <functional>

namespace playhead {

/// What is told about a file that is followed, on the thread that follows it.
struct FollowCalls {
    /// What is there so far, and later what there is by then. A Document that is complete holds
    /// what open_document() would have given at that moment.
    PublishDocument publish;
    /// Nothing can be made of the file, as open_document() says it. It is watched all the same.
    std::function<void(const Error&)> failed;
};

/// Reads a file as open_document() does, and goes on to read it until the job is stopped, which
/// ends the wait at once. Blocks: for a thread of its own.
///
/// - Native session files and native JSON Lines that grow are read on from where they ended. A line
///   that has no end yet is no event, unless it rests for two seconds: then what there is of it is
///   shown, as open_document() does.
/// - Files of other formats, which cannot be read on (a JSON document has to be whole), are read
///   anew when they have changed and then rest for a moment.
/// - A file that was cut, rewritten or replaced by another is read anew, with a Document::reading
///   of its own. One that was deleted stays as it was, with a note, until there is one again.
/// - Standard input and pipes are read once.
///
/// While a file grows, publishing takes half of the thread's time at most.
void follow_document(const std::string& path, const Job& job, const FollowCalls& calls);

} // namespace playhead
