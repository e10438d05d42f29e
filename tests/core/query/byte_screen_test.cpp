// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What is looked for in bytes, before anything is decoded.
#include "core/query/byte_scan.h"
#include "core/query/byte_screen.h"
#include "core/query/regex.h"
#include "tests/core/query/random_texts.h"
#include "tests/testkit/patient_test.h"

#include <algorithm>

using namespace playhead;

class ByteScreenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pairsAreFoundWhereTheyAre()
    {
        Random random(3);
        constexpr std::string_view bytes = "abAB\\u0 1.\xC3\xA9";
        for (int run = 0; run < 3000; ++run) {
            std::string text;
            for (std::size_t i = below(random, 700); i > 0; --i)
                text += bytes[below(random, bytes.size())];
            BytePair pair;
            pair.first = bytes[below(random, bytes.size())];
            pair.second = bytes[below(random, bytes.size())];
            pair.distance = below(random, 24);
            pair.fold_first = pair.first == 'a' || pair.first == 'b' ? char{0x20} : char{0};
            pair.fold_second = pair.second == 'a' || pair.second == 'b' ? char{0x20} : char{0};
            std::vector<std::uint32_t> right;
            for (std::size_t at = 0; at + pair.distance < text.size(); ++at) {
                if ((text[at] | pair.fold_first) == pair.first &&
                    (text[at + pair.distance] | pair.fold_second) == pair.second)
                    right.push_back(static_cast<std::uint32_t>(at));
            }
            std::vector<std::uint32_t> found;
            find_pairs(text, pair, found);
            QCOMPARE(found, right);
        }
    }

    void noEscapeOfAsciiIsMissed()
    {
        Random random(4);
        for (int run = 0; run < 2000; ++run) {
            std::string text;
            std::vector<std::uint32_t> right;
            for (std::size_t i = below(random, 60); i > 0; --i) {
                text += std::string(below(random, 12), 'x');
                const auto code = static_cast<std::uint32_t>(below(random, 0x110));
                if (code >= 0x20 && code < 0x80)
                    right.push_back(static_cast<std::uint32_t>(text.size()));
                append_unit(random, text, code);
            }
            std::vector<std::uint32_t> found;
            const BytePair pair = {'x', 'x', 0, 0, 1 + below(random, 9)};
            find_pairs(text, pair, right);
            std::sort(right.begin(), right.end());
            find_pairs_and_escapes(text, pair, found);
            QVERIFY(std::includes(found.begin(), found.end(), right.begin(), right.end()));
        }
    }

    void aScreenLetsPassWhateverHoldsTheText()
    {
        Random random(5);
        int screened = 0;
        int held_back = 0;
        for (int run = 0; run < 4000; ++run) {
            const std::string text = random_text(random, 40);
            const std::string needle = random_needle(random, text);
            ByteScreen screen;
            if (!screen.add_text(needle))
                continue;
            ++screened;
            const std::size_t as_escape = below(random, 2) == 0 ? 3 : 1000;
            std::string json = quoted(random, text, as_escape);
            if (below(random, 4) == 0) // JSON within JSON
                json = quoted(random, json, as_escape);
            std::vector<std::uint32_t> places;
            screen.find(json, places);
            Regex::Problem problem;
            const auto regex =
                Regex::compile(Regex::literal(needle), Regex::Case::Ignored, problem);
            if (regex->is_found_in(text))
                QVERIFY2(!places.empty(), (needle + " in " + json).c_str());
            places.clear();
            screen.find(quoted(random, random_text(random, 20), 1000), places);
            held_back += places.empty() ? 1 : 0;
        }
        QVERIFY(screened > 3000);
        QVERIFY(held_back > screened / 3);
    }
};

QTEST_GUILESS_MAIN(ByteScreenTest)
#include "byte_screen_test.moc"
