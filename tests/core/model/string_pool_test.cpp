// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/string_pool.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;

class StringPoolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEmptyTextIsTheFirst();
    void aTextHasOneNumber();
    void aCopyIsAPoolOfItsOwn();
};

void StringPoolTest::theEmptyTextIsTheFirst()
{
    StringPool pool;
    QCOMPARE(pool.size(), std::size_t(1));
    QCOMPARE(pool.intern({}).value(), 0U);
    QCOMPARE(pool.find({}).value(), 0U);
    QVERIFY(!pool.find("a"));
}

void StringPoolTest::aTextHasOneNumber()
{
    StringPool pool;
    constexpr std::uint32_t count = 10'000;
    for (std::uint32_t i = 0; i < count; ++i)
        QCOMPARE(pool.intern("text " + std::to_string(i)).value(), i + 1);
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::string text = "text " + std::to_string(i);
        QCOMPARE(pool.intern(text).value(), i + 1);
        QCOMPARE(pool.find(text).value(), i + 1);
        QCOMPARE(pool.text(StringId(i + 1)), std::string_view(text));
    }
    QCOMPARE(pool.size(), std::size_t(count) + 1);
    QVERIFY(!pool.find("text"));
    using namespace std::string_view_literals;
    QVERIFY(!pool.find("text 1\0"sv));
}

void StringPoolTest::aCopyIsAPoolOfItsOwn()
{
    StringPool pool;
    pool.intern("a");
    StringPool copy = pool;
    QCOMPARE(copy.find("a").value(), 1U);
    copy.intern("b");
    QVERIFY(!pool.find("b"));
    const StringPool moved = std::move(copy);
    QCOMPARE(moved.find("b").value(), 2U);
}

QTEST_GUILESS_MAIN(StringPoolTest)
#include "string_pool_test.moc"
