// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/action.h"
#include "tests/core/record/recording.h"
#include "tests/testkit/patient_test.h"

#include <map>
#include <memory>
#include <random>

using namespace playhead;
using namespace playhead::record;
using playhead::testkit::raw;
using playhead::testkit::Recording;

namespace {

int add(int a, int b)
{
    return a + b;
}

struct Counted {
    Counted() = default;
    Counted(const Counted& other) : copies(other.copies + 1) {}
    Counted(Counted&& other) noexcept : copies(other.copies) {}
    Counted& operator=(const Counted&) = delete;
    Counted& operator=(Counted&&) = delete;
    ~Counted() = default;
    int copies = 0;
};

struct Service {
    int factor = 2;
    [[nodiscard]] int times(int value) const { return factor * value; }
};

/// A call tree: what ran, and inside it.
struct Tree {
    std::string name;
    std::vector<Tree> inside;
};

} // namespace

class RecordActionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_recording =
            std::make_unique<Recording>(ClientOptions{.patience = std::chrono::seconds(20)});
        m_session = m_recording->beginHeld();
    }
    void cleanup() { m_recording->gate->open(); }

    void parametersAndReturnsAreKept()
    {
        auto recorded = record_action(m_session, "add", {"a", "b"}, &add, {"maths"});
        QCOMPARE(recorded(2, 3), 5);
        const json::Value event = only();
        QCOMPARE(raw(event, "params"), std::string(R"({"a":2,"b":3})"));
        QCOMPARE(raw(event, "returns"), std::string("5"));
        QCOMPARE(raw(event, "tags"), std::string(R"(["maths"])"));
        QCOMPARE(raw(event, "result"), std::string(R"("Success")"));
        QVERIFY(event.find("init_timestamp").is_valid() && event.find("end_timestamp").is_valid());
    }

    void namesThatAreMissingAreCounted()
    {
        auto recorded = record_action(m_session, "add", {"a"}, &add);
        QCOMPARE(recorded(2, 3), 5);
        QCOMPARE(raw(only(), "params"), std::string(R"({"a":2,"arg1":3})"));
    }

    void anExceptionIsKeptAndThrownOn()
    {
        auto recorded = record_action(m_session, "risky", {"why"},
                                      [](const std::string& why) { throw std::out_of_range(why); });
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, recorded(std::string("too far")));
        const json::Value event = only();
        QCOMPARE(raw(event, "result"), std::string(R"("Fail")"));
        QCOMPARE(raw(event, "error"),
                 std::string(R"({"type":"std::out_of_range","message":"too far"})"));
        QVERIFY(!event.find("returns").is_valid());
    }

    void exceptionsThatAreNoneAreKept()
    {
        auto recorded = record_action(m_session, "odd", {}, [] { throw 42; });
        QVERIFY_THROWS_EXCEPTION(int, recorded());
        QCOMPARE(raw(only(), "error"), std::string(R"({"type":"int"})"));
    }

    void nothingReturnedIsNothingKept()
    {
        int calls = 0;
        auto recorded = record_action(m_session, "quiet", {}, [&calls] { ++calls; });
        static_assert(std::is_void_v<decltype(recorded())>);
        recorded();
        QCOMPARE(calls, 1);
        QVERIFY(!only().find("returns").is_valid());
    }

    void whatCanOnlyBeMovedIsMoved()
    {
        auto recorded =
            record_action(m_session, "move", {"text"}, [](std::unique_ptr<std::string> text) {
                *text += "!";
                return text;
            });
        const std::unique_ptr<std::string> returned =
            recorded(std::make_unique<std::string>("here"));
        QCOMPARE(*returned, std::string("here!"));
        const json::Value event = only();
        QCOMPARE(raw(event, "params"), std::string(R"({"text":"here"})"));
        QCOMPARE(raw(event, "returns"), std::string(R"("here!")"));
    }

    void nothingIsCopied()
    {
        Counted given;
        auto by_reference = record_action(m_session, "reference", {"it"},
                                          [](const Counted& it) -> const Counted& { return it; });
        const Counted& same = by_reference(given);
        QCOMPARE(&same, &given);
        auto by_value = record_action(m_session, "value", {}, [] { return Counted(); });
        QCOMPARE(by_value().copies, 0);
        auto forwarded =
            record_action(m_session, "forward", {"it"}, [](Counted it) { return it.copies; });
        QCOMPARE(forwarded(Counted()), 0);
        QCOMPARE(forwarded(given), 1); // as the function itself has it
    }

    void memberFunctionsAreCalledOnTheirObject()
    {
        const Service service;
        auto recorded = record_action(m_session, "times", {"service", "value"}, &Service::times);
        QCOMPARE(recorded(service, 21), 42);
    }

    void aCopyOfARecordedFunctionRecordsToo()
    {
        auto first = std::make_unique<decltype(record_action(m_session, "", {}, &add, {}))>(
            record_action(m_session, "add", {"a", "b"}, &add, {"short"}));
        auto second = *first;
        first.reset();
        QCOMPARE(second(1, 1), 2);
        QCOMPARE(raw(only(), "tags"), std::string(R"(["short"])"));
    }

    /// What ran is what is read back, for trees of every shape.
    void treesAreWhatRan()
    {
        m_recording->gate->open();
        std::mt19937 chance(11); // NOLINT(cert-msc51-cpp): the same run each time
        for (int i = 0; i < 300; ++i) {
            int budget = 1 + static_cast<int>(chance() % 30);
            Tree tree = grow(chance, budget, std::to_string(i) + ".");
            run(tree);
            m_trees.push_back(std::move(tree));
        }
        m_recording->close();
        std::map<std::string, std::vector<std::string>> inside; // by id of the parent
        std::map<std::string, std::string> names;
        std::vector<std::string> roots;
        for (const MemorySink::Kept& each : m_recording->kept) {
            if (each.kind != SinkRecord::Kind::Event)
                continue;
            const json::Value event(each.json);
            const std::string id = *event.find("id").as_string();
            names[id] = *event.find("event_type").as_string();
            const auto parent = event.find("parent_id").as_string();
            (parent ? inside[*parent] : roots).push_back(id);
        }
        QCOMPARE(roots.size(), m_trees.size());
        for (std::size_t i = 0; i < roots.size(); ++i)
            QVERIFY(isSame(m_trees[i], roots[i], names, inside));
    }

