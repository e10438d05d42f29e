// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// A researcher answers a question from the web. It reads pages with a smaller model's help, finds
// that they contradict each other, looks for what is nearer to the facts, and checks what it cites.
#include "app/demos/demo.h"
#include "app/demos/picture.h"
#include "app/demos/stage.h"

#include <array>
#include <string>
#include <vector>

namespace playhead::demos {

namespace {

using namespace std::chrono_literals;

/// What is true in this demo. No such lighthouse stands anywhere.
struct Facts {
    std::string rock;
    std::string slug;
    std::string builder;
    int founded = 0;
    int lit = 0;
};

Facts draw(Chance& chance)
{
    struct Place {
        std::string_view rock;
        std::string_view slug;
    };
    static constexpr std::array<Place, 4> places = {{{"Skarv Rock", "skarv-rock"},
                                                     {"Haddock Point", "haddock-point"},
                                                     {"the Three Sisters", "three-sisters"},
                                                     {"Cold Ness", "cold-ness"}}};
    static constexpr std::array<std::string_view, 4> builders = {"Ingrid Moe", "Thomas Aird",
                                                                 "Carl Lindqvist", "Agnes Rennie"};
    const Place& place = chance.oneOf(places);
    Facts facts;
    facts.rock = place.rock;
    facts.slug = place.slug;
    facts.builder = chance.oneOf(builders);
    facts.founded = chance.between(1861, 1878);
    facts.lit = facts.founded + chance.between(2, 4);
    return facts;
}

std::string pathOf(const std::string& url)
{
    return url.substr(url.find('/', std::string_view("https://").size()));
}

struct Page {
    std::string url;
    std::string title;
    std::string text;  ///< empty where the page cannot be read
    std::string claim; ///< what the reader makes of it, JSON
};

/// The web, as far as it is needed.
struct Web {
    Page list;
    Page museum;
    Page travel;
    Page notices;
};

Web webOf(const Facts& facts)
{
    const std::string founded = std::to_string(facts.founded);
    const std::string lit = std::to_string(facts.lit);
    const auto claim = [](const std::string& year, std::string_view event, std::string_view quote) {
        return object({{"year", year}, {"event", asJson(event)}, {"quote", asJson(quote)}});
    };
    Web web;
    const std::string listed = "Granite tower, 31 m. Built " + founded + ". Range 18 miles.";
    web.list = {"https://lights.example/north/" + facts.slug, "List of lights: " + facts.rock,
                "North coast, no. 214: " + facts.rock + ". " + listed +
                    " Automated 1984. Keepers' cottages in ruins.",
                claim(founded, "built", listed)};
    const std::string lamp = "The lamp that " + facts.builder + " lit for the first time in " +
                             lit + " is on loan from the harbour board.";
    web.museum = {"https://harbour-museum.example/collection/lamp-7",
                  "The first lamp of " + facts.rock,
                  "Room 2. " + lamp +
                      " Its lens has eight panels and weighs 900 kg. The engineer's "
                      "notebooks are in the reading room.",
                  claim(lit, "first lit", lamp)};
    web.travel = {"https://travel.example/coast/ten-lights", "Ten lights you must see", {}, {}};
    const std::string notice = "On the night of 1 October " + lit +
                               " a fixed white light will be exhibited from the tower newly "
                               "completed by " +
                               facts.builder + ", whose first stone was laid in " + founded + ".";
    web.notices = {"https://archive.example/notices/" + lit + "/31",
                   "Notice to Mariners, no. 31 of " + lit,
                   "NOTICE TO MARINERS. No. 31. " + notice + " By order of the Board.",
                   claim(lit, "first lit", notice)};
    return web;
}

/// The scan of a printed page: a heading, lines of text, a stamp.
std::vector<std::byte> scan(Chance& chance)
{
    constexpr int width = 300;
    constexpr int height = 400;
    Picture picture(
        width, height,
        {{{236, 226, 203}, {58, 50, 42}, {150, 138, 118}, {164, 58, 48}, {222, 208, 180}}});
    constexpr std::uint8_t ink = 1;
    constexpr std::uint8_t faded = 2;
    constexpr std::uint8_t stamp = 3;
    constexpr std::uint8_t stain = 4;
    picture.fill(210, 250, 70, 110, stain);
    picture.fill(70, 36, 160, 10, ink);
    picture.fill(110, 56, 80, 6, ink);
    for (int line = 0; line < 16; ++line) {
        int x = 36;
        while (x < width - 60) { // words
            const int word = chance.between(10, 38);
            picture.fill(x, 90 + line * 14, word, 5, chance.oneIn(9) ? faded : ink);
            x += word + 6;
        }
    }
    picture.fill(190, 330, 74, 44, stamp);
    picture.fill(193, 333, 68, 38, 0);
    picture.fill(200, 348, 54, 8, stamp);
    return picture.png();
}

class Researcher
{
public:
    Researcher(Stage& stage, const Facts& facts)
        : m_stage(stage)
        , m_reader(stage.as("reader"))
        , m_facts(facts)
        , m_web(webOf(facts))
        , m_question("In which year was the lighthouse on " + facts.rock +
                     " first lit, and who built it?")
        , m_chat("You are a researcher. Answer from sources only, and cite each. Where two sources "
                 "disagree, say so, and find out why before you choose. Prefer what was written at "
                 "the time to what was written later.")
    {
    }

