// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/inspect/sample.h"

#include "core/formats/inspect/parts.h"
#include "core/formats/inspect/text.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"

#include <algorithm>
#include <memory>
#include <unordered_set>
#include <utility>

namespace playhead::inspect {

namespace {

using json::Value;

/// Longer texts are read when an event is shown, and never for what the session says of itself.
constexpr std::uint32_t short_text = 64 * 1024;
/// Each level of events within events is read once more for each that is around it.
constexpr int deepest = 100;

const DiagnosticKind too_deep = {
    Severity::Warning, "too-deep", "Events within events go deeper than any agent does.",
    "What is deeper is shown as a part of the last event, in its raw record."};
const DiagnosticKind missing_text = {
    Severity::Warning, "missing-attachment", "An event refers to a text that is not there.",
    "The reference is shown in its place. The file may have been cut off."};

} // namespace

std::uint32_t Sample::number_of(Value id)
{
    if (!id.is_string())
        return 0;
    const auto next = static_cast<std::uint32_t>(numbers_.size() + 1);
    return numbers_.emplace(text_of(id), next).first->second;
}

void Sample::add_event(const LogRecord& record)
{
    const Value event = record.value;
    Item item;
    item.slice = record.slice;
    item.kind = kind_of(event);
    item.span = number_of(event.find("span_id"));
    if (item.kind == Kind::Begin || item.kind == Kind::End) {
        item.is_step = text_of(event.find("event")) == "step";
        item.name = text_of(event.find("name"));
    }
    if (!item.is_step && (item.kind == Kind::Begin || item.kind == Kind::End)) {
        item.own = number_of(event.find("id"));
        item.parent = number_of(event.find("parent_id"));
        const std::string type = text_of(event.find("type"));
        item.is_tool_span = type == "tool";
        item.is_agent_span = type == "agent";
    }
    if (item.kind == Kind::Tool)
        item.name = text_of(event.find("function"));
    items_.push_back(std::move(item));
}

bool Sample::has(Kind kind) const
{
    return std::any_of(items_.begin(), items_.end(),
                       [kind](const Item& item) { return item.kind == kind; });
}

std::string Sample::with_short_texts(const Importer& importer, std::string_view json) const
{
    References references;
    references.add(json);
    std::unordered_map<std::string_view, std::string> found;
    for (const std::string& name : references.names()) {
        const auto text = texts_.find(name);
        if (text == texts_.end() || text->second.length > short_text)
            continue;
        if (const auto bytes = importer.read(text->second))
            found[name] = payload_of(Value(*bytes)).json();
    }
    return with_texts(json, [&found](std::string_view name) {
        const auto text = found.find(name);
        return text == found.end() ? std::string_view() : std::string_view(text->second);
    });
}

/// Makes the events of one sample.
class SampleEvents
{
public:
    SampleEvents(const Sample& sample, Importer& importer, TraceBuilder& builder)
        : sample_(sample)
        , importer_(importer)
        , builder_(builder)
        , spans_(sample.numbers_.size() + 1)
        , call_of_(sample.items_.size(), none)
        , span_of_(sample.items_.size(), none)
        , parts_(importer, sample.texts_, sample.messages_, sample.calls_)
    {
        match_tool_spans();
    }

    bool make()
    {
        for (std::size_t i = 0; i < sample_.items_.size(); ++i) {
            make(i);
            if (!importer_.keep_going(sample_.items_[i].slice.offset))
                return false;
        }
        return true;
    }

private:
    using Item = Sample::Item;
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    struct Span {
        EventIndex event;        ///< that stands for it
        std::uint32_t agent = 0; ///< span of the agent that works in it
        Slice slice;
        std::string json; ///< of an agent's span
    };

    /// A step that was begun, and the list of events that it was begun in.
    struct Step {
        EventIndex event;
        std::string name;
    };
    using Steps = std::vector<Step>;

    /// A list of events within an event.
    struct Nested {
        LogRecord record;
        EventIndex parent;
        std::shared_ptr<Steps> steps;
        std::uint32_t agent = 0;
        int depth = 0;
    };

