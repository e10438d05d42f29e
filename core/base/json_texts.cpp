// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_texts.h"

#include "core/base/json_chars.h"
#include "core/base/json_value.h"
#include "core/base/utf8.h"

#include <string>

namespace playhead {

bool read_json_texts(std::string_view json, TextSink& sink)
{
    std::string scratch;
    for (std::size_t at = 0; at < json.size();) {
        if (json[at] == '"') {
            const std::size_t close = json::find_closing_quote(json, at + 1);
            const std::size_t end = close == std::string_view::npos ? json.size() : close + 1;
            if (!sink.take(json::unescape_view(json.substr(at, end - at), scratch)))
                return false;
            at = end;
        } else if (json::ends_token(json[at])) { // white space and structure
            ++at;
        } else {
            const std::size_t end = json::token_end(json, at);
            const std::string_view token = json.substr(at, end - at);
            if (is_valid_utf8(token) ? !sink.take(token) : !sink.take(repair_utf8(token)))
                return false;
            at = end;
        }
    }
    return true;
}

} // namespace playhead
