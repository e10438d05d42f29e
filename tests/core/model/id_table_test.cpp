// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/id_table.h"
#include "tests/testkit/patient_test.h"

#include <QRandomGenerator>

#include <unordered_map>

using namespace playhead;

class IdTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyTableFindsNothing();
    void theFirstOfSeveralIsFound_data();
    void theFirstOfSeveralIsFound();
    void hashesThatShareASlotAreToldApart();
};

void IdTableTest::anEmptyTableFindsNothing()
{
    const IdTable table;
    QVERIFY(!table.find({}, 1));
    table.prefetch(1);
}

void IdTableTest::theFirstOfSeveralIsFound_data()
{
    QTest::addColumn<quint64>("mask");
    QTest::newRow("all different, nearly") << ~quint64(0);
    QTest::newRow("many alike") << quint64(0xFFF);
    QTest::newRow("alike in the half that tells the slot") << ~quint64(0xFFFF'FFFF);
}

void IdTableTest::theFirstOfSeveralIsFound()
{
    QFETCH(quint64, mask);
    QRandomGenerator64 chance(3);
    IdTable table;
    std::vector<std::uint64_t> hashes;
    std::unordered_map<std::uint64_t, std::uint32_t> known;
    for (std::uint32_t event = 0; event < 10'000; ++event) {
        hashes.push_back(event % 7 == 0 ? 0 : (chance.generate() & mask) | 1);
        if (hashes.back() == 0)
            continue;
        const bool isNew = known.emplace(hashes.back(), event).second;
        QCOMPARE(table.add(hashes, EventIndex(event)), isNew);
    }
    for (const auto& [hash, event] : known)
        QCOMPARE(table.find(hashes, hash).value(), event);
    QVERIFY(!table.find(hashes, 0x2222'2222'2222'2222));
}

void IdTableTest::hashesThatShareASlotAreToldApart()
{
    IdTable table;
    std::vector<std::uint64_t> hashes;
    for (std::uint64_t i = 1; i <= 1000; ++i) {
        hashes.push_back(i << 48U);
        QVERIFY(table.add(hashes, EventIndex(hashes.size() - 1)));
    }
    for (std::uint64_t i = 1; i <= 1000; ++i)
        QCOMPARE(table.find(hashes, i << 48U).value(), std::uint32_t(i - 1));
    QVERIFY(!table.find(hashes, std::uint64_t(1001) << 48U));
}

QTEST_GUILESS_MAIN(IdTableTest)
#include "id_table_test.moc"
