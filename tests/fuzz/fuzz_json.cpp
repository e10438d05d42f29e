// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_index.h"
#include "core/base/json_scan.h"
#include "core/base/json_stream.h"
#include "core/base/json_tape.h"
#include "core/base/json_value.h"
#include "core/base/json_write.h"
#include "core/base/utf8.h"
#include "tests/core/base/choppy_reader.h"
#include "tests/fuzz/expect.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace playhead;
using namespace playhead::json;
using playhead::fuzz::expect;
using playhead::test::ChoppyReader;

namespace {

void check_layouts(std::string_view text, const Check& check)
{
    std::string small;
    append_minified(small, text);
    std::string again;
    append_minified(again, small);
    expect(again == small);
    expect(small.size() <= text.size());

    std::string large;
    append_pretty(large, text);
    again.clear();
    append_minified(again, large);
    expect(again == small);

    const Check of_small = validate(small);
    expect(of_small.ok == check.ok && of_small.strict() == check.strict());

    const std::string valid = to_valid(text);
    expect(to_valid(valid) == valid);
    const Check of_valid = validate(valid);
    if (check.ok)
        expect(of_valid.ok && !of_valid.bad_utf8 && !of_valid.raw_control &&
               !of_valid.lone_surrogate);
}

void check_completion(std::string_view text, const Check& check)
{
    const std::string whole = complete_truncated(text);
    expect(complete_truncated(whole) == whole);
    expect(scan_value(whole, 0).status != ScanStatus::Truncated);
    if (check.strict()) {
        for (std::size_t length = 0; length < text.size(); length += 1 + text.size() / 16)
            expect(validate(complete_truncated(text.substr(0, length))).strict());
    }
}

// Walks all values; each is inside the one it came from, so this ends.
void check_readers(std::string_view text)
{
    std::vector<Value> open{Value(text)};
    std::string scratch;
    std::size_t bytes = 0; // deep text is scanned again at each level
    while (!open.empty() && bytes < 1'000'000) {
        const Value value = open.back();
        open.pop_back();
        bytes += value.raw().size();
        static_cast<void>(value.as_int64());
        static_cast<void>(value.as_double());
        if (value.is_string())
            expect(is_valid_utf8(value.text(scratch)));
        ObjectReader members(value);
        for (Member member; members.next(member);)
            open.push_back(member.value);
        ArrayReader elements(value);
        for (Value element; elements.next(element);)
            open.push_back(element);
    }
}

// A tape takes what any reader takes, and its values are those that are found without it.
void check_tape(std::string_view text)
{
    Tape tape;
    const Value root = tape.read(text);
    const ScanResult scan = scan_value(text, 0);
    const bool is_container = scan.kind == Kind::Object || scan.kind == Kind::Array;
    const Check check = validate(scan.of(text));
    expect(root.is_valid() == (is_container && check.ok && !check.bad_utf8 && !check.raw_control));
    if (!root.is_valid())
        return;
    expect(root.raw() == scan.of(text));
    std::vector<std::pair<Value, Value>> open{{root, Value(root.raw())}};
    std::string scratch;
    std::string expected_scratch;
    std::size_t bytes = 0; // deep text is scanned again at each level
    while (!open.empty() && bytes < 1'000'000) {
        const auto [value, expected] = open.back();
        open.pop_back();
        bytes += expected.raw().size();
        expect(value.kind() == expected.kind() && value.raw() == expected.raw());
        expect(value.text(scratch) == expected.text(expected_scratch));
        ObjectReader members(value);
        ObjectReader expected_members(expected);
        Member member;
        for (Member wanted; expected_members.next(wanted);) {
            expect(members.next(member) && member.key == wanted.key);
            expect(value.find(wanted.key).raw().data() == expected.find(wanted.key).raw().data());
            open.emplace_back(member.value, wanted.value);
        }
        expect(!members.next(member));
        ArrayReader elements(value);
        ArrayReader expected_elements(expected);
        Value element;
        for (Value wanted; expected_elements.next(wanted);) {
            expect(elements.next(element));
            open.emplace_back(element, wanted);
        }
        expect(!elements.next(element));
    }
}

void check_index(std::string_view text, const Check& check)
{
    const Result<Index> index = Index::build(text);
    expect(index.has_value());
    if (check.ok)
        expect(!index->problem());
    for (Index::Node node = 1; node < index->size(); ++node) {
        const Index::Node parent = index->parent(node);
        expect(parent < node && node < index->subtree_end(parent));
        expect(index->child(parent, index->row(node)) == node);
        expect(index->offset(node) + index->raw(node).size() <= text.size());
        static_cast<void>(index->key(node));
    }
}

std::string walk(std::string_view text, std::size_t step, StreamOptions options, std::size_t levels)
{
    options.buffer_size = 5;
    ChoppyReader source(text, step);
    Cursor cursor(source, options);
    std::string log;
    std::vector<bool> open;
    const auto value = [&] {
        if (open.size() < levels && cursor.enter_object()) {
            open.push_back(true);
        } else if (open.size() < levels && cursor.enter_array()) {
            open.push_back(false);
        } else {
            const Slice slice = cursor.raw();
            expect(slice.offset + slice.text.size() == cursor.offset());
            log += slice.text;
            log += static_cast<char>('0' + static_cast<int>(slice.scan.status));
        }
    };
    while (cursor.next_document()) {
        value();
        while (!open.empty()) {
            std::string_view key;
            if (open.back() ? cursor.next_member(key) : cursor.next_element()) {
                log += key;
                value();
            } else {
                open.pop_back();
                log += ')';
            }
        }
    }
    expect(cursor.consumed() == text.size());
    return log + std::to_string(cursor.problem_count());
}

void check_streams(std::string_view text, const Check& check)
{
    StreamOptions lines;
    lines.mode = StreamOptions::Mode::Lines;
    for (const std::size_t levels : {0U, 2U, 1000U}) {
        expect(walk(text, 1, {}, levels) == walk(text, 1000, {}, levels));
        expect(walk(text, 3, lines, levels) == walk(text, 1000, lines, levels));
    }
    if (!check.ok)
        return;
    MemoryReader source(text);
    Cursor cursor(source);
    expect(cursor.next_document());
    cursor.skip();
    expect(!cursor.next_document() && cursor.problem_count() == 0);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Check check = validate(text);
    const ScanResult scan = scan_value(text, 0);
    expect(scan.begin <= scan.end && scan.end <= text.size());
    if (check.ok)
        expect(scan.ok());
    check_layouts(text, check);
    check_completion(text, check);
    check_readers(text);
    check_tape(text);
    check_index(text, check);
    check_streams(text, check);
    return 0;
}
