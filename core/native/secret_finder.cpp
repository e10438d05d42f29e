// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/secret_finder.h"

#include <algorithm>

namespace playhead::secrets {

template <typename Find>
void Finder::look(Kind& kind, Find find)
{
    if (kind.is_over || (kind.found && kind.found->begin >= from_))
        return;
    kind.found = find();
    kind.is_over = !kind.found;
}

std::optional<Found> Finder::next()
{
    look(secret_, [this] { return secrets::find(text_, from_, stop_); });
    look(personal_, [this] { return personal::find(text_, from_, wanted_.personal, stop_); });
    const bool is_secret =
        secret_.found && (!personal_.found || secret_.found->begin <= personal_.found->begin);
    auto found = is_secret ? secret_.found : personal_.found;
    if (!found)
        return std::nullopt;
    const auto& other = is_secret ? personal_.found : secret_.found;
    if (other && other->begin < found->end)
        found->end = std::max(found->end, other->end);
    from_ = found->end;
    return found;
}

} // namespace playhead::secrets
