// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Opens every session below a folder as the window does, each in a process of its own, loads all
// its events, and writes down what came of it as Markdown: by format, by folder and by file.
#include "tests/campaigns/formats_report.h"
#include "tests/campaigns/opened_file.h"

#include <cstdio>
#include <string>

int main(int count, char** values)
{
    using namespace playhead::campaign;
    if (count != 2) {
        std::fputs("Usage: campaign_formats FOLDER\n", stderr);
        return 2;
    }
    const std::string folder = values[1];
    const auto units = units_of(folder);
    if (!units) {
        std::fprintf(stderr, "%s\n", units.error().to_string().c_str());
        return 2;
    }
    FormatsReport report;
    for (const Unit& unit : *units)
        report.add(unit, open_watched(folder, unit));
    std::fputs(report.markdown().c_str(), stdout);
    return report.finding_count() > 0;
}
