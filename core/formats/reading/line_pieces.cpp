// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/line_pieces.h"

#include "core/base/byte_block.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace playhead {

namespace {

/// Stays in the cache of a core while it is hashed, searched and parsed.
constexpr std::size_t piece_size = std::size_t{1} << 20;
/// The first one is small, so that there is something to see at once.
constexpr std::size_t first_piece_size = 2 * FileSource::chunk_size;
/// How many pieces may be parsed and not taken, for each thread: what is done while the one who
/// takes them is busy otherwise.
constexpr std::uint64_t pieces_ahead = 4;

std::uint64_t piece_offset(std::uint64_t number)
{
    return number == 0 ? 0 : first_piece_size + (number - 1) * piece_size;
}

/// A piece cut into the lines that are whole in it, which are parsed, and what belongs to lines
/// that lie in other pieces, too.
struct Parsed {
    ByteBlock bytes; ///< what the following view
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    bool has_break = false;
    std::string_view head; ///< up to the first line break; all of it where there is none
    std::string_view tail; ///< behind the last line break
    std::uint64_t lines_end = 0;
    std::unique_ptr<LineWork::Yield> yield; ///< of the lines between; null where there are none
    bool has_failed = false;
};

class PieceReader
{
public:
    PieceReader(FileSource& source, LineWork& work, const std::stop_token& stop)
        : source_(source), work_(work), stop_(stop), size_(source.size())
    {
        count_ = size_ <= first_piece_size ? 1 : 2 + (size_ - first_piece_size - 1) / piece_size;
    }

    std::uint64_t read()
    {
        const std::uint64_t threads = std::max(1U, std::thread::hardware_concurrency());
        ahead_ = threads * pieces_ahead;
        std::vector<std::jthread> helpers;
        // The caller parses, too, while nothing waits to be taken.
        for (std::uint64_t i = 1; i < std::min(threads, count_); ++i)
            helpers.emplace_back([this] { help(); });
        while (taken_ < count_ && goes_on_ && !stop_.stop_requested()) {
            if (auto next = find_next())
                take(std::move(*next));
            else if (const auto number = claim())
                finish(*number, parse(*number));
            else
                wait_for_next();
        }
        end();
        return read_to_;
    }

private:
    void help()
    {
        while (const auto number = wait_for_work())
            finish(*number, parse(*number));
    }

    [[nodiscard]] bool has_work() const { return claimed_ < count_ && claimed_ < taken_ + ahead_; }

    std::optional<std::uint64_t> claim()
    {
        const std::lock_guard lock(mutex_);
        return has_work() ? std::optional(claimed_++) : std::nullopt;
    }

    std::optional<std::uint64_t> wait_for_work()
    {
        std::unique_lock lock(mutex_);
        work_there_.wait(lock, [this] { return is_over_ || has_work() || claimed_ >= count_; });
        return !is_over_ && has_work() ? std::optional(claimed_++) : std::nullopt;
    }

    std::optional<Parsed> find_next()
    {
        const std::lock_guard lock(mutex_);
        auto next = done_.extract(taken_);
        return next ? std::optional(std::move(next.mapped())) : std::nullopt;
    }

    void wait_for_next()
    {
        std::unique_lock lock(mutex_);
        piece_done_.wait(lock, [this] { return done_.contains(taken_) || has_work(); });
    }

    void finish(std::uint64_t number, Parsed parsed)
    {
        const std::lock_guard lock(mutex_);
        done_.emplace(number, std::move(parsed));
        piece_done_.notify_one();
    }

    void end()
    {
        const std::lock_guard lock(mutex_);
        is_over_ = true;
        work_there_.notify_all();
    }

    /// Memory that was used before, where there is some: it need not be made anew.
    ByteBlock take_bytes()
    {
        const std::lock_guard lock(mutex_);
        if (spare_.empty())
            return ByteBlock(piece_size + LinePiece::padding);
        ByteBlock bytes = std::move(spare_.back());
        spare_.pop_back();
        return bytes;
    }

