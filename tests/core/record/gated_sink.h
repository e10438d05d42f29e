// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/record/sinks.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace playhead::testkit {

/// Keeps a client's writer waiting: what is recorded meanwhile comes to it all at once, so that
/// begin and end of an action are one record whatever the machine is doing.
class Gate
{
public:
    /// Until the writer stands before it.
    void awaitWriter()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_isReached; });
    }
    void open()
    {
        const std::scoped_lock lock(m_mutex);
        m_isOpen = true;
        m_changed.notify_all();
    }
    void pass()
    {
        std::unique_lock lock(m_mutex);
        m_isReached = true;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_isOpen; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isReached = false;
    bool m_isOpen = false;
};

class GatedSink final : public record::MemorySink
{
public:
    GatedSink(std::vector<Kept>& kept, std::shared_ptr<Gate> gate)
        : MemorySink(kept), m_gate(std::move(gate))
    {
    }
    Result<void> write(std::span<const record::SinkRecord> records, std::string_view run,
                       const record::RingPositions& positions) override
    {
        m_gate->pass();
        return MemorySink::write(records, run, positions);
    }

private:
    std::shared_ptr<Gate> m_gate;
};

} // namespace playhead::testkit
