// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/model/source.h"

#include <string>

namespace playhead {

/// A database has to lie in a file. Where one has to be made for it, it is gone with this object:
/// whoever opened it keeps it.
class DatabaseFile
{
public:
    DatabaseFile() = default;
    DatabaseFile(const DatabaseFile&) = delete;
    DatabaseFile& operator=(const DatabaseFile&) = delete;
    ~DatabaseFile();

    /// Where the bytes of a source lie as a file.
    [[nodiscard]] Result<std::string> path_of(FileSource& source);
    /// The same for a database that another program may be writing, to be opened as
    /// sqlite::OpenMode::Still: where a WAL or a journal stands by the file, that is a copy of all
    /// of it, so that nothing is written beside the file.
    [[nodiscard]] Result<std::string> still_path_of(FileSource& source);

private:
    [[nodiscard]] Result<std::string> copy_whole(const std::string& path);
    [[nodiscard]] Result<void> copy_beside(const std::string& path, const std::string& suffix);
    [[nodiscard]] Result<std::string> copy(FileSource& source);
    [[nodiscard]] Result<void> copy_to(int fd, FileSource& source);

    std::string temporary_;
};

} // namespace playhead
