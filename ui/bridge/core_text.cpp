// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/bridge/core_text.h"

#include <QCoreApplication>

#include <array>
#include <string>

namespace playhead {

namespace {

/// What core's tables say, for translators: keys and operators of the filter, the words between
/// conditions, and the forms that are written. A test holds this list to them.
[[maybe_unused]] constexpr std::array texts = {
    QT_TRANSLATE_NOOP("Core", "what happened, the event_type"),
    QT_TRANSLATE_NOOP(
        "Core",
        "the kind of step: action, llm, api, tool, screenshot, error, or the source's word"),
    QT_TRANSLATE_NOOP("Core", "how it ended: Success, Fail or Indeterminate"),
    QT_TRANSLATE_NOOP("Core", "one of the event's tags"),
    QT_TRANSLATE_NOOP("Core", "the model that was called"),
    QT_TRANSLATE_NOOP("Core", "the agent that acted, by name where one is known"),
    QT_TRANSLATE_NOOP("Core", "the thread it ran in"),
    QT_TRANSLATE_NOOP("Core", "how long it took"),
    QT_TRANSLATE_NOOP("Core",
                      "when it started: since the session's first moment, or a date and time"),
    QT_TRANSLATE_NOOP("Core", "tokens in all: the recorded total, else prompt and completion"),
    QT_TRANSLATE_NOOP("Core", "tokens of the prompt"),
    QT_TRANSLATE_NOOP("Core", "tokens of the completion"),
    QT_TRANSLATE_NOOP("Core", "what it cost in US dollars, recorded or computed"),
    QT_TRANSLATE_NOOP("Core", "its level in the tree, 1 for a root"),
    QT_TRANSLATE_NOOP("Core", "the event's id, as the source wrote it"),
    QT_TRANSLATE_NOOP("Core", "type, message, code or stack of the recorded error"),
    QT_TRANSLATE_NOOP("Core",
                      "any text of the event: type, model, tags, agent, thread, id, status, "
                      "params, returns, prompt, completion, error, logs, attributes"),
    QT_TRANSLATE_NOOP("Core", "a name or value in what the step was given"),
    QT_TRANSLATE_NOOP("Core", "a name or value in what the step gave back"),
    QT_TRANSLATE_NOOP("Core", "a name or value in the prompt"),
    QT_TRANSLATE_NOOP("Core", "that something is recorded of the event"),
    QT_TRANSLATE_NOOP("Core", "what you noted beside the event"),
    QT_TRANSLATE_NOOP("Core", "yes where you bookmarked the event"),
    QT_TRANSLATE_NOOP("Core", "is, for words in any case and with * and ?"),
    QT_TRANSLATE_NOOP("Core", "is exactly, case included"),
    QT_TRANSLATE_NOOP("Core", "is not exactly, or not recorded"),
    QT_TRANSLATE_NOOP("Core", "is less than"),
    QT_TRANSLATE_NOOP("Core", "is at most"),
    QT_TRANSLATE_NOOP("Core", "is more than"),
    QT_TRANSLATE_NOOP("Core", "is at least"),
    QT_TRANSLATE_NOOP("Core", "holds a match of a regular expression"),
    QT_TRANSLATE_NOOP("Core", "both hold"),
    QT_TRANSLATE_NOOP("Core", "one holds"),
    QT_TRANSLATE_NOOP("Core", "the next does not hold"),
    QT_TRANSLATE_NOOP("Core", "Playhead session (JSON)"),
    QT_TRANSLATE_NOOP("Core", "Playhead session (JSON Lines)"),
    QT_TRANSLATE_NOOP("Core", "Playhead session file"),
    QT_TRANSLATE_NOOP("Core", "OpenTelemetry traces (OTLP JSON)"),
    QT_TRANSLATE_NOOP("Core", "Chrome trace (trace events)"),
    QT_TRANSLATE_NOOP("Core", "Table of events (CSV)"),
    QT_TRANSLATE_NOOP("Core", "Report (Markdown)"),
    QT_TRANSLATE_NOOP("Core", "Page for a browser (HTML)"),
};

} // namespace

QString coreText(std::string_view text)
{
    // An empty one would be the head of the file of translations.
    return text.empty() ? QString()
                        : QCoreApplication::translate("Core", std::string(text).c_str());
}

} // namespace playhead
