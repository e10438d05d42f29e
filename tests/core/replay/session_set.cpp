// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/replay/session_set.h"

#include "core/formats/reading/document.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"

#include <QDir>
#include <QDirIterator>
#include <QHash>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace playhead {

namespace {

using testkit::TraceMaker;

void addFile(const QString& path, std::vector<NamedTrace>& sessions)
{
    const auto document = open_document(path.toStdString(), Job{});
    if (!document) {
        QTest::qFail(document.error().to_string().c_str(), __FILE__, __LINE__);
        return;
    }
    for (const auto& trace : (*document)->sessions)
        sessions.push_back({QFileInfo(path).fileName(), trace});
}

std::vector<NamedTrace> readSamples()
{
    std::vector<NamedTrace> sessions;
    const QDir folder(testkit::samplePath(QString()));
    for (const QString& name : folder.entryList(QDir::Files))
        addFile(folder.filePath(name), sessions);
    return sessions;
}

std::vector<NamedTrace> readRealFiles()
{
    std::vector<NamedTrace> sessions;
    if (testkit::sharedDataDir().isEmpty())
        return sessions;
    QDirIterator files(testkit::sharedDataDir() + u"/agentops"_s, {u"*.json"_s, u"*.jsonl"_s},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (!path.contains("provider_fixtures"_L1))
            addFile(path, sessions);
    }
    return sessions;
}

std::vector<NamedTrace> makeRandom()
{
    std::vector<NamedTrace> sessions;
    for (unsigned seed = 0; seed < 40; ++seed)
        sessions.push_back(
            {u"random %1"_s.arg(seed), randomTrace(seed, static_cast<int>(seed * 3))});
    return sessions;
}

class RandomEvents
{
public:
    RandomEvents(unsigned seed, int count) : m_random(seed), m_count(count) {}

    Event next(int number)
    {
        static constexpr std::array<const char*, 6> types = {"action", "llm",        "api",
                                                             "tool",   "screenshot", "mine"};
        // Seconds in a small range, so that many events begin and end together.
        const int start = below(m_count + 5);
        Event event = TraceMaker::event("event", start, start + below(below(4) == 0 ? 20 : 4),
                                        EventIndex(), types[index(types.size())]);
        setTimes(event);
        if (number > 0 && below(4) != 0)
            event.parent = EventIndex(index(static_cast<std::size_t>(m_count)));
        event.result = static_cast<EventResult>(below(3));
        event.agent = std::array<const char*, 3>{"", "planner", "coder"}[index(3)];
        event.thread = std::array<const char*, 2>{"", "2"}[index(2)];
        setUsage(event);
        return event;
    }

private:
    int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }
    std::size_t index(std::size_t limit) { return m_random() % limit; }

    void setTimes(Event& event)
    {
        switch (below(16)) {
        case 0:
            event.is_instant = true;
            break;
        case 1:
            event.end_timestamp = no_time;
            break;
        case 2:
            event.init_timestamp = no_time;
            break;
        case 3:
            event.init_timestamp = event.end_timestamp = no_time;
            break;
        case 4:
            std::swap(event.init_timestamp, event.end_timestamp);
            break;
        default:
            break;
        }
    }

    void setUsage(Event& event)
    {
        if (below(3) == 0)
            event.tokens.prompt = below(1000);
        if (below(3) == 0)
            event.tokens.completion = below(1000);
        if (below(4) == 0)
            event.cost = below(1'000'000) * 1e-6;
        event.cost_computed = event.cost && below(2) == 0;
    }

    std::mt19937 m_random;
    int m_count;
};

const std::vector<NamedTrace>& sessionsOf(const QString& origin)
{
    static QHash<QString, std::vector<NamedTrace>> known;
    const auto found = known.constFind(origin);
    if (found != known.cend())
        return *found;
    if (origin == "samples"_L1)
        return *known.insert(origin, readSamples());
    return *known.insert(origin, origin == "real files"_L1 ? readRealFiles() : makeRandom());
}

} // namespace

void addOriginRows()
{
    QTest::addColumn<QString>("origin");
    for (const char* origin : {"made at random", "samples", "real files"})
        QTest::newRow(origin) << QString::fromLatin1(origin);
}

const std::vector<NamedTrace>& sessionsOfRow()
{
    QFETCH(QString, origin);
    const auto& sessions = sessionsOf(origin);
    if (sessions.empty())
        QTest::qSkip(testkit::noSharedData, __FILE__, __LINE__);
    return sessions;
}

std::shared_ptr<const Trace> randomTrace(unsigned seed, int count)
{
    TraceMaker maker;
    RandomEvents events(seed, count);
    for (int number = 0; number < count; ++number)
        maker.add(events.next(number));
    return maker.finish();
}

TimeNs randomTime(const Trace& trace, std::mt19937& random)
{
    if (trace.begin_time() == no_time)
        return static_cast<TimeNs>(random());
    const auto whole = static_cast<std::uint64_t>(trace.end_time() - trace.begin_time()) + 2000;
    if (random() % 2 == 0)
        return trace.begin_time() - 1000 +
               static_cast<TimeNs>((std::uint64_t(random()) << 32U | random()) % whole);
    const EventIndex event(static_cast<std::uint32_t>(random() % trace.event_count()));
    const TimeNs moment = random() % 2 == 0 ? trace.start(event) : trace.end(event);
    return moment == no_time ? trace.end_time() : moment + static_cast<int>(random() % 3) - 1;
}

std::shared_ptr<const Trace> demoTrace()
{
    std::vector<NamedTrace> sessions;
    addFile(testkit::samplePath(u"demo.json"_s), sessions);
    return sessions.empty() ? nullptr : sessions.front().trace;
}

} // namespace playhead
