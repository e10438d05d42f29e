// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/bench/sessions/plan.h"

#include "core/base/text.h"
#include "tests/bench/sessions/prose.h"
#include "tests/bench/sessions/steps.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <memory>

namespace playhead::bench {

namespace {

constexpr std::int64_t epoch = 1'795'183'200; ///< 2026-11-20T14:00:00Z
constexpr std::int64_t us_per_second = 1'000'000;
constexpr std::size_t write_size = 1 << 20;

constexpr std::array<std::string_view, 8> agents = {"ada",   "boole", "curry", "dijkstra",
                                                    "erdos", "frege", "gauss", "hopper"};
constexpr std::array<std::string_view, 12> tools = {
    "read_file", "search_web", "run_tests", "write_file", "list_files", "fetch_page",
    "query_db",  "send_mail",  "plan_step", "parse_html", "run_shell",  "take_note"};
constexpr std::array<std::string_view, 4> models = {"gpt-4", "gpt-3.5-turbo", "gpt-4-32k",
                                                    "gpt-3.5-turbo-16k"};
constexpr std::array<std::string_view, 5> tags = {"retry", "cached", "slow", "checked", "nightly"};

class SessionWriter
{
public:
    SessionWriter(std::FILE* file, const SessionPlan& plan)
        : file_(file)
        , plan_(plan)
        , chance_(plan.seed)
        , prose_(plan.is_escaped, chance_)
        , steps_(plan.shape, plan.events, chance_)
    {
        line_.reserve(2 * write_size);
    }

    bool write()
    {
        line_ += R"({"playhead":1,"session":{"session_id":")" + plan_name(plan_) +
                 "\",\"init_timestamp\":";
        append_time(0);
        line_ += ",\"end_state\":\"Fail\",\"parents\":\"recorded\"}}\n";
        for (std::uint64_t i = 0; i < plan_.events; ++i) {
            // Spread evenly, wherever that is.
            const bool is_planted =
                plan_.planted > 0 && i * plan_.planted % plan_.events < plan_.planted;
            append_event(steps_.next(), is_planted);
            if (line_.size() >= write_size && !flush())
                return false;
        }
        return (plan_.giant == 0 || write_giant()) && flush();
    }

private:
    bool flush()
    {
        const bool is_written = std::fwrite(line_.data(), 1, line_.size(), file_) == line_.size();
        line_.clear();
        return is_written;
    }

    void append_number(std::uint64_t number, int base = 10)
    {
        std::array<char, 24> digits{};
        const auto end =
            std::to_chars(digits.data(), digits.data() + digits.size(), number, base).ptr;
        line_.append(digits.data(), end);
    }

    /// In microseconds; thin lines in milliseconds.
    void append_time(std::int64_t us)
    {
        append_number(static_cast<std::uint64_t>(epoch + us / us_per_second));
        // Its digits with the zeros before them.
        const std::size_t point = line_.size();
        append_number(static_cast<std::uint64_t>(us_per_second + us % us_per_second));
        line_[point] = '.';
        if (is_thin())
            line_.resize(line_.size() - 3);
    }

    [[nodiscard]] bool is_thin() const { return plan_.payloads == Payloads::Thin; }

    template <typename List>
    std::string_view one_of(const List& list)
    {
        return list[chance_.below(list.size())];
    }

    void append_member(std::string_view key, std::string_view text)
    {
        line_ += ",\"";
        line_ += key;
        line_ += "\":\"";
        line_ += text;
        line_ += '"';
    }

    void append_text(std::string_view key, std::size_t length)
    {
        line_ += ",\"";
        line_ += key;
        line_ += "\":\"";
        prose_.append(line_, length, chance_);
        line_ += '"';
    }

    void append_event(const Step& step, bool is_planted)
    {
        line_ += "{\"id\":\"";
        append_number(step.number, 36);
        line_ += '"';
        if (step.parent != Step::no_parent) {
            line_ += ",\"parent_id\":\"";
            append_number(step.parent, 36);
            line_ += '"';
        }
        append_member("event_type", step.kind == Step::Kind::Turn  ? "agent_turn"
                                    : step.kind == Step::Kind::Llm ? "OpenAI Call"
                                                                   : one_of(tools));
        line_ += ",\"init_timestamp\":";
        append_time(step.begin);
        line_ += ",\"end_timestamp\":";
        append_time(step.end);
        append_member("agent", agents[step.lane % agents.size()]);
        if (step.lane >= agents.size() || plan_.shape == Shape::Parallel) {
            line_ += ",\"thread\":\"";
            append_number(step.lane);
            line_ += '"';
        }
        append_circumstances(step);
        append_texts(step, is_planted);
        line_ += "}\n";
    }

