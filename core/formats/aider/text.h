// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the lines of Aider's chat history are, and the events that are made of them.
//
// Tokens: "sent" is the prompt, with what was written to the cache; figures in thousands are
// rounded by Aider, and are what is recorded. The cost is that of the message.
#pragma once

#include "core/model/event.h"
#include "core/model/trace.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace playhead::aider {

enum class LineKind : std::uint8_t {
    Start,  ///< of a session, with a time
    Prompt, ///< what a person typed
    Quote,  ///< what the program says
    Markup, ///< of the website on which Aider publishes chats
    Blank,
    Text, ///< of the model
};
[[nodiscard]] LineKind kind_of(std::string_view line);
/// When a session was started: local time, in no zone. no_time where the line does not say it.
[[nodiscard]] TimeNs start_of(std::string_view line);

/// What the program says.
enum class QuoteKind : std::uint8_t {
    Output,
    Usage,       ///< of the answer before
    Applied,     ///< the edit of a file
    Interrupted, ///< by the person
    Version,
    Model,
};
[[nodiscard]] QuoteKind quote_kind(std::string_view line);
/// Without the mark in front, and blanks behind.
[[nodiscard]] std::string_view unquoted(std::string_view line);
/// The file of a line that says that an edit was applied.
[[nodiscard]] std::string_view applied_file(std::string_view line);
/// The file that a line in front of an edit names, without what surrounds its name.
[[nodiscard]] std::string_view file_in(std::string_view line);

/// Whether a line is between "```" and "```", where it is never what it seems to be, and which
/// lines hold a block to search for and replace.
class Fences
{
public:
    enum class Place : std::uint8_t { Outside, Fence, EditBegins, Edit, EditEnds };
    /// Where the next line stands.
    Place next(std::string_view line);
    /// Whether it would stand inside of a fence.
    [[nodiscard]] bool is_inside() const { return ticks_ > 0; }
    void reset() { *this = Fences(); }

private:
    std::size_t ticks_ = 0; ///< of the open fence
    bool is_in_edit_ = false;
};
/// Whether a line inside of a fence shows that it was left open.
[[nodiscard]] bool ends_fence(std::string_view line, bool is_behind_blank);

// RecordDecoders. The first record is the event's own. Beside it: lines of the program, each a
// record, which say what they are; of an edit the line that names the file, too.
void decode_prompt(std::span<const Record> records, Event& event);
void decode_answer(std::span<const Record> records, Event& event);
void decode_edit(std::span<const Record> records, Event& event);
void decode_output(std::span<const Record> records, Event& event);

} // namespace playhead::aider
