// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace playhead {

/// Takes texts one by one.
class TextSink
{
public:
    TextSink() = default;
    TextSink(const TextSink&) = delete;
    TextSink& operator=(const TextSink&) = delete;
    virtual ~TextSink() = default;
    /// False: no more, the answer is known. The text is valid UTF-8, and gone after the call.
    virtual bool take(std::string_view text) = 0;
};

/// Gives every name and every value that is no container to the sink, one by one, in the order of
/// the text: strings with their escapes decoded, other values as written. Damaged JSON gives what
/// is there. Does not recurse. False where the sink had enough.
bool read_json_texts(std::string_view json, TextSink& sink);

} // namespace playhead
