// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Whatever the reads in which bytes arrive, the cursor tells the same.
#include "core/base/json_stream.h"
#include "tests/core/base/choppy_reader.h"
#include "tests/core/base/json_generator.h"
#include "tests/testkit/patient_test.h"

#include <string>
#include <string_view>
#include <vector>

using namespace playhead;
using namespace playhead::json;
using namespace std::string_literals;
using playhead::test::ChoppyReader;
using playhead::test::dense_document;
using playhead::test::JsonGenerator;

namespace {

std::string describe(const Slice& slice)
{
    return std::to_string(slice.offset) + ' ' + std::string(slice.text) + " s" +
           std::to_string(static_cast<int>(slice.scan.status)) + " d" +
           std::to_string(slice.scan.depth) + " i" + std::to_string(slice.scan.inside_string) +
           " e" + std::to_string(slice.scan.error_offset) + ' ' + std::string(slice.scan.reason);
}

std::string describe(const std::optional<Problem>& problem)
{
    if (!problem)
        return "none";
    return std::to_string(problem->offset) + ' ' + std::string(problem->reason) +
           (problem->truncated ? " cut" : "");
}

// Walks a whole stream: into containers down to `levels`, reading what is below, and skipping every
// `skip_each`th value. Everything the cursor tells goes into the log.
std::vector<std::string> walk(ByteReader& source, StreamOptions options, std::size_t levels,
                              int skip_each)
{
    Cursor cursor(source, options);
    std::vector<std::string> log;
    std::vector<char> open;
    int values = 0;
    const auto value = [&] {
        ++values;
        if (skip_each > 0 && values % skip_each == 0) {
            cursor.skip();
            log.push_back("skipped to " + std::to_string(cursor.offset()));
        } else if (open.size() < levels && cursor.enter_object()) {
            open.push_back('{');
        } else if (open.size() < levels && cursor.enter_array()) {
            open.push_back('[');
        } else {
            const std::string kind(kind_name(cursor.peek_kind()));
            log.push_back(kind + ' ' + describe(cursor.raw()));
        }
    };
    while (cursor.next_document()) {
        log.push_back("document at " + std::to_string(cursor.offset()));
        value();
        while (!open.empty()) {
            std::string_view key;
            const bool is_object = open.back() == '{';
            if (is_object ? cursor.next_member(key) : cursor.next_element()) {
                log.push_back("at " + std::string(key) + ' ' + std::to_string(cursor.offset()));
                value();
            } else {
                open.pop_back();
                log.push_back("end " + std::to_string(cursor.depth()));
            }
        }
        log.push_back(describe(cursor.take_problem()) + ' ' +
                      std::to_string(cursor.problem_count()) +
                      (cursor.truncated() ? " truncated" : ""));
    }
    log.push_back("consumed " + std::to_string(cursor.consumed()));
    return log;
}

std::vector<std::string> walk(const std::string& text, std::size_t step, StreamOptions options = {},
                              std::size_t levels = 100, int skip_each = 0)
{
    options.buffer_size = 8; // so that it must move and grow all the time
    ChoppyReader source(text, step);
    return walk(source, options, levels, skip_each);
}

StreamOptions lines_mode()
{
    StreamOptions options;
    options.mode = StreamOptions::Mode::Lines;
    return options;
}

} // namespace

class JsonStreamChunksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void results_do_not_depend_on_how_bytes_arrive();
    void corrupted_documents_end_whatever_the_chunks();
};

void JsonStreamChunksTest::results_do_not_depend_on_how_bytes_arrive()
{
    JsonGenerator generator(4242);
    std::vector<std::string> texts{dense_document(), R"([{"a":[1},{"b":2},[}] "x)",
                                   "\xEF\xBB\xBF{\"k\\\"\":\"\\\\\"}\n{\"a\":\n[1,2}\ntrue fals"};
    for (int i = 0; i < 80; ++i)
        texts.push_back(generator.document() + '\n' + generator.document());
    for (const std::string& text : texts) {
        for (const StreamOptions& options : {StreamOptions(), lines_mode()}) {
            for (const std::size_t levels : {0U, 1U, 100U}) {
                for (const int skip_each : {0, 1, 3}) {
                    const auto whole = walk(text, text.size() + 1, options, levels, skip_each);
                    for (const std::size_t step : {1U, 7U, 4096U})
                        QVERIFY(walk(text, step, options, levels, skip_each) == whole);
                }
            }
        }
    }
}

void JsonStreamChunksTest::corrupted_documents_end_whatever_the_chunks()
{
    const std::string document = dense_document();
    for (std::size_t at = 0; at < document.size(); ++at) {
        QVERIFY(walk(document.substr(0, at), 1) == walk(document.substr(0, at), 4096));
        for (const char byte : "\0\"\\{}[],:n1 \n\xFF"s) {
            std::string text = document;
            text[at] = byte;
            QVERIFY(walk(text, 1) == walk(text, 4096));
            QVERIFY(walk(text, 3, lines_mode(), 2) == walk(text, 4096, lines_mode(), 2));
        }
    }
}

QTEST_GUILESS_MAIN(JsonStreamChunksTest)
#include "json_stream_chunks_test.moc"
