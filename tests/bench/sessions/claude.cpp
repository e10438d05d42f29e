// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/bench/sessions/claude.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "tests/bench/sessions/prose.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>
#include <system_error>

namespace playhead::bench {

namespace {

constexpr TimeNs epoch = 1'795'183'200 * ns_per_second; ///< 2026-11-20T14:00:00Z
constexpr std::uint64_t steps_of_prompt = 60;
constexpr std::uint64_t steps_of_agent = 50;
constexpr std::size_t write_size = 1 << 20;

constexpr std::array<std::string_view, 4> tools = {"Bash", "Read", "Grep", "Edit"};

/// Of a result, on average: there is no other text in the two lines of a step.
std::size_t usual_result(Payloads payloads)
{
    return 2 * usual_text(payloads);
}

std::uint64_t prompt_count(const ClaudePlan& plan)
{
    return plan.has_agents ? 1 : (plan.steps + steps_of_prompt - 1) / steps_of_prompt;
}

/// One file of a session, line by line.
class LineWriter
{
public:
    LineWriter(const std::string& path, std::string session, std::string agent, Chance& chance,
               const Prose& prose)
        : file_(std::fopen(path.c_str(), "wbe"), &close)
        , session_(std::move(session))
        , agent_(std::move(agent))
        , chance_(chance)
        , prose_(prose)
    {
        text_.reserve(2 * write_size);
        is_fine_ = file_ != nullptr;
    }

    void prompt(std::string_view words)
    {
        begin("user");
        text_ += R"("message":{"role":"user","content":")";
        text_ += words;
        text_ += "\"}";
        end();
    }

    /// A message that calls a tool with this input, under a new id.
    void call(std::string_view tool, std::string_view input)
    {
        ++number_;
        begin("assistant");
        text_ +=
            R"("message":{"model":"claude-sonnet-4-5","id":"msg_)" + id() +
            R"(","type":"message","role":"assistant","content":[{"type":"tool_use","id":"toolu_)" +
            id() + R"(","name":")";
        text_ += tool;
        text_ += "\",\"input\":";
        text_ += input;
        text_ += R"(}],"stop_reason":"tool_use","usage":{"input_tokens":10,)"
                 R"("cache_creation_input_tokens":100,"cache_read_input_tokens":1000,)"
                 R"("output_tokens":)" +
                 std::to_string(chance_.between(2, 900)) + "}}";
        end();
    }

    /// What that call gave back.
    void result(std::uint64_t length, std::string_view more = {})
    {
        begin("user");
        text_ += R"("message":{"role":"user","content":[{"tool_use_id":"toolu_)" + id() +
                 R"(","type":"tool_result","content":")";
        for (std::uint64_t left = length; left > 0;) {
            const std::uint64_t piece = left < write_size ? left : write_size;
            prose_.append(text_, piece, chance_);
            left -= piece;
            flush_some();
        }
        text_ += R"("}]})";
        text_ += more;
        end();
    }

    bool finish()
    {
        flush();
        return is_fine_ && std::fflush(file_.get()) == 0;
    }

private:
    static void close(std::FILE* file)
    {
        if (file)
            std::fclose(file);
    }

    /// What is large is written as it is made.
    void flush_some()
    {
        if (text_.size() >= write_size / 2)
            flush();
    }

    void flush()
    {
        is_fine_ =
            is_fine_ && std::fwrite(text_.data(), 1, text_.size(), file_.get()) == text_.size();
        text_.clear();
    }

    [[nodiscard]] std::string id() const { return agent_ + "_" + std::to_string(number_); }

    std::string new_uuid()
    {
        constexpr std::string_view digits = "0123456789abcdef";
        std::string uuid = "00000000-0000-4000-a000-000000000000";
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < uuid.size(); ++i) {
            if (i % 16 == 0)
                bits = chance_.next();
            if (uuid[i] == '0')
                uuid[i] = digits[bits & 15U];
            bits >>= 4U;
        }
        return uuid;
    }

    void begin(std::string_view type)
    {
        text_ += "{\"parentUuid\":";
        text_ += last_.empty() ? "null" : "\"" + last_ + "\"";
        text_ += agent_.empty() ? R"(,"isSidechain":false)"
                                : R"(,"isSidechain":true,"agentId":")" + agent_ + '"';
        text_ += R"(,"userType":"external","cwd":"/home/ada/engine","sessionId":")" + session_ +
                 R"(","version":"2.1.40","gitBranch":"main","type":")";
        text_ += type;
        text_ += "\",";
    }

    void end()
    {
        last_ = new_uuid();
        time_ += static_cast<TimeNs>(chance_.between(1, 3000)) * ns_per_ms;
        text_ += R"(,"uuid":")" + last_ + R"(","timestamp":")";
        append_iso8601(text_, time_);
        text_ += "\"}\n";
        flush_some();
    }

    std::unique_ptr<std::FILE, void (*)(std::FILE*)> file_;
    std::string session_;
    std::string agent_;
    Chance& chance_;
    const Prose& prose_;
    std::string text_; ///< lines that are not in the file yet
    std::string last_; ///< uuid of the line before
    TimeNs time_ = epoch;
    std::uint64_t number_ = 0; ///< of the call before
    bool is_fine_ = false;
};

