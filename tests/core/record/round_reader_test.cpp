// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/round_reader.h"
#include "tests/testkit/patient_test.h"

#include <algorithm>
#include <array>
#include <deque>
#include <random>
#include <string>
#include <vector>

using namespace playhead;
using namespace playhead::record;

namespace {

constexpr std::size_t ring_count = 3;

/// Rings that threads with more and with less to say have filled.
struct Rings {
    std::vector<RingMemory> memory;
    std::array<std::string, ring_count> names = {"ring-1", "ring-2", "ring-3"};
    TimeNs last = 0;

    explicit Rings(unsigned seed)
    {
        std::mt19937 chance(seed);
        std::vector<RingWriter> writers;
        memory.reserve(ring_count);
        for (std::size_t ring = 0; ring < ring_count; ++ring) {
            auto made = RingMemory::make_private(std::size_t{1} << 20U, ring + 1);
            if (!made)
                qFatal("there is no memory");
            memory.push_back(std::move(made).value());
            writers.emplace_back(memory.back());
        }
        for (bool is_room = true; is_room;) {
            const std::size_t ring = chance() % 10 < 7 ? chance() % 2 : 2;
            const std::size_t largest = chance() % 5 == 0 ? writers[ring].largest_entry() : 500;
            is_room = put(writers[ring], entry_start + chance() % (largest - entry_start));
        }
    }

    bool put(RingWriter& writer, std::size_t wanted)
    {
        const std::size_t size = (wanted + entry_alignment - 1) / entry_alignment * entry_alignment;
        const std::span<std::byte> room = writer.reserve(size);
        if (room.empty())
            return false;
        const EntryHeader header = {static_cast<std::uint32_t>(size),
                                    static_cast<std::uint8_t>(EntryKind::Event), 0, 0};
        const EntryFacts facts = {1, 0, 0, ++last, no_time};
        std::memcpy(room.data(), &header, sizeof header);
        std::memcpy(room.data() + sizeof header, &facts, sizeof facts);
        writer.publish(size);
        return true;
    }
};

/// Who reads the rings from where they were given back last.
struct Readers {
    std::deque<RingReader> readers;
    std::vector<RingSource> sources;

    explicit Readers(Rings& rings)
    {
        for (std::size_t ring = 0; ring < ring_count; ++ring) {
            readers.emplace_back(rings.memory[ring]);
            sources.push_back({&readers.back(), rings.names.at(ring), {}});
        }
    }
    [[nodiscard]] RingPositions positions() const
    {
        RingPositions positions;
        for (const RingSource& source : sources)
            positions[std::string(source.name)] = source.reader->position();
        return positions;
    }
};

std::vector<TimeNs> times_of(const RoundReader& reader)
{
    std::vector<TimeNs> times;
    for (const FoundEntry& entry : reader.found())
        times.push_back(entry.time);
    return times;
}

} // namespace

class RoundReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void everyEntryComesOnceInTheOrderOfTime()
    {
        QFETCH_GLOBAL(const unsigned, seed);
        Rings rings(seed);
        Readers from(rings);
        RoundReader reader;
        TimeNs next = 0;
        int rounds = 0;
        for (bool has_more = true; has_more; ++rounds) {
            has_more = reader.read(from.sources, std::nullopt);
            for (const TimeNs time : times_of(reader))
                QCOMPARE(time, ++next);
            reader.clear();
            for (RingReader& each : from.readers)
                each.release();
        }
        QCOMPARE(next, rings.last);
        QVERIFY(rounds > 1);
    }

    /// A process that was killed before it gave a round back leaves it to another, which reads up
    /// to where the round ended, and no further.
    void aRoundThatIsReadAgainIsTheSame()
    {
        QFETCH_GLOBAL(const unsigned, seed);
        Rings rings(seed);
        Readers from(rings);
        RoundReader reader;
        for (bool has_more = true; has_more;) {
            has_more = reader.read(from.sources, std::nullopt);
            Readers again(rings);
            RoundReader bounded;
            QVERIFY(!bounded.read(again.sources, from.positions()));
            QCOMPARE(times_of(bounded), times_of(reader));
            QVERIFY(has_come_to(from.positions(), again.positions()));
            reader.clear();
            for (RingReader& each : from.readers)
                each.release();
        }
    }
};

QTEST_GUILESS_MAIN(RoundReaderTest)
#include "round_reader_test.moc"
