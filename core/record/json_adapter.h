// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Include this beside action.h where types are recorded that nlohmann_json converts: those with a
// to_json() of their own (the NLOHMANN_DEFINE_TYPE_... and NLOHMANN_JSON_SERIALIZE_ENUM macros
// write one) or a specialised adl_serializer, and JSON values themselves. They are recorded as that
// JSON. What core knows by itself stays as core records it; so a range or optional of such a type
// is recorded element by element, and an enumeration without a to_json() as its number.
//
// The one header of core that shows a third-party type: a program that includes it brings
// nlohmann_json 3.11 along.
#pragma once

#include "core/record/encode.h"

#include <nlohmann/json.hpp>

#include <concepts>
#include <ranges>
#include <string>
#include <type_traits>

namespace playhead::record {

namespace detail {

/// Looks for to_json() beside the type alone: neither the conversions that nlohmann_json has for
/// the standard's types nor functions of ours are found from here.
namespace own_conversion {

void to_json() = delete;
template <typename T>
concept Exists = requires(nlohmann::json& json, const T& value)
{
    to_json(json, value);
};

} // namespace own_conversion

template <typename T>
concept JsonValue = nlohmann::detail::is_basic_json<T>::value;

/// What write_value() has a form for.
template <typename T>
concept KnownToCore = std::is_arithmetic_v<T> || std::is_enum_v<T> || std::is_null_pointer_v<T> ||
    std::is_pointer_v<T> || std::is_array_v<T> || Text<T> ||
    std::is_same_v<T, std::filesystem::path> || std::is_same_v<T, std::monostate> ||
    std::is_same_v<T, std::nullopt_t> || IsVariant<T>::value || IsDuration<T>::value || Tuple<T> ||
    std::ranges::input_range<const T&> || Dereferenced<T>;

/// nlohmann_json's own look-up, which finds a specialised adl_serializer.
template <typename T>
concept HasSerializer = requires(nlohmann::json& json, const T& value)
{
    nlohmann::adl_serializer<T>::to_json(json, value);
};

template <typename T>
concept RecordedAsJson = JsonValue<T> || own_conversion::Exists<T> ||
    (HasSerializer<T> && !KnownToCore<T>);

/// nlohmann_json writes a value by calling itself for each level, on the stack of whoever records.
inline constexpr int deepest_json = 500;

/// Whether no value in it lies deeper than that. Calls itself no deeper either.
template <JsonValue Json>
bool is_within(const Json& json, int levels) // NOLINT(misc-no-recursion): bounded by `levels`
{
    if (!json.is_structured())
        return true;
    if (levels == 0)
        return false;
    for (const Json& each : json) {
        if (!is_within(each, levels - 1))
            return false;
    }
    return true;
}

template <JsonValue Json>
void write_json(ItemWriter& writer, Field field, const Json& json)
{
    if (!is_within(json, deepest_json))
        return writer.put(field, ItemType::NotKept, "JSON, nested too deep");
    // Text that is no UTF-8 is repaired, as it is everywhere; elsewhere that would throw.
    const auto text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    writer.put(field, ItemType::Json, text);
}

} // namespace detail

/// What throws while it is converted is recorded as a placeholder with the type's name.
template <detail::RecordedAsJson T>
struct ValueAdapter<T> {
    static void write(ItemWriter& writer, Field field, const T& value) noexcept
    {
        try {
            if constexpr (detail::JsonValue<T>) {
                detail::write_json(writer, field, value);
            } else {
                const nlohmann::json json = value;
                detail::write_json(writer, field, json);
            }
        } catch (...) {
            writer.put(field, ItemType::NotKept, type_name<T>());
        }
    }
};

} // namespace playhead::record
