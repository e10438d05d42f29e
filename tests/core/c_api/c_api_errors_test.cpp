// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/c_api/c_recording.h"
#include "tests/testkit/patient_test.h"

#include <QDir>

#include <atomic>
#include <cstddef>
#include <cstring>
#include <functional>
#include <stdexcept>
#include <thread>

using namespace playhead;
using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;

class CApiErrorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_recording = std::make_unique<CRecording>(); }
    void cleanup() { m_recording.reset(); }

    void whatMakesNoSenseIsAnError_data();
    void whatMakesNoSenseIsAnError();
    void aStructureOfAnOlderHeaderIsGood();
    void errorsAreOfTheirThread();
    void whatEndedIsGone();
    void anErrorReachesTheProgram();
    void aCallbackThatThrowsHarmsNobody();
    void lostEventsAreCounted();

private:
    std::unique_ptr<CRecording> m_recording;
};

void CApiErrorsTest::whatMakesNoSenseIsAnError_data()
{
    using Call = std::function<int(playhead_client, playhead_session)>;
    QTest::addColumn<Call>("call");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, int code, Call call) {
        QTest::newRow(name) << std::move(call) << code;
    };
    /// The code of the error that a function which returns 0 has left.
    static const auto code = [](auto returned) {
        return returned == decltype(returned)() ? playhead_last_error()->code : -1;
    };
    row("no path", PLAYHEAD_INVALID,
        [](auto, auto) { return code(playhead_open_jsonl(nullptr, nullptr)); });
    row("options that nobody filled", PLAYHEAD_INVALID, [](auto, auto) {
        const playhead_client_options options = {};
        return code(playhead_open_jsonl("x", &options));
    });
    row("options of a size that cannot be", PLAYHEAD_INVALID, [](auto, auto) {
        playhead_client_options options = made(&playhead_client_options_init);
        options.size = 10'000;
        return code(playhead_open_jsonl("x", &options));
    });
    row("patience below zero", PLAYHEAD_INVALID, [](auto, auto) {
        playhead_client_options options = made(&playhead_client_options_init);
        options.patience = -1;
        return code(playhead_open_jsonl("x", &options));
    });
    row("a folder that cannot be made", PLAYHEAD_FAILED, [](auto, auto) {
        playhead_client_options options = made(&playhead_client_options_init);
        options.folder = "/proc/nowhere";
        return code(playhead_open_jsonl("x", &options));
    });
    row("flush of no client", PLAYHEAD_GONE, [](auto, auto) { return playhead_flush(0, 1); });
    row("flush with patience below zero", PLAYHEAD_INVALID,
        [](auto client, auto) { return playhead_flush(client, -1); });
    row("lost of no client", PLAYHEAD_GONE, [](auto, auto) { return code(playhead_lost(77777)); });
    row("close of no client", PLAYHEAD_GONE, [](auto, auto) { return playhead_close(0); });
    row("close of a session", PLAYHEAD_GONE,
        [](auto, auto session) { return playhead_close(session); });
    row("begin without a client", PLAYHEAD_GONE,
        [](auto, auto) { return code(playhead_session_begin(0, nullptr)); });
    row("tags that are missing", PLAYHEAD_INVALID, [](auto client, auto) {
        playhead_session_options options = made(&playhead_session_options_init);
        options.tag_count = 2;
        return code(playhead_session_begin(client, &options));
    });
    row("id of no session", PLAYHEAD_GONE, [](auto, auto) { return code(playhead_session_id(0)); });
    row("the time of no session", PLAYHEAD_GONE,
        [](auto, auto) { return code(playhead_now(0) != PLAYHEAD_UNKNOWN); });
    row("end of no session", PLAYHEAD_GONE,
        [](auto, auto) { return playhead_session_end(0, PLAYHEAD_SUCCESS, nullptr); });
    row("end with no such result", PLAYHEAD_INVALID,
        [](auto, auto session) { return playhead_session_end(session, 3, nullptr); });
    row("no event", PLAYHEAD_INVALID,
        [](auto, auto session) { return code(playhead_record(session, nullptr)); });
    row("an event that nobody filled", PLAYHEAD_INVALID, [](auto, auto session) {
        playhead_event event = {};
        event.event_type = "x";
        return code(playhead_record(session, &event));
    });
    row("an event without a type", PLAYHEAD_INVALID, [](auto, auto session) {
        const playhead_event event = made(&playhead_event_init);
        return code(playhead_record(session, &event));
    });
    row("an event with no such result", PLAYHEAD_INVALID, [](auto, auto session) {
        playhead_event event = event_of("x");
        event.result = -1;
        return code(playhead_record(session, &event));
    });
    row("an event with a tag that is NULL", PLAYHEAD_INVALID, [](auto, auto session) {
        playhead_event event = event_of("x");
        const char* const none = nullptr;
        event.tags = &none;
        event.tag_count = 1;
        return code(playhead_record(session, &event));
    });
    row("an event of no session", PLAYHEAD_GONE, [](auto, auto) {
        const playhead_event event = event_of("x");
        return code(playhead_record(0, &event));
    });
    row("an action of no session", PLAYHEAD_GONE,
        [](auto, auto) { return code(playhead_action_begin(0, "x", nullptr, nullptr)); });
    row("an action without a type", PLAYHEAD_INVALID, [](auto, auto session) {
        return code(playhead_action_begin(session, nullptr, nullptr, nullptr));
    });
    row("an action with options that nobody filled", PLAYHEAD_INVALID, [](auto, auto session) {
        const playhead_action_options options = {};
        return code(playhead_action_begin(session, "x", nullptr, &options));
    });
    row("number of no action", PLAYHEAD_GONE,
        [](auto, auto) { return code(playhead_action_event(0)); });
    row("returns of no action", PLAYHEAD_GONE,
        [](auto, auto) { return playhead_action_returns(0, playhead_text("x")); });
    row("failure of no action", PLAYHEAD_GONE,
        [](auto, auto) { return playhead_action_fail(0, nullptr, nullptr); });
    row("end of no action", PLAYHEAD_GONE,
        [](auto, auto) { return playhead_action_end(0, PLAYHEAD_SUCCESS); });
    row("end of an action with no such result", PLAYHEAD_INVALID,
        [](auto, auto) { return playhead_action_end(1, 9); });
    row("what this thread is in of no session", PLAYHEAD_GONE,
        [](auto, auto) { return code(playhead_current(0)); });
    row("enter of no session", PLAYHEAD_GONE, [](auto, auto) { return playhead_enter(0, 1); });
    row("leave of what was not entered", PLAYHEAD_INVALID,
        [](auto, auto session) { return playhead_leave(session, 1); });
}

