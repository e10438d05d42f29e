// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/engine.h"

#include <pthread.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <utility>

namespace playhead::record {

namespace {

constexpr auto shortest_nap = std::chrono::milliseconds(1);
constexpr auto longest_nap = std::chrono::milliseconds(20);
constexpr auto failing_nap = std::chrono::milliseconds(200);

std::uint64_t new_engine_id()
{
    static std::atomic<std::uint64_t> last = 0;
    return ++last;
}

/// How often this process has forked off the one it was: a child shares the parent's rings with it,
/// and must not write to them.
std::atomic<std::uint64_t> forks = 0;

void watch_forks()
{
    static const int is_watched = ::pthread_atfork(nullptr, nullptr, [] {
        ++forks;
        thread_state.engine = 0;
    });
    (void)is_watched;
}

} // namespace

constinit thread_local ThreadState thread_state;

/// The rings of one thread, which go back to their engines when it ends.
struct Engine::ThreadRings {
    struct Owned {
        std::uint64_t id;
        std::weak_ptr<Engine> engine;
        ThreadRing* ring;
    };
    std::vector<Owned> owned;

    ~ThreadRings()
    {
        thread_state.is_ending = true;
        thread_state.engine = 0;
        for (const Owned& each : owned) {
            if (const auto engine = each.engine.lock())
                engine->give_back(each.ring);
        }
    }
    static ThreadRings& here()
    {
        thread_local ThreadRings rings;
        return rings;
    }
};

Engine::Engine(EngineOptions options, RunFolder folder, std::unique_ptr<Sink> sink)
    : id_(new_engine_id())
    , born_(forks.load())
    , options_(std::move(options))
    , folder_(std::move(folder))
    , sink_(std::move(sink))
    , drain_(folder_, *sink_)
{
}

Result<std::shared_ptr<Engine>> Engine::start(EngineOptions options, std::unique_ptr<Sink> sink)
{
    watch_forks();
    auto folder = RunFolder::make(options.folder, sink->address());
    if (!folder)
        return folder.error();
    std::shared_ptr<Engine> engine(
        new Engine(std::move(options), std::move(folder).value(), std::move(sink)));
    engine->writer_ =
        std::jthread([raw = engine.get()](const std::stop_token& stop) { raw->write(stop); });
    return engine;
}

Engine::~Engine()
{
    (void)close();
}

ThreadRing* Engine::make_ring() noexcept
try {
    if (is_closed_.load(std::memory_order_acquire) || thread_state.is_ending || is_forked())
        return nullptr;
    auto& owned = ThreadRings::here().owned;
    const auto mine = std::find_if(owned.begin(), owned.end(),
                                   [this](const auto& each) { return each.id == id_; });
    if (mine != owned.end()) {
        thread_state.engine = id_;
        thread_state.ring = mine->ring;
        return thread_state.ring;
    }
    std::erase_if(owned, [](const auto& each) { return each.engine.expired(); });
    std::optional<Error> problem;
    ThreadRing* ring = nullptr;
    {
        const std::scoped_lock lock(mutex_);
        if (!free_.empty()) {
            ring = free_.back();
            free_.pop_back();
        } else {
            const std::uint64_t number = all_.size() + 1;
            const std::string name = "ring-" + std::to_string(number);
            auto kept = RingMemory::make_file(folder_.path(name), options_.ring_size, number);
            if (!kept && !std::exchange(is_memory_said_, true))
                problem = kept.error();
            auto memory =
                kept ? std::move(kept) : RingMemory::make_private(options_.ring_size, number);
            if (memory)
                ring = all_.emplace_back(std::make_unique<ThreadRing>(std::move(memory).value(),
                                                                      name, number))
                           .get();
            else
                problem = memory.error();
        }
    }
    if (problem)
        report(*problem);
    if (!ring)
        return nullptr;
    owned.push_back({id_, weak_from_this(), ring});
    thread_state.engine = id_;
    thread_state.ring = ring;
    return ring;
} catch (...) { // out of memory: the program is not to notice
    return nullptr;
}

bool Engine::is_forked() const noexcept
{
    return born_ != forks.load(std::memory_order_relaxed);
}

void Engine::give_back(ThreadRing* ring)
{
    if (is_forked())
        return;
    const std::scoped_lock lock(mutex_);
    free_.push_back(ring);
}

std::vector<ThreadRing*> Engine::rings() const
{
    const std::scoped_lock lock(mutex_);
    std::vector<ThreadRing*> rings;
    rings.reserve(all_.size());
    for (const auto& ring : all_)
        rings.push_back(ring.get());
    return rings;
}

std::uint64_t Engine::lost() const
{
    std::uint64_t lost = lost_.load(std::memory_order_relaxed);
    for (ThreadRing* ring : rings())
        lost += ring->reader().lost();
    return lost;
}

std::string Engine::new_session_id() const
{
    return folder_.name() + "-" + std::to_string(last_session_.load() + 1);
}

std::uint64_t Engine::begin_session(const SessionFacts& facts)
{
    const std::uint64_t number = ++last_session_;
    if (auto kept = folder_.keep_session(number, facts); !kept)
        report(kept.error());
    {
        const std::scoped_lock lock(mutex_);
        begun_.emplace_back(number, facts);
    }
    return number;
}

std::optional<std::string> Engine::keep(std::span<const std::byte> entry) noexcept
try {
    const std::string name = "large-" + std::to_string(++last_outside_);
    const std::string path = folder_.path(name);
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(entry.data()),
               static_cast<std::streamsize>(entry.size()));
    file.close();
    if (file)
        return name;
    ::unlink(path.c_str());
    return std::nullopt;
} catch (...) {
    return std::nullopt;
}

