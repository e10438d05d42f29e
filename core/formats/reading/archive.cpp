// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/archive.h"

#include "core/base/stopping.h"
#include "core/model/spool.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace playhead {

namespace {

/// What all pieces of what is unpacked may be large in before its ratio is looked at.
constexpr std::uint64_t any_ratio = std::uint64_t{1} << 30;

/// Where a member lies in the spool.
struct Extent {
    std::string path;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};

/// "run.jsonl.zst" was made of "run.jsonl": what it holds is named so.
std::string unpacked_name(const std::string& path)
{
    constexpr std::array<std::string_view, 6> endings = {".gz", ".zst", ".zstd",
                                                         ".xz", ".bz2", ".z"};
    const auto ending =
        std::find_if(endings.begin(), endings.end(),
                     [&path](std::string_view each) { return path.ends_with(each); });
    return ending == endings.end() ? path : path.substr(0, path.size() - ending->size());
}

/// libarchive over a FileSource.
class Unpacker
{
public:
    Unpacker(const FileSource& file, Spool spool, const Job& job, const UnpackLimits& limits)
        : file_(file)
        , spool_(std::move(spool))
        , job_(job)
        , limits_(limits)
        , archive_(archive_read_new())
        , buffer_(std::size_t{256} << 10, '\0')
    {
    }
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;
    ~Unpacker() { archive_read_free(archive_); }

    Result<Unpacked> run()
    {
        if (!archive_)
            return Error{"There is no memory to unpack this.", file_.name(), {}};
        archive_read_support_filter_gzip(archive_);
        archive_read_support_filter_zstd(archive_);
        archive_read_support_filter_xz(archive_);
        archive_read_support_filter_bzip2(archive_);
        archive_read_support_format_zip(archive_);
        archive_read_support_format_tar(archive_);
        archive_read_support_format_raw(archive_);
        archive_read_set_callback_data(archive_, this);
        archive_read_set_read_callback(archive_, &Unpacker::give);
        archive_read_set_seek_callback(archive_, &Unpacker::seek);
        archive_read_set_skip_callback(archive_, &Unpacker::skip);
        if (archive_read_open1(archive_) != ARCHIVE_OK)
            return damage();
        while (read_member()) {
        }
        if (job_.is_cancelled())
            return cancelled();
        return finish();
    }

private:
    // What libarchive calls to read the file.
    static la_ssize_t give(archive* /*archive*/, void* self, const void** buffer)
    {
        auto& unpacker = *static_cast<Unpacker*>(self);
        const std::uint64_t left = unpacker.file_.size() - unpacker.at_;
        const auto length =
            static_cast<std::uint32_t>(std::min<std::uint64_t>(unpacker.buffer_.size(), left));
        *buffer = unpacker.buffer_.data();
        if (length == 0)
            return 0;
        auto bytes = unpacker.file_.read({unpacker.at_, length, 0, RecordRole::Event});
        if (!bytes) {
            unpacker.read_error_ = bytes.error();
            return ARCHIVE_FATAL;
        }
        unpacker.buffer_.replace(0, bytes->size(), *bytes);
        unpacker.at_ += length;
        unpacker.job_.report(unpacker.at_, unpacker.file_.size());
        return static_cast<la_ssize_t>(length);
    }
    static la_int64_t seek(archive* /*archive*/, void* self, la_int64_t offset, int whence)
    {
        auto& unpacker = *static_cast<Unpacker*>(self);
        const auto size = static_cast<la_int64_t>(unpacker.file_.size());
        const la_int64_t base = whence == SEEK_SET   ? 0
                                : whence == SEEK_END ? size
                                                     : static_cast<la_int64_t>(unpacker.at_);
        unpacker.at_ = static_cast<std::uint64_t>(std::clamp<la_int64_t>(base + offset, 0, size));
        return static_cast<la_int64_t>(unpacker.at_);
    }
    static la_int64_t skip(archive* /*archive*/, void* self, la_int64_t count)
    {
        auto& unpacker = *static_cast<Unpacker*>(self);
        const std::uint64_t left = unpacker.file_.size() - unpacker.at_;
        const auto skipped = std::min<std::uint64_t>(left, static_cast<std::uint64_t>(count));
        unpacker.at_ += skipped;
        return static_cast<la_int64_t>(skipped);
    }

