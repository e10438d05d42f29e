// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Reading JSON of any size from a source of bytes: a cursor that descends on demand, and lines.
// What they report does not depend on how the source splits its bytes into reads.
#pragma once

#include "core/base/byte_reader.h"
#include "core/base/json_scan.h"
#include "core/base/json_structure.h"
#include "core/base/json_tape.h"
#include "core/base/json_value.h"
#include "core/base/sliding_buffer.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace playhead::json {

struct StreamOptions {
    enum class Mode {
        Documents, ///< values one after another, white space between them
        Lines      ///< JSONL: no value reaches beyond its '\n', whatever is wrong with it
    };
    Mode mode = Mode::Documents;
    std::size_t buffer_size = std::size_t{1} << 20; ///< bytes to begin with
    std::uint64_t offset = 0; ///< where in the file the source starts, for resumed reading
    /// Lines: a last line without its '\n' that is no whole object or array is left for resume():
    /// whoever writes it is not done.
    bool leaves_torn_line = false;
    /// Soon after a stop is requested the text ends, also in the middle of a value.
    std::stop_token stop = {};
};

/// A value as it was read. A value that was cut off or is damaged is there all the same:
/// `scan.status` says so (its offsets count from the start of `text`).
struct Slice {
    std::uint64_t offset = 0; ///< of the value's first byte
    std::string_view text;
    ScanResult scan;
    Value checked = {}; ///< an array or object that is well-formed; on the cursor's tape

    [[nodiscard]] Value value() const { return checked.is_valid() ? checked : Value(text); }
};

/// A place in a stream of JSON documents.
///
///     while (cursor.next_document())
///         if (cursor.enter_array())
///             while (cursor.next_element())
///                 use(cursor.raw());
///
/// A value that is neither entered nor read is skipped by the next step. Each next_member() or
/// next_element() loop runs until it returns false, or is ended by leave(). Memory is needed for
/// the values that raw() returns, the keys, and one bit per open bracket.
///
/// Damage is passed over and noted as a problem: garbage between documents becomes documents of
/// Kind::Invalid; missing and surplus separators, keys and brackets are made up for as locally as
/// can be, so that the next element is read as itself. When the text ends too early, that is one
/// problem (with `truncated`), and all containers end.
class Cursor
{
public:
    /// `source` outlives the cursor.
    explicit Cursor(ByteReader& source, StreamOptions options = {});

    /// Skips what is left of the current document and goes to the next value at the top; false at
    /// the end. A byte order mark at offset 0 is skipped.
    bool next_document();

    /// The kind of the current value as its first byte tells it: a number may turn out to be
    /// Invalid in raw(). Invalid where no value is there.
    [[nodiscard]] Kind peek_kind();

    bool enter_object(); ///< false, and nothing done, where the current value is no object
    bool enter_array();
    /// Goes to the next member's value. `key` is unescaped and valid until the next call of
    /// anything. Returns false at the end of the object, which is then left.
    bool next_member(std::string_view& key);
    bool next_element();
    /// Skips the rest of the innermost entered container.
    void leave();

    /// Reads the current value and goes behind it. The result is valid until the next call; empty
    /// where there is no value.
    Slice raw();
    /// Goes behind the current value without holding it in memory.
    void skip();

    /// Entered containers.
    [[nodiscard]] std::size_t depth() const { return open_.size(); }
    /// The current place: at a value its first byte.
    [[nodiscard]] std::uint64_t offset() const { return buffer_.offset(); }
    /// Bytes gone over since the start, for progress.
    [[nodiscard]] std::uint64_t consumed() const { return buffer_.offset() - start_; }

    /// The first problem since the last call, and how many there were since the start.
    [[nodiscard]] std::optional<Problem> take_problem();
    [[nodiscard]] std::uint64_t problem_count() const { return problem_count_; }
    /// Lines: all that stands on the line from the current place on. Valid until the next call.
    [[nodiscard]] std::string_view rest_of_line() const { return visible(); }
    /// Lines: goes to the end of the line, whatever it holds, without a problem.
    void skip_line();
    /// Lines: the source has grown; next_document() goes on where it ended.
    void resume() { buffer_.resume(); }
    /// Lines: whether something stands behind the last line that was read.
    [[nodiscard]] bool has_torn_line() const;
    /// Lines: what stands there is a line from here on, as it is.
    void take_torn_line() { leaves_torn_line_ = false; }
    /// Whether the current document ended too early.
    [[nodiscard]] bool truncated() const { return truncated_; }
    /// The source's error, if that is what ended the stream.
    [[nodiscard]] const std::optional<Error>& error() const { return buffer_.error(); }

private:
    enum class WrongCloser { Surplus, Closes, ClosesOuter };

    // The bytes at hand. In lines mode they end with the line.
    [[nodiscard]] std::string_view visible() const;
    bool more();
    bool read_on();
    void advance(std::size_t count);
    int next_byte();
    int nonspace_behind(std::size_t& index);
    bool load_line();
    void skip_byte_order_mark();

    // Steps from one item to the next.
    bool enter(char opener);
    int take_separator();
    bool take_closer(char closer);
    [[nodiscard]] WrongCloser judge_closer(char closer);
    bool read_key(std::string_view& key);
    void close_container();
    bool end_of_text();

    // The extent of the current value.
    ScanResult scan(bool keep);
    ScanResult scan_token();
    ScanResult scan_structure(bool keep);
    void finish_value(std::uint64_t offset, const ScanResult& result);

    void report(std::uint64_t offset, std::string_view reason, bool truncated = false);
    void report_step(std::string_view reason);

    SlidingBuffer buffer_;
    std::uint64_t start_;
    bool lines_;
    bool leaves_torn_line_;
    std::stop_token stop_;
    bool line_has_value_ = false;
    std::size_t line_left_ = 0; // Lines: bytes of the current line that are not consumed
    bool at_value_ = false;     // the next byte is where a value begins, or should
    bool first_ = false;        // the next item is the first of its container
    bool truncated_ = false;
    bool step_reported_ = false; // one step reports one problem
    BracketStack open_;
    std::string key_;
    Tape tape_;
    StringScanner string_scanner_;
    ContainerScanner container_scanner_;
    std::optional<Problem> problem_;
    std::uint64_t problem_count_ = 0;
};

} // namespace playhead::json
