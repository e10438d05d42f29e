// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"

#include <QString>

#include <memory>
#include <random>
#include <vector>

namespace playhead {

struct NamedTrace {
    QString name;
    std::shared_ptr<const Trace> trace;
};

/// Adds the column "origin" and a row for each: made at random, the samples, real files.
void addOriginRows();

/// The sessions of the row that a test runs, read or made once. Where there are none, as real files
/// on most machines, the row counts as skipped.
[[nodiscard]] const std::vector<NamedTrace>& sessionsOfRow();

/// A session with everything that makes times hard: ties, instants, no end, no time, ends before
/// starts, children that begin before their parents and outlive them, several agents and threads,
/// roll-ups, failures.
[[nodiscard]] std::shared_ptr<const Trace> randomTrace(unsigned seed, int count);

/// A moment at, just before or just after one of the session's events, or anywhere in and around
/// it.
[[nodiscard]] TimeNs randomTime(const Trace& trace, std::mt19937& random);

/// The project's demo session.
[[nodiscard]] std::shared_ptr<const Trace> demoTrace();

} // namespace playhead
