// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/native/nesting.h"

#include "core/base/json_stream.h"

#include <algorithm>

namespace playhead {

namespace {

class NestingReader
{
public:
    explicit NestingReader(std::string_view record)
        : bytes_(record), cursor_(bytes_, options(record.size()))
    {
    }

    std::vector<NestedEvent> run()
    {
        if (cursor_.next_document() && cursor_.peek_kind() == json::Kind::Object)
            enter(0);
        while (!open_.empty()) {
            if (open_.back().is_in_children)
                next_child();
            else
                next_member();
        }
        return std::move(events_);
    }

private:
    struct Open {
        std::uint32_t event = 0;
        bool is_in_children = false;
    };

    /// Records are many and small: a buffer for large files would cost more than reading them.
    static json::StreamOptions options(std::size_t record_size)
    {
        json::StreamOptions options;
        options.buffer_size = std::min(options.buffer_size, record_size + 1);
        return options;
    }

    [[nodiscard]] std::size_t offset() const { return static_cast<std::size_t>(cursor_.offset()); }

    void enter(std::uint32_t parent)
    {
        const auto number = static_cast<std::uint32_t>(events_.size());
        NestedEvent event;
        event.begin = offset();
        event.parent = parent;
        events_.push_back(std::move(event));
        cursor_.enter_object();
        open_.push_back({number, false});
    }

    void next_member()
    {
        Open& open = open_.back();
        std::string_view key;
        if (!cursor_.next_member(key)) {
            events_[open.event].end = offset();
            open_.pop_back();
            return;
        }
        if (key != "children" || cursor_.peek_kind() != json::Kind::Array)
            return;
        events_[open.event].children.emplace_back(offset(), 0);
        cursor_.enter_array();
        open.is_in_children = true;
    }

    void next_child()
    {
        Open& open = open_.back();
        if (!cursor_.next_element()) {
            events_[open.event].children.back().second = offset();
            open.is_in_children = false;
        } else if (cursor_.peek_kind() == json::Kind::Object) {
            enter(open.event);
        } else {
            events_[open.event].has_other_children = true;
        }
    }

    MemoryReader bytes_;
    json::Cursor cursor_;
    std::vector<NestedEvent> events_;
    std::vector<Open> open_;
};

} // namespace

std::string NestedEvent::own_text(std::string_view record) const
{
    std::string text;
    std::size_t from = begin;
    for (const auto& [first, last] : children) {
        text += record.substr(from, first - from);
        text += "[]";
        from = last;
    }
    return text += record.substr(from, end - from);
}

std::vector<NestedEvent> find_nested_events(std::string_view record)
{
    return NestingReader(record).run();
}

} // namespace playhead