void Engine::report(const Error& error) const
{
    if (options_.on_error)
        options_.on_error(error);
}

/// What programs have left in the folder that were killed.
void Engine::take_up_others()
{
    const Recovered recovered = recover(options_.folder, [this](std::string_view address) {
        auto opened = sink_->open_other(address);
        return opened ? std::move(opened) : open_sink(address);
    });
    for (const Error& failure : recovered.failures)
        report(failure);
    const bool is_anything = recovered.events > 0 || !recovered.sessions.empty();
    if (is_anything && options_.on_recovered)
        options_.on_recovered(recovered);
}

/// Its number.
std::uint64_t Engine::begin_round()
{
    const std::scoped_lock lock(mutex_);
    for (auto& [number, facts] : begun_)
        drain_.know(number, std::move(facts));
    begun_.clear();
    return ++rounds_begun_;
}

void Engine::end_round(std::uint64_t round, const Result<bool>& more)
{
    std::optional<Error> fresh;
    {
        const std::scoped_lock lock(mutex_);
        if (more) {
            rounds_done_ = round;
            failing_.reset();
        } else {
            if (!failing_ || *failing_ != more.error())
                fresh = more.error();
            failing_ = more.error();
        }
    }
    if (fresh)
        report(*fresh);
    drained_.notify_all();
}

/// The writer's thread: rounds until it is told to stop, then until the rings are empty.
void Engine::write(const std::stop_token& stop)
{
    take_up_others();
    std::chrono::milliseconds nap = shortest_nap;
    for (bool is_last = false;;) {
        clock_.look();
        const std::uint64_t round = begin_round();
        std::vector<RingSource> sources;
        const std::vector<ThreadRing*> rings = this->rings();
        bool is_idle = true;
        for (ThreadRing* ring : rings) {
            is_idle = is_idle && ring->reader().is_empty();
            sources.push_back({&ring->reader(), ring->name(), ring->name()});
        }
        const auto more = drain_.round(sources);
        end_round(round, more);
        if (more && *more)
            continue;
        if (is_last)
            return;
        is_last = stop.stop_requested();
        if (is_last)
            continue;
        nap = !more ? failing_nap : is_idle ? std::min(nap * 2, longest_nap) : shortest_nap;
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, stop, nap, [this] { return is_flush_wanted_; });
        is_flush_wanted_ = false;
    }
}

Result<void> Engine::flush(std::chrono::milliseconds patience)
{
    struct Mark {
        const RingReader* ring;
        std::uint64_t position;
    };
    std::vector<Mark> marks;
    for (ThreadRing* ring : rings())
        marks.push_back({&ring->reader(), ring->reader().written()});
    std::unique_lock lock(mutex_);
    // The round that is under way may have passed by what was lost just now.
    const std::uint64_t wanted = rounds_begun_ + 1;
    is_flush_wanted_ = true;
    wake_.notify_all();
    const auto is_drained = [&] {
        return rounds_done_ >= wanted &&
               std::all_of(marks.begin(), marks.end(),
                           [](const Mark& mark) { return mark.ring->released() >= mark.position; });
    };
    if (drained_.wait_for(lock, patience, [&] { return failing_ || is_drained(); }) && !failing_)
        return {};
    return failing_ ? *failing_
                    : Error{"What was recorded is not all written yet.", folder_.name(),
                            "Wait longer; nothing is lost meanwhile."};
}

Result<void> Engine::close()
{
    if (is_closed_.exchange(true))
        return {};
    if (is_forked()) { // all this is the parent's, and its threads are not here
        writer_.detach();
        (void)sink_.release(); // NOLINT(bugprone-unused-return-value): its end would tidy up
        return {};
    }
    writer_.request_stop();
    if (writer_.joinable())
        writer_.join();
    const std::scoped_lock lock(mutex_);
    if (!failing_) {
        if (auto finished = sink_->finish(); !finished)
            failing_ = finished.error();
    }
    sink_.reset(); // what it holds of files and locks; recorders may live on
    if (failing_)
        return *failing_; // the folder stays, for a later process
    folder_.remove();
    return {};
}

} // namespace playhead::record
