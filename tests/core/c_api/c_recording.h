// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/c_api/record.h"
#include "core/formats/reading/document.h"
#include "tests/testkit/scratch.h"

#include <QString>

#include <memory>
#include <string>
#include <utility>

namespace playhead::test {

/// One of the interface's structures, filled by its _init function.
template <typename T>
T made(void (*init)(T*, std::size_t))
{
    T filled;
    init(&filled, sizeof filled);
    return filled;
}

inline playhead_event event_of(const char* type)
{
    playhead_event event = made(&playhead_event_init);
    event.event_type = type;
    return event;
}

/// The first event of this type; none where there is none.
inline EventIndex only(const Trace& trace, std::string_view type)
{
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        if (trace.event_type(EventIndex(i)) == type)
            return EventIndex(i);
    }
    return {};
}

/// A client that records a session into a file, through the C interface.
class CRecording
{
public:
    CRecording()
    {
        path = path_of("run.jsonl");
        folder = path_of("recording");
        const playhead_client_options options = client_options();
        client = playhead_open_jsonl(path.c_str(), &options);
        session = playhead_session_begin(client, nullptr);
        if (session == 0)
            qFatal("%s", playhead_last_error()->message);
    }
    CRecording(const CRecording&) = delete;
    CRecording& operator=(const CRecording&) = delete;
    ~CRecording() { (void)playhead_close(client); } // of what a failed test left

    [[nodiscard]] std::string path_of(const char* name) const
    {
        return scratch.path(QString::fromLatin1(name)).toStdString();
    }
    [[nodiscard]] playhead_client_options client_options() const
    {
        playhead_client_options options = made(&playhead_client_options_init);
        options.folder = folder.c_str();
        options.patience = 20'000;
        return options;
    }
    /// Closes the client, and reads what was recorded as anybody reads it.
    std::shared_ptr<const Trace> read()
    {
        const std::int32_t closed = playhead_close(std::exchange(client, 0));
        const auto document = open_document(path, {});
        if (closed != PLAYHEAD_OK || !document || (*document)->sessions.size() != 1)
            qFatal("%s", playhead_last_error()->message);
        return (*document)->sessions.front();
    }
    /// The lines of the file.
    [[nodiscard]] QByteArray lines() const
    {
        return testkit::contentOf(QString::fromStdString(path));
    }

    testkit::Scratch scratch;
    std::string path;
    std::string folder;
    playhead_client client = 0;
    playhead_session session = 0;
};

} // namespace playhead::test
