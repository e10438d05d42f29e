// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/instance/open_request.h"

#include <chrono>
#include <string>

namespace playhead {

// A window that is open is reached by a socket in the person's own runtime folder. Before anything
// of Qt's is started, `playhead FILE` looks whether there is one:
//
//     window   holds a lock (flock) beside the socket for as long as it lives, and listens
//     second   connects;  window: "playhead 1\n";  second: the request;  window: "ok\n"
//
// The window greets from its event loop: where it is stuck nothing was sent, and the second opens a
// window of its own. The lock tells a socket that a crash left from one that is just being made.

/// Where the window for this library, of this person, on this display, listens. `libraryFolder` may
/// be missing yet.
[[nodiscard]] std::string instanceSocketPath(const std::string& libraryFolder);

/// The right to listen at such a path. The system takes it back when the process ends, however it
/// ends.
class InstanceClaim
{
public:
    enum class State {
        None,   ///< it cannot be had here, or was not asked for: nobody is reached, nor listens
        Ours,   ///< whatever is at the path is left from somebody who is gone
        Others, ///< another process listens, or is about to
    };

    InstanceClaim() = default;
    static InstanceClaim take(const std::string& socketPath);
    InstanceClaim(InstanceClaim&& other) noexcept;
    InstanceClaim& operator=(InstanceClaim&& other) noexcept;
    ~InstanceClaim();

    [[nodiscard]] State state() const { return m_state; }

private:
    int m_lock = -1; ///< descriptor
    State m_state = State::None;
};

/// Asks the window that listens at a path to open something. Blocks, for about `patience` at most.
/// False where nobody of this user answers by then, or where it refuses.
[[nodiscard]] bool handOver(const std::string& socketPath, const OpenRequest& request,
                            std::chrono::milliseconds patience);

} // namespace playhead
