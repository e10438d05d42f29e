// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Recording what an agent does:
//
//     auto client = record::Client::open(record::jsonl_sink("run.jsonl"));
//     record::Recorder session = client->begin_session({.name = "nightly", .tags = {"ci"}});
//     session.record({.event_type = "OpenAI Call", .model = "gpt-4.1", .prompt = "Where?"});
//     session.end(EventResult::Success);
//
// README.md in this folder shows more; action.h has record_action().
#pragma once

#include "core/base/result.h"
#include "core/record/new_event.h"
#include "core/record/recover.h"
#include "core/record/sink.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace playhead::record {

class Engine;

struct ClientOptions {
    /// Where what is recorded lies until it is written: it survives there when the program is
    /// killed. Empty: default_recording_folder().
    std::string folder = {};
    /// Bytes, of each thread that records. An event of more than a sixteenth goes through a file.
    std::size_t ring_size = std::size_t{4} << 20U;
    /// How long record() waits, at most, where a thread records faster than the sink takes it; then
    /// the event is dropped, counted, and the gap is an event of the session.
    std::chrono::milliseconds patience{100};
    /// Called on a thread of the client's, or on one that records, when something goes wrong that
    /// the program is not stopped for. Once until it is another thing.
    std::function<void(const Error&)> on_error = {};
    /// Called on the client's own thread when it has taken up what killed programs have left in the
    /// folder, before it writes anything else.
    std::function<void(const Recovered&)> on_recovered = {};
};

struct SessionOptions {
    std::string id = {}; ///< empty: one is made
    std::string name = {};
    std::vector<std::string> tags = {};
    std::vector<std::string> default_tags = {}; ///< of each of its events
};

/// Where an event was recorded, for what runs elsewhere on its behalf. A value: copies are cheap.
struct Context {
    std::uint64_t session = 0;
    EventNumber event = 0;
};

/// One session that is being recorded. A handle: copies record to the same one, from any thread.
/// It may outlive its Client; what is recorded then is lost.
///
/// Nothing here throws, stops the program, or waits longer than ClientOptions::patience.
class Recorder
{
public:
    /// Records to nowhere.
    Recorder() = default;

    /// Records one event. Its number, for what is recorded inside it or names it as its trigger; 0
    /// where it was lost.
    EventNumber record(const NewEvent& event) const noexcept;

    /// Says that the session is over, and how. What is recorded later is kept, too.
    void end(EventResult result, std::string_view reason = {}) const noexcept;

    /// The moment by the clock that events and actions without times of their own go by: for
    /// NewEvent::init_timestamp of what is recorded after it has ended. The system's clock, which
    /// this one is set by, may be some hundred ns off, and an event of its time before its parent.
    [[nodiscard]] TimeNs now() const noexcept;

    /// The session's id.
    [[nodiscard]] const std::string& id() const;
    /// What runs on this thread now: hand it over with ContextScope.
    [[nodiscard]] Context context() const noexcept;

    struct State; ///< internal

private:
    friend class Client;
    friend class OpenAction;
    explicit Recorder(std::shared_ptr<const State> state) : state_(std::move(state)) {}
    std::shared_ptr<const State> state_;
};

/// While it lives, what this thread records is inside the context's event.
class ContextScope
{
public:
    explicit ContextScope(Context context) noexcept;
    ContextScope(const ContextScope&) = delete;
    ContextScope& operator=(const ContextScope&) = delete;
    ~ContextScope();

    /// What this thread was in before, of a session; of no event where there is none.
    [[nodiscard]] Context outer(std::uint64_t session) const noexcept;
    /// The innermost one of a session, from a scope on outwards; of no event where there is none.
    [[nodiscard]] static Context innermost_of(const ContextScope* scope,
                                              std::uint64_t session) noexcept;

private:
    Context context_;
    const ContextScope* before_;
};

/// A program's connection to one sink: a writer of its own, and a ring for each thread that
/// records. Movable. Its end waits until everything is written. A process that is forked off does
/// not record to it; it opens one of its own.
class Client
{
public:
    /// Fails where the folder of recordings cannot be made.
    static Result<Client> open(std::unique_ptr<Sink> sink, ClientOptions options = {});
    Client(Client&&) noexcept;
    Client& operator=(Client&&) noexcept;
    ~Client();

    [[nodiscard]] Recorder begin_session(SessionOptions options);

    /// Waits until the sink has all that was recorded before.
    Result<void> flush(std::chrono::milliseconds patience = std::chrono::seconds(5));
    /// Writes what is left, and ends. Fails where the sink does not take it: then it stays in the
    /// folder of recordings, for recover(). No thread may be recording.
    Result<void> close();

    /// Events that were dropped, ever.
    [[nodiscard]] std::uint64_t lost() const;

private:
    explicit Client(std::shared_ptr<Engine> engine);
    std::shared_ptr<Engine> engine_;
};

/// $XDG_STATE_HOME/Playhead/recording, or ~/.local/state/Playhead/recording.
[[nodiscard]] std::string default_recording_folder();

} // namespace playhead::record
