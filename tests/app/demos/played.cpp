// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/app/demos/played.h"

#include "core/formats/reading/document.h"
#include "core/record/recover.h"
#include "core/record/sinks.h"
#include "tests/testkit/patient_test.h"
#include "ui/bridge/text.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <csignal>

using namespace Qt::Literals::StringLiterals;

namespace playhead::test {

namespace {

void play(const demos::Demo& demo, const demos::Performance& performance, const std::string& file,
          const std::string& folder)
{
    record::ClientOptions options;
    options.folder = folder;
    options.patience = std::chrono::seconds(20);
    auto client = record::Client::open(record::jsonl_sink(file), std::move(options));
    if (!client)
        return QTest::qFail(client.error().to_string().c_str(), __FILE__, __LINE__);
    demos::perform(demo, *client, performance);
    if (const auto closed = client->close(); !closed)
        QTest::qFail(closed.error().to_string().c_str(), __FILE__, __LINE__);
    QTest::qVerify(client->lost() == 0, "client->lost() == 0", "", __FILE__, __LINE__);
}

/// Whoever forks here has no thread but this one and the one that watches how long a test takes.
void playApart(const demos::Demo& demo, const demos::Performance& performance,
               const std::string& file, const std::string& folder)
{
    const pid_t process = ::fork();
    if (process == 0) {
        play(demo, performance, file, folder);
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(process, &status, 0);
    QTest::qVerify(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL, "it was killed", "",
                   __FILE__, __LINE__);
    const record::Recovered recovered = record::recover(folder, &record::open_sink);
    QTest::qVerify(recovered.failures.empty(), "recovered.failures.empty()", "", __FILE__,
                   __LINE__);
    QTest::qCompare(recovered.sessions.size(), std::size_t(1), "recovered.sessions.size()", "1",
                    __FILE__, __LINE__);
}

} // namespace

demos::Performance Played::atFullSpeed(std::uint64_t seed)
{
    demos::Performance performance;
    performance.seed = seed;
    performance.speed = 0;
    return performance;
}

Played::Played(const demos::Demo& demo, demos::Performance performance)
{
    const std::string file = toStdString(m_scratch.path(u"session.jsonl"_s));
    const std::string folder = toStdString(m_scratch.path(u"recording"_s));
    if (demo.killsItsProcess && !performance.stop.stop_requested())
        playApart(demo, performance, file, folder);
    else
        play(demo, performance, file, folder);
    const auto document = open_document(file, {});
    if (document && (*document)->sessions.size() == 1)
        m_trace = (*document)->sessions.front();
    else
        qFatal("the demo's session cannot be read");
}

Event Played::load(EventIndex event) const
{
    auto loaded = m_trace->load(event);
    if (!loaded)
        qFatal("%s", loaded.error().to_string().c_str());
    // What is borrowed from the records outlives them.
    for_each_payload(loaded->event, [](Payload& payload) {
        if (payload.is_borrowed())
            payload = Payload::owned(std::string(payload.json()));
    });
    return loaded->event;
}

QList<EventIndex> Played::all(std::string_view eventType) const
{
    QList<EventIndex> found;
    for (std::uint32_t i = 0; i < m_trace->event_count(); ++i) {
        if (m_trace->event_type(EventIndex(i)) == eventType)
            found += EventIndex(i);
    }
    return found;
}

EventIndex Played::first(std::string_view eventType) const
{
    return all(eventType).value(0);
}

int Played::depth(EventIndex event) const
{
    int depth = 0;
    for (EventIndex above = m_trace->parent(event); above; above = m_trace->parent(above))
        ++depth;
    return depth;
}

QStringList Played::agents() const
{
    QStringList agents;
    for (std::uint32_t i = 0; i < m_trace->event_count(); ++i) {
        const QString agent = toQString(m_trace->agent(EventIndex(i)));
        if (!agents.contains(agent))
            agents += agent;
    }
    return agents;
}

QString Played::describe(EventIndex event, bool withPayloads) const
{
    QStringList texts;
    for (EventIndex above = event; above; above = m_trace->parent(above))
        texts += toQString(m_trace->event_type(above));
    texts += toQString(m_trace->action_word(event));
    texts += toQString(result_name(m_trace->result(event)));
    texts += toQString(m_trace->model(event));
    for (const StringId tag : m_trace->tags(event))
        texts += toQString(m_trace->strings().text(tag));
    if (withPayloads) {
        const Event loaded = load(event);
        for (const Payload* payload : {&loaded.params, &loaded.returns, &loaded.prompt,
                                       &loaded.completion, &loaded.screenshot})
            texts += toQString(payload->json());
        for (const std::string& text :
             {loaded.error.type, loaded.error.message, loaded.error.code, loaded.error.stack})
            texts += toQString(text);
        for (const auto& count : {loaded.tokens.prompt, loaded.tokens.completion})
            texts += QString::number(count.value_or(-1));
    }
    return texts.join(u" | "_s);
}

/// By their numbers, which end their ids: at full speed, what a demo measures by the system's clock
/// and the recorder by its own can be less apart than the clocks are.
std::vector<EventIndex> Played::inTheOrderOfNumbers() const
{
    std::vector<std::pair<std::uint64_t, std::uint32_t>> numbered;
    for (std::uint32_t i = 0; i < m_trace->event_count(); ++i) {
        const std::string id = load(EventIndex(i)).id;
        std::uint64_t number = 0;
        std::from_chars(id.data() + id.rfind('-') + 1, id.data() + id.size(), number);
        numbered.emplace_back(number, i);
    }
    std::sort(numbered.begin(), numbered.end());
    std::vector<EventIndex> events;
    for (const auto& [number, index] : numbered)
        events.emplace_back(index);
    return events;
}

std::map<QString, QStringList> Played::story() const
{
    std::map<QString, QStringList> story;
    for (const EventIndex event : inTheOrderOfNumbers())
        story[toQString(m_trace->agent(event))] += describe(event, true);
    return story;
}

std::map<QString, QStringList> Played::outline() const
{
    constexpr qsizetype few = 97;
    std::map<QString, QStringList> outline;
    for (std::uint32_t i = 0; i < m_trace->event_count(); ++i) {
        const EventIndex event(i);
        QStringList& events = outline[toQString(m_trace->agent(event))];
        events += describe(event, events.size() % few == 0);
    }
    return outline;
}

} // namespace playhead::test
