// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/completion.h"
#include "core/query/filter.h"
#include "tests/fuzz/expect.h"

#include <cstdint>
#include <string_view>

using namespace playhead;
using playhead::fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const ParsedFilter parsed = parse_filter(text);
    if (parsed.state == ParsedFilter::State::Valid) {
        const std::string printed = parsed.filter.print();
        const ParsedFilter again = parse_filter(printed);
        expect(again.state == ParsedFilter::State::Valid);
        expect(again.filter == parsed.filter && again.filter.print() == printed);
    } else {
        const FilterProblem& problem = parsed.problem;
        expect(parsed.filter.is_empty() && !problem.message.empty());
        expect(problem.begin <= problem.end && problem.end <= size);
    }
    const Completion completion = complete_filter(text, size / 2, nullptr);
    expect(completion.begin <= size / 2 && size / 2 <= completion.end && completion.end <= size);
    return 0;
}
