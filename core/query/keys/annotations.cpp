// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/keys.h"

#include <array>

namespace playhead::keys {

namespace {

std::string_view read_note(const Annotation& annotation)
{
    return annotation.note;
}

constexpr std::array<std::string_view, 1> bookmarked = {"yes"};

std::string_view read_bookmark(const Annotation& annotation)
{
    return annotation.is_bookmarked ? bookmarked.front() : std::string_view();
}

constexpr auto word = FilterValueKind::Word;

const std::array<FilterKey, 2> rows = {{
    {"note", "what you noted beside the event", word, true, "note:*follow up*",
     AnnotationText{read_note, {}}},
    {"bookmark", "yes where you bookmarked the event", word, true, "bookmark:yes",
     AnnotationText{read_bookmark, bookmarked}},
}};

} // namespace

std::span<const FilterKey> annotations()
{
    return rows;
}

} // namespace playhead::keys
