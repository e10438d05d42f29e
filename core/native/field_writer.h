// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_write.h"
#include "core/base/time.h"
#include "core/model/payload.h"
#include "core/native/redactor.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace playhead::native {

/// Writes the members of the native format's objects, masked where a redactor is given. With
/// `every_key`, what is not known is written as null, and left out otherwise; payloads are always
/// left out where they are absent, as null is a value that can be recorded.
class FieldWriter
{
public:
    FieldWriter(std::string& out, const Redactor* redactor, bool every_key)
        : writer_(out), redactor_(redactor), every_key_(every_key)
    {
    }

    [[nodiscard]] json::Writer& writer() { return writer_; }
    [[nodiscard]] bool every_key() const { return every_key_; }

    /// Masked as Redactor::redact_id() says.
    void id(std::string_view key, std::string_view value);
    void text(std::string_view key, std::string_view value);
    void time(std::string_view key, TimeNs time);
    void count(std::string_view key, const std::optional<std::int64_t>& value);
    void payload(std::string_view key, const Payload& value);
    // The value that comes next.
    void text_value(std::string_view value);
    void id_value(std::string_view value);

private:
    void null(std::string_view key);

    json::Writer writer_;
    const Redactor* redactor_;
    bool every_key_;
    std::string scratch_;
};

} // namespace playhead::native
