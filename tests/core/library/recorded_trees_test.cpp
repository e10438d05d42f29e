// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Ten thousand call trees of every shape, on eight threads that overlap, with branches that other
// threads run: what is read back from the library is what ran.
#include "core/formats/reading/document.h"
#include "core/library/library.h"
#include "core/library/library_sink.h"
#include "core/record/action.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <algorithm>
#include <random>
#include <string>
#include <thread>
#include <vector>

using namespace playhead;
using namespace playhead::record;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;

namespace {

constexpr std::size_t trees = 10'000;
constexpr std::size_t threads = 8;

struct Node {
    std::string name;
    bool is_elsewhere = false; ///< another thread runs it for its parent
    std::vector<Node> inside;
};

Node grow(std::mt19937& chance, int& budget, const std::string& name)
{
    Node node{name, chance() % 50 == 0, {}};
    for (auto count = chance() % 4; count > 0 && budget > 0; --count) {
        --budget;
        node.inside.push_back(grow(chance, budget, name + std::to_string(count)));
    }
    return node;
}

std::vector<Node> growAll()
{
    std::mt19937 chance(23); // NOLINT(cert-msc51-cpp): the same run each time
    std::vector<Node> all;
    for (std::size_t i = 0; i < trees; ++i) {
        int budget = 1 + static_cast<int>(chance() % 12);
        all.push_back(grow(chance, budget, std::to_string(i) + "."));
    }
    return all;
}

void run(const Recorder& session, const Node& node);

void runInside(const Recorder& session, const Node& node)
{
    for (const Node& each : node.inside) {
        if (!each.is_elsewhere) {
            run(session, each);
            continue;
        }
        std::jthread([&session, &each, context = session.context()] {
            const ContextScope scope(context);
            run(session, each);
        }).join();
    }
}

void run(const Recorder& session, const Node& node)
{
    if (node.inside.empty()) {
        session.record({.event_type = node.name});
        return;
    }
    auto recorded = record_action(session, node.name, {}, [&] { runInside(session, node); });
    recorded();
}

std::vector<EventIndex> sorted(const Trace& trace, std::vector<EventIndex> events)
{
    std::sort(events.begin(), events.end(), [&trace](EventIndex a, EventIndex b) {
        return trace.event_type(a) < trace.event_type(b);
    });
    return events;
}

/// By event, and at last of none: what ran inside.
std::vector<std::vector<EventIndex>> childrenOf(const Trace& trace)
{
    std::vector<std::vector<EventIndex>> children(trace.event_count() + 1);
    for (std::uint32_t i = 0; i < trace.event_count(); ++i) {
        const EventIndex parent = trace.parent(EventIndex(i));
        children[parent ? parent.value() : trace.event_count()].push_back(EventIndex(i));
    }
    return children;
}

} // namespace

class RecordedTreesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsReadBackIsWhatRan()
    {
        const Scratch scratch;
        const std::string folder = scratch.path(u"library"_s).toStdString();
        std::vector<Node> ran = growAll();
        ClientOptions options;
        options.folder = scratch.path(u"recording"_s).toStdString();
        options.patience = std::chrono::minutes(2); // of a machine that is busy, too
        auto client = Client::open(library_sink(folder), std::move(options));
        QVERIFY(client);
        const Recorder session = client->begin_session({.id = "s"});
        {
            std::vector<std::jthread> running;
            for (std::size_t thread = 0; thread < threads; ++thread) {
                running.emplace_back([&session, &ran, thread] {
                    for (std::size_t i = thread; i < ran.size(); i += threads)
                        run(session, ran[i]);
                });
            }
        }
        QVERIFY(client->close());
        QCOMPARE(client->lost(), 0U);

        auto library = Library::open(folder, Library::Access::Read);
        QVERIFY(library);
        const auto document = open_document(library->session_path("s").value_or({}), {});
        QVERIFY(document);
        m_trace = (*document)->sessions.front();
        m_children = childrenOf(*m_trace);
        const std::vector<EventIndex> roots = sorted(*m_trace, m_children.back());
        std::sort(ran.begin(), ran.end(),
                  [](const Node& a, const Node& b) { return a.name < b.name; });
        QCOMPARE(roots.size(), ran.size());
        for (std::size_t i = 0; i < ran.size(); ++i)
            QVERIFY2(isSame(ran[i], roots[i]), ran[i].name.c_str());
        for (std::uint32_t i = 0; i < m_trace->event_count(); ++i) {
            const EventIndex event(i);
            QVERIFY(!m_trace->has(event, EventFlag::OutsideParent));
            QVERIFY(!m_trace->has(event, EventFlag::EndsBeforeStart));
        }
    }

private:
    [[nodiscard]] bool isSame(const Node& node, EventIndex event) const
    {
        const std::vector<EventIndex> found = sorted(*m_trace, m_children[event.value()]);
        if (m_trace->event_type(event) != node.name || found.size() != node.inside.size())
            return false;
        std::vector<const Node*> inside;
        for (const Node& each : node.inside)
            inside.push_back(&each);
        std::sort(inside.begin(), inside.end(),
                  [](const Node* a, const Node* b) { return a->name < b->name; });
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (!isSame(*inside[i], found[i]))
                return false;
        }
        return true;
    }

    std::shared_ptr<const Trace> m_trace;
    std::vector<std::vector<EventIndex>> m_children;
};

QTEST_GUILESS_MAIN(RecordedTreesTest)
#include "recorded_trees_test.moc"
