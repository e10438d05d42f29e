// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_value.h"
#include "core/model/event.h"
#include "core/model/payload.h"
#include "core/model/trace.h"

#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// The members of a recorded object, which a format takes one by one; what nobody took is left
/// over. Of duplicate keys the last one counts, as in the parsers of AgentOps and most others; the
/// earlier ones are left over.
///
/// Keys and values view the record's bytes, or text that the Fields own: payloads made of the
/// latter have to be given bytes of their own, see own_loose_payloads().
class Fields
{
public:
    Fields() = default;
    Fields(Fields&&) = default;
    Fields& operator=(Fields&&) = default;
    Fields(const Fields&) = delete; // the values of a copy would view the original's text
    Fields& operator=(const Fields&) = delete;
    ~Fields() = default;

    /// Nothing where the value is no object. What takes its members for them ends soon after `stop`
    /// is requested, with values of no use.
    explicit Fields(json::Value object, std::stop_token stop = {});
    /// What a decoder takes of a record. Of Event::head_only, nothing is left over.
    [[nodiscard]] static Fields of(const Record& record, const Event& event,
                                   const std::stop_token& stop = {});
    [[nodiscard]] const std::stop_token& stop() const { return stop_; }

    void add(std::string key, json::Value value);
    /// With a key that is a text of the record, too.
    void add(json::Value key, json::Value value);
    /// Adds a value that stands nowhere as it is.
    void add_owned(std::string key, std::string json);
    /// The same with a key that is a text of the record.
    void add_owned(json::Value key, std::string json);

    [[nodiscard]] bool has(std::string_view key) const
    {
        return looked_at_.is_valid() ? looked_at_.find_last(key).is_valid() : find(key) != npos;
    }
    /// Invalid where there is no such member.
    [[nodiscard]] json::Value peek(std::string_view key) const;
    json::Value take(std::string_view key);
    /// The first of the keys that is there and not null. Nulls before it are taken as well: they
    /// say nothing.
    json::Value take_first(std::initializer_list<std::string_view> keys);
    /// Takes the member and forgets it: it holds nothing that anyone would miss.
    void drop(std::string_view key)
    {
        if (!looked_at_.is_valid())
            take(key);
    }

    struct Entry {
        std::string_view key;
        json::Value value;
        bool taken = false;
    };
    /// All members in recorded order, taken ones included.
    [[nodiscard]] std::vector<Entry>& entries() { return entries_; }
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

private:
    void read_damaged(std::string_view object);
    std::string_view own(std::string text);
    std::string_view key_of(json::Value text);

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    [[nodiscard]] std::size_t find(std::string_view key) const;

    std::vector<Entry> entries_;
    json::Value looked_at_; ///< where nothing is left over: instead of entries
    std::stop_token stop_;
    std::forward_list<std::string> owned_; ///< stays where it is when it grows
};

/// Writes an object member by member.
class ObjectText
{
public:
    /// Nothing where there is no value.
    void add(std::string_view key, std::string_view json);
    void add_text(std::string_view key, std::string_view text);
    /// All that is left over and not null, in recorded order.
    void add_recorded(const Fields& fields);
    [[nodiscard]] bool is_empty() const { return text_.size() == 1; }
    /// Absent where nothing was added.
    [[nodiscard]] Payload take();

private:
    std::string text_ = "{";
};

/// Recorded, and not null.
[[nodiscard]] inline bool is_there(json::Value value)
{
    return value.is_valid() && !value.is_null();
}

/// A recorded value as a payload: absent where it is not there. Borrows where the value is JSON
/// that any reader takes (number tokens such as NaN count as such). What is not is made so: bytes
/// that are no UTF-8 and control characters are repaired, a value that was cut off is completed,
/// and one whose grammar is broken becomes the text of it. Absent where `stop` is requested on the
/// way.
[[nodiscard]] Payload payload_of(json::Value value, const std::stop_token& stop = {});
/// The same; absent of null, too.
[[nodiscard]] Payload payload_where_there(json::Value value);
/// Gives an event bytes of its own where a payload borrows from anything but its records: for
/// decoders that read from Fields with owned text, which do not outlive them.
void own_loose_payloads(std::span<const Record> records, Event& event);
/// Text as a payload.
[[nodiscard]] Payload text_payload(std::string_view text);

/// How a text was read.
enum class TextForm : std::uint8_t { Text, Json, PythonRepr };

struct ReadText {
    Payload payload;
    TextForm form = TextForm::Text;
};

/// For members that hold JSON text within a string, as some writers have it: the value of that
/// JSON. Falls back to the text itself; a container as Python's repr() writes it is converted
/// (read, never evaluated). A value that is no string is returned as it is. Absent where `stop` is
/// requested on the way.
[[nodiscard]] ReadText payload_of_text(json::Value value, const std::stop_token& stop = {});

/// The text of a string, the raw token of another value, empty for null and what is not there, and
/// where `stop` is requested on the way.
[[nodiscard]] std::string text_of(json::Value value, const std::stop_token& stop = {});
/// The same without a copy where the value says its text literally; else `scratch` holds it.
[[nodiscard]] std::string_view view_of(json::Value value, std::string& scratch,
                                       const std::stop_token& stop = {});
/// An integer, also where it is written as a string ("977"); nothing for anything else.
[[nodiscard]] std::optional<std::int64_t> int_of(json::Value value);
/// A finite number, also where it is written as a string.
[[nodiscard]] std::optional<double> number_of(json::Value value);

} // namespace playhead
