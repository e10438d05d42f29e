// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/bits.h"
#include "core/base/ranked_bits.h"
#include "tests/testkit/patient_test.h"

#include <algorithm>
#include <random>
#include <utility>

using namespace playhead;

namespace {

/// A set in which a number out of `scarcity` is a member.
Bits made(std::size_t size, unsigned scarcity, std::mt19937& random)
{
    return Bits::where(size, [&](std::size_t) { return random() % scarcity == 0; });
}

/// From 0 to `size`, the first not greater than the second.
std::pair<std::size_t, std::size_t> range(std::size_t size, std::mt19937& random)
{
    const std::size_t a = random() % (size + 1);
    const std::size_t b = random() % (size + 1);
    return {std::min(a, b), std::max(a, b)};
}

constexpr std::size_t sizes[] = {1, 63, 64, 65, 511, 512, 513, 3000};

} // namespace

class BitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStretchIsCountedAndLookedThroughAsOneByOne()
    {
        std::mt19937 random(3);
        for (const std::size_t size : sizes) {
            const Bits bits = made(size, 40, random);
            const Bits full(size, true);
            const Bits other = made(size, 2, random);
            Bits both = bits;
            both &= other;
            QCOMPARE(bits.count(), bits.count(0, size));
            QCOMPARE(bits.count_common(other), both.count(0, size));
            QCOMPARE(other.count_common(full), other.count(0, size));
            QCOMPARE(full.count(), size);
            for (int round = 0; round < 300; ++round) {
                const auto [first, last] = range(size, random);
                std::size_t count = 0;
                std::size_t next = last;
                for (std::size_t i = last; i-- > first;) {
                    if (bits.test(i)) {
                        ++count;
                        next = i;
                    }
                }
                QCOMPARE(bits.count(first, last), count);
                QCOMPARE(bits.next(first, last), next);
            }
        }
    }
    void aStretchIsChangedAsOneByOne()
    {
        std::mt19937 random(4);
        for (const std::size_t size : sizes) {
            Bits bits = made(size, 3, random);
            for (int round = 0; round < 100; ++round) {
                const auto [first, last] = range(size, random);
                const Bits other = made(size, 2, random);
                Bits expected = bits;
                for (std::size_t i = first; i < last; ++i) {
                    if (round % 3 == 0 || (round % 3 == 1 && other.test(i)))
                        expected.set(i);
                    else
                        expected.reset(i);
                }
                if (round % 3 == 0)
                    bits.set(first, last);
                else if (round % 3 == 1)
                    bits.assign(first, last, other);
                else
                    bits.reset(first, last);
                QVERIFY(bits == expected);
            }
        }
    }

    void aStretchIsCopiedToAnyPlaceAsOneByOne()
    {
        std::mt19937 random(6);
        for (const std::size_t size : sizes) {
            Bits bits = made(size, 3, random);
            for (int round = 0; round < 200; ++round) {
                const Bits other = made(sizes[random() % std::size(sizes)], 2, random);
                const auto [first, last] = range(size, random);
                const auto [from, end] = range(other.size(), random);
                const std::size_t count = std::min(last - first, end - from);
                Bits expected = bits;
                for (std::size_t i = 0; i < count; ++i) {
                    if (other.test(from + i))
                        expected.set(first + i);
                    else
                        expected.reset(first + i);
                }
                bits.copy(first, count, other, from);
                QVERIFY(bits == expected);
            }
        }
    }

    void membersAreFoundByTheirRank()
    {
        std::mt19937 random(5);
        for (const std::size_t size : sizes) {
            for (const unsigned scarcity : {1U, 2U, 50U, 5000U}) {
                RankedBits bits(made(size, scarcity, random));
                if (scarcity == 2)
                    bits.change([size](Bits& all) { all.set(size / 3, size); });
                std::size_t rank = 0;
                for (std::size_t at = 0; at < size; ++at) {
                    QCOMPARE(bits.rank(at), rank);
                    if (!bits.test(at))
                        continue;
                    QCOMPARE(bits.select(rank), at);
                    ++rank;
                }
                QCOMPARE(bits.rank(size), rank);
                QCOMPARE(bits.count(), rank);
            }
        }
        const RankedBits none;
        QCOMPARE(none.count(), std::size_t(0));
        QCOMPARE(none.rank(0), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(BitsTest)
#include "bits_test.moc"
