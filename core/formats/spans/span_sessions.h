// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The sessions of a file of spans: which one a span belongs to, and what several records make of
// one. Internal to core/formats/spans.
#pragma once

#include "core/formats/importer.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"
#include "core/formats/reading/stray_records.h"
#include "core/formats/spans/span_file.h"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace playhead::span_file {

class SpanSessions
{
public:
    SpanSessions(Importer& importer, const Shape& shape)
        : importer_(importer), shape_(shape), stray_(importer)
    {
    }

    /// `around` is the session of the object that holds the span, and becomes the span's where it
    /// is empty; null where nothing holds it.
    void add_span(const LogRecord& record, std::string* around);
    /// What is no span stands in the session of the span before it; before the first one it waits.
    void add_other(const LogRecord& record);
    /// What an object around spans says of their trace. `told` is the session of its first span,
    /// or empty.
    void add_container(ObjectText& members, const std::string& told);
    /// Call at the end. False where there was no span, nor anything that tells of a trace.
    [[nodiscard]] bool finish();

private:
    struct State {
        TraceBuilder* builder = nullptr;
        ObjectText attributes;
        std::vector<std::vector<Slice>> records; ///< of each event, where they complete each other
        EventIndex root;                         ///< the first one
        bool has_tokens = false;                 ///< some span says some
        std::string usage;                       ///< of the trace as a whole
    };

    State& session(const std::string& id);
    void add_usage(State& state);
    bool complete(State& state, EventIndex index, const LogRecord& record);
    [[nodiscard]] const std::string& session_with(const std::string& id) const;

    Importer& importer_;
    const Shape& shape_;
    std::map<std::string, State, std::less<>> sessions_;
    std::unordered_map<std::size_t, const std::string*> homes_; ///< sessions by hashes of ids
    std::string latest_;                                        ///< session of the last span
    StrayRecords stray_;
};

} // namespace playhead::span_file
