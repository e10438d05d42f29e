// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/chrome/events.h"
#include "core/model/session.h"
#include "core/model/source.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace playhead::chrome {

/// The processes and threads of a trace, and what they are called. Of several names the last one
/// counts, for all of the trace.
class Names
{
public:
    struct Process {
        std::string id;
        std::string name;
        std::string title;
        Slice record; ///< that names it; of no length where none does
    };
    struct Thread {
        std::uint32_t process = 0;
        std::string id;
        std::string title;
        Slice record;
    };

    /// The number of a record's thread, which is there from then on.
    [[nodiscard]] std::uint32_t thread_of(const Head& head);
    /// Takes what a metadata record names.
    void learn(const Head& head, json::Value record, const Slice& slice);

    [[nodiscard]] const Thread& thread(std::uint32_t number) const { return threads_[number]; }
    [[nodiscard]] const Process& process_of(const Thread& thread) const
    {
        return processes_[thread.process];
    }
    /// The processes that have names.
    [[nodiscard]] std::vector<Agent> agents() const;

private:
    [[nodiscard]] std::uint32_t process_of(const Head& head);

    std::vector<Process> processes_;
    std::unordered_map<std::string, std::uint32_t> process_numbers_;
    std::vector<Thread> threads_;
    std::unordered_map<std::string, std::uint32_t> thread_numbers_;
};

} // namespace playhead::chrome
