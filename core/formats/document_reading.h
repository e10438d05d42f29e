// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/document.h"
#include "core/formats/file_tail.h"

namespace playhead {

/// What open_document() does; with a tail, formats that can do so read on where the file ends, and
/// it returns when that is over. See follow_document().
[[nodiscard]] Result<std::shared_ptr<const Document>> read_document(const std::string& path,
                                                                    const Job& job,
                                                                    const PublishDocument& publish,
                                                                    FileTail* tail);

} // namespace playhead
