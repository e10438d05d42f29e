// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/utf8.h"
#include "core/formats/reading/failure.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;

namespace {

std::string lines(int first, int last)
{
    std::string text;
    for (int i = first; i < last; ++i)
        text += "line " + std::to_string(i) + " of what the build says\n";
    return text;
}

} // namespace

class FailureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesAreKept();
    void ofALongTextBothEndsAreKept();
    void charactersAreNotCut();
    void whatWasSaidBeforeStaysWhereNothingIsSaid();
    void anExitCodeIsAFailure();
};

void FailureTest::linesAreKept()
{
    QCOMPARE(failure_text("one\n  two\r\n\nthree"), "one\n  two\r\n\nthree");
    QCOMPARE(failure_text("\n \n    ^ here\nthere\n\n \t\n"), "    ^ here\nthere");
    QCOMPARE(failure_text(""), "");
    QCOMPARE(failure_text(" \n\t\n"), "");
}

void FailureTest::ofALongTextBothEndsAreKept()
{
    const std::string all(lines(0, 2000));
    const std::string text = failure_text(all);
    QVERIFY(text.size() <= longest_failure_text + 64);
    QVERIFY(text.size() > longest_failure_text - 256);
    const std::size_t gap = text.find("\n… ");
    QVERIFY(gap != std::string::npos);
    const std::size_t after = text.find(" …\n", gap) + std::string_view(" …\n").size();
    const std::string head = text.substr(0, gap);
    const std::string tail = text.substr(after);
    QVERIFY(all.starts_with(head + "\n"));
    QVERIFY(all.ends_with("\n" + tail + "\n"));
    const std::string told = text.substr(gap, after - gap);
    // Without the line break at the end of all, which is not counted.
    const auto left = static_cast<long long>(all.size() - 1 - head.size() - tail.size());
    const QString expected = QStringLiteral("\n… %L1 bytes left out …\n").arg(left);
    QCOMPARE(QString::fromStdString(told), expected);

    const std::string fits(longest_failure_text, 'x');
    QCOMPARE(failure_text(fits), fits);
}

void FailureTest::charactersAreNotCut()
{
    // A line without an end, of characters of three bytes: neither limit is at a start.
    for (const std::string_view before : {"", "a", "ab"}) {
        std::string all(before);
        while (all.size() < 3 * longest_failure_text)
            all += "…";
        const std::string text = failure_text(all);
        QVERIFY(is_valid_utf8(text));
        QVERIFY(text.size() < longest_failure_text + 64);
    }
}

void FailureTest::whatWasSaidBeforeStaysWhereNothingIsSaid()
{
    Event event;
    fail(event, "exit code", "It ended with 2.");
    fail(event, "tool error", "\n");
    QCOMPARE(event.error.type, "tool error");
    QCOMPARE(event.error.message, "It ended with 2.");
    fail(event, "tool error", "No such file.");
    QCOMPARE(event.error.message, "No such file.");
}

void FailureTest::anExitCodeIsAFailure()
{
    Event event;
    event.result = EventResult::Success;
    fail_with_exit_code(event, "137");
    QCOMPARE(event.result, EventResult::Fail);
    QCOMPARE(event.error.code, "137");
    QCOMPARE(event.error.type, "exit code");
    QCOMPARE(event.error.message, "The command ended with exit code 137.");
}

QTEST_GUILESS_MAIN(FailureTest)
#include "failure_test.moc"
