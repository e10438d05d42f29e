// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace playhead::campaign {

/// How long the event loop was away for each frame, by what it was for. In milliseconds.
class FrameTimes
{
public:
    void add(const std::string& what, double ms) { times_[what].push_back(ms); }

    /// What `share` of all do not exceed.
    [[nodiscard]] double quantile(double share) const { return quantile_of(all(), share); }

    void print() const
    {
        static constexpr std::array<double, 9> limits = {1, 2, 4, 8, 16.7, 33.3, 66.7, 133, 1e9};
        const std::vector<double> sorted = all();
        double from = 0;
        for (const double limit : limits) {
            const auto first = std::lower_bound(sorted.begin(), sorted.end(), from);
            const auto count = std::lower_bound(first, sorted.end(), limit) - first;
            constexpr int width = 50;
            const auto bar = static_cast<std::size_t>(
                (count * width + static_cast<std::ptrdiff_t>(sorted.size()) - 1) /
                std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(sorted.size())));
            std::printf("from %5.1f ms %7td  %s\n", from, count, std::string(bar, '#').c_str());
            from = limit;
        }
        for (const auto& [what, times] : times_)
            print_line(what, times);
        print_line("all", sorted);
    }

private:
    static double quantile_of(const std::vector<double>& sorted, double share)
    {
        return sorted.empty() ? 0
                              : sorted[static_cast<std::size_t>(
                                    share * static_cast<double>(sorted.size() - 1))];
    }

    static void print_line(const std::string& what, std::vector<double> times)
    {
        std::sort(times.begin(), times.end());
        constexpr double half = 0.5;
        constexpr double most = 0.99;
        std::printf("%-10s n %6zu  p50 %7.2f  p99 %7.2f  worst %7.2f ms\n", what.c_str(),
                    times.size(), quantile_of(times, half), quantile_of(times, most),
                    quantile_of(times, 1));
    }

    [[nodiscard]] std::vector<double> all() const
    {
        std::vector<double> all;
        for (const auto& [what, times] : times_)
            all.insert(all.end(), times.begin(), times.end());
        std::sort(all.begin(), all.end());
        return all;
    }

    std::map<std::string, std::vector<double>> times_;
};

} // namespace playhead::campaign
