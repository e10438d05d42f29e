// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Which records of a Chrome trace are the two ends of one event, and what ran inside of what.
#pragma once

#include "core/base/time.h"
#include "core/formats/chrome/events.h"
#include "core/model/source.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace playhead::chrome {

inline constexpr std::uint32_t none = 0xFFFF'FFFF;

/// A piece of the file; of no length where there is none.
struct Piece {
    std::uint64_t offset = 0;
    std::uint32_t length = 0;
};

/// A record that becomes an event, and the one of its end. Texts are numbers of the reader's pool.
struct Row {
    Kind kind = Kind::Unknown;
    bool has_bad_time = false;
    bool is_picture = false;
    TimeNs start = no_time;
    TimeNs end = no_time;
    Piece record;
    Piece end_record;
    std::uint32_t type = 0;
    std::uint32_t category = 0;
    std::uint32_t frame = 0;
    std::uint32_t thread = none; ///< number of it
    std::uint32_t parent = none; ///< a row
};

/// Takes the rows of a trace in the order of the file, and says how they belong together.
///
/// An end is that of the innermost open slice of its thread with its name (of any name where it has
/// none); of what is asynchronous, of its id in place of the thread. Records need not be in the
/// order of time: ends that found no slice are compared with the slices that found no end when all
/// are there.
class Slices
{
public:
    std::vector<Row> rows;

    // `key` is that of a thread, or of something asynchronous.
    /// A begin, or a moment of something asynchronous.
    void begin(std::uint32_t row, std::string_view key);
    void add_moment(std::uint32_t row, std::string_view key);
    /// `end` is a row of its own if nothing takes it. False where it closes what is not innermost.
    [[nodiscard]] bool end(const Row& end, std::string_view key);

    /// To be called once, when all are there: ends that are left become rows, and slices and
    /// moments of threads get their parents, which are the tightest slices around them.
    void settle();

private:
    /// What begins and ends in turn.
    struct Track {
        std::vector<std::uint32_t> open; ///< rows; those that have ended among them
        std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_name;
        /// Ends without a slice, by name and time.
        std::multimap<std::pair<std::uint32_t, TimeNs>, Row> lost;
    };

    Track& track(std::string_view key);
    [[nodiscard]] bool is_open(std::uint32_t row) const { return rows[row].end_record.length == 0; }
    void join(std::uint32_t row, const Row& end);
    std::uint32_t innermost(Track& track);
    void match_lost_ends();
    void nest();
    void nest_thread(std::vector<std::uint32_t>& members, const std::vector<TimeNs>& ends);
    [[nodiscard]] std::vector<TimeNs> ends_for_nesting() const;

    std::unordered_map<std::string, std::size_t> track_numbers_;
    std::vector<Track> tracks_;
};

} // namespace playhead::chrome