    /// The call of a tool and the span of what it did stand beside each other in the file, and tell
    /// of one thing: the call stands for both.
    void match_tool_spans()
    {
        std::unordered_map<std::string, std::vector<std::size_t>> open; // by parent and name
        const auto key = [](std::uint32_t span, const std::string& name) {
            return std::to_string(span) + ' ' + name;
        };
        for (std::size_t i = 0; i < sample_.items_.size(); ++i) {
            const Item& item = sample_.items_[i];
            if (item.is_tool_span && item.kind == Kind::Begin)
                open[key(item.parent, item.name)].push_back(i);
            if (item.kind != Kind::Tool || item.span == 0)
                continue;
            const auto found = open.find(key(item.span, item.name));
            if (found == open.end() || found->second.empty())
                continue;
            call_of_[found->second.front()] = i;
            span_of_[i] = found->second.front();
            found->second.erase(found->second.begin());
        }
    }

    void make(std::size_t i)
    {
        const Item& item = sample_.items_[i];
        if (span_of_[i] != none)
            return; // made where its span begins
        if (item.kind == Kind::End)
            return end(item);
        if (call_of_[i] == none) {
            make_event(item);
            return;
        }
        const EventIndex call = make_event(sample_.items_[call_of_[i]]);
        if (!call)
            return;
        builder_.join_record(call, as_context(item.slice));
        ++importer_.tally().merged;
        begin_span(item, call, {});
        calls_.insert(call.value());
    }

    static Slice as_context(Slice slice)
    {
        slice.role = RecordRole::Context;
        return slice;
    }

    void begin_span(const Item& item, EventIndex event, std::string json)
    {
        if (item.own == 0)
            return;
        Span& span = spans_[item.own];
        span.event = event;
        span.agent = item.is_agent_span ? item.own : agent_of(item.parent);
        if (item.is_agent_span) {
            span.slice = item.slice;
            span.json = std::move(json);
        }
    }

    [[nodiscard]] std::uint32_t agent_of(std::uint32_t span) const
    {
        return span < spans_.size() ? spans_[span].agent : 0;
    }

    EventIndex make_event(const Item& item)
    {
        auto bytes = importer_.read(item.slice);
        if (!bytes)
            return {};
        const LogRecord record{Value(*bytes), item.slice};
        const std::uint32_t around = item.kind == Kind::Begin ? item.parent : item.span;
        EventIndex parent = around < spans_.size() ? spans_[around].event : EventIndex();
        if (!parent && !steps_->empty())
            parent = steps_->back().event;
        const std::uint32_t agent = item.is_agent_span ? item.own : agent_of(around);
        if (item.is_agent_span)
            begin_span(item, {}, *bytes);
        const EventIndex event = add(record, item.kind, parent, agent);
        if (item.kind == Kind::Begin && item.is_step)
            steps_->push_back({event, item.name});
        else if (item.kind == Kind::Begin)
            begin_span(item, event, *bytes);
        if (item.kind == Kind::Tool || item.kind == Kind::Subtask)
            make_nested({record, event, {}, agent, 0});
        return event;
    }

    /// Logs of before 2025-04 keep what a tool or a subtask did within it, to any depth.
    void make_nested(const Nested& outer)
    {
        std::vector<Nested> todo;
        const auto push_inner = [&todo](const Nested& from) {
            const Value events = from.record.value.find("events");
            const auto steps = std::make_shared<Steps>();
            std::vector<Nested> inner;
            json::ArrayReader reader(events);
            for (Value event; reader.next(event);)
                inner.push_back(
                    {from.record.part(event), from.parent, steps, from.agent, from.depth + 1});
            todo.insert(todo.end(), inner.rbegin(), inner.rend());
        };
        push_inner(outer);
        while (!todo.empty() && importer_.keep_going(outer.record.slice.offset)) {
            Nested next = std::move(todo.back());
            todo.pop_back();
            if (!next.record.value.is_object()) {
                playhead::add_unreadable(importer_, builder_, next.record.slice);
                continue;
            }
            const Kind kind = kind_of(next.record.value);
            const std::string name = text_of(next.record.value.find("name"));
            const EventIndex parent = next.steps->empty() ? next.parent : next.steps->back().event;
            if (kind == Kind::End) {
                end_step(*next.steps, name, next.record.slice, next.record.value);
                continue;
            }
            const EventIndex event = add(next.record, kind, parent, next.agent);
            if (kind == Kind::Begin)
                next.steps->push_back({event, name});
            next.parent = event;
            if (kind != Kind::Tool && kind != Kind::Subtask)
                continue;
            if (next.depth < deepest)
                push_inner(next);
            else
                note(too_deep, event, next.record.slice);
        }
    }

