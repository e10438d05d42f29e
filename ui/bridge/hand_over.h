// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

class QThreadPool;

namespace playhead {

/// Runs `work` on one of the pool's threads. From the GUI thread.
void runOnPool(QThreadPool& pool, std::function<void()> work);

/// Runs `call` on the GUI thread, when its event loop comes to it; never where the application is
/// gone by then. From any thread.
void runOnGuiThread(std::function<void()> call);

} // namespace playhead
