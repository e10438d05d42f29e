// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Writing JSON: new values, and recorded ones in another layout. Recorded tokens pass verbatim.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace playhead::json {

/// Appends a string token. What is escaped is only what must be (quote, backslash, control
/// characters); bytes that are no UTF-8 become U+FFFD.
void append_quoted(std::string& out, std::string_view text);
[[nodiscard]] std::string quote(std::string_view text);

/// Appends a value without the white space between its tokens. In text that is no JSON, two bare
/// tokens keep one blank between them.
void append_minified(std::string& out, std::string_view raw);

/// Appends a value with one member or element a line, indented by `indent` blanks a level, empty
/// containers on one line. From level 64 on the margin grows no more: with it, text of 100,000
/// levels would take gigabytes.
void append_pretty(std::string& out, std::string_view raw, int indent = 2);

/// The same JSON with its strings put right for strict parsers: control characters are escaped,
/// bytes that are no UTF-8 and lone surrogates become U+FFFD, backslashes of unknown escapes are
/// doubled. Tokens outside strings (NaN and the like, see validate()) are left as they are.
[[nodiscard]] std::string to_valid(std::string_view raw, bool* changed = nullptr);

/// Builds compact JSON in the order of the calls:
///
///     Writer(out).begin_object().key("id").text(id).key("n").integer(3).end_object();
///
/// The caller sees to it that keys and values alternate and that containers are closed.
class Writer
{
public:
    /// Appends to `out`, which outlives the writer.
    explicit Writer(std::string& out) : out_(&out) {}

    Writer& begin_object() { return begin('{'); }
    Writer& end_object() { return end('}'); }
    Writer& begin_array() { return begin('['); }
    Writer& end_array() { return end(']'); }
    Writer& key(std::string_view name);
    /// One that needs no escapes, which is not checked.
    Writer& plain_key(std::string_view name);

    Writer& text(std::string_view value);
    /// One that needs no escapes, which is not checked: what `append` adds to the string it is
    /// given.
    template <typename Append>
    Writer& plain_text(const Append& append)
    {
        separate();
        *out_ += '"';
        append(*out_);
        *out_ += '"';
        return *this;
    }
    Writer& integer(std::int64_t value);
    /// The shortest digits that read back as the same double; null for NaN and infinities, for
    /// which JSON has no number.
    Writer& number(double value);
    Writer& boolean(bool value) { return raw(value ? "true" : "false"); }
    Writer& null() { return raw("null"); }
    /// One value that is JSON already.
    Writer& raw(std::string_view value);

private:
    Writer& begin(char opener);
    Writer& end(char closer);
    void separate();

    std::string* out_;
    bool needs_comma_ = false;
};

} // namespace playhead::json
