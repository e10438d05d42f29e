// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// A long night: 100,000 events, thousands a second, with a few failures among them.
#include "app/demos/demo.h"
#include "app/demos/stage.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace playhead::demos {

namespace {

constexpr int allEvents = 100'000;
constexpr int sweeps = 20;
constexpr int eventsPerSecond = 5'000;
constexpr std::chrono::milliseconds nap(10);
constexpr std::array<std::string_view, 4> crawlers = {"crawler-1", "crawler-2", "crawler-3",
                                                      "crawler-4"};
constexpr int mostOfCheck = 6; ///< events

struct Trouble {
    std::string_view type;
    std::string_view message;
    std::string_view code;
};

constexpr std::array<Trouble, 4> troubles = {
    {{"HttpError", "503 Service Unavailable", "503"},
     {"Timeout", "No answer in 2 s.", ""},
     {"CertificateExpired", "The certificate ran out yesterday at midnight.", ""},
     {"HttpError", "429 Too Many Requests", "429"}}};

/// Moments within a stretch of time that has just passed, by their share of it.
class Window
{
public:
    Window(TimeNs begin, TimeNs end) : m_begin(begin), m_length(end - begin) {}
    [[nodiscard]] TimeNs at(int percent) const { return m_begin + m_length * percent / 100; }

private:
    TimeNs m_begin;
    DurationNs m_length;
};

class NightWatch
{
public:
    explicit NightWatch(Stage& stage) : m_stage(stage), m_last(wall_clock()) {}

    Ending watch()
    {
        Step night(m_stage, "night_watch", "action", param("shops", 12), param("sweeps", sweeps));
        ++m_events;
        for (int number = 1; number <= sweeps && !m_stage.isStopped(); ++number)
            sweep(number);
        return {EventResult::Success,
                std::to_string(m_checks) + " prices checked: " + std::to_string(m_failures) +
                    " could not be read, " + std::to_string(m_changes) + " had changed."};
    }

private:
    void sweep(int number)
    {
        Step step(m_stage, "sweep", "action", param("number", number));
        ++m_events;
        m_last = wall_clock(); // nothing of it is before it
        const int end = allEvents / sweeps * number;
        constexpr int mostOfRound = mostOfCheck * static_cast<int>(crawlers.size());
        const auto goesOn = [&] { return end - m_events > mostOfRound && !m_stage.isStopped(); };
        while (goesOn()) {
            m_stage.pause(nap);
            const TimeNs begin = m_last;
            m_last = wall_clock();
            const int rounds = roundsIn(m_last - begin);
            for (int round = 0; round < rounds && goesOn(); ++round) {
                const Window window(begin + (m_last - begin) * round / rounds,
                                    begin + (m_last - begin) * (round + 1) / rounds);
                for (const std::string_view crawler : crawlers)
                    check(crawler, window);
            }
        }
        while (m_events < end && !m_stage.isStopped())
            record({.event_type = "heartbeat",
                    .result = EventResult::Success,
                    .agent = "night-watch"});
        step->returns(m_checks);
    }

    /// How many have to be made up for, however long the nap was: the pace does not depend on how
    /// well the system keeps time.
    [[nodiscard]] int roundsIn(DurationNs time) const
    {
        constexpr double eventsOfRound = 12.3; // on average
        const double seconds = static_cast<double>(time) / ns_per_second;
        return std::max(
            1, static_cast<int>(seconds * m_stage.speed() * eventsPerSecond / eventsOfRound));
    }

    record::EventNumber record(const record::NewEvent& event)
    {
        ++m_events;
        return m_stage.session().record(event);
    }

