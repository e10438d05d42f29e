// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/document_loader.h"

#include "ui/bridge/hand_over.h"
#include "ui/bridge/text.h"

#include <QThreadPool>

#include <utility>

namespace playhead {

namespace {

/// Runs a function on the GUI thread, unless the loader has asked for a stop by then: its
/// destructor does, so the function may use it.
template <typename Function>
void deliver(std::stop_token stop, Function function)
{
    runOnGuiThread([stop = std::move(stop), function = std::move(function)] {
        if (!stop.stop_requested())
            function();
    });
}

/// Thins out progress: one in a hundred steps reaches the GUI thread.
class Steps
{
public:
    [[nodiscard]] bool isNew(Progress progress)
    {
        constexpr std::uint64_t steps = 100;
        const std::uint64_t step = progress.total == 0 ? 0 : progress.done * steps / progress.total;
        return std::exchange(m_last, step) != step;
    }

private:
    std::uint64_t m_last = ~std::uint64_t(0);
};

} // namespace

DocumentLoader::DocumentLoader(QObject* parent) : QObject(parent) {}

DocumentLoader::~DocumentLoader()
{
    m_alive.request_stop();
    for (auto& [id, stop] : m_running)
        stop.request_stop();
}

DocumentLoader::Id DocumentLoader::open(const QString& path)
{
    const Id id = m_next++;
    start(id, path);
    return id;
}

void DocumentLoader::start(Id id, const QString& path)
{
    std::stop_source work; // asks the reader to stop; what it has read so far still counts
    const std::stop_token alive = m_alive.get_token();
    m_running.emplace(id, work);
    runOnPool(*QThreadPool::globalInstance(), [this, id, alive, stop = work.get_token(),
                                               file = toStdString(path)] {
        Steps steps;
        Job job;
        job.stop = stop;
        job.on_progress = [&](Progress progress) {
            if (!steps.isNew(progress))
                return;
            const double share = progress.total == 0 ? -1
                                                     : static_cast<double>(progress.done) /
                                                           static_cast<double>(progress.total);
            deliver(alive, [this, id, share] { Q_EMIT progressed(id, share); });
        };
        const auto publish = [&](const std::shared_ptr<const Document>& document) {
            deliver(alive, [this, id, document] { Q_EMIT updated(id, document); });
        };
        auto result = open_document(file, job, publish);
        deliver(alive, [this, id, result = std::move(result)] {
            m_running.erase(id);
            if (result)
                Q_EMIT updated(id, *result);
            else
                Q_EMIT failed(id, result.error());
            Q_EMIT finished(id);
        });
    });
}

void DocumentLoader::cancel(Id id)
{
    const auto found = m_running.find(id);
    if (found != m_running.end())
        found->second.request_stop();
}

} // namespace playhead
