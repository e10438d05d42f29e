// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/sink.h"

#include "core/base/json_value.h"
#include "core/base/json_write.h"

#include <algorithm>

namespace playhead::record {

bool has_come_to(const RingPositions& kept, const RingPositions& wanted)
{
    return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&kept](const auto& ring) {
        // A ring that was made later has come to its beginning.
        const auto known = kept.find(ring.first);
        return (known == kept.end() ? 0 : known->second) >= ring.second;
    });
}

void go_on_to(RingPositions& kept, const RingPositions& positions)
{
    for (const auto& [ring, position] : positions)
        kept[ring] = position;
}

std::string to_json(const RingPositions& positions)
{
    std::string text;
    json::Writer json(text);
    json.begin_object();
    for (const auto& [ring, position] : positions)
        json.key(ring).integer(static_cast<std::int64_t>(position));
    json.end_object();
    return text;
}

RingPositions read_positions(std::string_view json)
{
    RingPositions positions;
    json::ObjectReader members((json::Value(json)));
    for (json::Member member; members.next(member);)
        positions[std::string(member.key)] =
            static_cast<std::uint64_t>(member.value.as_int64().value_or(0));
    return positions;
}

Result<std::unique_ptr<Sink>> Sink::open_other(std::string_view address) const
{
    return Error{"It is not known where this recording was to go.", std::string(address), {}};
}

} // namespace playhead::record