    /// One price of one shop, by one of the crawlers.
    void check(std::string_view crawler, const Window& window)
    {
        static constexpr std::array<std::string_view, 12> shops = {
            "acorn", "birch", "clover", "daisy",   "elm",  "fern",
            "gorse", "hazel", "iris",   "juniper", "kelp", "larch"};
        Chance& chance = m_stage.chance();
        const bool fails = chance.oneIn(400);
        const bool isNew = !fails && chance.oneIn(3'000);
        const bool asks = !fails && chance.oneIn(12);
        const std::string sku = "SKU-" + std::to_string(chance.between(10'000, 99'999));
        const std::string shop = std::string(chance.oneOf(shops)) + ".example";
        const std::string price =
            std::to_string(chance.between(1, 499)) + "." + std::to_string(chance.between(10, 99));
        const std::string params = object({{"sku", asJson(sku)}, {"shop", asJson(shop)}});
        const Trouble& trouble = chance.oneOf(troubles);
        static constexpr std::array<std::string_view, 1> changed = {"price-change"};
        ++m_checks;
        m_failures += fails ? 1 : 0;
        m_changes += isNew ? 1 : 0;
        const record::EventNumber parent =
            record({.event_type = "check_price",
                    .result = fails ? EventResult::Fail : EventResult::Success,
                    .params = record::Value::json(params),
                    .returns = fails ? std::nullopt : std::optional(record::Value::json(price)),
                    .tags = isNew ? std::span<const std::string_view>(changed)
                                  : std::span<const std::string_view>(),
                    .agent = crawler,
                    .init_timestamp = window.at(chance.between(0, 6)),
                    .end_timestamp = window.at(chance.between(90, 100)),
                    .error = fails ? std::optional(record::Failure{.type = "NoPrice",
                                                                   .message = trouble.message})
                                   : std::nullopt});
        if (fails) {
            request(crawler, parent, &trouble, window.at(8), window.at(40));
            request(crawler, parent, &trouble, window.at(55), window.at(88));
            return;
        }
        request(crawler, parent, nullptr, window.at(8), window.at(chance.between(30, 55)));
        record({.event_type = "parse_price",
                .action_type = "tool",
                .result = EventResult::Success,
                .returns = record::Value::json(price),
                .agent = crawler,
                .init_timestamp = window.at(58),
                .end_timestamp = window.at(chance.between(60, 66)),
                .parent = parent});
        if (asks)
            ask(crawler, sku, parent, window);
    }

    void request(std::string_view crawler, record::EventNumber parent, const Trouble* trouble,
                 TimeNs begin, TimeNs end)
    {
        std::optional<record::Failure> error;
        if (trouble)
            error = record::Failure{
                .type = trouble->type, .message = trouble->message, .code = trouble->code};
        record({.event_type = "GET /product",
                .action_type = "api",
                .result = trouble ? EventResult::Fail : EventResult::Success,
                .agent = crawler,
                .init_timestamp = begin,
                .end_timestamp = end,
                .error = error,
                .parent = parent});
    }

    /// A model looks at what the parser is not sure of.
    void ask(std::string_view crawler, const std::string& sku, record::EventNumber parent,
             const Window& window)
    {
        Chance& chance = m_stage.chance();
        const std::string prompt = "Is " + sku +
                                   " sold out? The page says: \"Only a few left, order by noon.\" "
                                   "Answer yes or no.";
        TokenCounts tokens;
        tokens.prompt = chance.between(180, 420);
        tokens.completion = 1;
        record({.event_type = models::gpt41Nano.eventType,
                .action_type = "llm",
                .result = EventResult::Success,
                .model = models::gpt41Nano.name,
                .prompt = record::Value(prompt),
                .completion = record::Value(chance.oneIn(9) ? "yes" : "no"),
                .agent = crawler,
                .init_timestamp = window.at(68),
                .end_timestamp = window.at(chance.between(76, 88)),
                .tokens = tokens,
                .parent = parent});
    }

    Stage& m_stage;
    TimeNs m_last;
    int m_events = 0;
    int m_checks = 0;
    int m_failures = 0;
    int m_changes = 0;
};

Ending run(Stage& stage)
{
    Stage watch = stage.as("night-watch");
    return NightWatch(watch).watch();
}

} // namespace

const Demo& longDemo()
{
    static constexpr Demo demo = {
        "long",
        "A long night",
        "of 100,000 events, thousands a second, with a few failures to find",
        "Night watch over prices",
        false,
        run};
    return demo;
}

} // namespace playhead::demos