private:
    [[nodiscard]] static Tree grow(std::mt19937& chance, int& budget, const std::string& name)
    {
        Tree tree{name, {}};
        for (auto count = chance() % 4; count > 0 && budget > 0; --count) {
            --budget;
            tree.inside.push_back(grow(chance, budget, name + std::to_string(count)));
        }
        return tree;
    }
    void run(const Tree& tree) const
    {
        auto recorded = record_action(m_session, tree.name, {}, [&] {
            for (const Tree& each : tree.inside) {
                if (each.inside.empty())
                    m_session.record({.event_type = each.name});
                else
                    run(each);
            }
        });
        recorded();
    }
    [[nodiscard]] static bool isSame(const Tree& tree, const std::string& id,
                                     std::map<std::string, std::string>& names,
                                     std::map<std::string, std::vector<std::string>>& inside)
    {
        const std::vector<std::string>& found = inside[id];
        if (names[id] != tree.name || found.size() != tree.inside.size())
            return false;
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (!isSame(tree.inside[i], found[i], names, inside))
                return false;
        }
        return true;
    }

    /// The one event that was recorded.
    [[nodiscard]] json::Value only()
    {
        m_recording->close();
        const std::vector<json::Value> events = m_recording->events();
        if (events.size() != 1)
            qFatal("%zu events", events.size());
        return events.front();
    }

    std::unique_ptr<Recording> m_recording;
    Recorder m_session;
    std::vector<Tree> m_trees;
};

QTEST_GUILESS_MAIN(RecordActionTest)
#include "record_action_test.moc"
