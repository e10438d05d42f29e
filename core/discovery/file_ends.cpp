// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/discovery/file_ends.h"

#include "core/base/quiet_open.h"
#include "core/base/text.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace playhead {

namespace {

Error unreadable(const std::string& path)
{
    return {"The file cannot be read: " + system_text(errno) + ".", path,
            "Check that you may read it."};
}

/// As far as there are bytes; false with errno where there are none to be had.
bool read_at(int descriptor, std::uint64_t offset, std::span<char> to, std::size_t& count)
{
    for (count = 0; count < to.size();) {
        const ssize_t got = ::pread(descriptor, to.data() + count, to.size() - count,
                                    static_cast<off_t>(offset + count));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            break;
        count += static_cast<std::size_t>(got);
    }
    return true;
}

} // namespace

FileEnds::FileEnds(std::string path, int descriptor, std::uint64_t size)
    : path_(std::move(path))
    , descriptor_(descriptor)
    , file_(FileSource::hold(descriptor))
    , size_(size)
{
}

Result<FileEnds> FileEnds::open(const std::string& path)
{
    const int descriptor = open_quietly(AT_FDCWD, path.c_str(), O_NOFOLLOW);
    if (descriptor < 0)
        return unreadable(path);
    struct stat status = {};
    const bool is_known = ::fstat(descriptor, &status) == 0;
    FileEnds ends(path, descriptor, is_known ? static_cast<std::uint64_t>(status.st_size) : 0);
    if (!is_known)
        return unreadable(path);
    if (!S_ISREG(status.st_mode))
        return Error{"This is no file.", path, {}};
    if (auto read = ends.read(); !read)
        return read.error();
    return ends;
}

Result<void> FileEnds::read()
{
    const bool is_small = size_ <= 2 * end_size;
    const auto part = [this](std::string& to, std::uint64_t offset, std::size_t size) {
        to.resize(size);
        std::size_t count = 0;
        const bool is_read = read_at(descriptor_, offset, to, count);
        to.resize(count);
        return is_read ? Result<void>() : unreadable(path_);
    };
    if (auto head = part(head_, 0, is_small ? static_cast<std::size_t>(size_) : end_size); !head)
        return head;
    if (is_small)
        size_ = head_.size(); // it may have been cut since
    return is_small ? Result<void>() : part(tail_, size_ - end_size, end_size);
}

std::string_view FileEnds::name() const
{
    return std::string_view(path_).substr(path_.rfind('/') + 1);
}

std::shared_ptr<FileSource> FileEnds::piece(std::uint64_t begin, std::uint64_t size) const
{
    return FileSource::of_piece(file_, path_, begin, size);
}

sqlite::FileBytes FileEnds::bytes() const
{
    sqlite::FileBytes bytes;
    bytes.size = size_;
    bytes.read = [file = file_, descriptor = descriptor_,
                  path = path_](std::uint64_t offset, std::span<char> to) -> Result<std::size_t> {
        std::size_t count = 0;
        if (!read_at(descriptor, offset, to, count))
            return unreadable(path);
        return count;
    };
    return bytes;
}

} // namespace playhead