void CApiErrorsTest::whatMakesNoSenseIsAnError()
{
    using Call = std::function<int(playhead_client, playhead_session)>;
    QFETCH(const Call, call);
    QFETCH(const int, code);
    QCOMPARE(call(m_recording->client, m_recording->session), code);
    const playhead_error& error = *playhead_last_error();
    QCOMPARE(error.code, code);
    QVERIFY(*error.message != '\0' && *error.where != '\0');
    // Nothing of that harms what goes on.
    const playhead_event event = event_of("after");
    QVERIFY(playhead_record(m_recording->session, &event) != 0);
    QCOMPARE(m_recording->read()->event_count(), 1U);
}

void CApiErrorsTest::aStructureOfAnOlderHeaderIsGood()
{
    // As if all that comes after the model had been added later: what lies there is not read.
    playhead_event event;
    std::memset(&event, 0x7f, sizeof event);
    playhead_event_init(&event, offsetof(playhead_event, agent));
    event.event_type = "old";
    event.model = "gpt-4";
    QVERIFY(playhead_record(m_recording->session, &event) != 0);
    playhead_event_init(nullptr, sizeof event); // is nothing
    const auto trace = m_recording->read();
    const auto loaded = trace->load(EventIndex(0U));
    QCOMPARE(loaded->event.model, std::string("gpt-4"));
    QVERIFY(!loaded->event.tokens.is_known() && !loaded->event.cost);
}

void CApiErrorsTest::errorsAreOfTheirThread()
{
    std::thread([] {
        QCOMPARE(playhead_last_error()->code, std::int32_t(PLAYHEAD_OK));
        QCOMPARE(*playhead_last_error()->message, '\0');
        QCOMPARE(playhead_close(0), PLAYHEAD_GONE);
        QCOMPARE(playhead_last_error()->code, std::int32_t(PLAYHEAD_GONE));
    }).join();
    QCOMPARE(playhead_flush(m_recording->client, -1), PLAYHEAD_INVALID);
    std::thread([] { (void)playhead_close(0); }).join();
    QCOMPARE(playhead_last_error()->code, std::int32_t(PLAYHEAD_INVALID));
    QCOMPARE(std::string(playhead_last_error()->where), std::string("playhead_flush"));
}

