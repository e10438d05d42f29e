// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace_builder.h"

#include <functional>
#include <memory>
#include <mutex>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace playhead::tests {

/// A session whose payloads can be read back, and, beside it, what each of its events was made of.
struct MadeSession {
    struct Texts {
        std::string params; ///< JSON, empty for none
        std::string returns;
        std::string prompt;
        EventError error;
        std::string id;
        /// Every name and value in the three, decoded by whoever made them.
        std::vector<std::string> params_words;
        std::vector<std::string> returns_words;
        std::vector<std::string> prompt_words;
    };
    std::shared_ptr<const Trace> trace;
    std::vector<Texts> texts; ///< by event
    std::vector<Event> events;
};

/// `count` events with everything a filter can ask for, each often absent, in a random tree.
[[nodiscard]] MadeSession random_session(std::mt19937& random, std::uint32_t count);

/// Reads an event back from the JSON object that random_session() keeps of it.
void read_made_event(std::span<const Record> records, Event& event);

/// A source whose bytes are there until somebody says otherwise.
class FadingSource final : public Source
{
public:
    explicit FadingSource(std::string bytes) : bytes_(std::move(bytes)) {}
    [[nodiscard]] const std::string& name() const override { return name_; }
    [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
    [[nodiscard]] Result<std::string> read(const Slice& slice,
                                           const std::stop_token& /*stop*/ = {}) const override
    {
        {
            const std::lock_guard lock(mutex_);
            offsets_read.push_back(slice.offset);
        }
        if (on_read)
            on_read();
        if (is_gone)
            return Error{"The file was changed after it was opened.", name_, {}};
        return bytes_.substr(slice.offset, slice.length);
    }
    bool is_gone = false;
    std::function<void()> on_read;
    mutable std::vector<std::uint64_t> offsets_read;

private:
    mutable std::mutex mutex_;
    std::string name_ = "<fading>";
    std::string bytes_;
};

} // namespace playhead::tests
