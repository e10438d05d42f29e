// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/byte_reader.h"
#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

class Descriptor;

/// What a slice of a source is to its event. Formats with more than one record per event say which
/// is which, so that the event can be decoded again from the same bytes.
enum class RecordRole : std::uint8_t {
    Event,    ///< the event itself
    Error,    ///< an error record that was joined to it
    Resource, ///< what several events share: an OTLP resource
    Scope,    ///< an OTLP instrumentation scope
    Context,  ///< anything else that is needed to read it
};

/// A piece of a source: where an event's bytes are. A slice is at most 4 GiB.
struct Slice {
    std::uint64_t offset = 0;
    std::uint32_t length = 0;
    std::uint16_t source = 0; ///< number of the source within its trace
    RecordRole role = RecordRole::Event;

    friend bool operator==(const Slice&, const Slice&) = default;
};

/// The bytes that a session was read from. Immutable to its readers: bytes that changed since they
/// were first read are an Error, never foreign text. All const functions are safe on any thread.
class Source
{
public:
    virtual ~Source() = default;
    /// A path, or what stands for one ("<stdin>").
    [[nodiscard]] virtual const std::string& name() const = 0;
    /// Bytes, or rows of a database: a measure for progress. 0 where it is not known.
    [[nodiscard]] virtual std::uint64_t size() const = 0;
    /// Ends with cancelled() soon after `stop` is requested, if that is before it is done.
    [[nodiscard]] virtual Result<std::string> read(const Slice& slice,
                                                   const std::stop_token& stop = {}) const = 0;
    /// The first `most` bytes of a slice, or all where it has no more: for a first look at what is
    /// large. May read all of it, and is stopped as read() is.
    [[nodiscard]] virtual Result<std::string> read_beginning(const Slice& slice, std::size_t most,
                                                             const std::stop_token& stop = {}) const
    {
        auto bytes = read(slice, stop);
        if (bytes && bytes->size() > most)
            bytes->resize(most);
        return bytes;
    }

    /// Where a piece of read_piece() may begin: at a multiple of this. 0 where slices are no ranges
    /// of bytes, or not to be had faster than one by one.
    [[nodiscard]] virtual std::size_t piece_alignment() const { return 0; }
    /// Fills `to` with the bytes from `offset` on, as far as there are any, and says how many. As
    /// true to what was read first as read() is.
    [[nodiscard]] virtual Result<std::size_t> read_piece(std::uint64_t /*offset*/,
                                                         std::span<char> /*to*/) const
    {
        return std::size_t{0};
    }
};

/// Bytes held in memory: decoded, repaired or generated text, small inputs, tests. May grow while
/// others read.
class MemorySource final : public Source
{
public:
    explicit MemorySource(std::string name, std::string bytes = {});

    /// Adds bytes at the end; `source` is the number this source has in the trace.
    Slice append(std::string_view bytes, std::uint16_t source, RecordRole role = RecordRole::Event);

    [[nodiscard]] const std::string& name() const override { return name_; }
    [[nodiscard]] std::uint64_t size() const override;
    [[nodiscard]] Result<std::string> read(const Slice& slice,
                                           const std::stop_token& stop = {}) const override;

private:
    std::string name_;
    mutable std::mutex mutex_;
    std::string bytes_;
};

/// What has become of a file that is held open, since it was looked at last.
enum class FileNews : std::uint8_t {
    None,
    Grown,    ///< something was added, and what was there is as it was
    Replaced, ///< it was cut or rewritten, or its name leads to another file
    Deleted,  ///< its name leads nowhere
};

/// Which file a name leads to, and in what state it is: to see whether either has changed.
struct FileStamp {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t size = 0;
    std::int64_t modified = 0; ///< ns since the epoch

    /// Nothing where there is no regular file.
    [[nodiscard]] static std::optional<FileStamp> of(const std::string& path);
    [[nodiscard]] bool is_same_file(const FileStamp& other) const
    {
        return device == other.device && inode == other.inode;
    }
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// A file on disk, held open. What reader() reads is remembered as a hash per chunk, and what
/// read() returns is checked against it: a file that was rewritten or cut after it was opened is
/// reported. What was added behind that can be read on. (A mapping would be cheaper to read and end
/// in SIGBUS when the file is cut.)
class FileSource final : public Source
{
public:
    /// Fails for what is missing, unreadable, a directory or a device.
    static Result<std::shared_ptr<FileSource>> open(const std::string& path);
    /// Spools standard input, or any other descriptor that cannot seek, to an unlinked temporary
    /// file. Does not take ownership of `descriptor`.
    static Result<std::shared_ptr<FileSource>> spool(int descriptor, std::string name);
    /// Takes over a file that somebody else opened, for of_piece().
    [[nodiscard]] static std::shared_ptr<Descriptor> hold(int descriptor);
    /// `size` bytes of a file from `begin` on, as if they were a file of this name.
    static std::shared_ptr<FileSource> of_piece(std::shared_ptr<Descriptor> file, std::string name,
                                                std::uint64_t begin, std::uint64_t size);
    ~FileSource() override;
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;

    [[nodiscard]] const std::string& name() const override;
    /// As it was when somebody looked at it last.
    [[nodiscard]] std::uint64_t size() const override;
    [[nodiscard]] Result<std::string> read(const Slice& slice,
                                           const std::stop_token& stop = {}) const override;
    [[nodiscard]] Result<std::string>
    read_beginning(const Slice& slice, std::size_t most,
                   const std::stop_token& stop = {}) const override;
    [[nodiscard]] std::size_t piece_alignment() const override;
    [[nodiscard]] Result<std::size_t> read_piece(std::uint64_t offset,
                                                 std::span<char> to) const override;

    /// Looks at the file again. Where it has grown, its reader reads on: one that has come to the
    /// end goes on from there. By the reader's thread.
    [[nodiscard]] FileNews look();

    /// The first `count` bytes, for recognising the format; fewer where the file is shorter.
    [[nodiscard]] Result<std::string> head(std::size_t count) const;
    /// Reads the file from its start and takes the chunk hashes as it goes. One at a time.
    [[nodiscard]] std::unique_ptr<ByteReader> reader() { return reader(0); }
    /// The same from an offset on: what is before it was read by take_piece().
    [[nodiscard]] std::unique_ptr<ByteReader> reader(std::uint64_t offset);
    /// A read of reader() gives this many bytes at most from here on: what comes of a file does not
    /// depend on how its bytes come, which tests see to. Before reader() is called.
    void hand_out_at_most(std::size_t bytes);

    /// What hashes are taken of. Small enough that checking one payload costs microseconds, also
    /// when all are loaded one after the other; large enough that those of a file of 4 GiB take 512
    /// KiB.
    static constexpr std::size_t chunk_size = 64 * 1024;
    /// Reads a piece for the first time and takes its hashes: what reader() does, but in any order,
    /// on several threads at once, and not while there is a reader(). A piece begins at a multiple
    /// of chunk_size; the size of `buffer` is one, too. Returns how much there is: less than
    /// `buffer` holds only at the end of the file.
    [[nodiscard]] Result<std::size_t> take_piece(std::uint64_t offset, std::span<char> buffer);

private:
    struct State;
    explicit FileSource(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
    friend class FileReader;
};

} // namespace playhead