    void answer()
    {
        Step step(m_stage, "answer_question", "action", param("question", m_question));
        m_chat.user(m_question);
        gather();
        compare();
        resolve();
        step->returns(write());
    }

private:
    std::string get(const Page& page, int bytes)
    {
        m_stage.pause(20ms);
        Step request(m_stage, "GET " + pathOf(page.url), "api",
                     param("method", std::string_view("GET")), param("url", page.url));
        m_stage.pause(std::chrono::milliseconds(m_stage.chance().between(120, 420)));
        if (page.text.empty()) {
            request->returns(std::map<std::string, int>{{"status", 404}, {"bytes", 0}});
            request->fail("HttpError", "404 Not Found");
            return {};
        }
        request->returns(std::map<std::string, int>{{"status", 200}, {"bytes", bytes}});
        return page.text;
    }

    /// What the page says about the question, as JSON, or why it cannot be read.
    std::string read(const Page& page)
    {
        Step step(m_stage, "read_page", "tool", param("url", page.url));
        const std::string text = get(page, m_stage.chance().between(4'000, 90'000));
        if (text.empty()) {
            step->fail("PageNotFound", "The page is gone: " + page.url);
            return object({{"error", asJson("404 Not Found")}});
        }
        Chat chat("You read one page for a researcher. Give what it says about the question as "
                  "JSON: the year, what happened in it, and the sentence that you have it from, "
                  "word for word. If the page does not say, answer null.");
        chat.user("Question: " + m_question + "\n\nPage: " + page.title + "\n\n" + text);
        m_reader.ask(chat, models::gpt41Mini, {page.claim});
        step->returns(
            std::map<std::string, std::string>{{"title", page.title}, {"claim", page.claim}});
        return page.claim;
    }

    std::string search(const std::string& query, const std::vector<const Page*>& found)
    {
        Step step(m_stage, "search_web", "tool", param("query", query), param("limit", 5));
        Step request(m_stage, "GET /v1/search", "api",
                     param("url", std::string_view("https://search.example/v1/search")),
                     param("q", query));
        m_stage.pause(std::chrono::milliseconds(m_stage.chance().between(260, 540)));
        std::string results;
        std::vector<std::map<std::string, std::string>> list;
        for (const Page* page : found) {
            list.push_back({{"title", page->title}, {"url", page->url}});
            results += "- " + page->title + " <" + page->url + ">\n";
        }
        request->returns(std::map<std::string, int>{{"status", 200}});
        step->returns(list);
        return results;
    }

    void gather()
    {
        Step step(m_stage, "gather_sources", "action");
        const std::string query = m_facts.rock + " lighthouse first lit engineer";
        m_stage.ask(
            m_chat, models::gpt41,
            {"Two things are asked: a year and a person. I look for a list of lights, which "
             "has dates, and for somebody who keeps what is left of the tower.",
             {{"search_web", object({{"query", asJson(query)}, {"limit", "5"}})}}});
        m_chat.tool(search(query, {&m_web.list, &m_web.travel, &m_web.museum}));
        const auto wanted = [](const Page& page) {
            return ToolCall{"read_page", object({{"url", asJson(page.url)}})};
        };
        m_stage.ask(m_chat, models::gpt41,
                    {"Three pages look useful. The second is a travel site: I would not rely on it "
                     "alone.",
                     {wanted(m_web.list), wanted(m_web.travel), wanted(m_web.museum)}});
        for (const Page* page : {&m_web.list, &m_web.travel, &m_web.museum})
            m_chat.tool(read(*page));
    }

