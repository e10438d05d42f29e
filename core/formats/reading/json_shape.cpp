// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/json_shape.h"

#include "core/base/json_stream.h"
#include "core/formats/format.h"

#include <algorithm>

namespace playhead {

namespace {

constexpr int documents_looked_at = 16;
constexpr int elements_looked_at = 8;
constexpr int members_looked_at = 256;
constexpr int deepest = 10;
constexpr std::size_t longest_text = 64;

} // namespace

// NOLINTBEGIN(misc-no-recursion): no deeper than `deepest`

/// Goes through the head with a cursor; the depth is bounded, so that it can recurse.
class ShapeReader
{
public:
    ShapeReader(JsonShape& shape, json::Cursor& cursor) : shape_(shape), cursor_(cursor) {}

    void read_value(const std::string& path, int depth)
    {
        if (depth == deepest) {
            cursor_.skip();
        } else if (cursor_.enter_object()) {
            read_members(path, depth);
        } else if (cursor_.enter_array()) {
            read_elements(path + "[]", depth);
        } else {
            read_scalar(path);
        }
    }

private:
    void read_members(const std::string& path, int depth)
    {
        std::string_view key;
        for (int i = 0; cursor_.next_member(key); ++i) {
            if (i == members_looked_at) {
                cursor_.leave();
                return;
            }
            std::string member = path;
            if (!member.empty())
                member += '.';
            member += key;
            shape_.paths_.insert(member);
            read_value(member, depth + 1);
        }
    }

    void read_elements(const std::string& path, int depth)
    {
        for (int i = 0; cursor_.next_element(); ++i) {
            if (i == elements_looked_at) {
                cursor_.leave();
                return;
            }
            shape_.paths_.insert(path);
            read_value(path, depth + 1);
        }
    }

    void read_scalar(const std::string& path)
    {
        const json::Slice slice = cursor_.raw();
        const json::Value value = slice.value();
        if (value.is_string() && value.raw().size() <= longest_text)
            shape_.texts_.insert(path + '=' + *value.as_string());
    }

    JsonShape& shape_;
    json::Cursor& cursor_;
};

// NOLINTEND(misc-no-recursion)

JsonShape::JsonShape(std::string_view head)
{
    MemoryReader bytes(head);
    json::Cursor cursor(bytes);
    ShapeReader reader(*this, cursor);
    for (int i = 0; i < documents_looked_at && cursor.next_document(); ++i)
        reader.read_value({}, 0);
}

const JsonShape& SniffInput::shape() const
{
    if (!known_shape)
        known_shape = std::make_shared<const JsonShape>(head);
    return *known_shape;
}

bool JsonShape::has_ending(std::string_view ending) const
{
    return std::any_of(paths_.begin(), paths_.end(),
                       [ending](const std::string& path) { return path.ends_with(ending); });
}

bool JsonShape::has_text(std::string_view path, std::string_view start) const
{
    std::string wanted(path);
    wanted += '=';
    wanted += start;
    const auto found = texts_.lower_bound(wanted);
    return found != texts_.end() && found->compare(0, wanted.size(), wanted) == 0;
}

} // namespace playhead
