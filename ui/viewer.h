// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/model/session_link.h"
#include "ui/demo_offer.h"
#include "ui/graph_paper.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timeline_stack.h"

#include <QSize>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <string>

namespace playhead {

/// What the window is opened with.
struct ViewRequest {
    QStringList files;
    std::optional<SessionLink> link; ///< where to go
    std::optional<ThemeMode> theme;  ///< in place of the one that the person has set
    QString language;                ///< of windowLanguages(); the system's where empty
    std::string libraryFolder;       ///< of what is listed beside the files
    DemoOffers demos;
    bool isNewWindow = false; ///< also where one is open that could show it
};

/// Opens the window, and runs it until it is closed; or has it shown by the window that is open
/// already, and returns at once. Needs a display. Returns what the program ends with.
int runViewer(ViewRequest request);

/// A picture of the window.
struct RenderRequest {
    std::string file;
    std::string session;       ///< id of the session to show, the file's first where empty
    std::string output;        ///< path of the picture
    QSize size = {1600, 1000}; ///< of the picture, in logical pixels; of the graph alone, the width
    double scale = 1;          ///< device pixels per logical pixel, of a PNG
    ThemeMode theme = ThemeMode::Light;
    QString language;                    ///< of windowLanguages(); the system's where empty
    std::optional<std::uint32_t> select; ///< number of the event to select
    std::optional<DurationNs> at;        ///< where the playhead is, from the session's begin; off
    std::string filter;                  ///< a valid one; empty for none
    TimelineLayout layout = TimelineLayout::Waterfall;
    bool isIdleCompressed = false; ///< idle gaps are drawn short
    /// The timeline, all of its rows with ruler and names, in this format, and not the window.
    std::optional<GraphFormat> graph;
    std::string panel; ///< id of the panel to show, the event's usual where empty
    bool revealSecrets = false;
};

/// Draws the window, as it is on a screen, into a PNG, or its graph. Needs no display. The program
/// can do this once: it makes the application. Returns what is missing from the picture, or an
/// empty text.
Result<std::string> renderWindow(const RenderRequest& request);

} // namespace playhead