    void compare()
    {
        Step step(m_stage, "compare_claims", "action");
        m_stage.ask(
            m_chat, models::gpt41,
            {"The sources disagree:\n\n| source | year | word |\n|---|---|---|\n| List of lights "
             "| " +
             std::to_string(m_facts.founded) + " | *built* |\n| Harbour museum | " +
             std::to_string(m_facts.lit) +
             " | *lit for the first time* |\n\nThe travel page is gone. Both may be right: a tower "
             "takes years, and \"built\" may mean its first stone. A notice to mariners would say "
             "on which night the light was shown."});
        step->returns(std::map<std::string, std::vector<int>>{
            {"contradiction", {m_facts.founded, m_facts.lit}}});
    }

    void resolve()
    {
        Step step(m_stage, "resolve_contradiction", "action",
                  param("years", std::vector<int>{m_facts.founded, m_facts.lit}));
        const std::string query = "Notice to Mariners " + std::to_string(m_facts.lit) + " " +
                                  m_facts.rock + " light exhibited";
        m_chat.user("Go on.");
        m_stage.ask(m_chat, models::gpt41,
                    {{}, {{"search_web", object({{"query", asJson(query)}, {"limit", "5"}})}}});
        m_chat.tool(search(query, {&m_web.notices}));
        m_stage.ask(m_chat, models::gpt41,
                    {{}, {{"read_page", object({{"url", asJson(m_web.notices.url)}})}}});
        {
            const TimeNs begin = wall_clock();
            m_stage.pause(380ms);
            const std::vector<std::byte> bytes = scan(m_stage.chance());
            const std::string params = object({{"url", asJson(m_web.notices.url)}});
            m_stage.session().record({.event_type = "screenshot",
                                      .action_type = "screenshot",
                                      .result = EventResult::Success,
                                      .params = record::Value::json(params),
                                      .agent = m_stage.agent(),
                                      .init_timestamp = begin,
                                      .end_timestamp = wall_clock(),
                                      .screenshot = record::Screenshot{bytes, {}}});
        }
        m_chat.tool(read(m_web.notices));
        m_stage.ask(m_chat, models::gpt41,
                    {"That settles it. The first stone was laid in " +
                     std::to_string(m_facts.founded) +
                     ", which the list of lights calls *built*; "
                     "the light was first shown on 1 October " +
                     std::to_string(m_facts.lit) +
                     ". The notice was printed at the time, and the museum agrees with it."});
        step->returns(m_facts.lit);
    }

    /// Whether each quote stands on its page as it is cited.
    void checkCitations(bool isCorrected)
    {
        Step step(m_stage, "check_citations", "tool", param("citations", 3));
        m_stage.pause(160ms);
        if (isCorrected)
            step->returns(std::map<std::string, int>{{"found", 3}, {"missing", 0}});
        else
            step->fail("QuoteNotFound", "[2] \"first lit by " + m_facts.builder + " in " +
                                            std::to_string(m_facts.lit) + "\" does not stand on " +
                                            m_web.museum.url + " in these words.");
    }

    std::string write()
    {
        Step step(m_stage, "write_answer", "action");
        const std::string lit = std::to_string(m_facts.lit);
        const auto text = [&](const std::string& museum) {
            return "The lighthouse on " + m_facts.rock + " was first lit on **1 October " + lit +
                   "** [1]. It was built by **" + m_facts.builder + "** [1][2]: " + museum +
                   " [2]. Lists that give " + std::to_string(m_facts.founded) +
                   " [3] mean the year in which its first stone was laid [1].\n\n1. " +
                   m_web.notices.title + "\n2. " + m_web.museum.title + "\n3. " + m_web.list.title;
        };
        m_chat.user("Write the answer, with citations.");
        m_stage.ask(m_chat, models::gpt41,
                    {text("the museum says that it was \"first lit by " + m_facts.builder + " in " +
                          lit + "\"")});
        checkCitations(false);
        m_chat.user("Citation [2] is not what the page says. Quote it word for word.");
        std::string final = text("the museum keeps \"the lamp that " + m_facts.builder +
                                 " lit for the first time in " + lit + "\"");
        m_stage.ask(m_chat, models::gpt41, {final});
        checkCitations(true);
        step->returns(final);
        return final;
    }

    Stage& m_stage;
    Stage m_reader;
    Facts m_facts;
    Web m_web;
    std::string m_question;
    Chat m_chat;
};

Ending run(Stage& stage)
{
    const Facts facts = draw(stage.chance());
    Stage researcher = stage.as("researcher");
    Researcher(researcher, facts).answer();
    return {EventResult::Success, "Answered from three sources that agree."};
}

} // namespace

const Demo& researchDemo()
{
    static constexpr Demo demo = {
        "research",
        "A researcher",
        "reads the web, finds a contradiction and resolves it: nested LLM calls",
        "When was the lighthouse lit?",
        false,
        run};
    return demo;
}

} // namespace playhead::demos
