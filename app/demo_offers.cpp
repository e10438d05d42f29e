// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/demo_offers.h"

#include "app/demos/run_demo.h"
#include "ui/bridge/text.h"

namespace playhead {

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
