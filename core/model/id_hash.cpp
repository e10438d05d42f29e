// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/id_hash.h"

#include <xxhash.h>

namespace playhead {

std::uint64_t id_hash(std::string_view id)
{
    const std::uint64_t hash = XXH3_64bits(id.data(), id.size());
    return hash == 0 ? 1 : hash;
}

} // namespace playhead
