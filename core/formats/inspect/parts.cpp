// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/inspect/parts.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace playhead::inspect {

namespace {

using json::Value;

/// Neighbours in the file are one record up to this size.
constexpr std::uint64_t longest_joined = std::uint64_t{1} << 30U;

} // namespace

bool Parts::add(const LogRecord& event, Kind kind, std::vector<Slice>& slices)
{
    References references;
    references.add(event.value.raw());
    bool is_complete = true;
    if (kind == Kind::Model) {
        is_complete = add_pooled(event.value.find("input_refs"), messages_, RecordRole::Resource,
                                 slices, references);
        is_complete = add_pooled(event.value.at_path({"call", "call_refs"}), calls_,
                                 RecordRole::Context, slices, references) &&
                      is_complete;
    }
    for (const std::string& name : references.names()) {
        const auto text = texts_.find(name);
        is_complete = is_complete && text != texts_.end();
        slices.push_back(text == texts_.end() ? missing() : text->second);
        slices.back().role = RecordRole::Context;
    }
    return is_complete;
}

bool Parts::add_pooled(Value refs, const std::vector<Slice>& pool, RecordRole role,
                       std::vector<Slice>& slices, References& references)
{
    bool is_complete = true;
    for (const Range& range : ranges_of(refs)) {
        const std::uint64_t end = std::min<std::uint64_t>(range.end, pool.size());
        is_complete = is_complete && end == range.end;
        for (std::uint64_t i = range.begin; i < end; ++i) {
            const Slice& each = pool[static_cast<std::size_t>(i)];
            add_names(each, references);
            Slice& last = slices.back();
            const std::uint64_t joined = each.offset + each.length - last.offset;
            if (i > range.begin && last.source == each.source && joined < longest_joined) {
                last.length = static_cast<std::uint32_t>(joined);
                continue;
            }
            slices.push_back(each);
            slices.back().role = role;
        }
    }
    return is_complete;
}

void Parts::add_names(const Slice& message, References& references)
{
    const std::string place = std::to_string(message.source) + ' ' + std::to_string(message.offset);
    auto known = names_in_.find(place);
    if (known == names_in_.end()) {
        References found;
        if (const auto bytes = importer_.read(message))
            found.add(*bytes);
        known = names_in_.emplace(place, std::move(found)).first;
    }
    for (const std::string& name : known->second.names())
        references.add_name(name);
}

Slice Parts::missing()
{
    if (!missing_)
        missing_ = importer_.owned_slice("null", RecordRole::Context);
    return *missing_;
}

} // namespace playhead::inspect
