// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What AgentOps 0.4 means by a span, in OTLP and in the answers of its API alike.
//
// Kind of step: agentops.span.kind (tool; llm and llm.call; http is api; the rest action), else
// what the request or the span's name says (".tool", "llm:…"). A model alone makes no llm call:
// AgentOps writes it on agents and workflows too. A span of another library in such a trace that
// tells of a call over the network, of HTTP or a database, is api.
//
// Result: a status of ERROR is Fail. Else what the span says by its attributes (the session's end
// state, a tool's status) or an exception among its events; else a status of OK is Success. Where
// none of them says anything it is Indeterminate: an unset status is no success.
#pragma once

#include "core/formats/reading/fields.h"
#include "core/formats/spans/span.h"
#include "core/model/event.h"
#include "core/model/session.h"

namespace playhead::agentops {

/// Fills an event from a span. What is left of the attributes goes into `rest`, to which the
/// caller adds what else its encoding has.
void read_span(Span& span, Event& event, ObjectText& rest);

/// Takes what a span says about its whole session: the end state and its reason, tags, the host;
/// and what only a root says: the session's name, start and end.
void read_session_span(Span& span, Session& session);

} // namespace playhead::agentops
