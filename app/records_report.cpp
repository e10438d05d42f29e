// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/records_report.h"

#include "app/session_report.h"
#include "core/base/text.h"

namespace playhead {

Json recordsJson(const RecordTally& records)
{
    if (records.read() == 0)
        return {};
    return {{"read", records.read()},
            {"events", records.events},
            {"merged", records.merged},
            {"metadata", records.metadata},
            {"damaged", records.damaged}};
}

std::string recordsText(const RecordTally& records)
{
    const auto count = [](std::uint64_t number) {
        return format_count(static_cast<std::int64_t>(number));
    };
    std::string text = counted(static_cast<std::int64_t>(records.read()), "record") + ": " +
                       count(records.events) + " became events";
    if (records.merged > 0)
        text += ", " + count(records.merged) + " say more of one";
    if (records.metadata > 0)
        text += ", " + count(records.metadata) + " are about the session";
    if (records.damaged > 0)
        text += ", " + count(records.damaged) + " cannot be read";
    return text;
}

} // namespace playhead
