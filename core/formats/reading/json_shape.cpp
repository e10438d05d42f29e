// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/json_shape.h"

#include "core/base/json_stream.h"

#include <algorithm>
#include <utility>

namespace playhead {

namespace {

constexpr int documents_looked_at = 16;
constexpr int elements_looked_at = 8;
constexpr int members_looked_at = 256;
constexpr int deepest = 10;
constexpr std::size_t longest_text = 64;

/// The first line of a log may be a comment, or what is left of one that was cut.
bool begins_with_json(std::string_view head)
{
    constexpr int lines_looked_at = 2;
    if (head.starts_with("\xEF\xBB\xBF"))
        head.remove_prefix(3);
    for (int line = 0; line < lines_looked_at; ++line) {
        const std::size_t first = head.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos)
            return false;
        if (head[first] == '{' || head[first] == '[')
            return true;
        const std::size_t end = head.find('\n', first);
        if (end == std::string_view::npos)
            return false;
        head.remove_prefix(end);
    }
    return false;
}

} // namespace

// NOLINTBEGIN(misc-no-recursion): no deeper than `deepest`

/// Goes through the head with a cursor; the depth is bounded, so that it can recurse.
class ShapeReader
{
public:
    ShapeReader(JsonShape::Keys& keys, json::Cursor& cursor) : keys_(keys), cursor_(cursor) {}

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
            keys_.paths.insert(member);
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
            keys_.paths.insert(path);
            read_value(path, depth + 1);
        }
    }

    void read_scalar(const std::string& path)
    {
        const json::Slice slice = cursor_.raw();
        const json::Value value = slice.value();
        if (value.is_string() && value.raw().size() <= longest_text)
            keys_.texts.insert(path + '=' + *value.as_string());
    }

    JsonShape::Keys& keys_;
    json::Cursor& cursor_;
};

// NOLINTEND(misc-no-recursion)

std::shared_ptr<const JsonShape::Keys> JsonShape::keys_of(std::string_view head)
{
    struct Last {
        std::string head;
        std::shared_ptr<const Keys> keys;
    };
    thread_local Last last;
    if (last.keys && last.head == head)
        return last.keys;
    auto keys = std::make_shared<Keys>();
    MemoryReader bytes(head);
    json::Cursor cursor(bytes);
    ShapeReader reader(*keys, cursor);
    const int documents = begins_with_json(head) ? documents_looked_at : 0;
    for (int i = 0; i < documents && cursor.next_document(); ++i)
        reader.read_value({}, 0);
    last = {std::string(head), std::move(keys)};
    return last.keys;
}

JsonShape::JsonShape(std::string_view head) : keys_(keys_of(head)) {}

bool JsonShape::has_ending(std::string_view ending) const
{
    return std::any_of(keys_->paths.begin(), keys_->paths.end(),
                       [ending](const std::string& path) { return path.ends_with(ending); });
}

bool JsonShape::has_text(std::string_view path, std::string_view start) const
{
    std::string wanted(path);
    wanted += '=';
    wanted += start;
    const auto found = keys_->texts.lower_bound(wanted);
    return found != keys_->texts.end() && found->compare(0, wanted.size(), wanted) == 0;
}

} // namespace playhead