void CApiErrorsTest::whatEndedIsGone()
{
    const playhead_action action =
        playhead_action_begin(m_recording->session, "first", nullptr, nullptr);
    QCOMPARE(playhead_action_end(action, PLAYHEAD_SUCCESS), PLAYHEAD_OK);
    QCOMPARE(playhead_action_end(action, PLAYHEAD_SUCCESS), PLAYHEAD_GONE);
    const playhead_action left =
        playhead_action_begin(m_recording->session, "left", nullptr, nullptr);
    QCOMPARE(playhead_session_end(m_recording->session, PLAYHEAD_SUCCESS, nullptr), PLAYHEAD_OK);
    QCOMPARE(playhead_session_end(m_recording->session, PLAYHEAD_SUCCESS, nullptr), PLAYHEAD_GONE);
    const playhead_client closed = m_recording->client;
    const auto trace = m_recording->read();
    QCOMPARE(playhead_close(closed), PLAYHEAD_GONE);
    QCOMPARE(playhead_action_end(left, PLAYHEAD_SUCCESS), PLAYHEAD_GONE);
    QVERIFY(trace->duration(only(*trace, "first")));
    QVERIFY(!trace->duration(only(*trace, "left"))); // nobody has ended it
}

void CApiErrorsTest::anErrorReachesTheProgram()
{
    struct Heard {
        std::atomic<int> calls = 0;
        std::atomic<int> flushed = -1;
        std::atomic<int> closed = -1;
        std::atomic<playhead_client> client = 0;
        std::string message;
    } heard;
    playhead_client_options options = m_recording->client_options();
    options.user = &heard;
    options.on_error = [](void* user, const playhead_error* error) {
        auto& here = *static_cast<Heard*>(user);
        here.message = std::string(error->message) + error->where;
        here.flushed = playhead_flush(here.client, 1'000);
        here.closed = playhead_close(here.client);
        ++here.calls;
    };
    const std::string path = m_recording->path_of("no/such/folder.jsonl");
    const playhead_client client = playhead_open_jsonl(path.c_str(), &options);
    heard.client = client;
    const playhead_session session = playhead_session_begin(client, nullptr);
    const playhead_event event = event_of("waits");
    QVERIFY(playhead_record(session, &event) != 0);
    QTRY_COMPARE(heard.calls.load(), 1);
    QCOMPARE(playhead_flush(client, 1'000), PLAYHEAD_FAILED);
    QVERIFY(std::string(playhead_last_error()->message).size() > 5);
    QCOMPARE(playhead_close(client), PLAYHEAD_FAILED);
    QVERIFY2(heard.message.find("folder.jsonl") != std::string::npos, heard.message.c_str());
    QCOMPARE(heard.calls.load(), 1);
    // It would have waited for itself. (The first error may come before the number is noted.)
    QVERIFY(heard.flushed == PLAYHEAD_INVALID || heard.flushed == PLAYHEAD_GONE);
    QVERIFY(heard.closed == PLAYHEAD_INVALID);

    // What waited is still there, and goes where it was to go once that is possible.
    QVERIFY(playhead_recover(m_recording->folder.c_str()) < 0);
    QVERIFY(QDir().mkpath(m_recording->scratch.path(u"no/such"_s)));
    QCOMPARE(playhead_recover(m_recording->folder.c_str()), std::int64_t(1));
    const auto document = open_document(path, {});
    QVERIFY(document);
    QCOMPARE((*document)->sessions.front()->event_count(), 1U);
}

void CApiErrorsTest::aCallbackThatThrowsHarmsNobody()
{
    playhead_client_options options = m_recording->client_options();
    std::atomic<int> calls = 0;
    options.user = &calls;
    options.on_error = [](void* user, const playhead_error*) {
        ++*static_cast<std::atomic<int>*>(user);
        throw std::runtime_error("of a program in C++");
    };
    const std::string path = m_recording->path_of("none/folder.jsonl");
    const playhead_client client = playhead_open_jsonl(path.c_str(), &options);
    (void)playhead_session_begin(client, nullptr);
    QTRY_COMPARE(calls.load(), 1);
    QCOMPARE(playhead_close(client), PLAYHEAD_FAILED);
}

void CApiErrorsTest::lostEventsAreCounted()
{
    playhead_client_options options = m_recording->client_options();
    options.ring_size = 4096;
    options.patience = 0;
    const std::string path = m_recording->path_of("none/folder.jsonl");
    const playhead_client client = playhead_open_jsonl(path.c_str(), &options);
    const playhead_session session = playhead_session_begin(client, nullptr);
    const playhead_event event = event_of("many");
    std::uint64_t lost = 0;
    for (int i = 0; i < 2'000; ++i)
        lost += playhead_record(session, &event) == 0 ? 1 : 0;
    QVERIFY(lost > 0);
    QCOMPARE(playhead_last_error()->code, std::int32_t(PLAYHEAD_LOST));
    QCOMPARE(playhead_lost(client), lost);
    (void)playhead_close(client);
}

QTEST_GUILESS_MAIN(CApiErrorsTest)
#include "c_api_errors_test.moc"
