// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/model/trace.h"
#include "core/native/redactor.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace playhead::native {

struct EventLine;

/// The records that a session file keeps of a trace's events, in their order, made ahead on a
/// thread of its own. An event whose one record in the source is a native one that says all there
/// is to know is kept as it was recorded, byte for byte; the others are written anew.
class RecordBatches
{
public:
    /// Records of events that follow each other.
    struct Batch {
        std::string text;
        std::vector<std::size_t> ends; ///< of each record, in `text`
    };

    /// `trace` outlives this, and so does `redactor`, which may be null.
    RecordBatches(const Trace& trace, const Redactor* redactor);
    RecordBatches(const RecordBatches&) = delete;
    RecordBatches& operator=(const RecordBatches&) = delete;
    /// Breaks off what is not asked for any more.
    ~RecordBatches();

    /// Waits for the next ones. Nothing where all were handed out; an Error where an event cannot
    /// be read, and after that, nothing.
    [[nodiscard]] Result<std::optional<Batch>> next();

private:
    void make_all();
    [[nodiscard]] Result<void> append(std::string& text, EventIndex event);
    [[nodiscard]] Result<bool> append_as_recorded(std::string& text, EventIndex event);
    [[nodiscard]] bool tells_parent(EventIndex event, const EventLine& told) const;
    [[nodiscard]] bool hand_over(Batch batch);

    const Trace& trace_;
    const Redactor* redactor_;
    std::string line_;

    std::mutex mutex_;
    std::condition_variable changed_;
    // Guarded by the mutex:
    std::deque<Batch> ready_;
    std::optional<Error> error_;
    bool is_done_ = false;
    bool is_unwanted_ = false;

    std::thread maker_; ///< the last member: it uses the others
};

} // namespace playhead::native
