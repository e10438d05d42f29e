// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/bits.h"

#include <QTest>

#include <random>

using namespace playhead;

class BitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStretchIsCountedAndLookedThroughAsOneByOne()
    {
        std::mt19937 random(3);
        for (const std::size_t size : {1U, 63U, 64U, 65U, 1000U}) {
            Bits bits(size);
            for (std::size_t i = 0; i < size; ++i) {
                if (random() % 40 == 0)
                    bits.set(i);
            }
            for (int round = 0; round < 300; ++round) {
                std::size_t first = random() % (size + 1);
                std::size_t last = random() % (size + 1);
                if (first > last)
                    std::swap(first, last);
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
};

QTEST_GUILESS_MAIN(BitsTest)
#include "bits_test.moc"
