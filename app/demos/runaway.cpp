// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// An agent that goes round in circles: it calls one tool again and again with nearly the same
// arguments, each time with a longer conversation, until its budget is spent.
#include "app/demos/demo.h"
#include "app/demos/stage.h"
#include "core/model/price_table.h"

#include <array>
#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace playhead::demos {

namespace {

using namespace std::chrono_literals;

constexpr double budget = 0.40; // USD
constexpr double warning = 0.8; // of the budget
constexpr int mostRounds = 200;

/// Whatever the locale.
std::string dollars(double amount)
{
    constexpr int hundred = 100;
    const auto cents = static_cast<int>(std::lround(amount * hundred));
    const std::string rest = std::to_string(cents % hundred);
    return "$" + std::to_string(cents / hundred) + (rest.size() < 2 ? ".0" : ".") + rest;
}

class Support
{
public:
    explicit Support(Stage& stage)
        : m_stage(stage)
        , m_guard(stage.as("guard"))
        , m_order(std::to_string(stage.chance().between(4'100, 9'899)))
        , m_chat("You answer customers of a book shop. Find the order first, then help. Never "
                 "guess: if a search finds nothing, try again.")
    {
    }

    Ending work()
    {
        Step step(m_stage, "handle_ticket", "action",
                  param("ticket", std::string_view("Where is my refund?")));
        m_chat.user("Hello, I sent back order " + m_order +
                    " two weeks ago. Where is my refund? Kind regards, M. Holm");
        for (int round = 0; round < mostRounds && m_spent < budget && !m_stage.isStopped(); ++round)
            search(round);
        const std::string reason = "The budget of " + dollars(budget) + " was spent after " +
                                   std::to_string(m_calls) + " model calls.";
        stop(reason);
        step->fail("BudgetExceeded", reason);
        return {EventResult::Fail, reason};
    }

private:
    /// Nearly the same each time, as such agents do.
    std::string query(int round)
    {
        const std::array<std::string, 8> forms = {
            m_order,       "#" + m_order,       "order " + m_order,    "Order-" + m_order,
            "0" + m_order, m_order + " refund", "\"" + m_order + "\"", "order no. " + m_order};
        return round == 0 ? forms.front() : m_stage.chance().oneOf(forms);
    }

    std::string thought(int round, const std::string& text)
    {
        static constexpr std::array<std::string_view, 6> hopes = {
            "Nothing yet. Perhaps it is written differently: I try ",
            "Strange. Let me try once more, with ",
            "The order must be there. I search for ",
            "It may have been a hiccup. Again, with ",
            "None of these is the right one. I look for ",
            "I was told to try again, so I do, with "};
        if (round == 0)
            return "I look up the order first.";
        return std::string(m_stage.chance().oneOf(hopes)) + "\"" + text + "\".";
    }

    void search(int round)
    {
        const std::string text = query(round);
        const Asked asked = m_stage.ask(
            m_chat, models::gpt4o,
            {thought(round, text), {{"search_orders", object({{"text", asJson(text)}})}}});
        m_last = asked.event;
        ++m_calls;
        m_spent += PriceTable::bundled().cost(models::gpt4o.name, asked.tokens).value_or(budget);
        Step step(m_stage, "search_orders", "tool", param("text", text));
        m_stage.pause(std::chrono::milliseconds(m_stage.chance().between(70, 160)));
        const std::string found = similar();
        m_chat.tool(found);
        step->returns(Json{found});
        watch();
    }

    /// What the shop's search answers where it finds nothing: much, and of no use.
    std::string similar()
    {
        static constexpr std::array<std::string_view, 6> titles = {
            "A Field Guide to Clouds", "The Glass Orchard",       "Letters from the Weir",
            "How Bridges Stand",       "Bread, Salt and Weather", "The Quiet Engine"};
        std::string orders = "[";
        for (int i = 0; i < 12; ++i) {
            const std::string order =
                object({{"order", asJson(std::to_string(m_stage.chance().between(10'000, 98'999)))},
                        {"title", asJson(m_stage.chance().oneOf(titles))},
                        {"state", asJson("delivered")},
                        {"score", "0." + std::to_string(m_stage.chance().between(11, 39))}});
            orders += (i > 0 ? "," : "") + order;
        }
        return object({{"exact", "[]"},
                       {"hint", asJson("No order matches. Orders older than 12 months are in the "
                                       "archive: use search_archive.")},
                       {"similar", orders + "]"}});
    }

    void watch()
    {
        if (m_isWarned || m_spent < warning * budget)
            return;
        m_isWarned = true;
        const std::string text = "80 % of the budget are spent (" + dollars(m_spent) + " of " +
                                 dollars(budget) + "), and the ticket is where it was.";
        const std::string params = object({{"warning", asJson(text)}});
        m_guard.session().record({.event_type = "budget_warning",
                                  .params = record::Value::json(params),
                                  .tags = std::array<std::string_view, 1>{"budget"},
                                  .agent = m_guard.agent()});
    }

    void stop(const std::string& reason)
    {
        m_guard.session().record(
            {.event_type = "BudgetExceeded",
             .action_type = "error",
             .tags = std::array<std::string_view, 1>{"budget"},
             .agent = m_guard.agent(),
             .error = record::Failure{.type = "BudgetExceeded",
                                      .message = reason + " The agent called search_orders again "
                                                          "and again, and never search_archive, "
                                                          "which each answer names.",
                                      .trigger = m_last}});
    }

    Stage& m_stage;
    Stage m_guard;
    std::string m_order;
    Chat m_chat;
    double m_spent = 0; ///< USD
    int m_calls = 0;
    bool m_isWarned = false;
    record::EventNumber m_last = 0;
};

Ending run(Stage& stage)
{
    Stage support = stage.as("support");
    return Support(support).work();
}

} // namespace

const Demo& runawayDemo()
{
    static constexpr Demo demo = {"runaway",
                                  "A runaway loop",
                                  "calls the same tool again and again, until its budget is spent",
                                  "Where is my refund?",
                                  false,
                                  run};
    return demo;
}

} // namespace playhead::demos
