// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/codex/items.h"
#include "core/formats/importer.h"
#include "core/formats/reading/log_lines.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace playhead::codex {

/// The session of a rollout while it is read: codex_rollout.cpp says how it nests.
class Rollout : public LogLines
{
public:
    explicit Rollout(Importer& importer) : importer_(importer) {}

    void add(const LogRecord& line) override;
    void add_unreadable(const Slice& slice) override
    {
        take_waiting(ItemKind::Unknown);
        playhead::add_unreadable(importer_, builder(), slice);
    }
    [[nodiscard]] bool has_begun() const override { return builder_ != nullptr; }
    void settle() override { end_turn_by_now(); }
    /// Call when nothing more will come.
    void finish();

private:
    struct Call {
        EventIndex event;
        Slice line;
        std::optional<std::string> asks_about; ///< session of a process that another call began
    };

    TraceBuilder& builder();
    [[nodiscard]] bool waits(const Item& item) const;
    /// Whether this is the item of the event that began the prompt.
    [[nodiscard]] bool says_again(const Item& item) const;
    /// `next` is what comes behind those that wait.
    void take_waiting(ItemKind next);
    void take(const LogRecord& line, const Item& item);
    void note_time(const LogRecord& line, const Item& item);
    void keep(const LogRecord& line);
    void join_or_keep(EventIndex event, const LogRecord& line);
    void add_session(const LogRecord& line, const Item& item);
    void note_boundary(const LogRecord& line, const Item& item);
    void end_answer(const LogRecord& line, const Item& item);
    void begin_prompt(const LogRecord& line, const Item& item);
    void add_user(const LogRecord& line, const Item& item);
    void add_user_echo(const LogRecord& line, const Item& item);
    void add_answer(const LogRecord& line, const Item& item);
    void add_call(const LogRecord& line, const Item& item);
    void add_end(const LogRecord& line, const Item& item);
    void add_lone_end(const LogRecord& line, const Item& item);
    /// Where a call was told how the process of this session ended, gives that to the call which
    /// began it, and gives back the line of that one.
    std::optional<Slice> tell_process(const std::string& session, const LogRecord& line,
                                      const Item& item);
    /// Whether it is known to have failed, and this says only that it ended.
    [[nodiscard]] bool failed(EventIndex call, const Event& update);
    void add_usage(const LogRecord& line, const Item& item);
    void learn_model(const LogRecord& line, const Item& item);
    void start_turn(const LogRecord& line, const Item& item);
    void end_turn(const LogRecord& line, const Item& item);
    /// Where no line says that a turn ended, it did with the last line before the next.
    void end_turn_by_now();
    void begin_turn();
    void add_moment(const LogRecord& line);

    Importer& importer_;
    TraceBuilder* builder_ = nullptr;
    bool has_session_ = false;
    EventIndex prompt_; ///< of the turn that runs
    EventIndex answer_; ///< the last one
    bool is_answer_open_ = false;
    bool has_usage_ = false;
    bool is_echo_due_ = false;
    std::optional<std::string> said_; ///< by the event that began the prompt; its item is due
    std::int64_t usage_so_far_ = -1;
    std::optional<Slice> pending_start_;
    std::unordered_map<std::string, Call> calls_;
    std::unordered_map<std::string, Call> running_; ///< that began a process, by its session
    std::vector<Slice> waiting_;                    ///< user messages, and what stands between them
    Quoted boundary_;                               ///< time by which the next answer was asked for
    Quoted model_;
    Quoted last_time_;
};

} // namespace playhead::codex
