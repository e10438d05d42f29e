// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/demos/performance.h"

namespace playhead::demos {

void perform(const Demo& demo, record::Client& client, const Performance& performance)
{
    const record::Recorder session = client.begin_session(
        {.name = std::string(demo.sessionName),
         .tags = {"demo", std::string(demo.id), "seed " + std::to_string(performance.seed)}});
    if (performance.onBegun)
        performance.onBegun(session.id());
    Stage stage(session, performance);
    const Ending ending = demo.run(stage);
    if (stage.isStopped())
        session.end(EventResult::Indeterminate, "Stopped by whoever was watching.");
    else
        session.end(ending.result, ending.reason);
}

const Demo* findDemo(std::string_view id)
{
    for (const Demo* demo : allDemos()) {
        if (demo->id == id)
            return demo;
    }
    return nullptr;
}

} // namespace playhead::demos
