// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/record/run_folder.h"

#include <QObject>
#include <QString>

#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace playhead {

/// Which sessions programs on this machine are recording now. Lives on the GUI thread; a thread of
/// its own watches the folder of recordings, and looks at it once a second while there is one.
class LiveSessions : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~LiveSessions() override;

    /// Nothing is known before.
    void watch(const std::string& folder);

    /// Whether a living program records this session into the file at `path`, or into the library
    /// in `libraryFolder` where that is not empty.
    [[nodiscard]] bool isRecorded(const std::string& sessionId, const std::string& path,
                                  const std::string& libraryFolder) const;
    [[nodiscard]] bool isEmpty() const { return m_runs.empty(); }

Q_SIGNALS:
    void changed();

private:
    void follow(const std::string& folder, const std::stop_token& stop);

    std::vector<record::LivingRun> m_runs;
    std::jthread m_thread;
};

} // namespace playhead
