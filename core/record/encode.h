// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// C++ values as items. Scalars, texts, optionals, pointers that own, pairs, tuples, variants and
// containers of them are known here; a program's own types through ValueAdapter, of which
// json_adapter.h brings one for types that nlohmann_json converts. What has neither is a marked
// placeholder with its type's name.
#pragma once

#include "core/record/item.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

namespace playhead::record {

/// Specialise it to record a type: `static void write(ItemWriter&, Field field, const T&)`.
/// Include the specialisation wherever the type is recorded.
template <typename T>
struct ValueAdapter;

template <typename T>
concept HasValueAdapter = requires(ItemWriter& writer, const T& value)
{
    ValueAdapter<T>::write(writer, Field::Nothing, value);
};

/// The name of a type as the compiler writes it.
template <typename T>
constexpr std::string_view type_name()
{
    std::string_view text = __PRETTY_FUNCTION__;
    const std::size_t begin = text.find("T = ") + 4;
    text = text.substr(begin);
    return text.substr(0, text.find_first_of(";]"));
}

namespace detail {

template <typename T>
concept Nothing = std::is_null_pointer_v<T> || std::is_same_v<T, std::monostate> ||
    std::is_same_v<T, std::nullopt_t>;
template <typename T>
concept Text = std::convertible_to<const T&, std::string_view>;
template <typename T>
concept Pointer = std::is_pointer_v<T>;
template <typename T>
concept Dereferenced = requires(const T& value)
{
    static_cast<bool>(value);
    *value;
}
&&!Pointer<T>;
template <typename T>
concept Tuple = requires
{
    std::tuple_size<T>::value;
}
&&!std::ranges::input_range<const T&>;
template <typename T>
concept Mapping = std::ranges::input_range<const T&> && requires
{
    typename T::mapped_type;
} && Text<typename T::key_type>;
template <typename T>
struct IsVariant : std::false_type {
};
template <typename... Each>
struct IsVariant<std::variant<Each...>> : std::true_type {
};
template <typename T>
struct IsDuration : std::false_type {
};
template <typename Count, typename Period>
struct IsDuration<std::chrono::duration<Count, Period>> : std::true_type {
};

} // namespace detail

template <typename T>
void write_value(ItemWriter& writer, Field field, const T& value);

namespace detail {

template <typename T>
void write_number(ItemWriter& writer, Field field, T value)
{
    if constexpr (std::is_floating_point_v<T>)
        writer.put_number(field, ItemType::Real, static_cast<double>(value));
    else if constexpr (std::is_signed_v<T>)
        writer.put_number(field, ItemType::Int, static_cast<std::int64_t>(value));
    else
        writer.put_number(field, ItemType::Uint, static_cast<std::uint64_t>(value));
}

template <typename T>
void write_items(ItemWriter& writer, Field field, const T& tuple)
{
    std::byte* const start = writer.begin(field, ItemType::List);
    std::apply([&writer](const auto&... each) { (write_value(writer, Field::Nothing, each), ...); },
               tuple);
    writer.end(start);
}

template <typename T>
void write_range(ItemWriter& writer, Field field, const T& range)
{
    std::byte* const start = writer.begin(field, Mapping<T> ? ItemType::Object : ItemType::List);
    for (const auto& each : range) {
        if (writer.overflowed())
            return;
        if constexpr (Mapping<T>) {
            writer.put(Field::Nothing, ItemType::Text, std::string_view(each.first));
            write_value(writer, Field::Nothing, each.second);
        } else {
            // A vector<bool> gives no references.
            using Element = std::remove_cvref_t<decltype(each)>;
            if constexpr (std::is_same_v<typename std::ranges::range_value_t<const T>, bool>)
                write_value(writer, Field::Nothing, static_cast<bool>(each));
            else
                write_value<Element>(writer, Field::Nothing, each);
        }
    }
    writer.end(start);
}

template <typename T>
void write_scalar(ItemWriter& writer, Field field, T value)
{
    if constexpr (std::is_same_v<T, bool>)
        writer.put(field, value ? ItemType::True : ItemType::False);
    else if constexpr (std::is_same_v<T, char>)
        writer.put(field, ItemType::Text, std::string_view(&value, 1));
    else if constexpr (std::is_enum_v<T>)
        write_number(writer, field, static_cast<std::underlying_type_t<T>>(value));
    else
        write_number(writer, field, value);
}

template <typename T>
void write_text(ItemWriter& writer, Field field, const T& text)
{
    if constexpr (std::is_pointer_v<T>) {
        if (!text)
            return writer.put(field, ItemType::Null);
    }
    writer.put(field, ItemType::Text, std::string_view(text));
}

} // namespace detail

/// One value as one item.
template <typename T>
void write_value(ItemWriter& writer, Field field, const T& value)
{
    if constexpr (HasValueAdapter<T>) {
        ValueAdapter<T>::write(writer, field, value);
    } else if constexpr (detail::Nothing<T>) {
        writer.put(field, ItemType::Null);
    } else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
        detail::write_scalar(writer, field, value);
    } else if constexpr (std::is_same_v<T, std::filesystem::path>) {
        detail::write_text(writer, field, value.native());
    } else if constexpr (detail::Text<T>) {
        detail::write_text(writer, field, value);
    } else if constexpr (detail::IsVariant<T>::value) {
        if (value.valueless_by_exception())
            return writer.put(field, ItemType::Null);
        std::visit([&](const auto& held) { write_value(writer, field, held); }, value);
    } else if constexpr (detail::IsDuration<T>::value) {
        writer.put_number(field, ItemType::Real,
                          std::chrono::duration<double>(value).count()); // seconds
    } else if constexpr (detail::Tuple<T>) {
        detail::write_items(writer, field, value);
    } else if constexpr (std::ranges::input_range<const T&>) {
        detail::write_range(writer, field, value);
    } else if constexpr (detail::Dereferenced<T>) {
        if (!value)
            return writer.put(field, ItemType::Null);
        write_value(writer, field, *value);
    } else {
        writer.put(field, ItemType::NotKept, type_name<T>());
    }
}

} // namespace playhead::record
