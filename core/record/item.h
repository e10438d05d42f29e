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
#include <limits>
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
        if (header(field, type, bytes.size()) && !bytes.empty()) {
            std::memcpy(at_, bytes.data(), bytes.size());
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
    bool header(Field field, ItemType type, std::size_t size)
    {
        if (overflowed_ || size > std::numeric_limits<std::uint32_t>::max() ||
            static_cast<std::size_t>(end_ - at_) < sizeof(ItemHeader) + size) {
            overflowed_ = true;
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
