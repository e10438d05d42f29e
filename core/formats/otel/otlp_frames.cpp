// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/otel/otlp_frames.h"

#include "core/base/protobuf.h"

#include <algorithm>
#include <array>

namespace playhead::otlp_protobuf {

namespace {

using protobuf::Type;

/// What stands in the place of the first span, by the beginning of a request.
Kind kind_of_request(std::string_view head)
{
    // Request, ResourceSpans and ScopeSpans: to the first field that holds the next of them.
    constexpr std::array<std::uint32_t, 3> numbers = {resource_spans, scope_spans, spans};
    for (std::size_t level = 0; level < numbers.size();) {
        const auto tag = protobuf::take_tag(head);
        if (!tag || tag->type != Type::Bytes)
            return Kind::Unknown;
        const auto length = protobuf::take_varint(head);
        if (!length || *length == 0)
            return Kind::Unknown;
        const bool is_older = level == 1 && tag->number == library_spans; // of scope_spans
        if (tag->number == numbers.at(level) || is_older) {
            // What is cut off of it does not matter; what is behind it would.
            head = head.substr(
                0, static_cast<std::size_t>(std::min<std::uint64_t>(*length, head.size())));
            ++level;
        } else if (tag->number > 3 || *length >= head.size()) {
            return Kind::Unknown;
        } else {
            head.remove_prefix(static_cast<std::size_t>(*length));
        }
    }
    return kind_of(head);
}

} // namespace

std::optional<Frame> frame_of(std::string_view head, Framing framing)
{
    constexpr std::size_t fixed_size = 4;
    if (framing == Framing::Varint) {
        std::string_view rest = head;
        const auto length = protobuf::take_varint(rest);
        return length ? std::optional(Frame{*length, head.size() - rest.size()}) : std::nullopt;
    }
    if (head.size() < fixed_size)
        return std::nullopt;
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < fixed_size; ++i)
        length = length << 8U | static_cast<unsigned char>(head[i]);
    return Frame{length, fixed_size};
}

Recognised recognise(std::string_view head)
{
    constexpr char first_tag = 0x0A; // field 1, as bytes
    if (!head.empty() && head.front() == first_tag) {
        if (const Kind kind = kind_of_request(head); kind != Kind::Unknown)
            return {Framing::None, kind};
    }
    for (const Framing framing : {Framing::Fixed, Framing::Varint}) {
        const auto frame = frame_of(head, framing);
        if (!frame || frame->size >= head.size() || head[frame->size] != first_tag)
            continue;
        const std::string_view request = head.substr(frame->size);
        const Kind kind = kind_of_request(request.substr(
            0, static_cast<std::size_t>(std::min<std::uint64_t>(frame->length, request.size()))));
        if (kind != Kind::Unknown)
            return {framing, kind};
    }
    return {};
}

} // namespace playhead::otlp_protobuf
