// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/export/event_text.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::TraceMaker;

namespace {

constexpr auto key = "sk-test-0123456789abcdefghijklmnop";

/// A session of one event, which is loaded.
struct Call {
    LoadedEvent loaded;
    std::shared_ptr<const Trace> trace;

    Call()
    {
        Event event = TraceMaker::event("call", 1, 3, {}, "");
        event.model = "gpt-4.1";
        event.result = EventResult::Fail;
        event.tags = {"web", "retry"};
        event.tokens.prompt = 1200;
        event.tokens.completion = 34;
        event.error = {"RateLimit", std::string("wait for ") + key, "429", "at line 1\nat line 2"};
        event.params = Payload::borrowed(R"({"city":"Lisbon","nights":2})");
        event.returns = Payload::borrowed(R"("two\nlines")");
        TraceMaker maker;
        maker.add(event);
        trace = maker.finish();
        loaded.event = event;
    }
    [[nodiscard]] QString text(const Redactor* redactor) const
    {
        return QString::fromStdString(event_text(*trace, EventIndex(0U), loaded, redactor));
    }
    [[nodiscard]] QByteArray json(const Redactor* redactor) const
    {
        return QByteArray::fromStdString(
            pretty_event_json(*trace, EventIndex(0U), loaded, redactor));
    }
};

} // namespace

class EventTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allThatIsRecordedIsSaid()
    {
        const QString text = Call().text(nullptr);
        QVERIFY2(text.startsWith(u"#0 call (llm, Fail)\n"_s), qPrintable(text));
        for (const QString& line :
             {u"model: gpt-4.1"_s, u"tags: web, retry"_s,
              u"tokens: 1,200 prompt, 34 completion, 1,234 in all"_s, u"error code: 429"_s,
              u"stack:\nat line 1\nat line 2"_s, u"params:\n{\n  \"city\": \"Lisbon\","_s,
              u"returns:\ntwo\nlines\n"_s})
            QVERIFY2(text.contains(u'\n' + line), qPrintable(line + u" is not in\n" + text));
        QVERIFY(text.contains(QLatin1String(key)));
        QVERIFY(!text.contains(u"agent"_s)); // none is recorded
    }

    void aMessageOfSeveralLinesStandsByItself()
    {
        Call call;
        QVERIFY(call.text(nullptr).contains(u"\nerror: RateLimit: wait for "_s));
        call.loaded.event.error.message = "one:\n  two";
        const QString text = call.text(nullptr);
        QVERIFY2(text.contains(u"\nerror: RateLimit\nerror code: 429\n"_s), qPrintable(text));
        QVERIFY2(text.contains(u"\nerror message:\none:\n  two\n"_s), qPrintable(text));
    }

    void secretsAreMasked()
    {
        const Redactor redactor;
        QVERIFY(!Call().text(&redactor).contains(QLatin1String(key)));
        QVERIFY(!Call().json(&redactor).contains(key));
    }

    void theJsonIsOneObjectAMemberALine()
    {
        const QByteArray json = Call().json(nullptr);
        const QJsonObject object = QJsonDocument::fromJson(json).object();
        QCOMPARE(object.value(u"event_type"_s).toString(), u"call"_s);
        QCOMPARE(object.value(u"params"_s).toObject().value(u"nights"_s).toInt(), 2);
        QVERIFY(json.count('\n') > 10);
    }
};

QTEST_GUILESS_MAIN(EventTextTest)
#include "event_text_test.moc"
