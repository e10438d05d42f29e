// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/reading/follow.h"

#include <QString>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace playhead {

/// A file that is followed on a thread of its own while this object lives.
class Following
{
public:
    explicit Following(const QString& path);
    Following(const Following&) = delete;
    Following& operator=(const Following&) = delete;
    /// Stops, and waits until it has.
    ~Following();

    using Condition = std::function<bool(const Document&)>;
    /// Waits until the latest Document is complete and as asked for; null where that takes too
    /// long.
    [[nodiscard]] std::shared_ptr<const Document>
    wait(const Condition& condition, std::chrono::milliseconds patience = std::chrono::minutes(1));
    /// Waits for a number of events in the first session.
    [[nodiscard]] std::shared_ptr<const Document> waitForEvents(std::uint32_t count);
    /// Waits until it was said that nothing can be made of the file.
    [[nodiscard]] std::optional<Error> waitForFailure();
    /// How many Documents there were so far.
    [[nodiscard]] std::size_t count();
    void stop();

private:
    std::mutex m_mutex;
    std::condition_variable m_isNew;
    std::shared_ptr<const Document> m_latest;
    std::optional<Error> m_error;
    std::size_t m_count = 0;
    std::stop_source m_stop;
    std::thread m_thread;
};

} // namespace playhead
