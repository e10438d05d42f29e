// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__x86_64__) && __has_include(<xxh_x86dispatch.h>)
#include <xxh_x86dispatch.h> // the same hashes by the widest vectors that the processor has
#else
#include <xxhash.h>
#endif

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <mutex>

namespace playhead {

namespace {

/// Small enough that checking one payload costs microseconds, also when all are loaded one after
/// the other; large enough that the hashes of a file of 4 GiB take 512 KiB.
constexpr std::size_t chunk_size = FileSource::chunk_size;

/// Owns a file descriptor.
class Descriptor
{
public:
    explicit Descriptor(int fd = -1) : fd_(fd) {}
    ~Descriptor()
    {
        if (fd_ >= 0)
            ::close(fd_);
    }
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] bool is_open() const { return fd_ >= 0; }

private:
    int fd_;
};

std::string system_message(int code)
{
    return std::strerror(code); // NOLINT(concurrency-mt-unsafe): glibc's is thread-safe
}

Error changed(const std::string& name)
{
    return {"The file was changed after it was opened.", name,
            "Open it again to see what it holds now."};
}

/// Reads exactly `size` bytes at `offset`, or fewer at the end of the file.
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
            return Error{"Cannot read the file: " + system_message(errno) + ".", name, {}};
        if (count == 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    return done;
}

/// What tells cheaply that nobody wrote to a file since.
struct Stamp {
    std::int64_t modified = 0; ///< ns
    std::int64_t changed = 0;  ///< ns
    std::int64_t size = -1;

    friend bool operator==(const Stamp&, const Stamp&) = default;
};

Stamp stamp_of(int fd)
{
    constexpr std::int64_t second = 1'000'000'000;
    struct stat status = {};
    if (::fstat(fd, &status) != 0)
        return {};
    return {status.st_mtim.tv_sec * second + status.st_mtim.tv_nsec,
            status.st_ctim.tv_sec * second + status.st_ctim.tv_nsec, status.st_size};
}

} // namespace

struct FileSource::State {
    State(std::string file_name, Descriptor descriptor, std::uint64_t bytes)
        : name(std::move(file_name)), file(std::move(descriptor)), size(bytes)
    {
    }

    /// A chunk that was read: the last one of a file may be short, and grow. One of length 0 was
    /// not read yet.
    struct Chunk {
        std::uint64_t hash = 0;
        std::size_t length = 0;
    };

    std::string name;
    Descriptor file;
    std::atomic<std::uint64_t> size = 0;
    mutable std::mutex mutex;
    std::vector<Chunk> chunks; ///< those read so far, guarded by mutex

    /// The chunk that read() verified last: events are mostly read one after the other, and many
    /// lie in one chunk. Guarded by mutex.
    struct Verified {
        std::size_t chunk = 0;
        Stamp stamp;
        std::shared_ptr<const std::string> bytes; ///< null where none was
    };
    mutable Verified verified;

    [[nodiscard]] std::size_t chunk_length(std::size_t chunk) const
    {
        return static_cast<std::size_t>(
            std::min<std::uint64_t>(chunk_size, size - std::uint64_t(chunk) * chunk_size));
    }
    /// The bytes of a chunk as far as it was read, if they are what they were then. A chunk that
    /// was not read yet has nothing to be compared with.
    [[nodiscard]] Result<std::shared_ptr<const std::string>> read_chunk(std::size_t chunk) const;
};

Result<std::shared_ptr<const std::string>> FileSource::State::read_chunk(std::size_t chunk) const
{
    // Taken before the bytes, so that a write between the two is noticed the next time.
    const Stamp stamp = stamp_of(file.get());
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
    const auto got = read_fully(file.get(), bytes->data(), bytes->size(),
                                std::uint64_t(chunk) * chunk_size, name);
    if (!got)
        return got.error();
    if (*got != bytes->size())
        return changed(name);
    if (known && XXH3_64bits(bytes->data(), bytes->size()) != known->hash)
        return changed(name);
    const std::lock_guard lock(mutex);
    verified = {chunk, stamp, bytes};
    return verified.bytes;
}