    void append_circumstances(const Step& step)
    {
        if (step.has_failed)
            append_member("result", "Fail");
        else if (!is_thin())
            append_member("result", "Success");
        if (step.kind == Step::Kind::Llm)
            append_member("model", one_of(models));
        if (chance_.one_in(20)) {
            line_ += ",\"tags\":[\"";
            line_ += one_of(tags);
            line_ += "\"]";
        }
        if (is_thin())
            return;
        if (step.kind == Step::Kind::Llm) {
            line_ += ",\"prompt_tokens\":";
            append_number(chance_.between(200, 8000));
            line_ += ",\"completion_tokens\":";
            append_number(chance_.between(10, 900));
        } else {
            append_member("action_type", step.kind == Step::Kind::Turn ? "action" : "tool");
        }
    }

    /// From half to one and a half of what is usual, in the two values that an event has; of thin
    /// ones only tools have one.
    void append_texts(const Step& step, bool is_planted)
    {
        const std::size_t usual = usual_text(plan_.payloads);
        const std::size_t length = usual / 2 + chance_.below(usual);
        const bool is_llm = step.kind == Step::Kind::Llm;
        std::size_t last = length;
        if (is_thin()) {
            if (step.kind != Step::Kind::Tool && !is_planted)
                return;
        } else if (is_llm) {
            last = length - length / 2;
            append_text("prompt", length / 2);
        } else {
            last = length - length / 8;
            append_params(length / 8);
        }
        line_ += is_llm ? ",\"completion\":\"" : ",\"returns\":\"";
        prose_.append(line_, last, chance_);
        if (is_planted) {
            line_ += ' ';
            prose_.append_needle(line_, chance_);
        }
        line_ += '"';
    }

    void append_params(std::size_t length)
    {
        line_ += R"(,"params":{"path":"src/)";
        line_ += one_of(tools);
        line_ += ".cpp\",\"lines\":[";
        append_number(chance_.below(4000));
        line_ += ",42],\"query\":\"";
        prose_.append(line_, length, chance_);
        line_ += "\"}";
    }

    /// One line that is larger than the rest, written as it is made.
    bool write_giant()
    {
        line_ += R"({"id":"giant","event_type":"read_file","init_timestamp":)";
        append_time(0);
        line_ += ",\"end_timestamp\":";
        append_time(us_per_second);
        line_ += ",\"returns\":\"";
        for (std::uint64_t left = plan_.giant; left > 0;) {
            const std::uint64_t length = left < write_size ? left : write_size;
            prose_.append(line_, length, chance_);
            left -= length;
            if (!flush())
                return false;
        }
        line_ += "\"}\n";
        return true;
    }

    std::FILE* file_;
    const SessionPlan& plan_;
    Chance chance_;
    Prose prose_;
    Steps steps_;
    std::string line_; ///< lines that are not in the file yet
};

std::string_view shape_name(Shape shape)
{
    switch (shape) {
    case Shape::Agents:
        return "agents";
    case Shape::Deep:
        return "deep";
    case Shape::Wide:
        return "wide";
    case Shape::Parallel:
        return "parallel";
    }
    return {};
}

} // namespace

std::size_t usual_text(Payloads payloads)
{
    switch (payloads) {
    case Payloads::Thin:
        return 12;
    case Payloads::Typical:
        return 1200;
    case Payloads::Fat:
        return 11'700;
    }
    return 0;
}

std::string_view payloads_name(Payloads payloads)
{
    switch (payloads) {
    case Payloads::Thin:
        return "thin";
    case Payloads::Typical:
        return "typical";
    case Payloads::Fat:
        return "fat";
    }
    return {};
}

std::string plan_name(const SessionPlan& plan)
{
    std::string name(shape_name(plan.shape));
    name += '-';
    name += payloads_name(plan.payloads);
    name += '-' + std::to_string(plan.events);
    if (plan.is_escaped)
        name += "-escaped";
    if (plan.planted > 0)
        name += "-planted-" + std::to_string(plan.planted);
    if (plan.giant > 0)
        name += "-giant-" + std::to_string(plan.giant);
    return name + '-' + std::to_string(plan.seed);
}

Result<void> write_session(const std::string& path, const SessionPlan& plan)
{
    const auto close = [](std::FILE* file) { std::fclose(file); };
    const std::unique_ptr<std::FILE, decltype(close)> file(std::fopen(path.c_str(), "wbe"), close);
    if (!file || !SessionWriter(file.get(), plan).write() || std::fflush(file.get()) != 0)
        return Error{system_text(errno), path, "Check that there is room, and that you may write."};
    return {};
}

} // namespace playhead::bench
