// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/inputs/mutate.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace playhead::inputs {

namespace {

/// A field as it stands in a message, with its tag; `payload` of one that has a length.
struct Field {
    std::string_view whole;
    std::string_view payload;
    bool has_length = false;
};

std::optional<std::uint64_t> take_varint(std::string_view& bytes)
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        value |= std::uint64_t{byte & 0x7FU} << shift;
        if (byte < 0x80)
            return value;
    }
    return std::nullopt;
}

std::string varint(std::uint64_t value)
{
    std::string bytes;
    for (; value >= 0x80; value >>= 7)
        bytes += static_cast<char>((value & 0x7F) | 0x80);
    return bytes + static_cast<char>(value);
}

/// The fields of a message; nothing where it is none.
std::optional<std::vector<Field>> fields_of(std::string_view message)
{
    std::vector<Field> fields;
    while (!message.empty()) {
        const char* const begin = message.data();
        const auto tag = take_varint(message);
        if (!tag || *tag >> 3 == 0)
            return std::nullopt;
        Field field;
        std::uint64_t length = 0;
        switch (*tag & 7) {
        case 0:
            if (!take_varint(message))
                return std::nullopt;
            break;
        case 1:
            length = 8;
            break;
        case 2: {
            const auto told = take_varint(message);
            if (!told)
                return std::nullopt;
            length = *told;
            field.has_length = true;
            break;
        }
        case 5:
            length = 4;
            break;
        default:
            return std::nullopt;
        }
        if (length > message.size())
            return std::nullopt;
        field.payload = message.substr(0, static_cast<std::size_t>(length));
        message.remove_prefix(static_cast<std::size_t>(length));
        field.whole = {begin, static_cast<std::size_t>(message.data() - begin)};
        fields.push_back(field);
    }
    return fields;
}

std::string with_payload(const Field& field, std::string_view payload)
{
    std::string_view rest = field.whole;
    static_cast<void>(take_varint(rest));
    std::string changed(field.whole.substr(0, field.whole.size() - rest.size()));
    changed += varint(payload.size());
    changed += payload;
    return changed;
}

std::string changed_field(const Field& field, Chance& chance)
{
    static constexpr std::array<std::uint64_t, 6> odd = {
        0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 0x7FFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF};
    if (!field.has_length || chance.one_in(4))
        return mutated_bytes(field.whole, chance);
    if (chance.one_in(6)) { // says that it is longer than it is
        std::string_view rest = field.whole;
        static_cast<void>(take_varint(rest));
        std::string changed(field.whole.substr(0, field.whole.size() - rest.size()));
        return changed + varint(chance.any_of(odd)) + std::string(field.payload);
    }
    return with_payload(field, mutated_bytes(field.payload, chance));
}

} // namespace

std::string mutated_protobuf(std::string_view bytes, std::string_view other, Chance& chance)
{
    const auto fields = fields_of(bytes);
    if (!fields || fields->empty())
        return mutated_bytes(bytes, chance);
    std::vector<std::string> pieces;
    for (const Field& field : *fields)
        pieces.emplace_back(field.whole);
    const std::size_t at = chance.below(pieces.size());
    const Field& field = (*fields)[at];
    if (field.has_length && !chance.one_in(3) && fields_of(field.payload)) {
        pieces[at] = with_payload(field, mutated_protobuf(field.payload, other, chance));
    } else {
        const auto others = fields_of(other);
        switch (chance.below(6)) {
        case 0:
            pieces[at].clear();
            break;
        case 1:
            pieces.push_back(pieces[at]);
            break;
        case 2:
            std::swap(pieces[at], chance.any_of(pieces));
            break;
        case 3:
            if (others && !others->empty())
                pieces[at] = (*others)[chance.below(others->size())].whole;
            break;
        default:
            pieces[at] = changed_field(field, chance);
        }
    }
    std::string changed;
    for (const std::string& piece : pieces)
        changed += piece;
    return changed;
}

} // namespace playhead::inputs
