// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The folder of one run: of one Client, from its start to its end. Internal to core/record.
//
//     RUN/lock           held (flock) while the process lives: whoever gets it may take the run up
//     RUN/run.json       where its sessions go
//     RUN/session-N      what is known of session N, until it has ended
//     RUN/ring-N         what threads have recorded
//     RUN/large-N        an entry that is too large for a ring
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace playhead::record {

/// What is known of a session when it begins.
struct SessionFacts {
    std::string id;
    std::string name;
    std::vector<std::string> tags;
    std::vector<std::string> default_tags; ///< of each of its events
    TimeNs begin = no_time;
};

/// A run whose process lives, as others see it.
struct LivingRun {
    std::string sink_address;
    std::vector<std::string> sessions; ///< ids of those that have begun and not ended

    friend bool operator==(const LivingRun&, const LivingRun&) = default;
};

/// Movable. The lock goes with it.
class RunFolder
{
public:
    /// Makes a new one below `folder`, which is made where it is missing.
    static Result<RunFolder> make(const std::string& folder, const std::string& sink_address);
    /// Those below `folder` whose process has ended, locked. What cannot be read is left out.
    [[nodiscard]] static std::vector<RunFolder> abandoned(const std::string& folder);

    /// Those below `folder` whose process lives, as they are now. Takes none up.
    [[nodiscard]] static std::vector<LivingRun> living(const std::string& folder);

    RunFolder(RunFolder&& other) noexcept;
    RunFolder& operator=(RunFolder&&) = delete;
    ~RunFolder();

    /// The run's name, unique on this machine.
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::string& sink_address() const { return sink_address_; }
    [[nodiscard]] std::string path(std::string_view file) const;

    Result<void> keep_session(std::uint64_t number, const SessionFacts& facts) const;
    void forget_session(std::uint64_t number) const;
    [[nodiscard]] std::map<std::uint64_t, SessionFacts> sessions() const;
    [[nodiscard]] std::vector<std::string> rings() const;

    /// Deletes it with all that is in it. Call when everything was kept elsewhere.
    void remove();

private:
    RunFolder(std::string path, std::string name, std::string sink_address, int lock);

    std::string path_;
    std::string name_;
    std::string sink_address_;
    int lock_;
};

} // namespace playhead::record
