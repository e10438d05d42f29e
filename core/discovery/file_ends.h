// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/sqlite_pages.h"
#include "core/model/source.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace playhead {

/// Of each end of a file, no more is read.
inline constexpr std::size_t end_size = 64 * 1024;

/// The first and the last bytes of a file. It is opened once, to be read, and stays open with this
/// object and the pieces that were made of it.
class FileEnds
{
public:
    /// Fails for what is no regular file, or may not be read.
    [[nodiscard]] static Result<FileEnds> open(const std::string& path);

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string_view name() const; ///< without folders
    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] const std::string& head() const { return head_; }
    /// Empty where the head is all of it.
    [[nodiscard]] const std::string& tail() const { return tail_; }
    [[nodiscard]] bool is_whole() const { return head_.size() == size_; }

    /// A piece of the file, as a file of its name.
    [[nodiscard]] std::shared_ptr<FileSource> piece(std::uint64_t begin, std::uint64_t size) const;
    /// All of it, for those who read it here and there.
    [[nodiscard]] sqlite::FileBytes bytes() const;

private:
    FileEnds(std::string path, int descriptor, std::uint64_t size);
    [[nodiscard]] Result<void> read();

    std::string path_;
    int descriptor_; ///< of file_
    std::shared_ptr<Descriptor> file_;
    std::uint64_t size_;
    std::string head_;
    std::string tail_;
};

} // namespace playhead
