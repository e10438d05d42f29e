// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// agent FILE LIBRARY: records the same into a file and into a library.
#include <core/formats/reading/read_sessions.h>
#include <core/library/library_sink.h>
#include <core/record/sinks.h>
#include <playhead/record.h>

#include <iostream>
#include <string>

#include "agent.h"

using namespace playhead::record;

namespace {

bool record_to(std::unique_ptr<Sink> sink, const std::string& id)
{
    auto client = Client::open(std::move(sink));
    if (!client) {
        std::cerr << client.error().to_string() << '\n';
        return false;
    }
    const Recorder session = client->begin_session({.id = id, .name = "Table for two"});
    const auto found = Agent(session).find_table("Lisbon", 2);
    session.end(playhead::EventResult::Success);
    const auto closed = client->close();
    if (!closed)
        std::cerr << closed.error().to_string() << '\n';
    return closed && found.size() == 1;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3)
        return 2;
    std::cout << playhead_version() << '\n'; // the C interface, beside it
    const bool is_done =
        record_to(jsonl_sink(argv[1]), "in-a-file") &&
        record_to(playhead::library_sink(argv[2], playhead::read_sessions), "in-a-library");
    return is_done ? 0 : 1;
}
