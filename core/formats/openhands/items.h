// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What the records of an OpenHands conversation are, in both of its eras.
//
// The classic program writes {"id","timestamp","source","action","args"} for what is done and
// {"observation","content","extras","cause"} for what comes of it; its first evaluations wrote the
// same without ids and times, the arguments beside the action. The SDK says by "kind" what a record
// is.
#pragma once

#include "core/base/json_value.h"

#include <cstdint>
#include <string>

namespace playhead::openhands {

enum class ItemKind : std::uint8_t {
    Prompt,      ///< what a person says
    Answer,      ///< what the model says, without doing anything
    Action,      ///< of the model: an answer, or a part of one, and a call
    Step,        ///< of the program or a person: a call that no model asked for
    Observation, ///< what came of an action
    Usage,       ///< the sums so far, by themselves
    Moment,      ///< something else that happened
    Metadata,    ///< of the session, or of nothing that happened
    Unknown,
};

/// A record, whichever era wrote it. Values view its text.
struct Item {
    ItemKind kind = ItemKind::Unknown;
    std::string id;       ///< empty where there is none
    std::string cause;    ///< of an observation: id of the action
    std::string call;     ///< id of the tool call, as the model gave it
    std::string response; ///< id of the model's response that an action is of
    json::Value time;     ///< its text, or Invalid
    json::Value usage;    ///< the sums so far, or Invalid
    std::string delegate; ///< of an action that hands over to another agent: which
    bool ends_delegate = false;
};
[[nodiscard]] Item item_of(json::Value record);

/// The arguments of an action, which stood beside it at first.
[[nodiscard]] json::Value arguments_of(json::Value record);
/// The texts of a list of parts, or a text.
[[nodiscard]] std::string said_in(json::Value value);
/// A record of its own, not a value beside one.
[[nodiscard]] bool is_event(json::Value value);
/// Whether an action's record is a response of the model by itself, where none is named: it has
/// words of the model beside the call; or it ends the work; or it is of the first evaluations, of
/// before there were tool calls, when each response was one action.
[[nodiscard]] bool is_response(json::Value action);
/// The model that an action's response says it is of; empty where it does not.
[[nodiscard]] std::string model_of_response(json::Value action);
/// The model that a run's metadata say; Invalid where they do not.
[[nodiscard]] json::Value model_in_metadata(json::Value metadata);
/// The model that an agent is set up with, of a conversation's state; Invalid where it is none.
[[nodiscard]] json::Value model_of_agent(json::Value agent);

} // namespace playhead::openhands
