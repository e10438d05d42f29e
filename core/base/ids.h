// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>

namespace playhead {

/// A position in one kind of table. Indexes of different tables do not mix: an EventIndex cannot
/// be handed to whoever asks for a StringId. Default-constructed means "none".
template <typename Tag>
class Index
{
public:
    static constexpr std::uint32_t none_value = std::numeric_limits<std::uint32_t>::max();

    constexpr Index() = default;
    constexpr explicit Index(std::uint32_t value) : value_(value) {}
    constexpr explicit Index(std::size_t value) : value_(static_cast<std::uint32_t>(value)) {}

    [[nodiscard]] constexpr bool is_valid() const { return value_ != none_value; }
    constexpr explicit operator bool() const { return is_valid(); }
    /// The bare number, for addressing columns.
    [[nodiscard]] constexpr std::uint32_t value() const { return value_; }

    friend constexpr auto operator<=>(Index, Index) = default;

private:
    std::uint32_t value_ = none_value;
};

/// The number of an event within its session, in order of arrival. Shown as #37, never changed by
/// filter, tree or late arrivals.
using EventIndex = Index<struct EventTag>;
/// A string of a StringPool.
using StringId = Index<struct StringTag>;

} // namespace playhead

template <typename Tag>
struct std::hash<playhead::Index<Tag>> {
    std::size_t operator()(playhead::Index<Tag> index) const noexcept { return index.value(); }
};
