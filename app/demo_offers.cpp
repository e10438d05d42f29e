// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/demo_offers.h"

#include "app/demos/run_demo.h"
#include "ui/bridge/text.h"

#include <QtGlobal>

#include <array>

namespace playhead {

namespace {

/// What the demos say of themselves, for translators: they know nothing of Qt. The window looks
/// their titles and summaries up; a test holds this list to them.
[[maybe_unused]] constexpr std::array texts = {
    QT_TRANSLATE_NOOP("Demo", "A researcher"),
    QT_TRANSLATE_NOOP("Demo",
                      "reads the web, finds a contradiction and resolves it: nested LLM calls"),
    QT_TRANSLATE_NOOP("Demo", "A coding agent"),
    QT_TRANSLATE_NOOP("Demo", "mends a bug: its tests fail twice, in two ways, before they pass"),
    QT_TRANSLATE_NOOP("Demo", "A swarm"),
    QT_TRANSLATE_NOOP("Demo",
                      "of six agents works in parallel: one is slow, one fails and is replaced"),
    QT_TRANSLATE_NOOP("Demo", "A runaway loop"),
    QT_TRANSLATE_NOOP("Demo", "calls the same tool again and again, until its budget is spent"),
    QT_TRANSLATE_NOOP("Demo", "A crash"),
    QT_TRANSLATE_NOOP(
        "Demo", "kills the agent's process in the middle of its work: what it recorded is there"),
    QT_TRANSLATE_NOOP("Demo", "A long night"),
    QT_TRANSLATE_NOOP("Demo", "of 100,000 events, thousands a second, with a few failures to find"),
};

} // namespace

DemoOffers demoOffers(const std::string& library, const DemoPlay& play, std::string_view first)
{
    DemoOffers offers;
    offers.first = toQString(first);
    for (const demos::Demo* demo : demos::allDemos()) {
        const auto run = [demo, library,
                          play](std::stop_token stop,
                                const std::function<void(const std::string&)>& begun) {
            return demos::runDemo(*demo, {play.seed, play.speed, std::move(stop), begun},
                                  {library, {}});
        };
        offers.all.push_back(
            {toQString(demo->id), toQString(demo->title), toQString(demo->summary), run});
    }
    return offers;
}

} // namespace playhead