FileSource::FileSource(std::unique_ptr<State> state) : state_(std::move(state)) {}
FileSource::~FileSource() = default;

Result<std::shared_ptr<FileSource>> FileSource::open(const std::string& path)
{
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.is_open()) {
        const int code = errno;
        return Error{"Cannot open the file: " + system_message(code) + ".", path,
                     code == ENOENT ? "Check the path."
                                    : "Check that you may read it, and that it is a file."};
    }
    struct stat status = {};
    if (::fstat(file.get(), &status) != 0)
        return Error{"Cannot look at the file: " + system_message(errno) + ".", path, {}};
    if (S_ISDIR(status.st_mode))
        return Error{"This is a folder, not a session file.", path, "Open a file inside it."};
    if (S_ISFIFO(status.st_mode)) {
        ::fcntl(file.get(), F_SETFL, 0); // wait for the writer from here on
        return spool(file.get(), path);
    }
    if (!S_ISREG(status.st_mode))
        return Error{"This is a device or socket, not a session file.", path, {}};
    const auto size = static_cast<std::uint64_t>(status.st_size);
    return std::shared_ptr<FileSource>(
        new FileSource(std::make_unique<State>(path, std::move(file), size)));
}

Result<std::shared_ptr<FileSource>> FileSource::spool(int descriptor, std::string name)
{
    const char* folder = std::getenv("TMPDIR"); // NOLINT(concurrency-mt-unsafe): never set by us
    std::string path = std::string(folder && *folder ? folder : "/tmp") + "/playhead-XXXXXX";
    Descriptor file(::mkostemp(path.data(), O_CLOEXEC));
    if (!file.is_open())
        return Error{"Cannot keep the input: " + system_message(errno) + ".", path,
                     "Set TMPDIR to a folder with room."};
    ::unlink(path.c_str());
    std::vector<char> buffer(chunk_size);
    std::uint64_t size = 0;
    for (;;) {
        const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return Error{"Cannot read: " + system_message(errno) + ".", name, {}};
        if (count == 0)
            break;
        for (ssize_t done = 0; done < count;) {
            const ssize_t written =
                ::write(file.get(), buffer.data() + done, static_cast<std::size_t>(count - done));
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                return Error{"Cannot keep the input: " + system_message(errno) + ".", name,
                             "Set TMPDIR to a folder with room."};
            done += written;
        }
        size += static_cast<std::uint64_t>(count);
    }
    return std::shared_ptr<FileSource>(
        new FileSource(std::make_unique<State>(std::move(name), std::move(file), size)));
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
    if (::fstat(state_->file.get(), &status) != 0 || status.st_ino != named->inode ||
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
    const auto got = read_fully(state_->file.get(), bytes.data(), count, 0, state_->name);
    if (!got)
        return got.error();
    bytes.resize(*got);
    return bytes;
}

Result<std::string> FileSource::read(const Slice& slice) const
{
    const State& state = *state_;
    if (slice.offset > state.size || slice.length > state.size - slice.offset)
        return Error{"The record lies outside its file.", state.name, {}};
    std::string bytes;
    bytes.reserve(slice.length);
    const std::uint64_t end = slice.offset + slice.length;
    for (auto chunk = static_cast<std::size_t>(slice.offset / chunk_size);
         std::uint64_t(chunk) * chunk_size < end; ++chunk) {
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
    const auto got = read_fully(state.file.get(), to.data(), size, offset, state.name);
    if (!got)
        return got.error();
    if (*got != size)
        return changed(state.name);
    const char* bytes = to.data();
    for (std::size_t chunk = 0; chunk < whole; bytes += known[chunk].length, ++chunk) {
        if (XXH3_64bits(bytes, known[chunk].length) != known[chunk].hash)
            return changed(state.name);
    }
    return size;
}

/// Reads whole chunks, so that each is hashed once, and hands them out as asked for.
class FileReader final : public ByteReader
{
public:
    FileReader(FileSource::State& state, std::uint64_t offset)
        : state_(state), skipped_(static_cast<std::size_t>(offset % chunk_size))
    {
        next_ = static_cast<std::size_t>(offset / chunk_size);
        const std::lock_guard lock(state_.mutex);
        // What was read behind the chunk that holds the offset is read again.
        state_.chunks.resize(skipped_ == 0 ? next_ : next_ + 1);
        if (skipped_ > 0)
            taken_ = state_.chunks.back().length;
    }

    Result<std::size_t> read(std::span<char> buffer) override
    {
        if (given_ == chunk_.size()) {
            if (auto filled = fill(); !filled)
                return filled.error();
        }
        const std::size_t count = std::min(buffer.size(), chunk_.size() - given_);
        std::copy_n(chunk_.data() + given_, count, buffer.data());
        given_ += count;
        return count;
    }

private:
    Result<void> fill()
    {
        given_ = 0;
        chunk_.clear();
        const std::uint64_t offset = std::uint64_t(next_) * chunk_size;
        if (offset + (skipped_ > 0 ? skipped_ : taken_) >= state_.size)
            return {};
        chunk_.resize(state_.chunk_length(next_));
        const auto got =
            read_fully(state_.file.get(), chunk_.data(), chunk_.size(), offset, state_.name);
        if (!got || *got != chunk_.size()) {
            chunk_.clear();
            return got ? changed(state_.name) : got.error();
        }
        const FileSource::State::Chunk read = {XXH3_64bits(chunk_.data(), chunk_.size()),
                                               chunk_.size()};
        const std::lock_guard lock(state_.mutex);
        if (taken_ == 0) {
            state_.chunks.push_back(read);
        } else {
            if (XXH3_64bits(chunk_.data(), taken_) != state_.chunks.back().hash) {
                chunk_.clear();
                return changed(state_.name);
            }
            state_.chunks.back() = read;
        }
        given_ = skipped_ > 0 ? std::exchange(skipped_, 0) : taken_;
        taken_ = chunk_.size();
        if (taken_ == chunk_size) {
            ++next_;
            taken_ = 0;
        }
        return {};
    }

    FileSource::State& state_;
    std::string chunk_;
    std::size_t given_ = 0;
    std::size_t next_ = 0;  ///< chunk to be read
    std::size_t taken_ = 0; ///< bytes of it that were there, and read, before the file grew
    std::size_t skipped_;   ///< bytes of the first one that are before where it begins to read
};

std::unique_ptr<ByteReader> FileSource::reader(std::uint64_t offset)
{
    return std::make_unique<FileReader>(*state_, offset);
}

Result<std::size_t> FileSource::take_piece(std::uint64_t offset, std::span<char> buffer)
{
    assert(offset % chunk_size == 0 && buffer.size() % chunk_size == 0);
    const std::uint64_t there = size() - std::min<std::uint64_t>(offset, size());
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), there));
    const auto got = read_fully(state_->file.get(), buffer.data(), wanted, offset, state_->name);
    if (!got)
        return got;
    if (*got != wanted)
        return changed(state_->name);
    std::vector<State::Chunk> read;
    for (std::size_t at = 0; at < wanted; at += chunk_size) {
        const std::size_t length = std::min(chunk_size, wanted - at);
        read.push_back({XXH3_64bits(buffer.data() + at, length), length});
    }
    const auto first = static_cast<std::size_t>(offset / chunk_size);
    const std::lock_guard lock(state_->mutex);
    if (state_->chunks.size() < first + read.size())
        state_->chunks.resize(first + read.size());
    std::copy(read.begin(), read.end(),
              state_->chunks.begin() + static_cast<std::ptrdiff_t>(first));
    return wanted;
}

} // namespace playhead
