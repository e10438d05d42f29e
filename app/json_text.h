// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the commands that print small JSON documents have in common.
#pragma once

#include "app/masking.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace playhead {

using Json = nlohmann::ordered_json;

template <typename T>
Json orNull(const std::optional<T>& value)
{
    return value ? Json(*value) : Json();
}

/// ISO 8601, null for no_time.
inline Json timeOrNull(TimeNs time)
{
    return time == no_time ? Json() : Json(format_iso8601(time));
}

inline Json masked(const std::vector<std::string>& texts, const Masking& masking)
{
    Json list = Json::array();
    for (const std::string& text : texts)
        list.push_back(masking.text(text));
    return list;
}

inline Json errorJson(const Error& error)
{
    return {{"what", error.what}, {"where", error.where}, {"remedy", error.remedy}};
}

/// The document as text. Recorded text need not be UTF-8: malformed bytes become U+FFFD.
inline std::string jsonText(const Json& json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace playhead
