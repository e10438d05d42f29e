// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/database_file.h"

#include "core/base/sqlite.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace playhead {

namespace {

Error cannot_keep(const std::string& path)
{
    // NOLINTNEXTLINE(concurrency-mt-unsafe): glibc's is safe
    return {"Cannot keep the input: " + std::string(std::strerror(errno)) + ".", path,
            "Set TMPDIR to a folder with room."};
}

/// What SQLite keeps beside a database whose content it has a part of.
constexpr std::array<const char*, 2> suffixes = {"-wal", "-journal"};

/// Of a database and what belongs to it: the same before and after it was copied, if nobody wrote.
std::array<FileStamp, 1 + suffixes.size()> stamps_of(const std::string& path)
{
    std::array<FileStamp, 1 + suffixes.size()> stamps;
    stamps[0] = FileStamp::of(path).value_or(FileStamp());
    for (std::size_t i = 0; i < suffixes.size(); ++i)
        stamps[i + 1] = FileStamp::of(path + suffixes[i]).value_or(FileStamp());
    return stamps;
}

} // namespace

DatabaseFile::~DatabaseFile()
{
    if (temporary_.empty())
        return;
    for (const char* suffix : {"", "-wal", "-journal", "-shm"})
        ::unlink((temporary_ + suffix).c_str());
}

Result<std::string> DatabaseFile::still_path_of(FileSource& source)
{
    auto path = path_of(source);
    if (!path || !temporary_.empty())
        return path;
    const auto stamps = stamps_of(*path);
    const bool stands_alone = std::all_of(stamps.begin() + 1, stamps.end(),
                                          [](const FileStamp& each) { return each.size == 0; });
    return stands_alone ? path : copy_whole(*path);
}

Result<std::string> DatabaseFile::copy_whole(const std::string& path)
{
    constexpr int tries = 3;
    for (int i = 0; i < tries; ++i) {
        const auto before = stamps_of(path);
        const auto file = FileSource::open(path);
        if (!file)
            return file.error();
        auto copied = copy(**file);
        for (std::size_t k = 0; copied && k < suffixes.size(); ++k) {
            if (before[k + 1].size == 0)
                continue;
            if (auto beside = copy_beside(path, suffixes[k]); !beside)
                copied = beside.error();
        }
        if (copied && before != stamps_of(path)) {
            for (const char* suffix : {"", "-wal", "-journal"})
                ::unlink((temporary_ + suffix).c_str());
            continue;
        }
        if (!copied)
            return copied;
        auto database = sqlite::Database::open(*copied, sqlite::OpenMode::ReadWrite);
        const auto joined = database ? database->exec("PRAGMA journal_mode = DELETE")
                                     : Result<void>(database.error());
        if (!joined)
            return Error{joined.error().what, path, joined.error().remedy};
        return copied;
    }
    return Error{"Another program is writing to the database.", path,
                 "Open it again when that program is done."};
}

Result<void> DatabaseFile::copy_beside(const std::string& path, const std::string& suffix)
{
    const auto file = FileSource::open(path + suffix);
    if (!file)
        return file.error();
    const std::string to = temporary_ + suffix;
    const int fd = ::open(to.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (fd < 0)
        return cannot_keep(to);
    auto copied = copy_to(fd, **file);
    ::close(fd);
    return copied;
}

Result<std::string> DatabaseFile::path_of(FileSource& source)
{
    struct stat status = {};
    if (::stat(source.name().c_str(), &status) == 0 && S_ISREG(status.st_mode))
        return source.name();
    return copy(source);
}

Result<std::string> DatabaseFile::copy(FileSource& source)
{
    const char* folder = std::getenv("TMPDIR"); // NOLINT(concurrency-mt-unsafe): never set
    std::string path = std::string(folder && *folder ? folder : "/tmp") + "/playhead-XXXXXX";
    const int fd = ::mkstemp(path.data());
    if (fd < 0)
        return cannot_keep(path);
    temporary_ = path;
    auto copied = copy_to(fd, source);
    ::close(fd);
    return copied ? Result<std::string>(path) : copied.error();
}

Result<void> DatabaseFile::copy_to(int fd, FileSource& source)
{
    const auto reader = source.reader();
    std::vector<char> buffer(std::size_t{256} << 10);
    for (;;) {
        const auto count = reader->read(buffer);
        if (!count)
            return count.error();
        if (*count == 0)
            return {};
        for (std::size_t done = 0; done < *count;) {
            const ssize_t written = ::write(fd, buffer.data() + done, *count - done);
            if (written < 0 && errno != EINTR)
                return cannot_keep(temporary_);
            done += static_cast<std::size_t>(std::max<ssize_t>(written, 0));
        }
    }
}

} // namespace playhead
