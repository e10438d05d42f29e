// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/exporter.h"

#include "core/base/text.h"

#include <algorithm>

namespace playhead {

const Exporter* exporter_for(std::string_view path)
{
    const std::size_t dot = path.rfind('.');
    if (dot == std::string_view::npos)
        return nullptr;
    const std::string_view extension = path.substr(dot + 1);
    const auto all = all_exporters();
    const auto found = std::find_if(all.begin(), all.end(), [extension](const Exporter* exporter) {
        return equals_ignoring_case(exporter->extension, extension);
    });
    return found == all.end() ? nullptr : *found;
}

} // namespace playhead
