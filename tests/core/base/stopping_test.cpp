// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Work on large texts that is asked to stop, and that it does as before where it is not.
#include "core/base/json_index.h"
#include "core/base/json_value.h"
#include "core/base/stopping.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;
using json::validate;

namespace {

std::stop_token stopped()
{
    std::stop_source stop;
    stop.request_stop();
    return stop.get_token();
}

} // namespace

class StoppingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asks_now_and_then_and_remembers();
    void copies_in_pieces();
    void a_large_value_is_judged_as_a_small_one();
    void stopped_it_judges_nothing();
    void a_large_text_is_unescaped_as_a_small_one();
    void stopped_it_unescapes_little();
    void stopped_it_makes_no_tree();
};

void StoppingTest::asks_now_and_then_and_remembers()
{
    std::stop_source stop;
    const std::stop_token token = stop.get_token();
    StopCheck check(token);
    QVERIFY(!check.is_due(0));
    stop.request_stop();
    QVERIFY(!check.is_due(StopCheck::piece - 1));
    QVERIFY(check.is_due(StopCheck::piece));
    QVERIFY(check.is_due(StopCheck::piece + 1));
    const std::stop_token nobody;
    StopCheck never(nobody);
    QVERIFY(!never.is_due(0) && !never.is_due(10 * StopCheck::piece));
}

void StoppingTest::copies_in_pieces()
{
    std::string bytes;
    for (int i = 0; bytes.size() < 9'000'000; ++i)
        bytes += std::to_string(i) + '\n';
    std::string copy = "before ";
    QVERIFY(append_in_pieces(copy, bytes, {}));
    QVERIFY(copy == "before " + bytes);
    QVERIFY(append_in_pieces(copy, {}, {}));
    QVERIFY(copy.size() == bytes.size() + 7);
    QVERIFY(!append_in_pieces(copy, bytes, stopped()));
    QVERIFY(append_in_pieces(copy, {}, stopped())); // nothing was left out
}

void StoppingTest::a_large_value_is_judged_as_a_small_one()
{
    // Longer than what is looked at before a stop is asked for.
    const std::string plain(17'000'000, 'x');
    QVERIFY(validate('"' + plain + '"').strict());
    QVERIFY(validate('"' + plain + "\xc3\xa9\"").strict());
    QVERIFY(validate('"' + plain + "\xc3\"").bad_utf8);
    QVERIFY(validate('"' + plain + "\t\"").raw_control);
    QCOMPARE(validate('"' + plain + "\\x\"").offset, plain.size() + 1);
    QCOMPARE(validate('"' + plain).reason, std::string_view("the text ends inside a string"));
    QVERIFY(!validate('"' + plain + "\"]").ok);
}

void StoppingTest::stopped_it_judges_nothing()
{
    std::stop_source stop;
    QVERIFY(validate("[1,\"a\\n\"]", stop.get_token()).strict());
    QVERIFY(!validate("[1,\"a\\n\"]", stopped()).ok);
}

void StoppingTest::a_large_text_is_unescaped_as_a_small_one()
{
    std::string raw = "\"";
    std::string text;
    while (raw.size() < 1'500'000) {
        raw += "plain \\n \\u00e9 \xc3\xa9 \xc3 ";
        text += "plain \n \xc3\xa9 \xc3\xa9 \xef\xbf\xbd ";
    }
    raw += '"';
    json::Repairs repairs;
    QVERIFY(json::unescape(raw, &repairs) == text);
    QVERIFY(repairs.bad_utf8);
    std::string scratch;
    std::stop_source stop;
    QVERIFY(json::Value(raw).text(scratch, nullptr, stop.get_token()) == text);
}

void StoppingTest::stopped_it_unescapes_little()
{
    std::string raw = "\"";
    for (int i = 0; i < 100'000; ++i)
        raw += "plain \\n ";
    raw += '"';
    std::string scratch;
    QVERIFY(json::unescape_view(raw, scratch, nullptr, stopped()).size() < 100);
}

void StoppingTest::stopped_it_makes_no_tree()
{
    Job job{stopped(), {}};
    const auto none = json::Index::build(std::string_view("[1,2]"), job);
    QVERIFY(!none);
    QCOMPARE(none.error(), cancelled());
    QCOMPARE(json::Index::build(std::string_view("[1,2]"))->size(), std::size_t(3));
}

QTEST_APPLESS_MAIN(StoppingTest)
#include "stopping_test.moc"
