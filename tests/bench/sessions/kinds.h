// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/sessions/plan.h"

#include <string>
#include <vector>

namespace playhead::bench {

/// One of the three sessions that reading and importing are measured with.
struct Kind {
    std::string name;
    std::string what;
    SessionPlan plan;
};

[[nodiscard]] inline std::vector<Kind> kinds()
{
    return {
        {"thin", "1 M events of 150 B", {.events = 1'000'000, .payloads = Payloads::Thin}},
        {"typical", "100 k events of 1.5 kB", {.events = 100'000, .payloads = Payloads::Typical}},
        {"fat", "8 k events of 12 kB", {.events = 8'000, .payloads = Payloads::Fat}}};
}

/// A million events, as most rows have them.
[[nodiscard]] inline SessionPlan million()
{
    return {.events = 1'000'000, .payloads = Payloads::Thin};
}

/// A gigabyte and a half of payload, in a million events; every thousandth holds the needle.
[[nodiscard]] inline SessionPlan large()
{
    return {.events = 1'000'000, .payloads = Payloads::Typical, .planted = 1000};
}

/// A few events, and one with a value of 200 MB.
[[nodiscard]] inline SessionPlan giant()
{
    return {.events = 1000, .payloads = Payloads::Typical, .giant = 200'000'000};
}

} // namespace playhead::bench
