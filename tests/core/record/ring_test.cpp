// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/ring.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QFile>

#include <cstring>
#include <deque>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <thread>

using namespace playhead;
using namespace playhead::record;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;

namespace {

constexpr std::size_t capacity = std::size_t{64} << 10U;
constexpr std::size_t block_size = capacity / ring_blocks;

bool put(RingWriter& writer, std::string_view text)
{
    const std::size_t size = (sizeof(EntryHeader) + text.size() + 7) / 8 * 8;
    const std::span<std::byte> room = writer.reserve(size);
    if (room.empty())
        return false;
    const EntryHeader header = {static_cast<std::uint32_t>(size), 1, 0,
                                static_cast<std::uint16_t>(text.size())};
    std::memcpy(room.data(), &header, sizeof header);
    std::memcpy(room.data() + sizeof header, text.data(), text.size());
    writer.publish(size);
    return true;
}

/// The next entry's text; nothing where there is none.
std::optional<std::string> take(RingReader& reader)
{
    const auto entry = reader.next();
    if (entry.empty())
        return std::nullopt;
    EntryHeader header = {};
    std::memcpy(&header, entry.data(), sizeof header);
    return std::string(reinterpret_cast<const char*>(entry.data()) + sizeof header, header.spare);
}

} // namespace

class RingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPutIsTakenInOrder()
    {
        auto memory = RingMemory::make_private(capacity, 1);
        QVERIFY(memory);
        RingWriter writer(*memory);
        RingReader reader(*memory);
        QVERIFY(!take(reader));
        for (const std::string text : {"one", "", "three, which is longer"})
            QVERIFY(put(writer, text));
        QCOMPARE(take(reader), std::optional<std::string>("one"));
        QCOMPARE(take(reader), std::optional<std::string>(""));
        QCOMPARE(take(reader), std::optional<std::string>("three, which is longer"));
        QVERIFY(!take(reader));
        reader.rewind();
        QCOMPARE(take(reader), std::optional<std::string>("one"));
    }

    /// Entries of every size, many times around, against a queue.
    void entriesOfEverySizeGoRound()
    {
        auto memory = RingMemory::make_private(capacity, 1);
        RingWriter writer(*memory);
        RingReader reader(*memory);
        std::mt19937 chance(7); // NOLINT(cert-msc51-cpp): the same run each time
        std::deque<std::string> waiting;
        std::uint64_t refused = 0;
        for (int i = 0; i < 200'000; ++i) {
            if (chance() % 3 != 0) {
                const std::size_t most = i % 100 == 0 ? block_size - 8 : 200;
                std::string text(chance() % most, 'a' + char(i % 26));
                if (put(writer, text))
                    waiting.push_back(std::move(text));
                else
                    ++refused;
            } else {
                const auto taken = take(reader);
                QCOMPARE(taken.has_value(), !waiting.empty());
                if (taken) {
                    QCOMPARE(*taken, waiting.front());
                    waiting.pop_front();
                }
                if (chance() % 2 == 0)
                    reader.release();
            }
        }
        QVERIFY(refused > 0); // it was full now and then
        QVERIFY(reader.position() > 50 * capacity);
        QVERIFY(!reader.is_damaged());
    }

    void aFullRingTakesNothingUntilItIsReleased()
    {
        auto memory = RingMemory::make_private(capacity, 1);
        RingWriter writer(*memory);
        RingReader reader(*memory);
        const std::string text(1000, 'x');
        constexpr int in_a_block = block_size / 1008;
        int count = 0;
        while (put(writer, text))
            ++count;
        QCOMPARE(count, in_a_block * static_cast<int>(ring_blocks));
        for (int i = 0; i <= in_a_block; ++i)
            QVERIFY(take(reader));
        QVERIFY(!put(writer, text)); // read, but not released
        reader.release();
        for (int i = 0; i < in_a_block; ++i)
            QVERIFY(put(writer, text));
        QVERIFY(!put(writer, text)); // a block is given back as a whole
        for (int i = 0; i < in_a_block * static_cast<int>(ring_blocks) - 1; ++i)
            QCOMPARE(take(reader), std::optional<std::string>(text));
        QVERIFY(!take(reader));
    }

    /// What a reader that keeps up has read is written to next, so that it is in the cache.
    void whatWasReadLastIsWrittenNext()
    {
        auto memory = RingMemory::make_private(capacity, 1);
        RingWriter writer(*memory);
        RingReader reader(*memory);
        std::set<std::uint32_t> used;
        for (int i = 0; i < 1000; ++i) {
            QVERIFY(put(writer, std::string(100, 'x')) && take(reader));
            reader.release();
            used.insert(memory->header().blocks[reader.position() / block_size % ring_blocks]);
        }
        QVERIFY(reader.position() > capacity);
        QCOMPARE(used.size(), 2U);
    }

    void whatIsPutBackComesAgain()
    {
        auto memory = RingMemory::make_private(capacity, 1);
        RingWriter writer(*memory);
        RingReader reader(*memory);
        const std::string large(block_size / 2, 'x');
        QVERIFY(put(writer, "first") && put(writer, large));
        QVERIFY(take(reader) && take(reader));
        const std::uint64_t before = reader.position();
        QVERIFY(put(writer, large)); // in the next block: what is left of this one is filled
        QVERIFY(take(reader));
        reader.put_back();
        QCOMPARE(reader.position(), before);
        QCOMPARE(take(reader), std::optional<std::string>(large));
        QVERIFY(!take(reader));
    }

    void whatIsLargerThanABlockHasNoPlace()
    {
        auto memory = RingMemory::make_private(capacity, 1);
        RingWriter writer(*memory);
        QCOMPARE(writer.largest_entry(), block_size);
        QCOMPARE(writer.reserve(block_size).size(), block_size);
        QVERIFY(writer.reserve(block_size + 1).empty());
    }

    void twoThreadsAgree()
    {
        auto memory = RingMemory::make_private(capacity, 1);
        RingReader reader(*memory);
        constexpr int count = 100'000;
        std::thread producer([&memory] {
            RingWriter writer(*memory);
            for (int i = 0; i < count;) {
                if (put(writer, std::to_string(i)))
                    ++i;
                else
                    std::this_thread::yield();
            }
        });
        for (int i = 0; i < count;) {
            const auto taken = take(reader);
            if (!taken) {
                reader.release();
                std::this_thread::yield();
                continue;
            }
            if (*taken != std::to_string(i))
                qFatal("out of order");
            ++i;
        }
        producer.join();
        QVERIFY(!take(reader));
    }

    void aFileKeepsWhatItsProcessLeft()
    {
        const Scratch scratch;
        const std::string path = scratch.path(u"ring"_s).toStdString();
        {
            auto memory = RingMemory::make_file(path, capacity, 3);
            QVERIFY(memory);
            RingWriter writer(*memory);
            QVERIFY(put(writer, "taken") && put(writer, "left"));
            writer.count_lost();
            RingReader reader(*memory);
            QVERIFY(take(reader));
            reader.release();
            // Reserved, and never published: as if killed in the middle of writing.
            (void)writer.reserve(100);
        }
        auto memory = RingMemory::open_file(path);
        QVERIFY(memory);
        QCOMPARE(memory->header().thread, 3U);
        RingReader reader(*memory);
        QCOMPARE(take(reader), std::optional<std::string>("left"));
        QVERIFY(!take(reader));
        QCOMPARE(reader.lost(), 1U);
        QVERIFY(!RingMemory::make_file(path, capacity, 3)); // never over another's
    }

    void aDamagedFileEndsWhereItIsDamaged_data()
    {
        QTest::addColumn<quint32>("size");
        QTest::newRow("nothing") << 0U;
        QTest::newRow("beyond what was written") << 4096U;
        QTest::newRow("not aligned") << 13U;
        QTest::newRow("beyond the end") << 0xfffffff8U;
    }
    void aDamagedFileEndsWhereItIsDamaged()
    {
        QFETCH(const quint32, size);
        auto memory = RingMemory::make_private(capacity, 1);
        RingWriter writer(*memory);
        QVERIFY(put(writer, "good") && put(writer, "bad"));
        std::memcpy(memory->data() + 16, &size, sizeof size);
        RingReader reader(*memory);
        QCOMPARE(take(reader), std::optional<std::string>("good"));
        QVERIFY(!take(reader));
        QVERIFY(reader.is_damaged());
        QVERIFY(!take(reader));
    }

    void whatIsNoRingIsRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << QByteArray("PLHDring");
        QTest::newRow("zeros") << QByteArray(200'000, '\0');
        QTest::newRow("a size that is no power of two") << QByteArray(4096 + 100'000, 'x');
    }
    void whatIsNoRingIsRefused()
    {
        QFETCH(const QByteArray, content);
        const Scratch scratch;
        const auto memory = RingMemory::open_file(scratch.write(u"ring"_s, content).toStdString());
        QVERIFY(!memory);
        QVERIFY(!memory.error().remedy.empty());
    }

    void countersThatCannotBeAreDamage()
    {
        auto memory = RingMemory::make_private(capacity, 1);
        memory->header().head = 10 * capacity;
        RingReader reader(*memory);
        QVERIFY(reader.is_damaged());
        QVERIFY(!take(reader));
    }

    void aBlockThatIsNoneIsDamage()
    {
        auto memory = RingMemory::make_private(capacity, 1);
        RingWriter writer(*memory);
        QVERIFY(put(writer, "one"));
        memory->header().blocks[0] = ring_blocks;
        RingReader reader(*memory);
        QVERIFY(!take(reader));
        QVERIFY(reader.is_damaged());
    }
};

QTEST_GUILESS_MAIN(RingTest)
#include "ring_test.moc"
