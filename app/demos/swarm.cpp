// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// A planner splits a task among six agents that work at the same time, each on a thread of its own.
// One of them has to wait for a slow service, one fails, and another one takes its part over.
#include "app/demos/demo.h"
#include "app/demos/stage.h"

#include <array>
#include <latch>
#include <map>
#include <string>
#include <thread>
#include <vector>

namespace playhead::demos {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

struct Section {
    std::string_view agent;
    std::string_view title;
    std::string_view source; ///< where it looks things up
    std::array<std::string_view, 3> places;
    std::string_view draft;
};

/// Of a town that is on no map.
constexpr std::array<Section, 6> sections = {{
    {"food",
     "Where to eat",
     "tables.example",
     {"The Copper Pan", "Lina's", "Quay Bakery"},
     "Start with a cardamom bun at **Quay Bakery**, which opens at six for the fishermen. "
     "**Lina's** "
     "cooks one soup a day and closes when it is gone; **The Copper Pan** takes no bookings, so "
     "come "
     "before seven."},
    {"museums",
     "When it rains",
     "museums.example",
     {"Rope Museum", "The Old Pumping Station", "Gallery Nine"},
     "In the **Rope Museum** you may turn the 200 m walk yourself. **The Old Pumping Station** "
     "runs "
     "its engine on Sundays at three. **Gallery Nine** is one room, and free."},
    {"walks",
     "On foot",
     "paths.example",
     {"Signal Hill", "The Tide Path", "Orchard Loop"},
     "**The Tide Path** is dry for two hours on each side of low water: look at the table by the "
     "slipway. **Signal Hill** takes forty minutes and gives you the whole bay; **Orchard Loop** "
     "is "
     "flat, and fit for prams."},
    {"music",
     "After dark",
     "stages.example",
     {"The Lantern", "Harbour Hall", "Cellar 12"},
     "Saturday belongs to **The Lantern**, where the town's brass band plays for dancing. "
     "**Harbour "
     "Hall** has a string quartet, **Cellar 12** whoever turns up with an instrument."},
    {"markets",
     "What to take home",
     "markets.example",
     {"Fish Steps", "Saturday Market", "The Net Loft"},
     "Be at the **Fish Steps** when the boats come in, at about seven. The **Saturday Market** is "
     "for honey and wool, **The Net Loft** for rope bags that the old net makers knot."},
    {"transport",
     "Getting around",
     "timetables.example",
     {"Line 4", "The ferry", "Station bikes"},
     "**Line 4** goes from the station to the beach every 20 minutes, and **the ferry** across the "
     "harbour when four people stand there. **Station bikes** are cheapest: two a day for the "
     "price "
     "of three bus rides."},
}};

/// What an agent comes back with.
struct Report {
    bool isDone = false;
    std::string text; ///< the section, or why there is none
};

struct Task {
    const Section* section = nullptr;
    bool isSlow = false;
    bool isRefused = false;
};

/// What one agent does for one section. Runs on a thread of its own.
class Worker
{
public:
    Worker(const Stage& stage, std::string_view agent, const Task& task)
        : m_stage(stage.as(agent))
        , m_task(task)
        , m_section(*task.section)
        , m_chat("You write one section of a weekend guide: three places, three sentences, no "
                 "superlatives. Say only what you have looked up.")
    {
    }

    /// Waits, where there is one, until all who write have begun.
    Report work(std::latch* allBegun)
    {
        Step step(m_stage, "write_section", "action", param("section", m_section.title));
        if (allBegun)
            allBegun->arrive_and_wait();
        for (const std::string_view place : m_section.places)
            lookUp(place);
        m_chat.user("Section: " + std::string(m_section.title) + "\n\n" + m_found);
        if (m_task.isRefused && !isAnswered()) {
            step->fail("GaveUp", "The model refused three times: too many requests.");
            return {false, "Gave up on \"" + std::string(m_section.title) +
                               "\": the model's rate limit was reached three times."};
        }
        m_stage.ask(m_chat, models::gpt41Mini, {std::string(m_section.draft)});
        m_chat.user("Is there anything in it that you have not looked up? Answer yes or no.");
        m_stage.ask(m_chat, models::gpt41Mini, {"No."});
        step->returns(m_section.draft);
        return {true, std::string(m_section.draft)};
    }

private:
    void lookUp(std::string_view place)
    {
        Step step(m_stage, "look_up", "tool", param("place", place));
        const std::string url = "https://" + std::string(m_section.source) + "/search";
        const bool timesOut = m_task.isSlow && place == m_section.places[1];
        if (timesOut) {
            Step request(m_stage, "GET /search", "api", param("url", url), param("q", place),
                         param("timeout_s", 5));
            m_stage.pause(5000ms);
            request->fail("Timeout",
                          "No answer from " + std::string(m_section.source) + " in 5 s.");
        }
        Step request(m_stage, "GET /search", "api", param("url", url), param("q", place),
                     param("timeout_s", timesOut ? 15 : 5));
        m_stage.pause(milliseconds(m_stage.chance().between(180, 700) + (timesOut ? 4000 : 0)));
        const int hits = m_stage.chance().between(1, 9);
        request->returns(std::map<std::string, int>{{"status", 200}, {"hits", hits}});
        const std::string found =
            std::string(place) + ": " + std::to_string(hits) + " entries, open this weekend";
        step->returns(found);
        m_found += "- " + found + "\n";
    }