    Error damage() const
    {
        if (read_error_)
            return *read_error_;
        const char* why = archive_error_string(archive_);
        return {"The archive cannot be read: " + std::string(why ? why : "it is damaged") + ".",
                file_.name(), "Unpack it by another program, and open what comes out of it."};
    }

    /// False at the end, or where that is not reached.
    bool read_member()
    {
        archive_entry* entry = nullptr;
        const int result = archive_read_next_header(archive_, &entry);
        if (result == ARCHIVE_EOF || job_.is_cancelled())
            return false;
        if (result < ARCHIVE_WARN) {
            problem_ = damage();
            return false;
        }
        if (archive_entry_filetype(entry) != AE_IFREG && archive_format(archive_) != raw)
            return true; // folders and links
        if (extents_.size() >= limits_.members) {
            problem_ =
                Error{"The archive holds more than " + std::to_string(limits_.members) + " files.",
                      file_.name(), "Unpack it, and open the folder."};
            return false;
        }
        Extent extent;
        const char* path = archive_entry_pathname_utf8(entry);
        if (!path)
            path = archive_entry_pathname(entry);
        extent.path = path && archive_format(archive_) != raw ? path : "";
        extent.offset = spool_.size();
        const bool goes_on = read_data();
        extent.size = spool_.size() - extent.offset;
        extents_.push_back(std::move(extent));
        return goes_on;
    }

    bool read_data()
    {
        std::array<char, 65536> piece{};
        for (;;) {
            const la_ssize_t count = archive_read_data(archive_, piece.data(), piece.size());
            if (count == 0)
                return true;
            if (job_.is_cancelled())
                return false;
            if (count < 0) {
                problem_ = damage();
                return false;
            }
            if (auto kept = spool_.write({piece.data(), static_cast<std::size_t>(count)}); !kept) {
                problem_ = kept.error();
                return false;
            }
            const bool is_bomb =
                spool_.size() > any_ratio && spool_.size() / limits_.ratio > file_.size();
            if (is_bomb || spool_.size() > limits_.bytes) {
                problem_ = Error{"The archive unpacks to far more than any session holds.",
                                 file_.name(), "What was unpacked up to there is shown."};
                return false;
            }
        }
    }

    Result<Unpacked> finish()
    {
        if (extents_.empty() && problem_)
            return *problem_;
        Unpacked unpacked;
        unpacked.problem = problem_;
        for (Extent& extent : extents_) {
            std::string name = extent.path.empty() ? unpacked_name(file_.name())
                                                   : file_.name() + "/" + extent.path;
            auto source = spool_.source(std::move(name), extent.offset, extent.size);
            unpacked.members.push_back({std::move(extent.path), std::move(source)});
        }
        return unpacked;
    }

    static constexpr int raw = ARCHIVE_FORMAT_RAW;

    const FileSource& file_;
    Spool spool_;
    const Job& job_;
    const UnpackLimits& limits_;
    archive* archive_;
    std::string buffer_;
    std::uint64_t at_ = 0;
    std::optional<Error> read_error_;
    std::optional<Error> problem_;
    std::vector<Extent> extents_;
};

} // namespace

bool is_packed(std::string_view head)
{
    using namespace std::string_view_literals;
    constexpr std::size_t tar_magic_at = 257;
    for (const std::string_view magic :
         {"PK\x03\x04"sv, "PK\x05\x06"sv, "\x1F\x8B"sv, "\x28\xB5\x2F\xFD"sv, "BZh"sv,
          "\xFD"
          "7zXZ\0"sv}) {
        if (head.substr(0, magic.size()) == magic)
            return true;
    }
    return head.size() > tar_magic_at && head.substr(tar_magic_at, 5) == "ustar";
}

Result<Unpacked> unpack(const FileSource& file, const Job& job, const UnpackLimits& limits)
{
    auto spool = Spool::create();
    if (!spool)
        return spool.error();
    return Unpacker(file, *std::move(spool), job, limits).run();
}

} // namespace playhead
