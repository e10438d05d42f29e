// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/analysis/end_state.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;

namespace {

class EndStateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysHowItWent_data();
    void saysHowItWent();
    void knowsWhatHasNotEnded();
};

void EndStateTest::saysHowItWent_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const char* word, const char* result) {
        QTest::newRow(word) << QByteArray(word) << QByteArray(result);
    };
    row("Success", "Success");
    row("OK", "Success");
    row("finished", "Success");
    row("Fail", "Fail");
    row("Error", "Fail");
    row("STUCK", "Fail");
    row("Indeterminate", "Indeterminate");
    row("submitted", "");
    row("user_stop", "");
    row("running", "");
    row("", "");
}

void EndStateTest::saysHowItWent()
{
    QFETCH(const QByteArray, word);
    QFETCH(const QByteArray, result);
    const auto said = result_of_end_state(word.toStdString());
    QCOMPARE(said ? QByteArray::fromStdString(std::string(result_name(*said))) : QByteArray(),
             result);
}

void EndStateTest::knowsWhatHasNotEnded()
{
    QVERIFY(is_state_of_running("RUNNING"));
    QVERIFY(is_state_of_running("awaiting_user_input"));
    QVERIFY(!is_state_of_running("finished"));
    QVERIFY(!is_state_of_running(""));
}

} // namespace

QTEST_APPLESS_MAIN(EndStateTest)
#include "end_state_test.moc"
