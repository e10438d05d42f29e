// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/session_archive.h"

#include "core/base/hex.h"
#include "core/base/quiet_open.h"
#include "core/base/stopping.h"
#include "core/base/text.h"

#include <archive.h>
#include <archive_entry.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <string_view>
#include <vector>

namespace playhead {

namespace {

constexpr std::size_t piece_size = std::size_t{256} << 10U;
/// Sessions are text that repeats itself far apart: more than this gains little and takes longer.
constexpr const char* compression_level = "7";

/// What the content of an archive is known by.
class ContentHash
{
public:
    ContentHash() : state_(XXH3_createState(), XXH3_freeState) { XXH3_128bits_reset(state_.get()); }

    void begin_file(std::string_view name, std::uint64_t size)
    {
        add(name);
        std::array<char, 9> bytes{}; // a zero byte ends the name
        for (std::size_t i = 0; i < 8; ++i)
            bytes.at(i + 1) = static_cast<char>(size >> (8 * i));
        add({bytes.data(), bytes.size()});
        ++content_.files;
        content_.bytes += size;
    }
    void add(std::string_view bytes)
    {
        XXH3_128bits_update(state_.get(), bytes.data(), bytes.size());
    }
    [[nodiscard]] ArchiveContent content()
    {
        const XXH128_hash_t hash = XXH3_128bits_digest(state_.get());
        content_.hash = hex_of(hash.high64) + hex_of(hash.low64);
        return content_;
    }

private:
    std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state_;
    ArchiveContent content_;
};

/// A source file, open for as long as it is read.
class OpenedFile
{
public:
    explicit OpenedFile(const std::string& path)
        : descriptor_(open_quietly(AT_FDCWD, path.c_str(), O_NOFOLLOW))
    {
        if (descriptor_ >= 0 && ::fstat(descriptor_, &status_) != 0)
            status_ = {};
    }
    OpenedFile(const OpenedFile&) = delete;
    OpenedFile& operator=(const OpenedFile&) = delete;
    ~OpenedFile()
    {
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }
    [[nodiscard]] bool is_file() const { return descriptor_ >= 0 && S_ISREG(status_.st_mode); }
    [[nodiscard]] const struct stat& status() const { return status_; }
    /// Bytes that were read; -1 with errno.
    [[nodiscard]] ssize_t read(std::span<char> to) const
    {
        for (;;) {
            const ssize_t count = ::read(descriptor_, to.data(), to.size());
            if (count >= 0 || errno != EINTR)
                return count;
        }
    }

private:
    int descriptor_;
    struct stat status_ = {};
};

Error unreadable(const std::string& path)
{
    return {"The file cannot be read: " + system_text(errno) + ".", path,
            "Check that you may read it."};
}

Error archive_error(archive* of, const std::string& what, const std::string& path)
{
    const char* why = archive_error_string(of);
    return {what + ": " + std::string(why ? why : "it is damaged") + ".", path, {}};
}

class ArchiveWriter
{
public:
    ArchiveWriter(const std::string& to, const Job& job)
        : archive_(archive_write_new(), archive_write_free), to_(to), job_(job), piece_(piece_size)
    {
    }

