// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/faults/disk_calls.h"

#include "tests/faults/watched_call.h"

#include <array>
#include <cerrno>

namespace playhead::faults {

namespace {

constexpr std::array<std::string_view, 13> call_names = {
    "open",   "close",  "stat",  "read",  "write", "fsync", "ftruncate",
    "rename", "unlink", "mkdir", "chmod", "flock", "mmap"};
constexpr std::array<std::string_view, troubles> trouble_names = {"EIO", "ENOSPC", "EINTR",
                                                                  "half of it", "EMFILE"};

int number_of(Trouble trouble, Call call)
{
    switch (trouble) {
    case Trouble::InputOutput:
        return call == Call::Map ? ENOMEM : EIO;
    case Trouble::NoRoom:
        return ENOSPC;
    case Trouble::Interrupted:
        return EINTR;
    case Trouble::NoMoreFiles:
        return EMFILE;
    case Trouble::Short:
        return 0;
    }
    return EIO;
}

} // namespace

std::string_view name_of(Call call)
{
    return call_names.at(static_cast<std::size_t>(call));
}

std::string_view name_of(Trouble trouble)
{
    return trouble_names.at(static_cast<std::size_t>(trouble));
}

bool can_meet(Call call, Trouble trouble)
{
    switch (trouble) {
    case Trouble::InputOutput:
        return true;
    case Trouble::NoRoom:
        return call == Call::Open || call == Call::Write || call == Call::Sync ||
               call == Call::Resize || call == Call::Rename || call == Call::MakeFolder;
    case Trouble::Interrupted:
        return call == Call::Open || call == Call::Read || call == Call::Write ||
               call == Call::Sync || call == Call::Resize;
    case Trouble::Short:
        return call == Call::Read || call == Call::Write;
    case Trouble::NoMoreFiles:
        return call == Call::Open;
    }
    return false;
}

WatchState& watch_state()
{
    static auto* const state = new WatchState; // calls come after everything was destroyed, too
    return *state;
}

DiskWatch::DiskWatch(std::string root, std::optional<Fault> fault, DiskJournal* journal)
{
    WatchState& state = watch_state();
    const std::scoped_lock lock(state.mutex);
    state.root = std::move(root);
    state.fault = fault;
    state.journal = journal;
    state.calls.clear();
    state.struck.clear();
    state.open.clear();
    state.is_watching = true;
}

DiskWatch::~DiskWatch()
{
    WatchState& state = watch_state();
    const std::scoped_lock lock(state.mutex);
    state.is_watching = false;
    state.journal = nullptr;
    state.fault.reset();
}

std::vector<Call> DiskWatch::calls()
{
    WatchState& state = watch_state();
    const std::scoped_lock lock(state.mutex);
    return state.calls;
}

std::string DiskWatch::struck()
{
    WatchState& state = watch_state();
    const std::scoped_lock lock(state.mutex);
    return state.struck;
}

void DiskWatch::note(std::string_view text)
{
    WatchState& state = watch_state();
    const std::scoped_lock lock(state.mutex);
    if (state.journal)
        state.journal->note(text);
}

bool WatchState::is_below(std::string_view path) const
{
    return path.starts_with(root) && (path.size() == root.size() || path[root.size()] == '/');
}

WatchedCall::WatchedCall(Call call, std::string path, bool may_need_room) : path_(std::move(path))
{
    WatchState& state = watch_state();
    if (!state.is_watching)
        return;
    lock_ = std::unique_lock(state.mutex);
    begin(state, call, may_need_room);
}

WatchedCall::WatchedCall(Call call, int descriptor)
{
    WatchState& state = watch_state();
    if (!state.is_watching)
        return;
    lock_ = std::unique_lock(state.mutex);
    const auto file = state.open.find(descriptor);
    if (file != state.open.end())
        path_ = file->second;
    begin(state, call, true);
}

void WatchedCall::begin(WatchState& state, Call call, bool may_need_room)
{
    if (!state.is_watching || !state.is_below(path_)) {
        lock_.unlock();
        return;
    }
    is_watched_ = true;
    const std::uint64_t number = state.calls.size();
    state.calls.push_back(call);
    const auto& fault = state.fault;
    if (!fault || number < fault->at || (number > fault->at && !fault->lasts) ||
        (number > fault->at && call == Call::Lock) || !can_meet(call, fault->trouble) ||
        (fault->trouble == Trouble::NoRoom && !may_need_room))
        return;
    if (state.struck.empty())
        state.struck = std::string(name_of(fault->trouble)) + " at call " + std::to_string(number) +
                       ", " + std::string(name_of(call)) + " " + path_.substr(state.root.size());
    is_short_ = fault->trouble == Trouble::Short;
    error_ = number_of(fault->trouble, call);
}

DiskJournal* WatchedCall::journal() const
{
    return is_watched_ ? watch_state().journal : nullptr;
}

void WatchedCall::opened(int descriptor) const
{
    if (is_watched_)
        watch_state().open[descriptor] = path_;
}

void WatchedCall::closed(int descriptor) const
{
    if (!is_watched_)
        return;
    watch_state().open.erase(descriptor);
    if (DiskJournal* to = journal())
        to->closed(descriptor);
}

std::string path_below(int folder, const char* name)
{
    WatchState& state = watch_state();
    if (!state.is_watching || name[0] == '/')
        return name;
    const std::scoped_lock lock(state.mutex);
    const auto found = state.open.find(folder);
    return found == state.open.end() ? std::string(name) : found->second + "/" + name;
}

} // namespace playhead::faults
