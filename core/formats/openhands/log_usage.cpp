// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What stands beside a conversation's events of the calls that were made.
#include "core/formats/openhands/events.h"
#include "core/formats/openhands/log.h"
#include "core/formats/openhands/usage.h"
#include "core/formats/reading/fields.h"

#include <algorithm>
#include <utility>

namespace playhead::openhands {

namespace {

using json::Value;

const DiagnosticKind costs_in_order = {
    Severity::Note, "costs-in-order",
    "The run has costs of its answers beside them, without saying which is whose.",
    "There is one for each answer, and they are given in their order."};

} // namespace

/// Calls that no answer is there of, and what the sums of the whole conversation have beyond all.
void Conversation::add_rest_of_usage()
{
    for (const Call& call : calls_) {
        if (call.is_taken)
            continue;
        const LogRecord entry{Value(call.entries.front().json), call.entries.front().slice};
        std::vector<const Quoted*> beside;
        for (std::size_t i = 1; i < call.entries.size(); ++i)
            beside.push_back(&call.entries[i]);
        add_event(entry, decode_call_usage, std::move(beside));
    }
    const LogRecord all{Value(all_usage_.json), all_usage_.slice};
    if (!calls_.empty()) {
        Event rest;
        read_unlisted_usage(all.value, rest);
        if (rest.tokens.is_known() || rest.cost)
            add_event(all, decode_unlisted, {});
    } else if (all.value.is_object() && !is_same_usage(all.value, Value(usage_.json))) {
        add_event(all, decode_rest, {&usage_});
    }
    calls_.clear();
    all_usage_ = {};
}

/// The state of the SDK's conversations is read before their events.
void Conversation::learn_calls(const LogRecord& record, Value sums)
{
    all_usage_ = record.quoted(sums);
    if (has_begun_)
        return;
    calls_.clear();
    calls_by_response_.clear();
    for (const CallEntries& listed : listed_calls(sums)) {
        Call call{listed.response, {}, false};
        for (const Value entry : {listed.tokens, listed.cost, listed.latency}) {
            if (entry.is_valid())
                call.entries.push_back(record.quoted(entry));
        }
        calls_by_response_.try_emplace(call.response, calls_.size());
        calls_.push_back(std::move(call));
    }
}

/// Of answers that name none, and of which nothing else does.
void Conversation::learn_model(const LogRecord& state)
{
    const Value agent = state.value.find("agent");
    if (text_of(model_of_agent(agent)).empty() || latency_in(agent))
        return;
    model_ = state.quoted(agent);
    for (const Answer& answer : answers_)
        take_model(answer);
}

void Conversation::take_model(const Answer& answer)
{
    if (answer.has_model || model_.json.empty())
        return;
    Event update;
    update.model = text_of(model_of_agent(Value(model_.json)));
    builder_.update(answer.event, update, false, model_.slice);
}

Conversation::Call* Conversation::call_listed_for(const std::string& response)
{
    const auto found = calls_by_response_.find(response);
    if (response.empty() || found == calls_by_response_.end() || calls_[found->second].is_taken)
        return nullptr;
    return &calls_[found->second];
}

void Conversation::give_costs(const KeptMember& metrics)
{
    const std::vector<Value> costs = listed_costs(metrics.value());
    const bool is_known = std::any_of(answers_.begin(), answers_.end(),
                                      [](const Answer& answer) { return answer.has_usage; });
    if (is_known || costs.empty() || costs.size() != answers_.size()) {
        if (has_sums(metrics.value()) && !is_known)
            all_usage_ = {metrics.json, metrics.slice};
        return;
    }
    for (std::size_t i = 0; i < costs.size(); ++i) {
        Event update;
        read_call_usage(costs[i], update);
        if (answers_[i].has_model)
            update.model.clear();
        builder_.update(answers_[i].event, update, false,
                        slice_within(importer_, metrics, costs[i]));
        answers_[i].has_model = answers_[i].has_model || !update.model.empty();
    }
    builder_.diagnostics().add(costs_in_order);
}

void Conversation::give_model(const KeptMember& metadata)
{
    const Value model = model_in_metadata(metadata.value());
    // What is read of an answer's records must be taken for metadata there, too.
    if (text_of(model).empty() || is_event(metadata.value()) || is_call_entry(metadata.value()))
        return;
    Event update;
    update.model = text_of(model);
    const Slice slice = slice_within(importer_, metadata, metadata.value());
    for (const Answer& answer : answers_) {
        if (!answer.has_model)
            builder_.update(answer.event, update, false, slice);
    }
}

void Conversation::tell_run(std::span<const KeptMember> members)
{
    if (const KeptMember* metrics = find_kept(members, "metrics"))
        give_costs(*metrics);
    if (const KeptMember* metadata = find_kept(members, "metadata"))
        give_model(*metadata);
}

} // namespace playhead::openhands
