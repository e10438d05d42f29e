// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Values in the binary form in which they lie in a ring: an item is a header and its bytes, a list
// holds items, an object a key and a value in turn. Written by the thread that records, which
// allocates nothing; read, and made JSON, by the writer.
#pragma once

#include "core/record/field.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>

namespace playhead::record {

enum class ItemType : std::uint8_t {
    Null,
    False,
    True,
    Int,     ///< eight bytes
    Uint,    ///< eight bytes
    Real,    ///< eight bytes
    Text,    ///< UTF-8, not checked
    Json,    ///< a JSON value as text, checked when it is written
    Bytes,   ///< written as base64
    List,    ///< items
    Object,  ///< a Text and an item in turn
    NotKept, ///< what cannot be recorded: the name of its type
};

struct ItemHeader {
    Field field = Field::Nothing;
    ItemType type = ItemType::Null;
    std::uint16_t spare = 0;
    std::uint32_t size = 0; ///< bytes that follow
};
static_assert(sizeof(ItemHeader) == 8);

/// Copies where most of what is copied is short: without a call then.
inline void copy_bytes(std::byte* to, const char* from, std::size_t size)
{
    constexpr std::size_t word = sizeof(std::uint64_t);
    if (size > 4 * word) {
        std::memcpy(to, from, size);
    } else if (size >= 2 * word) { // two pieces that may overlap
        std::memcpy(to, from, 2 * word);
        std::memcpy(to + size - 2 * word, from + size - 2 * word, 2 * word);
    } else if (size >= word) {
        std::memcpy(to, from, word);
        std::memcpy(to + size - word, from + size - word, word);
    } else {
        for (std::size_t i = 0; i < size; ++i)
            to[i] = static_cast<std::byte>(from[i]);
    }
}

/// Writes items one behind the other into memory that may be too small: then nothing more is
/// written, and overflowed() says so.
class ItemWriter
{
public:
    ItemWriter(std::byte* begin, std::byte* end) : at_(begin), end_(end) {}

    [[nodiscard]] bool overflowed() const { return overflowed_; }
    [[nodiscard]] std::byte* at() const { return at_; }

    void put(Field field, ItemType type) { header(field, type, 0); }
    void put(Field field, ItemType type, std::string_view bytes)
    {
        if (header(field, type, bytes.size())) {
            copy_bytes(at_, bytes.data(), bytes.size());
            at_ += bytes.size();
        }
    }
    template <typename Number>
    requires(std::is_arithmetic_v<Number> &&
             sizeof(Number) == 8) void put_number(Field field, ItemType type, Number number)
    {
        if (header(field, type, sizeof number)) {
            std::memcpy(at_, &number, sizeof number);
            at_ += sizeof number;
        }
    }

    /// Starts a List or Object; what is put until end() is inside.
    [[nodiscard]] std::byte* begin(Field field, ItemType type)
    {
        std::byte* const start = at_;
        header(field, type, 0);
        return start;
    }
    void end(std::byte* start)
    {
        if (overflowed_)
            return;
        const auto size = static_cast<std::uint32_t>(at_ - start) - sizeof(ItemHeader);
        const auto short_size = static_cast<std::uint32_t>(size);
        std::memcpy(start + offsetof(ItemHeader, size), &short_size, sizeof short_size);
    }

private:
    /// Room is less than 4 GiB, so that a size that fits is one that the header can tell.
    bool header(Field field, ItemType type, std::size_t size)
    {
        const auto room = static_cast<std::size_t>(end_ - at_);
        if (room < sizeof(ItemHeader) || room - sizeof(ItemHeader) < size) {
            overflowed_ = true;
            end_ = at_; // nor does what is smaller come after it
            return false;
        }
        const ItemHeader written = {field, type, 0, static_cast<std::uint32_t>(size)};
        std::memcpy(at_, &written, sizeof written);
        at_ += sizeof written;
        return true;
    }

    std::byte* at_;
    std::byte* end_;
    bool overflowed_ = false;
};

/// What puts the items of an entry: a reference to something callable with an ItemWriter&, which
/// outlives the call it is passed to. It may be called more than once.
class ItemSource
{
public:
    template <typename Write>
    requires(!std::is_same_v<Write, ItemSource>) ItemSource(const Write& write)
        : object_(&write), call_([](const void* object, ItemWriter& items) {
            (*static_cast<const Write*>(object))(items);
        })
    {
    }
    void operator()(ItemWriter& items) const { call_(object_, items); }

private:
    const void* object_;
    void (*call_)(const void*, ItemWriter&);
};

struct Item {
    Field field = Field::Nothing;
    ItemType type = ItemType::Null;
    std::string_view bytes;

    /// Of Int, Uint and Real; 0 where it is none.
    template <typename Number>
    [[nodiscard]] Number number() const
    {
        Number value = 0;
        if (bytes.size() == sizeof value)
            std::memcpy(&value, bytes.data(), sizeof value);
        return value;
    }
};

/// Reads items one behind the other. What does not fit into the bytes (of a damaged file) ends it.
class ItemReader
{
public:
    explicit ItemReader(std::string_view bytes) : rest_(bytes) {}

    bool next(Item& item)
    {
        ItemHeader header;
        if (rest_.size() < sizeof header)
            return false;
        std::memcpy(&header, rest_.data(), sizeof header);
        if (header.size > rest_.size() - sizeof header || header.type > ItemType::NotKept)
            return false;
        item = {header.field, header.type, rest_.substr(sizeof header, header.size)};
        rest_.remove_prefix(sizeof header + header.size);
        return true;
    }

private:
    std::string_view rest_;
};

} // namespace playhead::record
