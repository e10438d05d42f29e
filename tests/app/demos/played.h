// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/demos/performance.h"
#include "core/model/trace.h"
#include "tests/testkit/scratch.h"

#include <QStringList>

#include <map>
#include <memory>
#include <vector>

namespace playhead::test {

/// A demo that was played at full speed, and read back.
class Played
{
public:
    [[nodiscard]] static demos::Performance atFullSpeed(std::uint64_t seed);

    /// Fails the test where it cannot be recorded or read. Of a demo that kills its process, in a
    /// process of its own.
    Played(const demos::Demo& demo, demos::Performance performance);

    [[nodiscard]] const Trace& trace() const { return *m_trace; }
    [[nodiscard]] Event load(EventIndex event) const;
    /// The events of this type, in order of recording.
    [[nodiscard]] QList<EventIndex> all(std::string_view eventType) const;
    [[nodiscard]] EventIndex first(std::string_view eventType) const;
    /// How many actions an event is inside of.
    [[nodiscard]] int depth(EventIndex event) const;
    [[nodiscard]] QStringList agents() const;
    /// What each agent recorded, in its order: all but times and ids.
    [[nodiscard]] std::map<QString, QStringList> story() const;
    /// The same of a long session, as its rows stand: the payloads of a few events.
    [[nodiscard]] std::map<QString, QStringList> outline() const;

private:
    [[nodiscard]] std::vector<EventIndex> inTheOrderOfNumbers() const;
    [[nodiscard]] QString describe(EventIndex event, bool withPayloads) const;

    testkit::Scratch m_scratch;
    std::shared_ptr<const Trace> m_trace;
};

} // namespace playhead::test
