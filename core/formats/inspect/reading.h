// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/inspect/text.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"
#include "core/model/event.h"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace playhead::inspect {

/// An event's own fields, taken one by one; what is left becomes its attributes.
class Reading
{
public:
    /// Takes the agent. `event` and what the records view outlive the reading.
    Reading(std::span<const Record> records, Event& event);
    ~Reading(); ///< sets the attributes
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

    [[nodiscard]] const Whole& whole() const { return whole_; }
    [[nodiscard]] json::Value peek(std::string_view key) const { return fields_.peek(key); }
    json::Value take(std::string_view key) { return fields_.take(key); }
    void drop(std::initializer_list<std::string_view> keys)
    {
        for (const std::string_view key : keys)
            fields_.drop(key);
    }
    void keep(std::string_view key, std::string_view json) { rest_.add(key, json); }

    /// From timestamp to "completed", or as long as `took` says, in seconds.
    void read_times(json::Value took);
    void read_moment() { set_instant(event_, time_of_value(take("timestamp"))); }

private:
    [[nodiscard]] std::string_view text() const
    {
        return whole_.is_own ? std::string_view(whole_.own) : records_.front().bytes;
    }

    std::span<const Record> records_;
    Event& event_;
    Whole whole_;
    Fields fields_;
    ObjectText rest_;
};

} // namespace playhead::inspect
