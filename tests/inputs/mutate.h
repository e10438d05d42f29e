// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Inputs that nobody has written: what was, changed here and there along its structure.
#pragma once

#include "tests/inputs/chance.h"
#include "tests/inputs/file_set.h"

#include <string>
#include <string_view>

namespace playhead::inputs {

/// The set with one to a few changes: to a record, a member, a line, a field, a row or a byte of
/// one of its files, or to the files themselves. `other` is what pieces are taken from, too.
[[nodiscard]] FileSet mutated(const FileSet& set, const FileSet& other, Chance& chance);

/// One change to what a file holds, by what it looks like: a database, JSON, lines, anything else.
[[nodiscard]] std::string mutated_file(const std::string& bytes, std::string_view other,
                                       Chance& chance);

// One change each.

/// To a JSON value, of which nothing need be valid: a value or member goes, comes twice, changes
/// places, is another one's, is packed into more levels, is cut; a string, number or key changes.
[[nodiscard]] std::string mutated_json(std::string_view text, std::string_view other,
                                       Chance& chance);
/// To lines, or to what stands in one.
[[nodiscard]] std::string mutated_lines(std::string_view text, std::string_view other,
                                        Chance& chance);
/// To a field of a protobuf message, at any level.
[[nodiscard]] std::string mutated_protobuf(std::string_view bytes, std::string_view other,
                                           Chance& chance);
[[nodiscard]] std::string mutated_bytes(std::string_view bytes, Chance& chance);

/// Without some of its records: a few lines from the beginning and from anywhere, or a list without
/// a run of its elements. What is small is read more often.
[[nodiscard]] std::string shortened_lines(std::string_view text, Chance& chance);
[[nodiscard]] std::string shortened_json(std::string_view text, Chance& chance);

} // namespace playhead::inputs
