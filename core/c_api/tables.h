// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the numbers of the C interface stand for. Internal to core/c_api.
#pragma once

#include "core/c_api/record.h"
#include "core/record/client.h"
#include "core/record/open_action.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>
#include <utility>
#include <vector>

namespace playhead::c_api {

/// A number that no other client, session or action has had.
[[nodiscard]] std::uint64_t new_handle() noexcept;

/// What lives under its numbers. What was found stays good, also when another thread takes it out.
template <typename T>
class HandleTable
{
public:
    std::uint64_t add(std::shared_ptr<T> object)
    {
        const std::uint64_t handle = new_handle();
        const std::unique_lock lock(mutex_);
        all_.emplace(handle, std::move(object));
        return handle;
    }
    /// Null where there is none.
    [[nodiscard]] std::shared_ptr<T> find(std::uint64_t handle) const
    {
        const std::shared_lock lock(mutex_);
        const auto found = all_.find(handle);
        return found == all_.end() ? nullptr : found->second;
    }
    /// Of several threads that take it, one gets it.
    [[nodiscard]] std::shared_ptr<T> take(std::uint64_t handle)
    {
        const std::unique_lock lock(mutex_);
        const auto found = all_.find(handle);
        if (found == all_.end())
            return nullptr;
        auto taken = std::move(found->second);
        all_.erase(found);
        return taken;
    }
    /// All that `is_meant` says true of; what they do when they go is not done under the lock.
    template <typename IsMeant>
    std::vector<std::shared_ptr<T>> take_all(IsMeant is_meant)
    {
        std::vector<std::shared_ptr<T>> taken;
        const std::unique_lock lock(mutex_);
        for (auto each = all_.begin(); each != all_.end();) {
            if (is_meant(*each->second)) {
                taken.push_back(std::move(each->second));
                each = all_.erase(each);
            } else {
                ++each;
            }
        }
        return taken;
    }

private:
    mutable std::shared_mutex mutex_;
    std::unordered_map<std::uint64_t, std::shared_ptr<T>> all_;
};

/// Passes a client's errors on to the program.
class Reporter
{
public:
    Reporter(playhead_on_error call, void* user) : call_(call), user_(user) {}
    void report(const Error& error) noexcept;
    void silence() noexcept { is_silent_.store(true); }
    /// Whether this thread is in such a call.
    [[nodiscard]] static bool is_calling() noexcept;

private:
    const playhead_on_error call_;
    void* const user_;
    std::atomic<bool> is_silent_ = false;
};

struct ClientEntry {
    record::Client client;
    std::shared_ptr<Reporter> reporter;
};

struct SessionEntry {
    record::Recorder recorder;
    playhead_client client;
};

struct ActionEntry {
    std::mutex mutex; ///< of the action, which any thread may use
    record::OpenAction action;
    playhead_client client;
    /// Asked by the thread that began it, which may not be the one that ends it.
    std::shared_ptr<std::atomic<bool>> is_over;

    ActionEntry(record::OpenAction begun, playhead_client its_client)
        : action(std::move(begun))
        , client(its_client)
        , is_over(std::make_shared<std::atomic<bool>>(false))
    {
    }
};

struct Tables {
    HandleTable<ClientEntry> clients;
    HandleTable<SessionEntry> sessions;
    HandleTable<ActionEntry> actions;
    std::atomic<bool> is_exiting = false; ///< the process is; static objects go
};
/// Never destroyed: threads may outlive main(). Clients that are still open when the process exits
/// are closed then.
[[nodiscard]] Tables& tables();

} // namespace playhead::c_api
