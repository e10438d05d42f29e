// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/record/encode.h"
#include "core/record/entry_json.h"

#include <cstddef>
#include <string>
#include <vector>

namespace playhead::record {

/// The value as the writer makes JSON of it.
template <typename T>
std::string json_of(const T& value)
{
    std::vector<std::byte> memory(1 << 20);
    ItemWriter writer(memory.data(), memory.data() + memory.size());
    write_value(writer, Field::Returns, value);
    if (writer.overflowed())
        return "overflow";
    ItemReader reader({reinterpret_cast<const char*>(memory.data()),
                       static_cast<std::size_t>(writer.at() - memory.data())});
    Item item;
    if (!reader.next(item) || item.field != Field::Returns)
        return "no item";
    std::string text;
    append_item(text, item.type, item.bytes);
    return reader.next(item) ? "more than one item" : text;
}

} // namespace playhead::record
