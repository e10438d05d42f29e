// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_value.h"
#include "core/formats/reading/document.h"
#include "core/record/open_action.h"
#include "core/record/sinks.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <atomic>
#include <thread>

using namespace playhead;
using namespace playhead::record;
using namespace Qt::Literals::StringLiterals;

class OpenActionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_client.reset();
        m_scratch = std::make_unique<testkit::Scratch>();
        m_path = m_scratch->path(u"run.jsonl"_s).toStdString();
        ClientOptions options;
        options.folder = m_scratch->path(u"recording"_s).toStdString();
        options.patience = std::chrono::seconds(20);
        auto client = Client::open(jsonl_sink(m_path), std::move(options));
        QVERIFY(client);
        m_client.emplace(std::move(client).value());
        m_session = m_client->begin_session({});
    }

    void nothingIsInsideItByItself()
    {
        OpenAction open(m_session, "open");
        m_session.record({.event_type = "beside"});
        {
            const ContextScope inside(open.context());
            m_session.record({.event_type = "inside"});
        }
        m_session.record({.event_type = "named", .parent = open.number()});
        open.end();
        const auto trace = read();
        QCOMPARE(trace->event_count(), 4U);
        const EventIndex action = only(*trace, "open");
        QVERIFY(!trace->parent(only(*trace, "beside")).is_valid());
        QCOMPARE(trace->parent(only(*trace, "inside")), action);
        QCOMPARE(trace->parent(only(*trace, "named")), action);
    }

    void actionsOverlapAsTheyLike()
    {
        OpenAction one(m_session, "one");
        std::optional<OpenAction> two(std::in_place, m_session, "two");
        two->returns(Value::json("{\"n\": 2}"));
        one.returns(Value("text"));
        one.fail("Timeout", "no answer");
        OpenAction moved(std::move(one));
        moved.end();
        moved.end(); // once is enough
        two.reset();
        const auto trace = read();
        QCOMPARE(trace->event_count(), 2U);
        const auto first = trace->load(only(*trace, "one"));
        QCOMPARE(first->event.result, EventResult::Fail);
        QCOMPARE(first->event.error.type, std::string("Timeout"));
        const auto second = trace->load(only(*trace, "two"));
        QCOMPARE(second->event.result, EventResult::Success);
        QVERIFY(trace->duration(only(*trace, "one")));
        QVERIFY(trace->duration(only(*trace, "two")));
    }

    /// Begun here, ended there, while there is so much to read in the ring of the thread that ends
    /// them that the writer sees ends whose beginnings it has passed by.
    void actionsEndOnOtherThreads()
    {
        constexpr std::uint32_t count = 100;
        std::atomic<OpenAction*> handed = nullptr;
        std::jthread ender([&](const std::stop_token& stop) {
            while (!stop.stop_requested() || handed.load()) {
                if (OpenAction* const action = handed.exchange(nullptr)) {
                    action->returns(1);
                    delete action;
                } else {
                    m_session.record({.event_type = "between"});
                }
            }
        });
        for (std::uint32_t i = 0; i < count; ++i) {
            handed = new OpenAction(m_session, "handed");
            while (handed.load())
                std::this_thread::sleep_for(std::chrono::microseconds(100));
        }
        ender.request_stop();
        ender.join();
        const auto trace = read();
        std::uint32_t found = 0;
        for (std::uint32_t i = 0; i < trace->event_count(); ++i) {
            if (trace->event_type(EventIndex(i)) == "between")
                continue;
            QCOMPARE(trace->event_type(EventIndex(i)), std::string_view("handed"));
            QVERIFY(trace->duration(EventIndex(i)));
            ++found;
        }
        QCOMPARE(found, count);
        QVERIFY(trace->diagnostics().empty());
    }

    void aRecorderOfNothingTakesThemToo()
    {
        OpenAction action(Recorder(), "nowhere");
        action.param("name", 1);
        action.fail("x", "y");
        action.end();
        QCOMPARE(action.number(), EventNumber(0));
    }

private:
    /// What was recorded, read as anybody reads it. Closes the client.
    std::shared_ptr<const Trace> read()
    {
        m_session.end(EventResult::Success);
        if (!m_client->close())
            qFatal("the client does not close");
        const auto document = open_document(m_path, {});
        if (!document || (*document)->sessions.size() != 1)
            qFatal("no session was recorded");
        return (*document)->sessions.front();
    }
    static EventIndex only(const Trace& trace, std::string_view type)
    {
        for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
            if (trace.event_type(EventIndex(i)) == type)
                return EventIndex(i);
        }
        qFatal("there is no such event");
    }

    std::unique_ptr<testkit::Scratch> m_scratch;
    std::string m_path;
    std::optional<Client> m_client;
    Recorder m_session;
};

QTEST_GUILESS_MAIN(OpenActionTest)
#include "open_action_test.moc"
