// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/importer.h"
#include "core/formats/inspect/events.h"
#include "core/formats/reading/kept_member.h"
#include "core/model/trace_builder.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace playhead::inspect {

/// A sample of a log while it is read: where its parts stand in the file, or in several. Its events
/// are made at its end, as the texts and messages that they refer to may stand behind them.
class Sample
{
public:
    /// What of an event is needed before it is made.
    struct Item {
        Slice slice;
        Kind kind = Kind::Unknown;
        std::uint32_t span = 0;   ///< number of the span that it is in, 0 for none
        std::uint32_t own = 0;    ///< of the span that it begins or ends
        std::uint32_t parent = 0; ///< of that span's parent
        bool is_step = false;     ///< of the logs before spans
        bool is_tool_span = false;
        bool is_agent_span = false;
        std::string name; ///< of a span, step or tool
    };

    void add_event(const LogRecord& record);
    void add_unreadable(const Slice& slice) { unreadable_.push_back(slice); }
    void add_text(std::string name, const Slice& slice) { texts_[std::move(name)] = slice; }
    void add_pooled_message(const Slice& slice) { messages_.push_back(slice); }
    void add_pooled_call(const Slice& slice) { calls_.push_back(slice); }
    [[nodiscard]] std::size_t text_count() const { return texts_.size(); }
    [[nodiscard]] bool has_events() const { return !items_.empty(); }
    [[nodiscard]] bool has(Kind kind) const;

    std::vector<KeptMember> members; ///< all else; without text where that is long
    std::vector<Slice> transcript;   ///< "messages": what was said by the end

    /// A member's JSON with the short texts that it refers to.
    [[nodiscard]] std::string with_short_texts(const Importer& importer,
                                               std::string_view json) const;
    /// False where the work is to be broken off.
    [[nodiscard]] bool make_events(Importer& importer, TraceBuilder& builder) const;

private:
    friend class SampleEvents;

    [[nodiscard]] std::uint32_t number_of(json::Value id);

    std::vector<Item> items_;
    std::vector<Slice> unreadable_;
    std::unordered_map<std::string, std::uint32_t> numbers_; ///< of spans, by their ids
    std::unordered_map<std::string, Slice> texts_;
    std::vector<Slice> messages_; ///< the pools
    std::vector<Slice> calls_;
};

} // namespace playhead::inspect
