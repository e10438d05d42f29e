// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Views of JSON text. Nothing is parsed before it is asked for and nothing is normalised: key
// order, duplicate keys, number tokens and escapes stay as they were recorded.
//
// Each step into a container scans it anew, which is right for a look or two. What is asked much
// comes from a Tape, which has found everything in one pass. For text of many levels use Index, for
// more text than memory holds use Cursor.
#pragma once

#include "core/base/json_scan.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

namespace playhead::json {

/// What unescaping had to put right.
struct Repairs {
    bool bad_utf8 = false;       ///< bytes that are no UTF-8 became U+FFFD
    bool lone_surrogate = false; ///< half a surrogate pair became U+FFFD
    bool bad_escape = false;     ///< an unknown escape was kept literally, backslash included
    bool raw_control = false;    ///< an unescaped control character was kept

    [[nodiscard]] bool any() const
    {
        return bad_utf8 || lone_surrogate || bad_escape || raw_control;
    }
    friend bool operator==(const Repairs&, const Repairs&) = default;
};

/// The text of a string token: valid UTF-8, without quotes. A missing closing quote (a string that
/// was cut off) and missing quotes altogether are fine.
[[nodiscard]] std::string unescape(std::string_view raw, Repairs* repairs = nullptr);

/// The same without a copy where the token says its text literally; else `scratch` holds it. The
/// result is valid as long as both `raw` and `scratch` are. Where `stop` is requested on the way,
/// it comes soon and is of no use.
[[nodiscard]] std::string_view unescape_view(std::string_view raw, std::string& scratch,
                                             Repairs* repairs = nullptr,
                                             const std::stop_token& stop = {});

class Tape;

/// A view of one delimited value. Does not own its text, nor the tape that it may come from; a
/// default Value is Invalid ("not there").
class Value
{
public:
    Value() = default;
    /// `raw` is exactly one value, white space around it allowed.
    explicit Value(std::string_view raw);

    [[nodiscard]] Kind kind() const { return kind_; }
    /// As recorded, without white space around it.
    [[nodiscard]] std::string_view raw() const { return raw_; }

    [[nodiscard]] bool is_valid() const { return kind_ != Kind::Invalid; }
    [[nodiscard]] bool is_null() const { return kind_ == Kind::Null; }
    [[nodiscard]] bool is_bool() const { return kind_ == Kind::True || kind_ == Kind::False; }
    [[nodiscard]] bool is_number() const { return kind_ == Kind::Number; }
    [[nodiscard]] bool is_string() const { return kind_ == Kind::String; }
    [[nodiscard]] bool is_object() const { return kind_ == Kind::Object; }
    [[nodiscard]] bool is_array() const { return kind_ == Kind::Array; }
    [[nodiscard]] bool is_container() const { return is_object() || is_array(); }
    /// False for the number tokens that RFC 8259 does not know (NaN, Infinity, 01, ...).
    [[nodiscard]] bool is_strict_number() const;
    /// Whether this is known to need no repair: it comes from a Tape.
    [[nodiscard]] bool is_checked() const { return tape_ != nullptr; }

    [[nodiscard]] std::optional<bool> as_bool() const;
    /// The number where it is exactly an integer of 64 bits, however it is written (977, 977.0,
    /// 9.77e2); worked out in decimal, so nothing is rounded on the way.
    [[nodiscard]] std::optional<std::int64_t> as_int64() const;
    /// The nearest double. NaN and infinities where the token says so; what is too large (1e400)
    /// is infinite, what is too small is 0.
    [[nodiscard]] std::optional<double> as_double() const;
    /// The text of a string; nullopt for other kinds.
    [[nodiscard]] std::optional<std::string> as_string(Repairs* repairs = nullptr) const;
    /// The text of a string, the raw token of any other kind. See unescape_view().
    [[nodiscard]] std::string_view text(std::string& scratch, Repairs* repairs = nullptr,
                                        const std::stop_token& stop = {}) const;

    /// The first member with this key (unescaped), Invalid where there is none or this is no
    /// object. Linear in the text; on a Tape, in the number of members.
    [[nodiscard]] Value find(std::string_view key) const;
    /// The last member with this key, as parsers that build a map have it.
    [[nodiscard]] Value find_last(std::string_view key) const;
    /// Follows keys, and indexes ("0", "1", ...) where the value is an array.
    [[nodiscard]] Value at_path(std::initializer_list<std::string_view> path) const;
    [[nodiscard]] Value at_path(std::span<const std::string_view> path) const;

private:
    friend class Tape;
    friend class ContainerReader;
    friend class ObjectReader;
    friend class ArrayReader;
    Value(std::string_view raw, Kind kind, const Tape* tape = nullptr, std::uint32_t place = 0)
        : raw_(raw), tape_(tape), place_(place), kind_(kind)
    {
    }

    std::string_view raw_;
    const Tape* tape_ = nullptr; ///< that it is on, or null
    std::uint32_t place_ = 0;    ///< there
    Kind kind_ = Kind::Invalid;
};

struct Member {
    std::string_view key;     ///< unescaped; valid until the reader's next next()
    std::string_view raw_key; ///< as recorded, with its quotes
    Value value;
};

/// Where the text of a container stopped being JSON.
struct Problem {
    std::uint64_t offset = 0; ///< from the start of the container (of the source, for Cursor)
    std::string_view reason;  ///< static text
    bool truncated = false;   ///< the text ended too early; all before that is fine

    friend bool operator==(const Problem&, const Problem&) = default;
};

/// What ObjectReader and ArrayReader share: a place in the text of a container.
class ContainerReader
{
public:
    /// What ended the iteration before the closing bracket, if anything.
    [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }

protected:
    ContainerReader(Value container, Kind kind);
    bool begin_item();
    bool read_value(ScanResult& result);
    bool fail(std::size_t offset, std::string_view reason, bool truncated = false);

    std::string_view text_;
    const Tape* tape_;     ///< of the container, or null
    std::size_t at_ = 0;   ///< in the text, or on the tape
    std::size_t last_ = 0; ///< behind all on the tape
    char closer_ = ']';
    bool done_ = false;
    bool first_ = true;
    std::optional<Problem> problem_;
};

/// Forward iteration over the members of an object, duplicates included; over nothing where the
/// value is no object. A value that is damaged but delimited is handed out (Kind::Invalid for a
/// bare token that is no value) and iteration goes on. Where the object's own grammar breaks,
/// iteration ends and problem() says where. In an object that was cut off, the last member's value
/// is what is left of it.
class ObjectReader : public ContainerReader
{
public:
    explicit ObjectReader(Value object) : ContainerReader(object, Kind::Object) {}
    bool next(Member& member);

private:
    bool next_on_tape(Member& member);

    std::string key_;
};

/// Forward iteration over the elements of an array; as ObjectReader.
class ArrayReader : public ContainerReader
{
public:
    explicit ArrayReader(Value array) : ContainerReader(array, Kind::Array) {}
    bool next(Value& element);
};

} // namespace playhead::json
