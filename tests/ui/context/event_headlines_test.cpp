// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/document.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"
#include "tests/testkit/session_lines.h"
#include "ui/context/event_headlines.h"
#include "ui/context/session_context.h"

#include <QSignalSpy>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

std::shared_ptr<const Trace> traceOf(const QByteArray& lines)
{
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"run.jsonl"_s, testkit::sessionLine() + lines);
    const auto document = open_document(path.toStdString(), Job{});
    if (!document)
        qFatal("The session cannot be read.");
    return (*document)->sessions.front();
}

QByteArray callLine(const QByteArray& id, const QByteArray& params)
{
    return R"({"id":")" + id +
           R"(","event_type":"run","action_type":"tool","timestamp":1795212989,"params":)" +
           params + "}\n";
}

const QByteArray twoCalls =
    callLine("a"_ba, R"({"command":"make test"})"_ba) +
    callLine("b"_ba, R"({"command":"curl","password":"hunter22secret"})"_ba);

} // namespace

class EventHeadlinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAskedForArrives()
    {
        SessionContext context;
        context.setTrace(traceOf(twoCalls));
        EventHeadlines& headlines = context.headlines();
        QSignalSpy arrived(&headlines, &EventHeadlines::arrived);
        QVERIFY(headlines.of(EventIndex(0U)).isEmpty());
        QVERIFY(headlines.of(EventIndex(1U)).isEmpty());
        QVERIFY(arrived.wait(testkit::patienceMs));
        QCOMPARE(headlines.of(EventIndex(0U)), u"make test"_s);
        QCOMPARE(headlines.of(EventIndex(1U)), u"curl"_s);
        QCOMPARE(arrived.count(), 1);
        QVERIFY(!headlines.isReading());
    }

    void whatIsNotAskedForIsNotRead()
    {
        SessionContext context;
        context.setTrace(traceOf(twoCalls));
        QVERIFY(context.headlines().known(EventIndex(0U)).isEmpty());
        QVERIFY(!context.headlines().isReading());
    }

    void secretsAreMaskedUntilTheyAreRevealed()
    {
        SessionContext context;
        context.setTrace(traceOf(callLine("a"_ba, R"({"password":"hunter22secret","n":1})"_ba)));
        EventHeadlines& headlines = context.headlines();
        QVERIFY(headlines.of(EventIndex(0U)).isEmpty());
        QTRY_VERIFY(headlines.known(EventIndex(0U)).contains(u"n=1"_s));
        QVERIFY(!headlines.known(EventIndex(0U)).contains(u"hunter22"_s));
        QSignalSpy arrived(&headlines, &EventHeadlines::arrived);
        context.setSecretsRevealed(true);
        QCOMPARE(arrived.count(), 1);
        QVERIFY(headlines.of(EventIndex(0U)).isEmpty());
        QTRY_VERIFY(headlines.known(EventIndex(0U)).contains(u"hunter22secret"_s));
    }

    void anotherSessionHasItsOwn()
    {
        SessionContext context;
        context.setTrace(traceOf(twoCalls));
        EventHeadlines& headlines = context.headlines();
        QVERIFY(headlines.of(EventIndex(0U)).isEmpty());
        QTRY_VERIFY(!headlines.known(EventIndex(0U)).isEmpty());
        context.setTrace(traceOf(callLine("a"_ba, R"({"path":"/tmp/x"})"_ba)));
        QVERIFY(headlines.known(EventIndex(0U)).isEmpty());
        QVERIFY(headlines.of(EventIndex(0U)).isEmpty());
        QTRY_COMPARE(headlines.known(EventIndex(0U)), u"/tmp/x"_s);
        context.setTrace(nullptr);
        QVERIFY(headlines.known(EventIndex(0U)).isEmpty());
    }

    void ofManyTheLatestAreRead()
    {
        QByteArray lines;
        constexpr std::uint32_t count = 1000;
        for (std::uint32_t i = 0; i < count; ++i) {
            const QByteArray number = QByteArray::number(i);
            lines += callLine(number, R"({"command":"step )"_ba + number + R"("})"_ba);
        }
        SessionContext context;
        context.setTrace(traceOf(lines));
        EventHeadlines& headlines = context.headlines();
        for (std::uint32_t i = 0; i < count; ++i)
            QVERIFY(headlines.of(EventIndex(i)).isEmpty());
        QTRY_COMPARE(headlines.known(EventIndex(count - 1)), u"step 999"_s);
        QVERIFY(headlines.known(EventIndex(0U)).isEmpty());
        QVERIFY(headlines.of(EventIndex(0U)).isEmpty());
        QTRY_COMPARE(headlines.known(EventIndex(0U)), u"step 0"_s);
    }
};

QTEST_MAIN(EventHeadlinesTest)
#include "event_headlines_test.moc"
