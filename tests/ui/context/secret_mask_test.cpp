// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "ui/context/secret_mask.h"

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

const std::string jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlIG9m";

} // namespace

class SecretMaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSecretIsMaskedUntilThePersonAsks()
    {
        SecretMask mask;
        for (int time = 0; time < 2; ++time) { // the second from memory
            QVERIFY(!mask.word("call " + jwt).contains(u"eyJ"));
            QVERIFY(mask.word("call " + jwt).startsWith(u"call •"));
        }
        QVERIFY(!mask.text(jwt).contains(u"eyJ"));
        mask.setRevealing(true);
        QCOMPARE(mask.word(jwt), QString::fromStdString(jwt));
        QCOMPARE(mask.text(jwt), QString::fromStdString(jwt));
        mask.setRevealing(false);
        QVERIFY(!mask.word(jwt).contains(u"eyJ"));
    }

    void aSecretThatWouldBeCutIsMaskedWhole()
    {
        // Cut first, it would have lost the part that it is known by.
        const std::string text = std::string(150, 'x') + ' ' + jwt + std::string(500, 'A');
        QVERIFY(!SecretMask().word(text).contains(u"eyJ"));
    }

    void wordsAreOneShortLineAndTextsAreWhole()
    {
        SecretMask mask;
        QCOMPARE(mask.word("two\nlines"), u"two lines"_s);
        QCOMPARE(mask.text("two\nlines"), u"two\nlines"_s);
        const std::string huge(10'000'000, 'x');
        for (const bool revealing : {false, true}) {
            mask.setRevealing(revealing);
            QVERIFY(mask.word(huge).size() <= 201);
            QVERIFY(mask.word(huge).endsWith(u'…'));
        }
        QCOMPARE(mask.word(std::string_view()), QString());
    }

    void moreWordsThanItKeepsAreStillRight()
    {
        SecretMask mask;
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < 10'000; ++i)
                QCOMPARE(mask.word("type " + std::to_string(i)), u"type %1"_s.arg(i));
        }
    }
};

QTEST_GUILESS_MAIN(SecretMaskTest)
#include "secret_mask_test.moc"
