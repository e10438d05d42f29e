// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_value.h"
#include "core/record/client.h"
#include "core/record/sinks.h"
#include "tests/core/record/gated_sink.h"
#include "tests/testkit/scratch.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead::testkit {

/// A string of an object, or "(none)".
[[nodiscard]] inline std::string text(const json::Value& object, std::string_view key)
{
    return object.find(key).as_string().value_or("(none)");
}

/// A value of an object, as it stands there.
[[nodiscard]] inline std::string raw(const json::Value& object, std::string_view key)
{
    return std::string(object.find(key).raw());
}

/// A client that records into memory.
struct Recording {
    Scratch scratch;
    std::vector<record::MemorySink::Kept> kept;
    std::shared_ptr<Gate> gate = std::make_shared<Gate>();
    std::optional<record::Client> client;

    explicit Recording(record::ClientOptions options = {})
    {
        options.folder = folder().toStdString();
        auto opened =
            record::Client::open(std::make_unique<GatedSink>(kept, gate), std::move(options));
        if (!opened)
            qFatal("%s", opened.error().to_string().c_str());
        client.emplace(std::move(opened).value());
    }
    ~Recording() { gate->open(); }
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

    /// Where its rings are.
    [[nodiscard]] QString folder() const { return scratch.path(QStringLiteral("recording")); }
    /// A session of which nothing is written before it is closed, and then all at once.
    [[nodiscard]] record::Recorder beginHeld(record::SessionOptions options = {})
    {
        record::Recorder session = client->begin_session(std::move(options));
        gate->awaitWriter();
        return session;
    }
    /// A session of which is written what there is.
    [[nodiscard]] record::Recorder begin(record::SessionOptions options = {})
    {
        gate->open();
        return client->begin_session(std::move(options));
    }
    /// Closes it; what was kept is complete then.
    void close()
    {
        gate->open();
        const auto closed = client->close();
        if (!closed)
            qFatal("%s", closed.error().to_string().c_str());
    }
    [[nodiscard]] std::vector<json::Value> events() const
    {
        std::vector<json::Value> events;
        for (const record::MemorySink::Kept& each : kept) {
            if (each.kind != record::SinkRecord::Kind::Session)
                events.emplace_back(each.json);
        }
        return events;
    }
    /// Of events that are each of another type.
    [[nodiscard]] std::map<std::string, json::Value> eventsByType() const
    {
        std::map<std::string, json::Value> by_type;
        for (const json::Value& event : events())
            by_type[text(event, "event_type")] = event;
        return by_type;
    }
};

} // namespace playhead::testkit
