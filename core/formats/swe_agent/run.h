// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/importer.h"
#include "core/formats/reading/log_record.h"
#include "core/model/trace_builder.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace playhead::swe_agent {

/// The steps and messages of one run, as they stand in the file: in which order its lists come is
/// not said, and either may be missing.
class Run
{
public:
    void add_step(const LogRecord& record);
    void add_message(const LogRecord& record);
    /// Neither a step nor a message, or nothing that can be read.
    void add_other(const Slice& slice) { others_.push_back(slice); }

    [[nodiscard]] bool is_empty() const { return steps_.empty() && messages_.empty(); }
    /// Whether it has the same steps and as many messages.
    [[nodiscard]] bool says_the_same_as(const Run& other) const;
    [[nodiscard]] std::size_t size() const { return steps_.size() + messages_.size(); }

    /// What is recorded of the run as a whole, where it is.
    std::optional<Slice> model;
    std::optional<Slice> figures;

    /// Makes the run's events. False where the work is to be broken off.
    bool make_events(Importer& importer, TraceBuilder& builder) const;

private:
    friend class RunEvents;

    enum class Kind { Moment, Prompt, Answer, Given };
    struct Step {
        Slice slice;
        std::size_t says = 0; ///< hash of thought and action
        std::size_t does = 0; ///< of the action
        bool is_exit = false;
    };
    struct Message {
        Slice slice;
        std::size_t says = 0;
        std::size_t does = 0;
        Kind kind = Kind::Moment;
    };

    std::vector<Step> steps_;
    std::vector<Message> messages_;
    std::vector<Slice> others_;
};

} // namespace playhead::swe_agent
