// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What is behind a Client: the rings of its threads, and the writer that empties them into a sink.
// Internal to core/record.
#pragma once

#include "core/record/drain.h"
#include "core/record/recover.h"
#include "core/record/run_folder.h"
#include "core/record/sink.h"
#include "core/record/thread_ring.h"
#include "core/record/tick_clock.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace playhead::record {

class ContextScope;

/// What a thread that records goes by. Needs no constructor, so that reading it is a load.
struct ThreadState {
    std::uint64_t engine = 0;                ///< the one it recorded to last; 0 for none
    ThreadRing* ring = nullptr;              ///< its ring there
    const ContextScope* innermost = nullptr; ///< the context it runs in, whatever the engine
    bool is_ending = false;
};
extern constinit thread_local ThreadState thread_state;

struct EngineOptions {
    std::string folder; ///< of the runs
    std::size_t ring_size = std::size_t{4} << 20U;
    std::chrono::milliseconds patience{100};
    std::function<void(const Error&)> on_error;         ///< called by the writer
    std::function<void(const Recovered&)> on_recovered; ///< called by the writer
};

class Engine final : public std::enable_shared_from_this<Engine>, public OutsideStore
{
public:
    static Result<std::shared_ptr<Engine>> start(EngineOptions options, std::unique_ptr<Sink> sink);
    ~Engine() override;

    /// This thread's, made at the first call; null where none can be had, and once closed.
    [[nodiscard]] ThreadRing* ring() noexcept
    {
        const ThreadState& here = thread_state;
        if (here.engine == id_ && !is_closed_.load(std::memory_order_relaxed))
            return here.ring;
        return make_ring();
    }
    [[nodiscard]] TimeNs now() const noexcept { return clock_.now(); }
    [[nodiscard]] std::chrono::nanoseconds patience() const { return options_.patience; }
    [[nodiscard]] const std::string& run() const { return folder_.name(); }

    [[nodiscard]] std::string new_session_id() const;
    /// Makes a session known. Its number in the run.
    std::uint64_t begin_session(const SessionFacts& facts);
    void count_lost() noexcept { lost_.fetch_add(1, std::memory_order_relaxed); }
    /// Events for which there was no room, ever.
    [[nodiscard]] std::uint64_t lost() const;

    /// Waits until all that was recorded before the call is in the sink.
    Result<void> flush(std::chrono::milliseconds patience);
    /// Empties all rings and ends the writer. What the sink does not take stays for a later
    /// process.
    Result<void> close();

    std::optional<std::string> keep(std::span<const std::byte> entry) noexcept override;

private:
    struct ThreadRings;
    Engine(EngineOptions options, RunFolder folder, std::unique_ptr<Sink> sink);

    /// The slow way: the first time on a thread, and where it records to several engines in turn.
    ThreadRing* make_ring() noexcept;
    void give_back(ThreadRing* ring);
    /// Whether this is another process than the one that started it.
    [[nodiscard]] bool is_forked() const noexcept;
    void take_up_others();
    void write(const std::stop_token& stop);
    std::uint64_t begin_round();
    void end_round(std::uint64_t round, const Result<bool>& more);
    [[nodiscard]] std::vector<ThreadRing*> rings() const;
    void report(const Error& error) const;

    const std::uint64_t id_;
    const std::uint64_t born_; ///< number of the process, by forks
    TickClock clock_;          ///< looked at by the writer
    EngineOptions options_;
    RunFolder folder_;
    std::unique_ptr<Sink> sink_;
    Drain drain_;

    mutable std::mutex mutex_; ///< of all that follows
    std::condition_variable_any wake_;
    std::condition_variable_any drained_;
    std::vector<std::unique_ptr<ThreadRing>> all_;
    std::vector<ThreadRing*> free_;
    std::uint64_t rounds_begun_ = 0;
    std::uint64_t rounds_done_ = 0;
    bool is_flush_wanted_ = false;
    std::vector<std::pair<std::uint64_t, SessionFacts>> begun_; ///< not yet known to the writer
    std::optional<Error> failing_;                              ///< why the sink takes nothing now
    bool is_memory_said_ = false;

    std::atomic<bool> is_closed_ = false;
    std::atomic<std::uint64_t> lost_ = 0;
    std::atomic<std::uint64_t> last_session_ = 0;
    std::atomic<std::uint64_t> last_outside_ = 0;
    std::jthread writer_; ///< the last: it ends before the rest goes
};

} // namespace playhead::record