class ClaudeWriter
{
public:
    explicit ClaudeWriter(const ClaudePlan& plan)
        : plan_(plan), chance_(plan.seed), prose_(true, chance_)
    {
    }

    bool write(const std::string& path)
    {
        return plan_.has_agents ? write_folder(path) : write_file(path);
    }

private:
    std::uint64_t some_length()
    {
        const std::uint64_t usual = usual_result(plan_.payloads);
        return usual / 2 + chance_.below(usual);
    }

    std::string some_input()
    {
        return R"({"path":"src/part)" + std::to_string(chance_.below(900)) + R"(.cpp"})";
    }

    bool write_file(const std::string& path)
    {
        LineWriter lines(path, plan_name(plan_), {}, chance_, prose_);
        for (std::uint64_t step = 0; step < plan_.steps; ++step) {
            if (step % steps_of_prompt == 0)
                lines.prompt("Do part " + std::to_string(step));
            lines.call(tools[chance_.below(tools.size())], some_input());
            lines.result(some_length());
        }
        if (plan_.giant > 0) {
            lines.call("Bash", some_input());
            lines.result(plan_.giant);
        }
        return lines.finish();
    }

    bool write_folder(const std::string& path)
    {
        const std::string session = plan_name(plan_);
        const std::string agents = path + "/" + session + "/subagents/";
        std::error_code problem;
        std::filesystem::create_directories(agents, problem);
        LineWriter lines(path + "/" + session + ".jsonl", session, {}, chance_, prose_);
        lines.prompt("Ask all of them");
        bool is_fine = true;
        for (std::uint64_t step = 0; step < plan_.steps && is_fine; ++step) {
            const std::string agent = "a" + std::to_string(step);
            const std::string asked = "Read part " + std::to_string(step);
            lines.call("Task", R"({"subagent_type":"reader","prompt":")" + asked + "\"}");
            is_fine = write_agent(agents + "agent-" + agent + ".jsonl", session, agent, asked);
            lines.result(some_length(), R"(,"toolUseResult":{"agentId":")" + agent + "\"}");
        }
        return lines.finish() && is_fine;
    }

    bool write_agent(const std::string& path, const std::string& session, const std::string& agent,
                     const std::string& asked)
    {
        LineWriter lines(path, session, agent, chance_, prose_);
        lines.prompt(asked);
        for (std::uint64_t step = 0; step < steps_of_agent; ++step) {
            lines.call(tools[chance_.below(tools.size())], some_input());
            lines.result(some_length());
        }
        return lines.finish();
    }

    const ClaudePlan& plan_;
    Chance chance_;
    Prose prose_;
};

} // namespace

std::string plan_name(const ClaudePlan& plan)
{
    std::string name = "claude-";
    name += payloads_name(plan.payloads);
    name += '-' + std::to_string(plan.steps);
    if (plan.has_agents)
        name += "-agents";
    if (plan.giant > 0)
        name += "-giant-" + std::to_string(plan.giant);
    return name + '-' + std::to_string(plan.seed);
}

std::uint64_t event_count(const ClaudePlan& plan)
{
    const std::uint64_t steps = plan.steps * (plan.has_agents ? 1 + steps_of_agent : 1);
    return prompt_count(plan) + 2 * (steps + (plan.giant > 0 ? 1 : 0));
}

std::uint64_t expected_size(const ClaudePlan& plan)
{
    constexpr std::uint64_t envelopes = 1200; // of the two lines of a step
    const std::uint64_t steps = plan.steps * (plan.has_agents ? 1 + steps_of_agent : 1);
    return steps * (envelopes + usual_result(plan.payloads)) + plan.giant;
}

Result<void> write_session(const std::string& path, const ClaudePlan& plan)
{
    if (!ClaudeWriter(plan).write(path))
        return Error{system_text(errno), path, "Check that there is room, and that you may write."};
    return {};
}

} // namespace playhead::bench
