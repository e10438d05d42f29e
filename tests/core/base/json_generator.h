// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace playhead::test {

/// Writes random valid JSON documents, the same for the same seed: odd white space, escapes,
/// duplicate keys, numbers in all spellings, text of many scripts.
class JsonGenerator
{
public:
    explicit JsonGenerator(std::uint32_t seed) : random_(seed) {}

    std::string document(int depth = 5);

private:
    std::uint32_t below(std::uint32_t limit)
    {
        return static_cast<std::uint32_t>(random_() % limit);
    }
    std::string space();
    std::string string();
    std::string number();
    std::string value(int depth);

    std::mt19937 random_;
};

/// A document with everything in it, for tests that cut and damage it at each byte.
std::string dense_document();

} // namespace playhead::test
