// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/read_sessions.h"

#include "core/formats/reading/document.h"

namespace playhead {

Result<std::vector<std::shared_ptr<const Trace>>> read_sessions(const std::string& path,
                                                                const Job& job)
{
    const auto document = open_document(path, job);
    if (!document)
        return document.error();
    return (*document)->sessions;
}

} // namespace playhead
