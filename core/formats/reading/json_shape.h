// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace playhead {

/// What the keys at the head of a JSON or JSONL file look like: how formats recognise their own.
/// Each key is known by its path, '.' between keys and "[]" for any element: in
/// `{"spans":[{"name":"a"}]}` these are "spans", "spans[]" and "spans[].name".
///
/// Looks at the first few values of the file and of each array only. Works on a head that was cut
/// anywhere, but one of its first two lines has to begin with a value: a text about JSON has none.
/// Every format asks for that of the same head: a thread keeps the last one.
class JsonShape
{
public:
    explicit JsonShape(std::string_view head);

    [[nodiscard]] bool has(std::string_view path) const { return keys_->paths.contains(path); }
    /// Whether a path is there with the start of a text as its value. Only the beginnings of short
    /// texts are kept.
    [[nodiscard]] bool has_text(std::string_view path, std::string_view start) const;
    /// Whether any path ends so.
    [[nodiscard]] bool has_ending(std::string_view ending) const;
    [[nodiscard]] bool is_empty() const { return keys_->paths.empty(); }

private:
    friend class ShapeReader;
    struct Keys {
        std::set<std::string, std::less<>> paths;
        std::set<std::string, std::less<>> texts; ///< path + '=' + text
    };
    [[nodiscard]] static std::shared_ptr<const Keys> keys_of(std::string_view head);

    std::shared_ptr<const Keys> keys_;
};

} // namespace playhead
