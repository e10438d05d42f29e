// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Figures, texts and columns as bytes, one behind the other. Internal to core/model.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace playhead {

/// Hands out bytes in the order in which they are written.
class ImageWriter
{
public:
    using Out = std::function<void(std::string_view bytes)>;

    explicit ImageWriter(Out out) : out_(std::move(out)) {}

    void number(std::uint64_t value) { raw(&value, sizeof value); }
    void text(std::string_view value)
    {
        number(value.size());
        raw(value.data(), value.size());
    }
    template <typename T>
    void column(const std::vector<T>& values)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        number(values.size());
        raw(values.data(), values.size() * sizeof(T));
    }

private:
    void raw(const void* bytes, std::size_t count)
    {
        if (count > 0)
            out_({static_cast<const char*>(bytes), count});
    }

    Out out_;
};

/// Reads them back. What does not fit makes it fail, from then on all it gives is empty: whoever
/// reads asks once, at the end.
class ImageReader
{
public:
    /// Fills all of `to`, or is false.
    using In = std::function<bool(std::span<char> to)>;

    /// Of `size` bytes in all, which no column can be larger than.
    ImageReader(In in, std::uint64_t size) : in_(std::move(in)), left_(size) {}

    [[nodiscard]] std::uint64_t number()
    {
        std::uint64_t value = 0;
        return raw(&value, sizeof value) ? value : 0;
    }
    [[nodiscard]] std::string text()
    {
        std::string value;
        if (const std::uint64_t size = counted(1))
            value.resize(size);
        return raw(value.data(), value.size()) ? value : std::string();
    }
    /// Any number of values.
    template <typename T>
    void column(std::vector<T>& values)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        values.resize(counted(sizeof(T)));
        if (!raw(values.data(), values.size() * sizeof(T)))
            values.clear();
    }
    /// As many as there must be.
    template <typename T>
    void column(std::vector<T>& values, std::size_t count)
    {
        column(values);
        require(values.size() == count);
    }
    void require(bool holds) { is_good_ = is_good_ && holds; }
    [[nodiscard]] bool is_good() const { return is_good_; }
    /// Whether all is read.
    [[nodiscard]] bool is_at_end() const { return is_good_ && left_ == 0; }

private:
    /// A count of things of `size` bytes that may still come.
    [[nodiscard]] std::uint64_t counted(std::size_t size)
    {
        const std::uint64_t count = number();
        require(count <= left_ / size);
        return is_good_ ? count : 0;
    }
    [[nodiscard]] bool raw(void* bytes, std::size_t count)
    {
        require(count <= left_);
        if (is_good_ && count > 0) {
            require(in_({static_cast<char*>(bytes), count}));
            left_ -= count;
        }
        return is_good_;
    }

    In in_;
    std::uint64_t left_;
    bool is_good_ = true;
};

} // namespace playhead
