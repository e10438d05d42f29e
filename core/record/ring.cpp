// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/ring.h"

#include "core/base/text.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <new>
#include <numeric>
#include <utility>

namespace playhead::record {

namespace {

constexpr std::size_t least_capacity = std::size_t{64} << 10U;

/// Closed when it goes; a mapping does not need it.
class Descriptor
{
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (number_ >= 0)
            ::close(number_);
    }
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

std::size_t rounded(std::size_t capacity)
{
    return std::bit_ceil(std::max(capacity, least_capacity));
}

constexpr const char* goes_on_in_memory =
    "Recording goes on in memory; what is there is lost if the program is killed.";

Error no_room(const std::string& path, int code)
{
    return {"There is no room to keep what is recorded until it is written: " + system_text(code) +
                ".",
            path, goes_on_in_memory};
}

} // namespace

RingMemory::RingMemory(RingMemory&& other) noexcept
    : base_(std::exchange(other.base_, nullptr)), size_(std::exchange(other.size_, 0))
{
}

RingMemory::~RingMemory()
{
    if (base_)
        ::munmap(base_, size_);
}

void RingMemory::start(std::uint64_t thread)
{
    // All pages at once: the first entry that comes to a page should not wait for it. Since Linux
    // 5.14; without it the entries wait. (MAP_POPULATE does not do it for writing.)
    (void)::madvise(base_, size_, MADV_POPULATE_WRITE);
    // cppcheck-suppress legacyUninitvar
    auto* header = new (base_) RingHeader{};
    header->version = ring_version;
    header->header_size = ring_header_size;
    header->capacity = capacity();
    header->thread = thread;
    // The last: with it the file is a ring, whenever the process is killed.
    std::atomic_signal_fence(std::memory_order_release);
    std::memcpy(header->magic, ring_magic, sizeof ring_magic);
}

bool RingMemory::is_unfinished(const std::string& path)
{
    char magic[sizeof ring_magic] = {};
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return false;
    file.read(magic, sizeof magic);
    return std::all_of(std::begin(magic), std::end(magic), [](char each) { return each == 0; });
}

Result<RingMemory> RingMemory::map(int descriptor, std::size_t size, const std::string& path)
{
    const int kind = descriptor < 0 ? MAP_PRIVATE | MAP_ANONYMOUS : MAP_SHARED;
    // cppcheck-suppress invalidFunctionArg
    void* base = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, kind, descriptor, 0);
    if (base == MAP_FAILED)
        return Error{"Memory for recording cannot be had: " + system_text(errno) + ".", path, {}};
    return RingMemory(base, size);
}

Result<RingMemory> RingMemory::make_file(const std::string& path, std::size_t capacity,
                                         std::uint64_t thread)
{
    const std::size_t size = ring_header_size + rounded(capacity);
    const Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (file.number() < 0)
        return no_room(path, errno);
    if (const int code = ::posix_fallocate(file.number(), 0, static_cast<off_t>(size)); code != 0) {
        ::unlink(path.c_str());
        return no_room(path, code);
    }
    auto memory = map(file.number(), size, path);
    if (!memory) {
        ::unlink(path.c_str());
        return Error{memory.error().what, path, goes_on_in_memory};
    }
    memory->start(thread);
    return memory;
}

Result<RingMemory> RingMemory::make_private(std::size_t capacity, std::uint64_t thread)
{
    auto memory = map(-1, ring_header_size + rounded(capacity), {});
    if (memory)
        memory->start(thread);
    return memory;
}

Result<RingMemory> RingMemory::open_file(const std::string& path)
{
    const auto refused = [&path](const std::string& why) {
        return Error{"This is no recording that can be taken up: " + why + ".", path,
                     "Delete it if no program of a newer Playhead has made it."};
    };
    const Descriptor file(::open(path.c_str(), O_RDWR | O_CLOEXEC));
    struct stat found = {};
    if (file.number() < 0 || ::fstat(file.number(), &found) != 0)
        return refused(system_text(errno));
    const auto size = static_cast<std::size_t>(found.st_size);
    if (size < ring_header_size + least_capacity)
        return refused("it is too short");
    auto memory = map(file.number(), size, path);
    if (!memory)
        return memory;
    const RingHeader& header = memory->header();
    if (std::memcmp(header.magic, ring_magic, sizeof ring_magic) != 0 ||
        header.version != ring_version || header.header_size != ring_header_size ||
        header.capacity != memory->capacity() || !std::has_single_bit(memory->capacity()))
        return refused("it is not of this version");
    return memory;
}

RingWriter::RingWriter(RingMemory& memory)
    : header_(&memory.header())
    , data_(memory.data())
    , at_(data_)
    , end_(data_)
    , block_size_(memory.capacity() / ring_blocks)
{
    std::iota(free_.rbegin(), free_.rend(), 0); // the first on top
}

bool RingWriter::next_block(std::size_t size) noexcept
{
    const std::uint64_t read = header_->tail.load(std::memory_order_acquire) / block_size_;
    for (; oldest_ < read; ++oldest_)
        free_[free_count_++] = header_->blocks[oldest_ % ring_blocks];
    if (size > block_size_ || free_count_ == 0)
        return false;
    if (const auto rest = static_cast<std::uint32_t>(end_ - at_); rest > 0) {
        const EntryHeader padding = {rest, padding_kind, 0, 0};
        std::memcpy(at_, &padding, sizeof padding);
        head_ += rest; // published with the entry that follows
    }
    const std::uint32_t block = free_[--free_count_];
    header_->blocks[head_ / block_size_ % ring_blocks].store(block, std::memory_order_relaxed);
    at_ = data_ + block * block_size_;
    end_ = at_ + block_size_;
    return true;
}

RingReader::RingReader(RingMemory& memory)
    : header_(&memory.header())
    , data_(memory.data())
    , block_size_(memory.capacity() / ring_blocks)
    , position_(header_->tail.load(std::memory_order_acquire))
    , before_next_(position_)
    , known_head_(header_->head.load(std::memory_order_acquire))
{
    is_damaged_ = known_head_ - position_ > memory.capacity() || position_ % entry_alignment != 0;
}

const std::byte* RingReader::place() const
{
    const std::uint32_t block =
        header_->blocks[position_ / block_size_ % ring_blocks].load(std::memory_order_relaxed);
    return block < ring_blocks ? data_ + block * block_size_ + position_ % block_size_ : nullptr;
}

std::span<const std::byte> RingReader::next()
{
    before_next_ = position_;
    for (;;) {
        if (is_damaged_)
            return {};
        if (position_ == known_head_) {
            known_head_ = header_->head.load(std::memory_order_acquire);
            if (position_ == known_head_)
                return {};
        }
        EntryHeader entry = {};
        const std::byte* const start = place();
        if (start)
            std::memcpy(&entry, start, sizeof entry);
        const bool fits = entry.size >= sizeof entry && entry.size % entry_alignment == 0 &&
                          entry.size <= known_head_ - position_ &&
                          entry.size <= block_size_ - position_ % block_size_;
        if (!fits) {
            is_damaged_ = true;
            return {};
        }
        position_ += entry.size;
        if (entry.kind != padding_kind)
            return {start, entry.size};
    }
}

void RingReader::release()
{
    header_->tail.store(position_, std::memory_order_release);
}

void RingReader::rewind()
{
    position_ = header_->tail.load(std::memory_order_relaxed);
}

void RingReader::skip_to(std::uint64_t position)
{
    while (position_ < position && !next().empty()) {
    }
}

} // namespace playhead::record
