// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/formats/following.h"

namespace playhead {

Following::Following(const QString& path)
{
    m_thread = std::thread([this, path = path.toStdString(), stop = m_stop.get_token()] {
        Job job;
        job.stop = stop;
        FollowCalls calls;
        calls.publish = [this](std::shared_ptr<const Document> document) {
            const std::lock_guard lock(m_mutex);
            m_latest = std::move(document);
            ++m_count;
            m_isNew.notify_all();
        };
        calls.failed = [this](const Error& error) {
            const std::lock_guard lock(m_mutex);
            m_error = error;
            m_isNew.notify_all();
        };
        follow_document(path, job, calls);
    });
}

Following::~Following()
{
    stop();
}

void Following::stop()
{
    m_stop.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

std::shared_ptr<const Document> Following::wait(const Condition& condition,
                                                std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_mutex);
    const bool isThere = m_isNew.wait_for(
        lock, patience, [&] { return m_latest && m_latest->is_complete && condition(*m_latest); });
    return isThere ? m_latest : nullptr;
}

std::shared_ptr<const Document> Following::waitForEvents(std::uint32_t count)
{
    return wait([count](const Document& document) {
        return !document.sessions.empty() && document.sessions.front()->event_count() == count;
    });
}

std::optional<Error> Following::waitForFailure()
{
    std::unique_lock lock(m_mutex);
    m_isNew.wait_for(lock, std::chrono::seconds(20), [&] { return m_error.has_value(); });
    return m_error;
}

std::size_t Following::count()
{
    const std::lock_guard lock(m_mutex);
    return m_count;
}

} // namespace playhead
