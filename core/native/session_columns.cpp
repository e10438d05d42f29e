// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/session_columns.h"

#include "core/base/atomic_file.h"
#include "core/model/image_bytes.h"
#include "core/model/price_table.h"
#include "core/model/trace_image.h"
#include "core/native/event_record.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace playhead {

namespace {

/// "PHCOLUMN", as a number of this machine: one with its bytes the other way round reads another.
constexpr std::uint64_t magic = 0x4E4D554C4F434850;

/// What the columns were made of: they hold for nothing else.
using Origin = std::array<std::uint64_t, 7>;

/// Nothing where the file cannot be told from what it was: its changes may lie in a log beside it.
std::optional<Origin> origin_of(const std::string& session_file)
{
    struct stat log = {};
    const std::string log_path = session_file + "-wal";
    if (::stat(log_path.c_str(), &log) == 0 && log.st_size > 0)
        return std::nullopt;
    const auto stamp = FileStamp::of(session_file);
    if (!stamp)
        return std::nullopt;
    return Origin{magic,
                  TraceImage::version,
                  PriceTable::effective().fingerprint(),
                  stamp->device,
                  stamp->inode,
                  static_cast<std::uint64_t>(stamp->size),
                  static_cast<std::uint64_t>(stamp->modified)};
}

/// XXH3 of all that was added.
class Digest
{
public:
    Digest() : state_(XXH3_createState(), &XXH3_freeState) { XXH3_64bits_reset(state_.get()); }
    void add(std::string_view bytes)
    {
        XXH3_64bits_update(state_.get(), bytes.data(), bytes.size());
    }
    [[nodiscard]] std::uint64_t value() const { return XXH3_64bits_digest(state_.get()); }

private:
    std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state_;
};

/// The columns' file, from its first byte to its last.
class ColumnsFile
{
public:
    /// Nothing where there is none for this origin.
    static std::optional<ColumnsFile> open(const std::string& session_file)
    {
        const auto origin = origin_of(session_file);
        const int descriptor = ::open(columns_path(session_file).c_str(), O_RDONLY | O_CLOEXEC);
        ColumnsFile file(descriptor);
        struct stat status = {};
        if (!origin || descriptor < 0 || ::fstat(descriptor, &status) != 0 ||
            !S_ISREG(status.st_mode))
            return std::nullopt;
        Origin written{};
        constexpr auto ends = static_cast<off_t>(sizeof written + sizeof(std::uint64_t));
        if (status.st_size < ends || !file.fill(bytes_of(written)) || written != *origin)
            return std::nullopt;
        file.image_size_ = static_cast<std::uint64_t>(status.st_size - ends);
        return file;
    }
    ColumnsFile(ColumnsFile&& other) noexcept
        : descriptor_(std::exchange(other.descriptor_, -1))
        , digest_(std::move(other.digest_))
        , image_size_(other.image_size_)
    {
    }
    ColumnsFile& operator=(ColumnsFile&&) = delete;
    ~ColumnsFile()
    {
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }

    /// Between the origin and the digest.
    [[nodiscard]] std::uint64_t image_size() const { return image_size_; }
    [[nodiscard]] bool fill(std::span<char> to)
    {
        for (std::span<char> left = to; !left.empty();) {
            const ssize_t count = ::read(descriptor_, left.data(), left.size());
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0)
                return false;
            left = left.subspan(static_cast<std::size_t>(count));
        }
        digest_.add({to.data(), to.size()});
        return true;
    }
    /// Whether the rest is the digest of all before it.
    [[nodiscard]] bool ends_well()
    {
        const std::uint64_t expected = digest_.value();
        std::uint64_t written = 0;
        return fill(bytes_of(written)) && written == expected;
    }

private:
    explicit ColumnsFile(int descriptor) : descriptor_(descriptor) {}

    template <typename T>
    static std::span<char> bytes_of(T& value)
    {
        return {reinterpret_cast<char*>(&value), sizeof value}; // its bytes, as read() wants them
    }

    int descriptor_;
    Digest digest_;
    std::uint64_t image_size_ = 0;
};

template <typename T>
std::string_view bytes_of(const T& value)
{
    return {reinterpret_cast<const char*>(&value), sizeof value};
}

/// The file that all events of a trace are rows of, each of one; null where that is not so.
const SessionFile* rows_of(const Trace& trace, std::vector<std::uint32_t>& marks)
{
    if (!TraceImage::fits(trace, native::event_decoder))
        return nullptr;
    const auto* file = dynamic_cast<const SessionFile*>(&trace.source(0));
    if (!file)
        return nullptr;
    marks = file->event_marks();
    return marks.size() == trace.event_count() ? file : nullptr;
}

Result<void> write_columns(const Trace& trace, const Origin& origin,
                           const std::vector<std::uint32_t>& marks, AtomicFile& file)
{
    Digest digest;
    Result<void> written;
    const auto put = [&](std::string_view bytes) {
        digest.add(bytes);
        if (written)
            written = file.write(bytes);
    };
    put(bytes_of(origin));
    ImageWriter out(put);
    out.column(marks);
    TraceImage::write(trace, out);
    const std::uint64_t value = digest.value();
    if (written)
        written = file.write(bytes_of(value));
    return written;
}

} // namespace

std::string columns_path(const std::string& session_file)
{
    return session_file + "-columns";
}

bool has_columns(const std::string& session_file)
{
    return ColumnsFile::open(session_file).has_value();
}

Result<bool> keep_columns(const Trace& trace, const std::string& session_file)
{
    const auto origin = origin_of(session_file);
    std::vector<std::uint32_t> marks;
    const SessionFile* rows = rows_of(trace, marks);
    // Whoever wrote to the file since it was opened made it another.
    if (!origin || !rows || rows->stamp() != FileStamp::of(session_file) ||
        has_columns(session_file))
        return false;
    auto file = AtomicFile::create(columns_path(session_file), AtomicFile::Access::Private);
    if (!file)
        return file.error();
    if (auto written = write_columns(trace, *origin, marks, *file); !written)
        return written.error();
    if (origin_of(session_file) != origin) // it was deleted or changed meanwhile
        return false;
    if (auto committed = file->commit(); !committed)
        return committed.error();
    return true;
}

void delete_columns(const std::string& session_file)
{
    ::unlink(columns_path(session_file).c_str());
}

bool restore_columns(const std::string& session_file, SessionFile& file, TraceBuilder& session)
{
    auto columns = ColumnsFile::open(session_file);
    if (!columns)
        return false;
    ImageReader image([&](std::span<char> to) { return columns->fill(to); }, columns->image_size());
    std::vector<std::uint32_t> marks;
    image.column(marks);
    const auto trace = session.restored(image, native::event_decoder);
    if (!trace || !columns->ends_well() || marks.size() != trace->event_count())
        return false;
    std::vector<Slice> rows;
    rows.reserve(marks.size());
    for (std::uint32_t i = 0; i < trace->event_count(); ++i)
        rows.push_back(trace->records(EventIndex(i)).front());
    const auto is_behind = [](const Slice& row, const Slice& next) {
        return row.offset >= next.offset;
    };
    if (std::adjacent_find(rows.begin(), rows.end(), is_behind) != rows.end())
        return false;
    file.restore_events(rows, marks);
    session.restore(trace);
    return true;
}

} // namespace playhead
