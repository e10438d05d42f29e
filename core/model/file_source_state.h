// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the files that read a FileSource share. Internal to core/model.
#pragma once

#include "core/model/source.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead {

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

/// What tells of the bytes of a chunk whether they are what they were.
[[nodiscard]] std::uint64_t chunk_hash(std::string_view bytes);

[[nodiscard]] Error changed_file(const std::string& name);

/// Reads exactly `size` bytes at `offset`, or fewer at the end of the file.
[[nodiscard]] Result<std::size_t> read_fully(int fd, char* to, std::size_t size,
                                             std::uint64_t offset, const std::string& name);

/// What tells cheaply that nobody wrote to a file since.
struct WriteStamp {
    std::int64_t modified = 0; ///< ns
    std::int64_t changed = 0;  ///< ns
    std::int64_t size = -1;

    friend bool operator==(const WriteStamp&, const WriteStamp&) = default;
};

struct FileSource::State {
    State(std::string file_name, std::shared_ptr<Descriptor> descriptor, std::uint64_t bytes,
          std::uint64_t first = 0)
        : name(std::move(file_name)), file(std::move(descriptor)), size(bytes), begin(first)
    {
    }

    /// A chunk that was read: the last one of a file may be short, and grow. One of length 0 was
    /// not read yet.
    struct Chunk {
        std::uint64_t hash = 0;
        std::size_t length = 0;
    };

    std::string name;
    std::shared_ptr<Descriptor> file; ///< several pieces of one may be sources
    std::atomic<std::uint64_t> size = 0;
    std::uint64_t begin = 0; ///< where in the file the source begins
    /// That a reader hands out. Read in less than a millisecond: whoever wants to stop is asked in
    /// between.
    std::size_t most_at_once = std::size_t{1} << 20;
    mutable std::mutex mutex;
    std::vector<Chunk> chunks; ///< those read so far, guarded by mutex

    /// The chunk that read() verified last: events are mostly read one after the other, and many
    /// lie in one chunk. Guarded by mutex.
    struct Verified {
        std::size_t chunk = 0;
        WriteStamp stamp;
        std::shared_ptr<const std::string> bytes; ///< null where none was
    };
    mutable Verified verified;

    /// Reads exactly `count` bytes of the source, or fewer at the end of the file.
    [[nodiscard]] Result<std::size_t> read(char* to, std::size_t count, std::uint64_t offset) const
    {
        return read_fully(file->get(), to, count, begin + offset, name);
    }
    [[nodiscard]] std::size_t chunk_length(std::size_t chunk) const
    {
        return static_cast<std::size_t>(std::min<std::uint64_t>(
            FileSource::chunk_size, size - std::uint64_t(chunk) * FileSource::chunk_size));
    }
    /// The bytes of a chunk as far as it was read, if they are what they were then. A chunk that
    /// was not read yet has nothing to be compared with.
    [[nodiscard]] Result<std::shared_ptr<const std::string>> read_chunk(std::size_t chunk) const;
};

} // namespace playhead
