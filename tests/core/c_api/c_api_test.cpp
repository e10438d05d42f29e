// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/library.h"
#include "tests/core/c_api/c_recording.h"
#include "tests/testkit/patient_test.h"

#include <array>
#include <thread>
#include <vector>

using namespace playhead;
using namespace playhead::test;

namespace {

std::string_view parent_type(const Trace& trace, std::string_view type)
{
    const EventIndex parent = trace.parent(only(trace, type));
    return parent ? trace.event_type(parent) : "(none)";
}

} // namespace

class CApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_recording = std::make_unique<CRecording>(); }
    void cleanup() { m_recording.reset(); }

    void allFieldsOfAnEventAreKept();
    void whatIsTimedByHandIsInsideItsAction();
    void whatIsNotSetIsNotRecorded();
    void aSessionHasItsFields();
    void actionsNestOnTheirThread();
    void actionsEndInAnyOrderAndOnAnyThread();
    void detachedActionsAreEnteredByHand();
    void threadsNestEachForItself();
    void aLibraryListsTheSessionWithItsFigures();

private:
    std::unique_ptr<CRecording> m_recording;
};

void CApiTest::allFieldsOfAnEventAreKept()
{
    const playhead_event cause = event_of("cause");
    const playhead_event_number trigger = playhead_record(m_recording->session, &cause);
    const std::array<const char*, 2> tags = {"one", "two"};
    const std::string picture = "\x89PNG and so on";
    playhead_event event = event_of("OpenAI Call");
    event.action_type = "llm";
    event.model = "gpt-4.1";
    event.agent = "writer";
    event.tags = tags.data();
    event.tag_count = tags.size();
    event.params = playhead_json(R"({"n": 12345678901234567890})");
    event.returns = playhead_text("a text");
    event.prompt = playhead_json(R"([{"role":"user","content":"Where?"}])");
    event.completion = playhead_json("no JSON");
    event.init_timestamp = 1'700'000'000'123'456'789;
    event.end_timestamp = 1'700'000'001'000'000'000;
    event.prompt_tokens = 10;
    event.completion_tokens = 0;
    event.cache_read_tokens = 7;
    event.cost = 0.25;
    event.error_type = "Timeout";
    event.error_message = "no answer";
    event.error_code = "504";
    event.error_stack = "here";
    event.error_trigger = trigger;
    event.screenshot = picture.data();
    event.screenshot_size = picture.size();
    event.parent = trigger;
    QVERIFY(playhead_record(m_recording->session, &event) != 0);

    const auto trace = m_recording->read();
    const auto loaded = trace->load(only(*trace, "OpenAI Call"));
    QVERIFY(loaded);
    const Event& kept = loaded->event;
    QCOMPARE(kept.action_type, std::string("llm"));
    QCOMPARE(kept.result, EventResult::Fail); // there is an error
    QCOMPARE(kept.model, std::string("gpt-4.1"));
    QCOMPARE(kept.agent, std::string("writer"));
    QCOMPARE(kept.tags, std::vector<std::string>({"one", "two"}));
    QCOMPARE(kept.init_timestamp, TimeNs(1'700'000'000'123'456'789));
    QCOMPARE(kept.end_timestamp, TimeNs(1'700'000'001'000'000'000));
    QCOMPARE(kept.tokens.prompt, std::optional<std::int64_t>(10));
    QCOMPARE(kept.tokens.completion, std::optional<std::int64_t>(0));
    QVERIFY(!kept.tokens.total);
    QCOMPARE(kept.tokens.cache_read, std::optional<std::int64_t>(7));
    QCOMPARE(kept.cost, std::optional(0.25));
    QCOMPARE(kept.error.type, std::string("Timeout"));
    QCOMPARE(kept.error.message, std::string("no answer"));
    QCOMPARE(kept.error.code, std::string("504"));
    QCOMPARE(kept.error.stack, std::string("here"));
    QCOMPARE(parent_type(*trace, "OpenAI Call"), std::string_view("cause"));
    const QByteArray line = m_recording->lines();
    QVERIFY(line.contains(R"("params":{"n":12345678901234567890})"));
    QVERIFY(line.contains(R"("returns":"a text")"));
    QVERIFY(line.contains(R"("prompt":[{"role":"user","content":"Where?"}])"));
    QVERIFY(line.contains(R"("completion":"no JSON")"));
    QVERIFY(line.contains(R"("error_trigger":")"));
    QVERIFY(line.contains("\"screenshot\":\"data:image/png;base64,"));
}

void CApiTest::whatIsTimedByHandIsInsideItsAction()
{
    const playhead_action outer =
        playhead_action_begin(m_recording->session, "outer", nullptr, nullptr);
    playhead_event event = event_of("call");
    event.init_timestamp = playhead_now(m_recording->session);
    event.end_timestamp = playhead_now(m_recording->session);
    QVERIFY(playhead_record(m_recording->session, &event) != 0);
    QCOMPARE(playhead_action_end(outer, PLAYHEAD_SUCCESS), PLAYHEAD_OK);
    const auto trace = m_recording->read();
    QCOMPARE(parent_type(*trace, "call"), std::string_view("outer"));
    QVERIFY(trace->start(EventIndex(0U)) <= trace->start(EventIndex(1U)));
    QVERIFY(!trace->has(EventIndex(0U), EventFlag::OutsideParent));
    QVERIFY(!trace->has(EventIndex(1U), EventFlag::OutsideParent));
}

void CApiTest::whatIsNotSetIsNotRecorded()
{
    const playhead_event event = event_of("bare");
    QVERIFY(playhead_record(m_recording->session, &event) != 0);
    const auto trace = m_recording->read();
    const auto loaded = trace->load(EventIndex(0U));
    QVERIFY(loaded);
    QVERIFY(!loaded->event.tokens.is_known());
    QVERIFY(!loaded->event.cost);
    QVERIFY(loaded->event.is_instant);
    QVERIFY(loaded->event.error.is_empty());
    const QByteArray lines = m_recording->lines();
    QVERIFY(!lines.contains("prompt") && !lines.contains("returns") && !lines.contains("tags"));
}

void CApiTest::aSessionHasItsFields()
{
    const std::array<const char*, 1> tags = {"nightly"};
    const std::array<const char*, 1> defaults = {"of each"};
    playhead_session_options options = made(&playhead_session_options_init);
    options.id = "chosen";
    options.name = "A run";
    options.tags = tags.data();
    options.tag_count = tags.size();
    options.default_tags = defaults.data();
    options.default_tag_count = defaults.size();
    const playhead_session session = playhead_session_begin(m_recording->client, &options);
    QCOMPARE(std::string(playhead_session_id(session)), std::string("chosen"));
    const playhead_event event = event_of("bare");
    playhead_record(session, &event);
    QCOMPARE(playhead_session_end(session, PLAYHEAD_FAIL, "no table"), PLAYHEAD_OK);
    QCOMPARE(playhead_close(std::exchange(m_recording->client, 0)), PLAYHEAD_OK);
    const auto document = open_document(m_recording->path, {});
    QVERIFY(document);
    const auto trace = (*document)->find("chosen");
    QVERIFY(trace);
    QCOMPARE(trace->session().name, std::string("A run"));
    QCOMPARE(trace->session().tags, std::vector<std::string>({"nightly"}));
    QCOMPARE(trace->session().end_state, std::optional<std::string>("Fail"));
    QCOMPARE(trace->session().end_state_reason, std::string("no table"));
    QCOMPARE(trace->load(EventIndex(0U))->event.tags, std::vector<std::string>({"of each"}));
}

void CApiTest::actionsNestOnTheirThread()
{
    const playhead_event event = event_of("call");
    const playhead_action plan =
        playhead_action_begin(m_recording->session, "plan", R"({"goal":"tea"})", nullptr);
    const playhead_action search =
        playhead_action_begin(m_recording->session, "search", nullptr, nullptr);
    QCOMPARE(playhead_current(m_recording->session), playhead_action_event(search));
    playhead_record(m_recording->session, &event);
    playhead_event root = event_of("root");
    root.parent = PLAYHEAD_NO_PARENT;
    playhead_record(m_recording->session, &root);
    QCOMPARE(playhead_action_fail(search, "Timeout", "no answer"), PLAYHEAD_OK);
    QCOMPARE(playhead_action_end(search, PLAYHEAD_SUCCESS), PLAYHEAD_OK);
    QCOMPARE(playhead_current(m_recording->session), playhead_action_event(plan));
    QCOMPARE(playhead_action_returns(plan, playhead_json("[1,2]")), PLAYHEAD_OK);
    QCOMPARE(playhead_action_end(plan, PLAYHEAD_SUCCESS), PLAYHEAD_OK);
    QCOMPARE(playhead_current(m_recording->session), playhead_event_number(0));

    const auto trace = m_recording->read();
    QCOMPARE(parent_type(*trace, "call"), std::string_view("search"));
    QCOMPARE(parent_type(*trace, "search"), std::string_view("plan"));
    QCOMPARE(parent_type(*trace, "plan"), std::string_view("(none)"));
    QCOMPARE(parent_type(*trace, "root"), std::string_view("(none)"));
    const auto failed = trace->load(only(*trace, "search"));
    QCOMPARE(failed->event.result, EventResult::Fail); // a failure stays one
    QCOMPARE(failed->event.error.type, std::string("Timeout"));
    QCOMPARE(trace->load(only(*trace, "plan"))->event.result, EventResult::Success);
    const QByteArray lines = m_recording->lines();
    QVERIFY(lines.contains(R"("params":{"goal":"tea"})"));
    QVERIFY(lines.contains(R"("returns":[1,2])"));
}

void CApiTest::actionsEndInAnyOrderAndOnAnyThread()
{
    const auto begin = [this](const char* type) {
        return playhead_action_begin(m_recording->session, type, nullptr, nullptr);
    };
    const playhead_action outer = begin("outer");
    const playhead_action middle = begin("middle");
    const playhead_action inner = begin("inner");
    QCOMPARE(playhead_action_end(middle, PLAYHEAD_SUCCESS), PLAYHEAD_OK);
    const playhead_event in_inner = event_of("in inner");
    playhead_record(m_recording->session, &in_inner);
    std::thread([&] { QCOMPARE(playhead_action_end(inner, PLAYHEAD_FAIL), PLAYHEAD_OK); }).join();
    const playhead_event in_outer = event_of("in outer");
    playhead_record(m_recording->session, &in_outer);
    QCOMPARE(playhead_action_end(outer, PLAYHEAD_SUCCESS), PLAYHEAD_OK);
    const auto trace = m_recording->read();
    QCOMPARE(parent_type(*trace, "in inner"), std::string_view("inner"));
    QCOMPARE(parent_type(*trace, "inner"), std::string_view("middle"));
    QCOMPARE(parent_type(*trace, "in outer"), std::string_view("outer"));
    for (const char* type : {"outer", "middle", "inner"})
        QVERIFY(trace->duration(only(*trace, type)));
    QCOMPARE(trace->load(only(*trace, "inner"))->event.result, EventResult::Fail);
}

void CApiTest::detachedActionsAreEnteredByHand()
{
    playhead_action_options options = made(&playhead_action_options_init);
    options.is_detached = 1;
    options.action_type = "tool";
    const playhead_action one =
        playhead_action_begin(m_recording->session, "one", nullptr, &options);
    const playhead_action two =
        playhead_action_begin(m_recording->session, "two", nullptr, &options);
    QCOMPARE(playhead_current(m_recording->session), playhead_event_number(0));
    const playhead_event_number first = playhead_action_event(one);
    QCOMPARE(playhead_enter(m_recording->session, first), PLAYHEAD_OK);
    const playhead_event event = event_of("in one");
    playhead_record(m_recording->session, &event);
    QCOMPARE(playhead_leave(m_recording->session, playhead_action_event(two)), PLAYHEAD_INVALID);
    QCOMPARE(playhead_leave(m_recording->session, first), PLAYHEAD_OK);
    QCOMPARE(playhead_leave(m_recording->session, first), PLAYHEAD_INVALID);
    const playhead_event beside = event_of("beside");
    playhead_record(m_recording->session, &beside);
    playhead_action_end(one, PLAYHEAD_SUCCESS);
    playhead_action_end(two, PLAYHEAD_SUCCESS);
    const auto trace = m_recording->read();
    QCOMPARE(parent_type(*trace, "in one"), std::string_view("one"));
    QCOMPARE(parent_type(*trace, "two"), std::string_view("(none)"));
    QCOMPARE(parent_type(*trace, "beside"), std::string_view("(none)"));
    QCOMPARE(trace->load(only(*trace, "one"))->event.action_type, std::string("tool"));
}

void CApiTest::threadsNestEachForItself()
{
    constexpr int threads = 8;
    constexpr int rounds = 200;
    const playhead_action root =
        playhead_action_begin(m_recording->session, "root", nullptr, nullptr);
    const playhead_event_number handed = playhead_action_event(root);
    std::vector<std::thread> running;
    for (int i = 0; i < threads; ++i) {
        running.emplace_back([this, handed, i] {
            const std::string type = "work " + std::to_string(i);
            const std::string inside = "inside " + std::to_string(i);
            const playhead_event event = event_of(inside.c_str());
            playhead_enter(m_recording->session, handed);
            for (int round = 0; round < rounds; ++round) {
                const playhead_action work =
                    playhead_action_begin(m_recording->session, type.c_str(), nullptr, nullptr);
                playhead_record(m_recording->session, &event);
                playhead_action_end(work, PLAYHEAD_SUCCESS);
            }
            playhead_leave(m_recording->session, handed);
        });
    }
    for (std::thread& each : running)
        each.join();
    playhead_action_end(root, PLAYHEAD_SUCCESS);
    const auto trace = m_recording->read();
    QCOMPARE(trace->event_count(), std::uint32_t(1 + 2 * threads * rounds));
    for (std::uint32_t i = 0; i < trace->event_count(); ++i) {
        const std::string type(trace->event_type(EventIndex(i)));
        if (type == "root")
            continue;
        const EventIndex parent = trace->parent(EventIndex(i));
        QVERIFY(parent.is_valid());
        const bool is_work = type.starts_with("work");
        QCOMPARE(std::string(trace->event_type(parent)),
                 is_work ? "root" : "work " + type.substr(7));
    }
}

void CApiTest::aLibraryListsTheSessionWithItsFigures()
{
    const std::string folder = m_recording->path_of("library");
    const playhead_client_options options = m_recording->client_options();
    const playhead_client client = playhead_open_library(folder.c_str(), &options);
    const playhead_session session = playhead_session_begin(client, nullptr);
    playhead_event event = event_of("call");
    event.model = "gpt-4";
    event.error_message = "no";
    playhead_record(session, &event);
    QCOMPARE(playhead_session_end(session, PLAYHEAD_SUCCESS, nullptr), PLAYHEAD_OK);
    QCOMPARE(playhead_close(client), PLAYHEAD_OK);
    auto library = Library::open(folder, Library::Access::Read);
    QVERIFY(library);
    const auto list = library->list();
    QVERIFY(list);
    QCOMPARE(list->size(), 1U);
    QCOMPARE(list->front().events, 1U);
    QCOMPARE(list->front().errors, 1U);
    QCOMPARE(list->front().llm_calls, 1U);
}

QTEST_GUILESS_MAIN(CApiTest)
#include "c_api_test.moc"