    EventIndex add(const LogRecord& record, Kind kind, EventIndex parent, std::uint32_t agent)
    {
        std::vector<Slice> slices = {record.slice};
        slices.back().role = RecordRole::Event;
        std::vector<Record> records = {record.record()};
        if (agent != 0 && !spans_[agent].json.empty()) {
            slices.push_back(spans_[agent].slice);
            slices.back().role = RecordRole::Scope;
            records.push_back({RecordRole::Scope, spans_[agent].json});
        }
        Event event;
        const Decode decode = decoder_of(kind);
        // What an event's columns hold is never kept apart from it: the texts are not read here.
        decode(records, event);
        event.parent = parent;
        const bool is_complete = parts_.add(record, kind, slices);
        const EventIndex index = builder_.add(event, slices, decode);
        ++importer_.tally().events;
        if (!is_complete)
            note(missing_text, index, record.slice);
        if (kind == Kind::Unknown)
            note(diagnostics::unknown_record, index, record.slice);
        return index;
    }

    void note(const DiagnosticKind& kind, EventIndex event, const Slice& slice)
    {
        importer_.note(builder_.diagnostics(), kind, slice, event);
    }

    void end(const Item& item)
    {
        const auto bytes = importer_.read(item.slice);
        if (!bytes)
            return;
        const Value value(*bytes);
        if (item.is_step)
            return end_step(*steps_, item.name, item.slice, value);
        const EventIndex span = item.own < spans_.size() ? spans_[item.own].event : EventIndex();
        const bool is_call = span && calls_.contains(span.value());
        end_event(span, is_call, item.slice, value);
    }

    void end_step(Steps& steps, const std::string& name, const Slice& slice, Value value)
    {
        const auto found = std::find_if(steps.rbegin(), steps.rend(),
                                        [&name](const Step& step) { return step.name == name; });
        if (found == steps.rend())
            return end_event({}, false, slice, value);
        const EventIndex event = found->event;
        steps.erase(std::next(found).base(), steps.end());
        end_event(event, false, slice, value);
    }

    void end_event(EventIndex event, bool is_call, const Slice& slice, Value value)
    {
        if (!event) {
            add({value, slice}, Kind::Unknown, {}, 0);
            return;
        }
        if (is_call) {
            builder_.join_record(event, as_context(slice)); // a call says itself when it ended
        } else {
            Event update;
            set_end(update, time_of_value(value.find("timestamp")));
            builder_.update(event, update, false, as_context(slice));
        }
        ++importer_.tally().merged;
    }

    const Sample& sample_;
    Importer& importer_;
    TraceBuilder& builder_;
    std::vector<Span> spans_;                 ///< by number
    std::vector<std::size_t> call_of_;        ///< item of the tool that a span is of
    std::vector<std::size_t> span_of_;        ///< the other way round
    std::unordered_set<std::uint32_t> calls_; ///< that stand for their spans
    std::shared_ptr<Steps> steps_ = std::make_shared<Steps>();
    Parts parts_;
};

bool Sample::make_events(Importer& importer, TraceBuilder& builder) const
{
    for (const Slice& slice : unreadable_)
        playhead::add_unreadable(importer, builder, slice);
    return SampleEvents(*this, importer, builder).make();
}

} // namespace playhead::inspect
