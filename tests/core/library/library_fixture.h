// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/library/library.h"
#include "core/model/trace.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace playhead::test {

struct SessionSpec {
    std::string id = "session-1";
    std::string name = "A walk";
    std::vector<std::string> tags = {};
    TimeNs start = 1'700'000'000 * ns_per_second;
    int events = 3;
    bool fails = false;
};

/// A small session, each event of which is one LLM call of 10 tokens and a second.
[[nodiscard]] std::shared_ptr<const Trace> make_session(const SessionSpec& spec);

/// Opens the library at `folder`, or fails the test.
[[nodiscard]] Library open_library(const QString& folder,
                                   Library::Access access = Library::Access::Write);

/// Every file and folder below `folder`, with its content, to see what was changed.
[[nodiscard]] QMap<QString, QByteArray> contents_below(const QString& folder);

/// Runs `work` in a process of its own, without the rights of root, and returns what it said; an
/// empty string where it said nothing is wrong.
[[nodiscard]] QString in_unprivileged_process(const std::function<QString()>& work);

/// Starts a process that runs `work`, and returns its id.
[[nodiscard]] int start_process(const std::function<void()>& work);
/// Waits for a process; true where it ended by itself, and well.
bool wait_for_process(int process);

} // namespace playhead::test
