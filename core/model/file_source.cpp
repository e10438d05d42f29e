// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/stopping.h"
#include "core/base/text.h"
#include "core/model/file_source_state.h"
#include "core/model/spool.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__x86_64__) && __has_include(<xxh_x86dispatch.h>)
#include <xxh_x86dispatch.h> // the same hashes by the widest vectors that the processor has
#else
#include <xxhash.h>
#endif

#include <cerrno>
#include <cstring>
#include <optional>

namespace playhead {

namespace {

WriteStamp stamp_of(int fd)
{
    constexpr std::int64_t second = 1'000'000'000;
    struct stat status = {};
    if (::fstat(fd, &status) != 0)
        return {};
    return {status.st_mtim.tv_sec * second + status.st_mtim.tv_nsec,
            status.st_ctim.tv_sec * second + status.st_ctim.tv_nsec, status.st_size};
}

} // namespace

std::uint64_t chunk_hash(std::string_view bytes)
{
    return XXH3_64bits(bytes.data(), bytes.size());
}

Error changed_file(const std::string& name)
{
    return {"The file was changed after it was opened.", name,
            "Open it again to see what it holds now."};
}

Result<std::size_t> read_fully(int fd, char* to, std::size_t size, std::uint64_t offset,
                               const std::string& name)
{
    std::size_t done = 0;
    while (done < size) {
        const ssize_t count =
            ::pread(fd, to + done, size - done, static_cast<off_t>(offset + done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return Error{"Cannot read the file: " + system_text(errno) + ".", name, {}};
        if (count == 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    return done;
}

Result<std::shared_ptr<const std::string>> FileSource::State::read_chunk(std::size_t chunk) const
{
    // Taken before the bytes, so that a write between the two is noticed the next time.
    const WriteStamp stamp = stamp_of(file->get());
    std::optional<Chunk> known;
    {
        const std::lock_guard lock(mutex);
        if (chunk < chunks.size() && chunks[chunk].length > 0)
            known = chunks[chunk];
        if (verified.bytes && verified.chunk == chunk && verified.stamp == stamp &&
            (!known || verified.bytes->size() == known->length))
            return verified.bytes;
    }
    auto bytes = std::make_shared<std::string>(known ? known->length : chunk_length(chunk), '\0');
    const auto got = read(bytes->data(), bytes->size(), std::uint64_t(chunk) * chunk_size);
    if (!got)
        return got.error();
    if (*got != bytes->size())
        return changed_file(name);
    if (known && chunk_hash(*bytes) != known->hash)
        return changed_file(name);
    const std::lock_guard lock(mutex);
    verified = {chunk, stamp, bytes};
    return verified.bytes;
}

FileSource::FileSource(std::unique_ptr<State> state) : state_(std::move(state)) {}
FileSource::~FileSource() = default;

Result<std::shared_ptr<FileSource>> FileSource::open(const std::string& path)
{
    auto file =
        std::make_shared<Descriptor>(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file->is_open()) {
        const int code = errno;
        return Error{"Cannot open the file: " + system_text(code) + ".", path,
                     code == ENOENT ? "Check the path."
                                    : "Check that you may read it, and that it is a file."};
    }
    struct stat status = {};
    if (::fstat(file->get(), &status) != 0)
        return Error{"Cannot look at the file: " + system_text(errno) + ".", path, {}};
    if (S_ISDIR(status.st_mode))
        return Error{"This is a folder, not a session file.", path, "Open a file inside it."};
    if (S_ISFIFO(status.st_mode)) {
        ::fcntl(file->get(), F_SETFL, 0); // wait for the writer from here on
        return spool(file->get(), path);
    }
    if (!S_ISREG(status.st_mode))
        return Error{"This is a device or socket, not a session file.", path, {}};
    const auto size = static_cast<std::uint64_t>(status.st_size);
    return std::shared_ptr<FileSource>(
        new FileSource(std::make_unique<State>(path, std::move(file), size)));
}

Result<std::shared_ptr<FileSource>> FileSource::spool(int descriptor, std::string name)
{
    auto spool = Spool::create();
    if (!spool)
        return spool.error();
    if (auto kept = spool->write_all(descriptor, name); !kept)
        return kept.error();
    return spool->source(std::move(name));
}

std::shared_ptr<Descriptor> FileSource::hold(int descriptor)
{
    return std::make_shared<Descriptor>(descriptor);
}

std::shared_ptr<FileSource> FileSource::of_piece(std::shared_ptr<Descriptor> file, std::string name,
                                                 std::uint64_t begin, std::uint64_t size)
{
    return std::shared_ptr<FileSource>(
        new FileSource(std::make_unique<State>(std::move(name), std::move(file), size, begin)));
}

const std::string& FileSource::name() const
{
    return state_->name;
}

std::uint64_t FileSource::size() const
{
    return state_->size;
}

FileNews FileSource::look()
{
    const auto named = FileStamp::of(state_->name);
    if (!named)
        return FileNews::Deleted;
    struct stat status = {};
    if (::fstat(state_->file->get(), &status) != 0 || status.st_ino != named->inode ||
        status.st_dev != named->device)
        return FileNews::Replaced;
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size == state_->size)
        return FileNews::None;
    // What was rewritten by something longer has most likely grown, too.
    if (size < state_->size || !state_->read_chunk(0))
        return FileNews::Replaced;
    state_->size = size;
    return FileNews::Grown;
}

std::optional<FileStamp> FileStamp::of(const std::string& path)
{
    constexpr std::int64_t second = 1'000'000'000;
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
        return std::nullopt;
    return FileStamp{status.st_dev, status.st_ino, status.st_size,
                     status.st_mtim.tv_sec * second + status.st_mtim.tv_nsec};
}

Result<std::string> FileSource::head(std::size_t count) const
{
    std::string bytes(count, '\0');
    const auto got = state_->read(bytes.data(), std::min<std::uint64_t>(count, state_->size), 0);
    if (!got)
        return got.error();
    bytes.resize(*got);
    return bytes;
}

Result<std::string> FileSource::read(const Slice& slice, const std::stop_token& stop) const
{
    const State& state = *state_;
    if (slice.offset > state.size || slice.length > state.size - slice.offset)
        return Error{"The record lies outside its file.", state.name, {}};
    std::string bytes;
    bytes.reserve(slice.length);
    const std::uint64_t end = slice.offset + slice.length;
    for (auto chunk = static_cast<std::size_t>(slice.offset / chunk_size);
         std::uint64_t(chunk) * chunk_size < end; ++chunk) {
        if (stop.stop_requested())
            return cancelled();
        const auto chunk_bytes = state.read_chunk(chunk);
        if (!chunk_bytes)
            return chunk_bytes.error();
        const std::uint64_t chunk_start = std::uint64_t(chunk) * chunk_size;
        const std::uint64_t from = std::max(chunk_start, slice.offset);
        const std::uint64_t to = std::min(chunk_start + (*chunk_bytes)->size(), end);
        if (to < from)
            break;
        bytes.append(**chunk_bytes, static_cast<std::size_t>(from - chunk_start),
                     static_cast<std::size_t>(to - from));
    }
    if (bytes.size() != slice.length)
        return Error{"The record lies outside what was read of its file.", state.name, {}};
    return bytes;
}

Result<std::string> FileSource::read_beginning(const Slice& slice, std::size_t most,
                                               const std::stop_token& stop) const
{
    Slice beginning = slice;
    beginning.length = static_cast<std::uint32_t>(std::min<std::uint64_t>(slice.length, most));
    return read(beginning, stop);
}

std::size_t FileSource::piece_alignment() const
{
    return chunk_size;
}

Result<std::size_t> FileSource::read_piece(std::uint64_t offset, std::span<char> to) const
{
    const State& state = *state_;
    std::vector<State::Chunk> known;
    {
        const std::lock_guard lock(state.mutex);
        const std::size_t first = std::min<std::size_t>(offset / chunk_size, state.chunks.size());
        const std::size_t count =
            std::min((to.size() + chunk_size - 1) / chunk_size, state.chunks.size() - first);
        const auto begin = state.chunks.begin() + static_cast<std::ptrdiff_t>(first);
        known.assign(begin, begin + static_cast<std::ptrdiff_t>(count));
    }
    // The last chunk of a piece is hashed whole, so that it has to be there whole.
    std::size_t size = 0;
    std::size_t whole = 0;
    const auto is_there = [&](const State::Chunk& chunk) {
        return chunk.length > 0 && size + chunk.length <= to.size();
    };
    for (; whole < known.size() && is_there(known[whole]); ++whole)
        size += known[whole].length;
    const auto got = state.read(to.data(), size, offset);
    if (!got)
        return got.error();
    if (*got != size)
        return changed_file(state.name);
    const char* bytes = to.data();
    for (std::size_t chunk = 0; chunk < whole; bytes += known[chunk].length, ++chunk) {
        if (chunk_hash({bytes, known[chunk].length}) != known[chunk].hash)
            return changed_file(state.name);
    }
    return size;
}

} // namespace playhead
