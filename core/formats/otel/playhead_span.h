// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Spans that Playhead wrote (core/export/otlp_json.cpp): back to the native records they were made
// of. core/native/span_keys.h says where what stands.
#pragma once

#include "core/base/json_value.h"
#include "core/formats/importer.h"
#include "core/formats/native/records.h"
#include "core/formats/reading/json_shape.h"

#include <set>
#include <span>
#include <stop_token>
#include <string>

namespace playhead::otlp {

/// Whether the head of a file of spans is that of one that Playhead wrote.
[[nodiscard]] bool is_playhead_export(const JsonShape& shape);

/// The native record of a span, as JSON text. Without its parent's number where that is not to be
/// trusted.
[[nodiscard]] std::string native_record_of(json::Value span, bool with_parent_index);

/// RecordDecoder of a span of ours.
void decode_playhead_span(std::span<const Record> records, Event& event,
                          const std::stop_token& stop);

/// Takes the spans of ours among those of a file.
class PlayheadSpans
{
public:
    explicit PlayheadSpans(Importer& importer) : importer_(importer), records_(importer) {}

    /// What comes now has another resource.
    void end_resource() { session_id_.clear(); }
    /// Looks whether a resource says that its spans are ours, and of which session.
    void begin_resource(json::Value resource, const Slice& record);
    /// Takes a span. False where it is none of ours.
    bool take(json::Value span, const Slice& record);

private:
    [[nodiscard]] bool is_in_sequence(json::Value index, const Slice& record);

    Importer& importer_;
    NativeRecords records_;
    std::string session_id_; ///< of the resource at hand; empty where it is none of ours
    /// Sessions of which spans are missing, or stand in another order: events by number are others.
    std::set<std::string> broken_;
};

} // namespace playhead::otlp
