// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/bench/report.h"

#include "tests/bench/clock.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>

namespace playhead::bench {

namespace {

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

std::string with_unit(double value, Unit unit)
{
    struct Step {
        double size;
        const char* name;
    };
    static constexpr std::array<Step, 4> times = {
        {{1e9, " s"}, {1e6, " ms"}, {1e3, " us"}, {1, " ns"}}};
    static constexpr std::array<Step, 4> sizes = {
        {{1e9, " GB"}, {1e6, " MB"}, {1e3, " kB"}, {1, " B"}}};
    const auto& steps = unit == Unit::Nanoseconds ? times : sizes;
    const auto* const step =
        std::find_if(steps.begin(), steps.end() - 1,
                     [value](const Step& candidate) { return value >= candidate.size; });
    return figure(value / step->size) + step->name;
}

/// "10 k", "1 M".
std::string count_text(std::uint64_t events)
{
    constexpr std::uint64_t million = 1'000'000;
    constexpr std::uint64_t thousand = 1'000;
    if (events >= million)
        return std::to_string(events / million) + " M";
    return events >= thousand ? std::to_string(events / thousand) + " k" : std::to_string(events);
}

std::vector<std::uint64_t> sizes_of(const std::vector<Outcome>& outcomes)
{
    for (const Outcome& outcome : outcomes) {
        std::vector<std::uint64_t> sizes;
        for (const Grown& grown : outcome.growth)
            sizes.push_back(grown.events);
        if (!sizes.empty())
            return sizes;
    }
    return {};
}

std::string growth_table(const std::vector<Outcome>& outcomes)
{
    const std::vector<std::uint64_t> sizes = sizes_of(outcomes);
    if (sizes.empty())
        return {};
    std::string text = "\n| row, by number of events |";
    std::string line = "\n|---|";
    for (const std::uint64_t events : sizes) {
        text += " " + count_text(events) + " |";
        line += "---|";
    }
    text += line + "\n";
    for (const Outcome& outcome : outcomes) {
        if (outcome.growth.empty())
            continue;
        text += "| " + outcome.row.row + " |";
        double before = 0;
        for (const Grown& grown : outcome.growth) {
            text += grown.failure.empty() ? " " + with_unit(grown.measured, outcome.row.unit)
                                          : " failed: " + grown.failure;
            if (before > 0 && grown.failure.empty())
                text += " (x " + figure(grown.measured / before) + ")";
            before = grown.measured;
            text += " |";
        }
        text += "\n";
    }
    return text;
}

nlohmann::ordered_json growth_json(const std::vector<Grown>& growth)
{
    auto list = nlohmann::ordered_json::array();
    double before = 0;
    for (const Grown& grown : growth) {
        nlohmann::ordered_json entry = {{"events", grown.events}};
        if (grown.failure.empty())
            entry["measured_value"] = grown.measured;
        else
            entry["failure"] = grown.failure;
        if (before > 0 && grown.failure.empty())
            entry["factor"] = grown.measured / before;
        before = grown.measured;
        list.push_back(std::move(entry));
    }
    return list;
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

std::optional<double> Outcome::yard() const
{
    const double yard = median(each(samples, [](const Sample& sample) { return sample.yard; }));
    return yard > 0 ? std::optional(yard) : std::nullopt;
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
        nlohmann::ordered_json entry = {
            {"row", outcome.row.row},
            {"name", outcome.row.name},
            {"baseline", outcome.row.baseline},
            {"ratio", outcome.ratio()},
            {"spread", outcome.spread()},
            {"at_most", outcome.row.at_most},
            {"strive_for", outcome.row.strive_for},
            {"verdict", outcome.verdict()},
            {"unit", outcome.row.unit == Unit::Nanoseconds ? "ns" : "bytes"},
            {"measured_value", outcome.measured()},
            {"baseline_value", outcome.baseline()},
            {"baseline_yard", nullptr},
            {"baseline_share", nullptr},
            {"repetitions", outcome.samples.size()}};
        if (const auto yard = outcome.yard()) {
            entry["baseline_yard"] = *yard;
            entry["baseline_share"] = *yard / outcome.baseline();
        }
        if (!outcome.growth.empty())
            entry["growth"] = growth_json(outcome.growth);
        list.push_back(std::move(entry));
    }
    return list.dump(2) + "\n";
}

std::string to_markdown(const std::vector<Outcome>& outcomes)
{
    std::string text =
        "| row | what | baseline | ratio | spread | at most | strive for | verdict | values | "
        "copy / baseline |\n"
        "|---|---|---|---|---|---|---|---|---|---|\n";
    for (const Outcome& outcome : outcomes) {
        const Row& row = outcome.row;
        text += "| " + row.row + " | " + row.name + " | " + row.baseline + " | " +
                figure(outcome.ratio()) + " | " + figure(outcome.spread() * 100) + " % | " +
                figure(row.at_most) + " | " + figure(row.strive_for) + " | " + outcome.verdict() +
                " | " + with_unit(outcome.measured(), row.unit) + " / " +
                with_unit(outcome.baseline(), row.unit) + " | ";
        if (const auto yard = outcome.yard())
            text += figure(*yard / outcome.baseline() * 100) + " %";
        text += " |\n";
    }
    return text + growth_table(outcomes);
}

} // namespace playhead::bench
