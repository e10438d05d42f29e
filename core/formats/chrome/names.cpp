// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/chrome/names.h"

#include "core/formats/reading/fields.h"

namespace playhead::chrome {

std::uint32_t Names::process_of(const Head& head)
{
    const std::string id = text_of(head.process);
    const auto [known, is_new] =
        process_numbers_.try_emplace(id, static_cast<std::uint32_t>(processes_.size()));
    if (is_new)
        processes_.push_back({id, {}, process_title(id, {}), {}});
    return known->second;
}

std::uint32_t Names::thread_of(const Head& head)
{
    const std::string id = text_of(head.thread);
    std::string key = text_of(head.process);
    key += '\n';
    key += id;
    const auto [known, is_new] =
        thread_numbers_.try_emplace(std::move(key), static_cast<std::uint32_t>(threads_.size()));
    if (is_new)
        threads_.push_back({process_of(head), id, thread_title(id, {}), {}});
    return known->second;
}

void Names::learn(const Head& head, json::Value record, const Slice& slice)
{
    const std::string what = text_of(head.name);
    if (what == "process_name") {
        Process& process = processes_[process_of(head)];
        process.name = given_name(record);
        process.title = process_title(process.id, process.name);
        process.record = slice;
    } else if (what == "thread_name") {
        Thread& thread = threads_[thread_of(head)];
        thread.title = thread_title(thread.id, given_name(record));
        thread.record = slice;
    }
}

std::vector<Agent> Names::agents() const
{
    std::vector<Agent> agents;
    for (const Process& process : processes_) {
        if (!process.name.empty())
            agents.push_back({process.id, process.name});
    }
    return agents;
}

} // namespace playhead::chrome
