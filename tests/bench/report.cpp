// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/bench/report.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>

namespace playhead::bench {

namespace {

double median(std::vector<double> values)
{
    if (values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

template <typename Value>
std::vector<double> each(const std::vector<Sample>& samples, Value value)
{
    std::vector<double> values;
    for (const Sample& sample : samples) {
        if (sample.failure.empty() && sample.baseline > 0)
            values.push_back(value(sample));
    }
    return values;
}

double ratio_of(const Sample& sample)
{
    return sample.measured / sample.baseline;
}

/// Three figures that matter.
std::string figure(double value)
{
    std::array<char, 32> text{};
    const int decimals = std::abs(value) >= 100 ? 0 : std::abs(value) >= 10 ? 1 : 2;
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return text.data();
}

} // namespace

double Outcome::ratio() const
{
    return median(each(samples, ratio_of));
}

double Outcome::spread() const
{
    const std::vector<double> ratios = each(samples, ratio_of);
    if (ratios.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const auto [least, most] = std::minmax_element(ratios.begin(), ratios.end());
    return (*most - *least) / median(ratios);
}

double Outcome::measured() const
{
    return median(each(samples, [](const Sample& sample) { return sample.measured; }));
}

double Outcome::baseline() const
{
    return median(each(samples, [](const Sample& sample) { return sample.baseline; }));
}

std::string Outcome::failure() const
{
    for (const Sample& sample : samples) {
        if (!sample.failure.empty())
            return sample.failure;
    }
    return samples.empty() ? "not measured" : "";
}

std::string Outcome::verdict() const
{
    if (!failure().empty())
        return "failed: " + failure();
    if (ratio() <= row.strive_for)
        return "met";
    return ratio() <= row.at_most ? "within" : "missed";
}

std::string to_json(const std::vector<Outcome>& outcomes)
{
    auto list = nlohmann::ordered_json::array();
    for (const Outcome& outcome : outcomes) {
        // What is not a number is null in JSON.
        list.push_back({{"row", outcome.row.row},
                        {"name", outcome.row.name},
                        {"baseline", outcome.row.baseline},
                        {"ratio", outcome.ratio()},
                        {"spread", outcome.spread()},
                        {"at_most", outcome.row.at_most},
                        {"strive_for", outcome.row.strive_for},
                        {"verdict", outcome.verdict()},
                        {"measured_value", outcome.measured()},
                        {"baseline_value", outcome.baseline()},
                        {"repetitions", outcome.samples.size()}});
    }
    return list.dump(2) + "\n";
}

std::string to_markdown(const std::vector<Outcome>& outcomes)
{
    std::string text =
        "| row | what | baseline | ratio | spread | at most | strive for | verdict | values |\n"
        "|---|---|---|---|---|---|---|---|---|\n";
    for (const Outcome& outcome : outcomes) {
        const Row& row = outcome.row;
        text += "| " + row.row + " | " + row.name + " | " + row.baseline + " | " +
                figure(outcome.ratio()) + " | " + figure(outcome.spread() * 100) + " % | " +
                figure(row.at_most) + " | " + figure(row.strive_for) + " | " + outcome.verdict() +
                " | " + figure(outcome.measured()) + " / " + figure(outcome.baseline()) + " |\n";
    }
    return text;
}

} // namespace playhead::bench
