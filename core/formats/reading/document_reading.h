// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/importer.h"
#include "core/formats/reading/document.h"
#include "core/formats/reading/file_tail.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// What open_document() does; with a tail, formats that can do so read on where the file ends, and
/// it returns when that is over. See follow_document().
[[nodiscard]] Result<std::shared_ptr<const Document>> read_document(const std::string& path,
                                                                    const Job& job,
                                                                    const PublishDocument& publish,
                                                                    FileTail* tail);

/// The same of bytes that are there already. `depth` counts the files that they were packed in.
[[nodiscard]] Result<std::shared_ptr<const Document>>
read_source(const std::shared_ptr<FileSource>& source, const Job& job,
            const PublishDocument& publish, FileTail* tail, int depth = 0);

/// The same of files that one format reads together, all of them open already. `name` is what they
/// lie in; `find` those that come later.
[[nodiscard]] Result<std::shared_ptr<const Document>>
read_parts(std::vector<FilePart> parts, std::string name, const Format& format, const Job& job,
           const PublishDocument& publish, FileTail* tail, Importer::FindParts find = {});

/// The sessions of all files in a folder and those within it.
[[nodiscard]] Result<std::shared_ptr<const Document>>
read_folder(const std::string& folder, const Job& job, const PublishDocument& publish);

/// The sessions of all files that a packed one holds: is_packed(). What is no session is named in a
/// note; an Error where there is none at all.
[[nodiscard]] Result<std::shared_ptr<const Document>>
read_packed(const FileSource& file, const Job& job, const PublishDocument& publish, int depth);

/// Whether any format makes something of a file that begins so.
[[nodiscard]] const Format* recognise(const SniffInput& input);
/// The name without folders.
[[nodiscard]] std::string_view file_name(std::string_view path);

} // namespace playhead