    Result<ArchiveContent> run(std::span<const ArchivedFile> files)
    {
        if (auto opened = open(); !opened)
            return opened.error();
        for (const ArchivedFile& file : files)
            total_ += size_of(file.path);
        for (const ArchivedFile& file : files) {
            if (auto added = add(file); !added)
                return added.error();
        }
        if (archive_write_close(archive_.get()) != ARCHIVE_OK)
            return cannot_write();
        return hash_.content();
    }

private:
    [[nodiscard]] Error cannot_write() const
    {
        return archive_error(archive_.get(), "The archive cannot be written", to_);
    }
    static std::uint64_t size_of(const std::string& path)
    {
        struct stat status = {};
        return ::stat(path.c_str(), &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
    }

    Result<void> open()
    {
        const int descriptor =
            ::open(to_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (descriptor < 0)
            return Error{"The archive cannot be written: " + system_text(errno) + ".", to_,
                         "Check that you may write there."};
        ::close(descriptor); // libarchive opens it, with the mode that it has now
        archive* writer = archive_.get();
        const bool is_open =
            archive_write_add_filter_zstd(writer) == ARCHIVE_OK &&
            archive_write_set_filter_option(writer, "zstd", "compression-level",
                                            compression_level) == ARCHIVE_OK &&
            archive_write_set_format_pax_restricted(writer) == ARCHIVE_OK &&
            // Names are bytes, whatever the locale takes them for.
            archive_write_set_format_option(writer, "pax", "hdrcharset", "BINARY") == ARCHIVE_OK &&
            archive_write_open_filename(writer, to_.c_str()) == ARCHIVE_OK;
        return is_open ? Result<void>() : cannot_write();
    }

    Result<void> add(const ArchivedFile& file)
    {
        const OpenedFile source(file.path);
        if (!source.is_file())
            return unreadable(file.path);
        const struct stat& status = source.status();
        const auto size = static_cast<std::uint64_t>(status.st_size);
        const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                             archive_entry_free);
        archive_entry_set_pathname(entry.get(), file.name.c_str());
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0600);
        archive_entry_set_size(entry.get(), status.st_size);
        archive_entry_set_mtime(entry.get(), status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
        if (archive_write_header(archive_.get(), entry.get()) != ARCHIVE_OK)
            return cannot_write();
        hash_.begin_file(file.name, size);
        for (std::uint64_t left = size; left > 0;) {
            if (job_.is_cancelled())
                return cancelled();
            const auto wanted =
                static_cast<std::size_t>(std::min<std::uint64_t>(left, piece_.size()));
            const ssize_t count = source.read(std::span(piece_).first(wanted));
            if (count < 0)
                return unreadable(file.path);
            if (count == 0)
                return Error{"The file was cut while it was read.", file.path, "Try again."};
            const std::string_view bytes(piece_.data(), static_cast<std::size_t>(count));
            if (archive_write_data(archive_.get(), bytes.data(), bytes.size()) != count)
                return cannot_write();
            hash_.add(bytes);
            left -= bytes.size();
            done_ += bytes.size();
            job_.report(std::min(done_, total_), total_);
        }
        return {};
    }

    std::unique_ptr<archive, int (*)(archive*)> archive_;
    const std::string& to_;
    const Job& job_;
    ContentHash hash_;
    std::vector<char> piece_;
    std::uint64_t done_ = 0;
    std::uint64_t total_ = 0;
};

} // namespace

Result<ArchiveContent> write_session_archive(std::span<const ArchivedFile> files,
                                             const std::string& to, const Job& job)
{
    return ArchiveWriter(to, job).run(files);
}

Result<ArchiveContent> read_session_archive(const std::string& path, const Job& job)
{
    const std::unique_ptr<archive, int (*)(archive*)> reader(archive_read_new(), archive_read_free);
    archive_read_support_filter_zstd(reader.get());
    archive_read_support_format_tar(reader.get());
    const auto damaged = [&] {
        return archive_error(reader.get(), "The archive cannot be read", path);
    };
    if (archive_read_open_filename(reader.get(), path.c_str(), piece_size) != ARCHIVE_OK)
        return damaged();
    ContentHash hash;
    std::vector<char> piece(piece_size);
    for (;;) {
        archive_entry* entry = nullptr;
        const int next = archive_read_next_header(reader.get(), &entry);
        if (next == ARCHIVE_EOF)
            return hash.content();
        if (next != ARCHIVE_OK)
            return damaged();
        hash.begin_file(archive_entry_pathname(entry),
                        static_cast<std::uint64_t>(archive_entry_size(entry)));
        for (;;) {
            if (job.is_cancelled())
                return cancelled();
            const la_ssize_t count = archive_read_data(reader.get(), piece.data(), piece.size());
            if (count < 0)
                return damaged();
            if (count == 0)
                break;
            hash.add({piece.data(), static_cast<std::size_t>(count)});
        }
    }
}

} // namespace playhead
