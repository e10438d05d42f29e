// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/c_api/tables.h"

namespace playhead::c_api {

namespace {

thread_local bool is_reporting = false;

class CloseAtExit
{
public:
    explicit CloseAtExit(Tables& tables) : tables_(tables) {}
    CloseAtExit(const CloseAtExit&) = delete;
    CloseAtExit& operator=(const CloseAtExit&) = delete;
    ~CloseAtExit()
    {
        tables_.is_exiting = true;
        if (is_reporting) // a client's own thread cannot wait for itself
            return;
        try {
            for (const auto& each : tables_.clients.take_all([](auto&) { return true; })) {
                each->reporter->silence(); // what it would call may be gone
                (void)each->client.close();
            }
        } catch (...) { // what is not written stays in the folder of recordings
            return;
        }
    }

private:
    Tables& tables_;
};

} // namespace

std::uint64_t new_handle() noexcept
{
    static std::atomic<std::uint64_t> last = 0;
    return ++last;
}

Tables& tables()
{
    static Tables& made = *new Tables();
    static const CloseAtExit closing(made);
    return made;
}

void Reporter::report(const Error& error) noexcept
{
    if (!call_ || is_silent_.load())
        return;
    const playhead_error shown = {PLAYHEAD_FAILED, error.what.c_str(), error.where.c_str(),
                                  error.remedy.c_str()};
    const bool was_reporting = std::exchange(is_reporting, true);
    try {
        call_(user_, &shown);
    } catch (...) { // of a program in C++: it ends here, as it must not in C
        is_reporting = was_reporting;
        return;
    }
    is_reporting = was_reporting;
}

bool Reporter::is_calling() noexcept
{
    return is_reporting;
}

} // namespace playhead::c_api
