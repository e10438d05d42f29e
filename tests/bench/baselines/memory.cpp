// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/bench/baselines/memory.h"

#include "tests/bench/clock.h"

#include <cstring>

namespace playhead::bench {

namespace {

constexpr std::size_t frame_bytes = std::size_t{frame_width} * frame_height * 4;
constexpr int times = 21;
constexpr std::size_t piece = 256 * 1024; ///< stays in the cache

template <typename Work>
double median_time(const Work& work)
{
    std::vector<double> taken;
    for (int i = 0; i < times; ++i)
        taken.push_back(time_of(work));
    return median(std::move(taken));
}

} // namespace

double fill_frame()
{
    static std::vector<char> frame(frame_bytes, 1);
    return median_time([] {
        std::memset(frame.data(), 0, frame.size());
        keep(frame.data());
    });
}

double copy_frame()
{
    static const std::vector<char> from(frame_bytes, 1);
    static std::vector<char> to(frame_bytes, 0);
    return median_time([] {
        keep(from.data());
        std::memcpy(to.data(), from.data(), from.size());
        keep(to.data());
    });
}

double copy(std::string_view bytes)
{
    static std::vector<char> to(piece, 1);
    return time_of([bytes] {
        for (std::size_t at = 0; at < bytes.size(); at += piece) {
            std::memcpy(to.data(), bytes.data() + at, std::min(piece, bytes.size() - at));
            keep(to.data());
        }
    });
}

} // namespace playhead::bench
