// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/field_writer.h"

#include "core/base/json_scan.h"

namespace playhead::native {

void FieldWriter::null(std::string_view key)
{
    if (every_key_)
        writer_.key(key).null();
}

void FieldWriter::id(std::string_view key, std::string_view value)
{
    if (value.empty())
        return null(key);
    writer_.key(key);
    id_value(value);
}

void FieldWriter::id_value(std::string_view value)
{
    if (redactor_ && redactor_->masks_ids())
        writer_.text(redactor_->redact_id(value));
    else
        writer_.text(value);
}

void FieldWriter::text(std::string_view key, std::string_view value)
{
    if (value.empty())
        return null(key);
    writer_.key(key);
    text_value(value);
}

void FieldWriter::text_value(std::string_view value)
{
    if (redactor_)
        writer_.text(redactor_->redact_text(value));
    else
        writer_.text(value);
}

void FieldWriter::time(std::string_view key, TimeNs time)
{
    if (time == no_time)
        return null(key);
    writer_.key(key).text(format_iso8601(time));
}

void FieldWriter::count(std::string_view key, const std::optional<std::int64_t>& value)
{
    if (!value)
        return null(key);
    writer_.key(key).integer(*value);
}

void FieldWriter::payload(std::string_view key, const Payload& value)
{
    if (value.is_absent())
        return;
    std::string masked;
    std::string_view text = value.json();
    if (redactor_) {
        masked = redactor_->redact_json(text, key);
        text = masked;
    }
    const json::Check check = json::validate(text);
    if (!check.ok || check.loose_number || check.lone_surrogate) {
        // No parser promises to read this as it is, so it goes as text.
        writer_.key(std::string(key) + "_raw").text(text);
        return;
    }
    scratch_.clear();
    if (check.strict())
        json::append_minified(scratch_, text);
    else
        json::append_minified(scratch_, json::to_valid(text));
    writer_.key(key).raw(scratch_);
}

} // namespace playhead::native
