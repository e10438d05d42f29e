// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <optional>

namespace playhead {

namespace {

constexpr std::size_t buffer_size = 256 * 1024;

Error cannot_write(const std::string& path, int code)
{
    const std::string why = std::strerror(code); // NOLINT(concurrency-mt-unsafe): glibc's is safe
    switch (code) {
    case ENOSPC:
    case EDQUOT:
        return {"There is no room left on the disk.", path, "Make room, then try again."};
    case ENOENT:
        return {"The folder does not exist.", path, "Make it, or choose another."};
    case EISDIR:
        return {"This is a folder.", path, "Give the name of a file in it."};
    default:
        return {"Cannot write the file: " + why + ".", path,
                "Check that you may write to the folder."};
    }
}

/// The file that a name leads to, through symbolic links: they are to stay.
std::string resolved(const std::string& path)
{
    std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
    return real ? std::string(real.get()) : path;
}

std::string folder_of(const std::string& path)
{
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos)
        return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

} // namespace

struct AtomicFile::State {
    ~State()
    {
        if (fd >= 0)
            ::close(fd);
        if (!is_stream && !is_committed)
            ::unlink(temporary.c_str());
    }

    std::string path;
    std::string temporary; ///< the path itself for a stream
    int fd = -1;
    bool is_stream = false;
    bool is_committed = false;
    std::optional<mode_t> mode; ///< of the file that is replaced
    std::string buffer;

    Result<void> open(Access access)
    {
        struct stat status = {};
        const bool exists = ::stat(path.c_str(), &status) == 0;
        if (exists && S_ISDIR(status.st_mode))
            return cannot_write(path, EISDIR);
        is_stream = exists && !S_ISREG(status.st_mode);
        if (is_stream) {
            temporary = path;
            fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
        } else {
            if (exists && access == Access::Default)
                mode = status.st_mode & 07777U;
            open_temporary(access == Access::Private ? 0600 : 0666);
        }
        if (fd < 0)
            return cannot_write(path, errno);
        return {};
    }

    /// Not mkstemp(), whose file is for its owner only: the umask shall say.
    void open_temporary(mode_t wanted)
    {
        constexpr int most_tries = 1000;
        for (int i = 0; i < most_tries; ++i) {
            temporary = path + "." + std::to_string(::getpid()) + "-" + std::to_string(i) + ".part";
            fd = ::open(temporary.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, wanted);
            if (fd >= 0 || errno != EEXIST)
                return;
        }
    }

    Result<void> flush()
    {
        std::string_view rest = buffer;
        while (!rest.empty()) {
            const ssize_t count = ::write(fd, rest.data(), rest.size());
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return cannot_write(path, errno);
            rest.remove_prefix(static_cast<std::size_t>(count));
        }
        buffer.clear();
        return {};
    }
};

AtomicFile::AtomicFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
AtomicFile::AtomicFile(AtomicFile&&) noexcept = default;
AtomicFile& AtomicFile::operator=(AtomicFile&&) noexcept = default;
AtomicFile::~AtomicFile() = default;

Result<AtomicFile> AtomicFile::create(const std::string& path, Access access)
{
    auto state = std::make_unique<State>();
    state->path = resolved(path);
    if (auto opened = state->open(access); !opened)
        return opened.error();
    return AtomicFile(std::move(state));
}

Result<void> AtomicFile::write(std::string_view bytes)
{
    state_->buffer += bytes;
    return state_->buffer.size() < buffer_size ? Result<void>() : state_->flush();
}

Result<void> AtomicFile::commit()
{
    State& state = *state_;
    if (auto flushed = state.flush(); !flushed)
        return flushed;
    if (state.is_stream)
        return {};
    if (state.mode)
        ::fchmod(state.fd, *state.mode);
    if (::fsync(state.fd) != 0 || ::rename(state.temporary.c_str(), state.path.c_str()) != 0)
        return cannot_write(state.path, errno);
    state.is_committed = true;
    // The new name is on the disk when its folder is; where a folder cannot be synced, so be it.
    const int folder = ::open(folder_of(state.path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
    return {};
}

const std::string& AtomicFile::temporary_path() const
{
    return state_->temporary;
}

bool AtomicFile::is_stream() const
{
    return state_->is_stream;
}

} // namespace playhead