    Parsed parse(std::uint64_t number)
    {
        const std::size_t room = number == 0 ? first_piece_size : piece_size;
        Parsed parsed;
        parsed.bytes = take_bytes();
        parsed.begin = parsed.end = piece_offset(number);
        const auto got = source_.take_piece(parsed.begin, {parsed.bytes.data(), room});
        if (!got) {
            parsed.has_failed = true;
            return parsed;
        }
        parsed.end += *got;
        const std::string_view text(parsed.bytes.data(), *got);
        const std::size_t first = text.find('\n');
        if (first == std::string_view::npos) {
            parsed.head = text;
            return parsed;
        }
        parsed.has_break = true;
        const std::size_t last = text.rfind('\n');
        const std::size_t begin = number == 0 ? 0 : first + 1;
        parsed.head = text.substr(0, begin);
        parsed.tail = text.substr(last + 1);
        parsed.lines_end = parsed.begin + last + 1;
        if (begin <= last)
            parsed.yield =
                work_.parse({parsed.begin + begin, text.substr(begin, last + 1 - begin)});
        return parsed;
    }

    void take(Parsed parsed)
    {
        if (parsed.has_failed) {
            goes_on_ = false; // whoever reads on meets the same
            return;
        }
        add_to_open_line(parsed.head);
        if (parsed.has_break) {
            const std::uint64_t head_end = parsed.begin + parsed.head.size();
            if (open_length_ > 0)
                go_on(take_open_line(head_end), head_end);
            if (parsed.yield && goes_on_)
                go_on(work_.take(std::move(parsed.yield), parsed.lines_end), parsed.lines_end);
            add_to_open_line(parsed.tail);
        }
        const std::lock_guard lock(mutex_);
        spare_.push_back(std::move(parsed.bytes));
        ++taken_;
        work_there_.notify_all();
    }

    void add_to_open_line(std::string_view text)
    {
        const std::size_t wanted = open_length_ + text.size() + LinePiece::padding;
        if (wanted > open_line_.size())
            open_line_.resize(std::max(wanted, 2 * open_line_.size()));
        std::copy(text.begin(), text.end(), open_line_.data() + open_length_);
        open_length_ += text.size();
    }

    /// A line that lies across pieces.
    bool take_open_line(std::uint64_t end)
    {
        const std::string_view line(open_line_.data(), std::exchange(open_length_, 0));
        const bool goes_on = work_.take(work_.parse({end - line.size(), line}), end);
        // One of hundreds of megabytes is not to be kept.
        if (open_line_.size() > 2 * piece_size)
            open_line_ = ByteBlock();
        return goes_on;
    }

    void go_on(bool goes_on, std::uint64_t end)
    {
        read_to_ = end;
        goes_on_ = goes_on_ && goes_on;
    }

    FileSource& source_;
    LineWork& work_;
    const std::stop_token& stop_;
    std::uint64_t size_;
    std::uint64_t count_ = 0; ///< pieces
    std::uint64_t ahead_ = 0;

    std::mutex mutex_;
    std::condition_variable work_there_;
    std::condition_variable piece_done_;
    // Guarded by the mutex:
    std::map<std::uint64_t, Parsed> done_;
    std::vector<ByteBlock> spare_;
    std::uint64_t claimed_ = 0; ///< pieces before this one are parsed, or under way
    std::uint64_t taken_ = 0;   ///< written by the caller's thread only
    bool is_over_ = false;

    // The caller's thread:
    ByteBlock open_line_; ///< what stands behind the last line break that was met
    std::size_t open_length_ = 0;
    std::uint64_t read_to_ = 0;
    bool goes_on_ = true;
};

} // namespace

std::uint64_t read_line_pieces(FileSource& source, LineWork& work, const std::stop_token& stop)
{
    return PieceReader(source, work, stop).read();
}

} // namespace playhead
