// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace playhead {

/// A recorded value as raw JSON text: its own key order, number tokens, string escapes and
/// duplicate keys. A recorded plain text is a JSON string token. Absent is not the same as null.
///
/// Borrowed payloads view the bytes of the record they were found in, and live as long as it
/// does; owned ones (decoded, joined or repaired text) share their bytes.
class Payload
{
public:
    Payload() = default;
    static Payload borrowed(std::string_view json) { return Payload(json, nullptr); }
    /// Absent where the text is empty, which is no value.
    static Payload owned(std::string json)
    {
        if (json.empty())
            return {};
        auto bytes = std::make_shared<const std::string>(std::move(json));
        const std::string_view view = *bytes;
        return Payload(view, std::move(bytes));
    }

    [[nodiscard]] bool is_absent() const { return json_.data() == nullptr; }
    [[nodiscard]] bool is_present() const { return !is_absent(); }
    [[nodiscard]] std::string_view json() const { return json_; }
    [[nodiscard]] bool is_borrowed() const { return is_present() && !bytes_; }

private:
    Payload(std::string_view json, std::shared_ptr<const std::string> bytes)
        : json_(json), bytes_(std::move(bytes))
    {
    }

    std::string_view json_;
    std::shared_ptr<const std::string> bytes_;
};

} // namespace playhead