    /// Three calls that the provider refuses, with longer and longer waits.
    bool isAnswered()
    {
        record::EventNumber last = 0;
        for (const milliseconds wait : {500ms, 1000ms, 2000ms}) {
            last = m_stage.askInVain(m_chat, models::gpt41Mini,
                                     {.type = "RateLimitError",
                                      .message = "Rate limit reached for requests per minute. "
                                                 "Please try again later.",
                                      .code = "429"},
                                     130ms);
            m_stage.pause(wait);
        }
        const std::string message = "Gave up on \"" + std::string(m_section.title) + "\".";
        m_stage.session().record(
            {.event_type = "RetriesExhausted",
             .action_type = "error",
             .agent = m_stage.agent(),
             .error =
                 record::Failure{.type = "RetriesExhausted", .message = message, .trigger = last}});
        return false;
    }

    Stage m_stage;
    Task m_task;
    const Section& m_section;
    std::string m_found;
    Chat m_chat;
};

class Planner
{
public:
    explicit Planner(Stage& stage)
        : m_stage(stage)
        , m_chat("You lead six writers who work at the same time. Split the task, wait for all of "
                 "them, see to it that nothing is missing, and put their parts together.")
    {
        const int last = static_cast<int>(sections.size()) - 1;
        m_slow = m_stage.chance().between(0, last);
        m_refused =
            (m_slow + m_stage.chance().between(1, last)) % static_cast<int>(sections.size());
    }

    Ending lead()
    {
        Step step(m_stage, "write_guide", "action", param("town", std::string_view("Port Ellery")),
                  param("days", 2));
        std::vector<ToolCall> calls;
        calls.reserve(sections.size());
        for (const Section& section : sections)
            calls.push_back({"write_section", object({{"writer", asJson(section.agent)},
                                                      {"section", asJson(section.title)}})});
        m_chat.user("Write a weekend guide to Port Ellery: eating, rain, walks, music, shopping, "
                    "getting around. 400 words.");
        m_stage.ask(m_chat, models::gpt41,
                    {"Six sections that need nothing of each other: all at once.", calls});
        std::array<Report, sections.size()> reports = dispatch();
        for (const Report& report : reports)
            m_chat.tool(report.text);
        const auto missing = static_cast<std::size_t>(m_refused);
        reports.at(missing) = handOver(sections.at(missing));
        std::string guide = "# A weekend in Port Ellery\n";
        for (std::size_t i = 0; i < sections.size(); ++i)
            guide +=
                "\n## " + std::string(sections.at(i).title) + "\n\n" + reports.at(i).text + "\n";
        m_stage.ask(m_chat, models::gpt41, {guide});
        step->returns(guide);
        return {EventResult::Success,
                "All six sections are written; one writer did the work of two."};
    }

private:
    std::array<Report, sections.size()> dispatch()
    {
        Step step(m_stage, "dispatch", "action", param("writers", sections.size()));
        std::array<Report, sections.size()> reports;
        std::latch allBegun(sections.size());
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < sections.size(); ++i) {
            const Task task = {&sections.at(i), static_cast<int>(i) == m_slow,
                               static_cast<int>(i) == m_refused};
            threads.emplace_back(
                [this, task, context = step->context(), &allBegun, &report = reports.at(i)] {
                    const record::ContextScope inside(context);
                    report = Worker(m_stage, task.section->agent, task).work(&allBegun);
                });
        }
        threads.clear(); // waits for them
        return reports;
    }

    /// The next writer takes the section over.
    Report handOver(const Section& section)
    {
        const auto next = static_cast<std::size_t>(m_refused + 1) % sections.size();
        const std::string_view helper = sections.at(next).agent;
        m_chat.user("One section is missing.");
        m_stage.ask(m_chat, models::gpt41,
                    {"\"" + std::string(section.title) + "\" is missing. The writer of \"" +
                         std::string(sections.at(next).title) + "\" is free and takes it over.",
                     {{"write_section",
                       object({{"writer", asJson(helper)}, {"section", asJson(section.title)}})}}});
        Step step(m_stage, "hand_over", "action", param("section", section.title),
                  param("from", section.agent), param("to", helper));
        Report report;
        std::jthread([&] {
            const record::ContextScope inside(step->context());
            report = Worker(m_stage, helper, {&section, false, false}).work(nullptr);
        }).join();
        m_chat.tool(report.text);
        return report;
    }

    Stage& m_stage;
    Chat m_chat;
    int m_slow = 0;
    int m_refused = 0;
};

Ending run(Stage& stage)
{
    Stage planner = stage.as("planner");
    return Planner(planner).lead();
}

} // namespace

const Demo& swarmDemo()
{
    static constexpr Demo demo = {
        "swarm",
        "A swarm",
        "of six agents works in parallel: one is slow, one fails and is replaced",
        "A weekend in Port Ellery",
        false,
        run};
    return demo;
}

} // namespace playhead::demos
