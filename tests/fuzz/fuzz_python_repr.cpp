// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_scan.h"
#include "core/base/python_repr.h"
#include "tests/fuzz/expect.h"

#include <cstdint>
#include <string_view>

using namespace playhead::json;
using playhead::fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto converted = json_from_python_repr(text);
    if (!converted)
        return 0;
    const Check check = validate(*converted);
    expect(check.ok && !check.bad_utf8 && !check.raw_control && !check.lone_surrogate);
    const Kind kind = kind_of(*converted);
    expect(kind == Kind::Object || kind == Kind::Array);
    return 0;
}
