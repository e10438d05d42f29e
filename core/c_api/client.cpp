// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/c_api/arguments.h"
#include "core/c_api/errors.h"
#include "core/c_api/tables.h"
#include "core/formats/reading/read_sessions.h"
#include "core/library/library.h"
#include "core/library/library_sink.h"
#include "core/record/recover.h"
#include "core/record/sinks.h"

#include <chrono>
#include <string>
#include <utility>

namespace playhead::c_api {

namespace {

using record::Client;
using record::ClientOptions;

/// For the figures in the library's list. When the process exits, static objects that reading
/// needs may be gone; the list has none then, until the session is imported.
Result<std::vector<std::shared_ptr<const Trace>>> read_while_running(const std::string& path,
                                                                     const Job& job)
{
    if (tables().is_exiting)
        return Error{"The process is ending.", path, {}};
    return read_sessions(path, job);
}

playhead_client open_client(std::unique_ptr<record::Sink> sink,
                            const playhead_client_options* given)
{
    playhead_client_options options = {};
    playhead_client_options_init(&options, sizeof options);
    if (given && !read_struct(given, options))
        return 0;
    if (options.patience != PLAYHEAD_UNKNOWN && options.patience < 0) {
        fail(PLAYHEAD_INVALID, "The patience is negative.", "Give milliseconds.");
        return 0;
    }
    auto reporter = std::make_shared<Reporter>(options.on_error, options.user);
    ClientOptions own;
    own.folder = view(options.folder);
    if (options.ring_size != 0)
        own.ring_size = options.ring_size;
    if (options.patience != PLAYHEAD_UNKNOWN)
        own.patience = std::chrono::milliseconds(options.patience);
    own.on_error = [reporter](const Error& error) { reporter->report(error); };
    Tables& all = tables(); // before the client's thread begins: what closes it goes after
    auto client = Client::open(std::move(sink), std::move(own));
    if (!client) {
        fail(client.error());
        return 0;
    }
    return all.clients.add(
        std::make_shared<ClientEntry>(ClientEntry{std::move(client).value(), std::move(reporter)}));
}

/// True, with an error, where on_error has called what waits for the thread that calls it.
bool is_in_on_error()
{
    if (!Reporter::is_calling())
        return false;
    fail(PLAYHEAD_INVALID, "This cannot be called from on_error.",
         "Note the error there, and call this on another thread.");
    return true;
}

} // namespace

} // namespace playhead::c_api

using namespace playhead;
using namespace playhead::c_api;

const char* playhead_version(void)
{
    return PLAYHEAD_VERSION;
}

playhead_client playhead_open_jsonl(const char* path, const playhead_client_options* options)
{
    return guarded(__func__, playhead_client(0), [&]() -> playhead_client {
        if (view(path).empty()) {
            fail(PLAYHEAD_INVALID, "There is no path.", "Name the file to append to.");
            return 0;
        }
        return open_client(record::jsonl_sink(path), options);
    });
}

playhead_client playhead_open_library(const char* folder, const playhead_client_options* options)
{
    return guarded(__func__, playhead_client(0), [&] {
        const std::string path = folder ? folder : Library::default_path();
        return open_client(library_sink(path, &read_while_running), options);
    });
}

int32_t playhead_flush(playhead_client client, int64_t patience)
{
    return guarded(__func__, std::int32_t(PLAYHEAD_NO_MEMORY), [&]() -> std::int32_t {
        const auto entry = tables().clients.find(client);
        if (!entry)
            return fail_gone("client");
        if (patience < 0)
            return fail(PLAYHEAD_INVALID, "The patience is negative.", "Give milliseconds.");
        if (is_in_on_error())
            return PLAYHEAD_INVALID;
        const auto flushed = entry->client.flush(std::chrono::milliseconds(patience));
        return flushed ? std::int32_t(PLAYHEAD_OK) : fail(flushed.error());
    });
}

uint64_t playhead_lost(playhead_client client)
{
    return guarded(__func__, std::uint64_t(0), [&]() -> std::uint64_t {
        const auto entry = tables().clients.find(client);
        if (entry)
            return entry->client.lost();
        fail_gone("client");
        return 0;
    });
}

int32_t playhead_close(playhead_client client)
{
    return guarded(__func__, std::int32_t(PLAYHEAD_NO_MEMORY), [&]() -> std::int32_t {
        if (is_in_on_error())
            return PLAYHEAD_INVALID;
        Tables& all = tables();
        const auto entry = all.clients.take(client);
        if (!entry)
            return fail_gone("client");
        const auto closed = entry->client.close();
        // Not before: an action that still runs would end with its number.
        const auto is_of_it = [client](const auto& each) { return each.client == client; };
        (void)all.sessions.take_all(is_of_it);
        for (const auto& action : all.actions.take_all(is_of_it))
            action->is_over->store(true);
        return closed ? std::int32_t(PLAYHEAD_OK) : fail(closed.error());
    });
}

int64_t playhead_recover(const char* folder)
{
    return guarded(__func__, std::int64_t(-1), [&]() -> std::int64_t {
        const auto open_any =
            [](std::string_view address) -> Result<std::unique_ptr<record::Sink>> {
            if (is_library_address(address))
                return open_library_sink(address, &read_while_running);
            return record::open_sink(address);
        };
        const record::Recovered recovered =
            record::recover(folder ? folder : record::default_recording_folder(), open_any);
        if (recovered.failures.empty())
            return static_cast<std::int64_t>(recovered.events);
        fail(recovered.failures.front());
        return -1;
    });
}
