// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// An agent that keeps everything it has read, until the system kills its process: in the middle of
// an action inside an action inside an action. What it had recorded is still there.
#include "app/demos/demo.h"
#include "app/demos/stage.h"

#include <unistd.h>

#include <array>
#include <csignal>
#include <map>
#include <string>

namespace playhead::demos {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr int limitMb = 4096;
constexpr int archives = 40;
constexpr int threadsOfArchive = 3;

class Indexer
{
public:
    explicit Indexer(Stage& stage) : m_stage(stage) {}

    void work()
    {
        Step step(m_stage, "index_mail", "action", param("archives", archives),
                  param("memory_limit_mb", limitMb));
        plan();
        for (int number = 1; number <= archives && !m_stage.isStopped(); ++number)
            index(number);
        step->returns(m_messages);
    }

private:
    void plan()
    {
        Chat chat(
            "You index old mail, so that it can be searched. Work through the archives one by "
            "one.");
        chat.user("There are 40 archives in /mail, of 1984 to 2023. Index all of them.");
        m_stage.ask(chat, models::gpt41,
                    {"I unpack each archive, summarise its longest threads, and put them into the "
                     "index. I keep the messages at hand, in case a later thread refers to them."});
    }

    void index(int number)
    {
        const std::string path = "/mail/" + std::to_string(1983 + number) + ".mbox.gz";
        Step step(m_stage, "index_archive", "action", param("path", path), param("number", number));
        const int messages = unpack(path);
        for (int thread = 1; thread <= threadsOfArchive; ++thread)
            summarise(number, thread);
        m_messages += messages;
        step->returns(
            std::map<std::string, int>{{"messages", messages}, {"kept_in_memory", m_messages}});
        gauge();
    }

    int unpack(const std::string& path)
    {
        const int messages = m_stage.chance().between(4'000, 19'000);
        Step step(m_stage, "unpack", "tool", param("path", path));
        constexpr int parts = 4;
        for (int part = 1; part <= parts && !m_stage.isStopped(); ++part) {
            Step read(m_stage, "read_part", "action", param("part", part), param("of", parts));
            m_stage.pause(milliseconds(m_stage.chance().between(130, 280)));
            m_memoryMb += messages / parts / m_stage.chance().between(24, 34);
            if (m_memoryMb > limitMb)
                die();
            read->returns(messages / parts);
        }
        step->returns(messages);
        return messages;
    }

    void summarise(int number, int thread)
    {
        static constexpr std::array<std::string_view, 6> subjects = {
            "Re: the printer on the third floor", "Fwd: minutes of Tuesday",
            "Re: Re: who has the keys?",          "Lunch on Friday",
            "Re: numbers for the third quarter",  "The new coffee machine"};
        const std::string_view subject = m_stage.chance().oneOf(subjects);
        const int replies = m_stage.chance().between(6, 48);
        Step step(m_stage, "summarise_thread", "action", param("subject", subject),
                  param("replies", replies));
        Chat chat("Summarise a thread of mail in one sentence.");
        chat.user("Archive " + std::to_string(number) + ", thread " + std::to_string(thread) +
                  ": " + std::string(subject) + " (" + std::to_string(replies) + " replies)");
        m_stage.ask(chat, models::gpt41Nano,
                    {std::to_string(replies) + " people write about it, and in the end nobody " +
                     (replies > 24 ? "decides." : "objects.")});
    }

    void gauge()
    {
        const std::string params = object(
            {{"resident_mb", std::to_string(m_memoryMb)}, {"limit_mb", std::to_string(limitMb)}});
        m_stage.session().record({.event_type = "memory",
                                  .result = EventResult::Success,
                                  .params = record::Value::json(params),
                                  .tags = std::array<std::string_view, 1>{"gauge"},
                                  .agent = m_stage.agent()});
    }

    /// As the system does where memory is out: nothing can be cleaned up, or written, or said.
    void die() const
    {
        if (!m_stage.isStopped())
            (void)::kill(::getpid(), SIGKILL);
    }

    Stage& m_stage;
    int m_memoryMb = 310;
    int m_messages = 0;
};

Ending run(Stage& stage)
{
    Stage indexer = stage.as("indexer");
    Indexer(indexer).work();
    return {}; // only where it was stopped
}

} // namespace

const Demo& crashDemo()
{
    static constexpr Demo demo = {
        "crash",
        "A crash",
        "kills the agent's process in the middle of its work: what it recorded is there",
        "Forty years of mail",
        true,
        run};
    return demo;
}

} // namespace playhead::demos
