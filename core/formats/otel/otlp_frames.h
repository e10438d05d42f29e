// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// How requests to a collector stand in a file, one or many, and how they are recognised.
#pragma once

#include "core/formats/otel/otlp_protobuf.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace playhead::otlp_protobuf {

enum class Framing : std::uint8_t {
    None,   ///< one request is the file
    Fixed,  ///< before each its length in four bytes, the highest first
    Varint, ///< before each its length as a varint
};

/// What stands before a request.
struct Frame {
    std::uint64_t length = 0; ///< of the request
    std::size_t size = 0;     ///< of what says so
};
/// Nothing where `head` ends within it.
[[nodiscard]] std::optional<Frame> frame_of(std::string_view head, Framing framing);

struct Recognised {
    Framing framing = Framing::None;
    Kind kind = Kind::Unknown; ///< of what stands where the first span would
};
/// Looks at the first bytes of a file, cut anywhere.
[[nodiscard]] Recognised recognise(std::string_view head);

} // namespace playhead::otlp_protobuf
