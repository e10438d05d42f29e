// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/note_kinds.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace playhead::native {

namespace notes {

const DiagnosticKind damaged_event = {
    Severity::Warning, "damaged-event", "An event is not well-formed JSON.",
    "What could be read of it is shown; the raw view has all of it."};
const DiagnosticKind bad_utf8 = {Severity::Note, "bad-utf8",
                                 "A text holds bytes that are no UTF-8.",
                                 "They are shown as \xEF\xBF\xBD; the raw view has the bytes."};
const DiagnosticKind control_characters = {Severity::Note, "control-characters",
                                           "A text holds control characters that JSON forbids.",
                                           "They were kept."};
const DiagnosticKind loose_number = {
    Severity::Note, "loose-number",
    "A payload holds a number that JSON does not know, such as NaN.",
    "It is kept as written; an export stores that payload as text."};
const DiagnosticKind unreadable_time = {
    Severity::Warning, "unreadable-time", "A time cannot be read, or lies outside 1677 to 2262.",
    "The event is shown without it; the value is kept in the attributes."};
const DiagnosticKind unusable_value = {Severity::Warning, "unusable-value",
                                       "A value is not of the kind that its key asks for.",
                                       "The value is kept in the attributes."};
const DiagnosticKind unknown_result = {
    Severity::Note, "unknown-result", "A result is neither Success nor Fail nor Indeterminate.",
    "The event counts as Indeterminate; the word is kept as its status."};
const DiagnosticKind number_as_text = {Severity::Note, "number-as-text",
                                       "A figure is written as text.", "It was read as a number."};
const DiagnosticKind no_zone = {Severity::Note, "no-time-zone", "A time is written without a zone.",
                                "Such times are read as UTC and may be off by some hours."};
const DiagnosticKind update_of_nothing = {
    Severity::Warning, "update-of-nothing", "More is told of an event that does not stand before.",
    "It is shown as an event of its own; the file may be a part of a longer one."};

} // namespace notes

namespace {

struct OwnedKind {
    std::string code;
    std::string message;
    std::string remedy;
    DiagnosticKind kind;
};

class KindTable
{
public:
    KindTable()
    {
        for (const DiagnosticKind* kind :
             {&notes::damaged_event, &notes::bad_utf8, &notes::control_characters,
              &notes::loose_number, &notes::unreadable_time, &notes::unusable_value,
              &notes::unknown_result, &notes::number_as_text, &notes::no_zone,
              &notes::update_of_nothing})
            kinds_.emplace(kind->code, kind);
    }

    const DiagnosticKind& find_or_add(Severity severity, std::string_view code,
                                      std::string_view message, std::string_view remedy)
    {
        const std::lock_guard lock(mutex_);
        if (const auto known = kinds_.find(code); known != kinds_.end())
            return *known->second;
        if (owned_.size() >= most)
            return other;
        auto owned = std::make_unique<OwnedKind>(
            OwnedKind{std::string(code), std::string(message), std::string(remedy), {}});
        owned->kind = {severity, owned->code, owned->message, owned->remedy};
        const DiagnosticKind& kind = owned->kind;
        kinds_.emplace(kind.code, &kind);
        owned_.push_back(std::move(owned));
        return kind;
    }

private:
    static constexpr std::size_t most = 4096;
    static constexpr DiagnosticKind other = {Severity::Note, "other-note",
                                             "The file has a note of its own.", ""};

    std::mutex mutex_;
    std::map<std::string_view, const DiagnosticKind*> kinds_;
    std::vector<std::unique_ptr<OwnedKind>> owned_;
};

KindTable& table()
{
    static KindTable kinds;
    return kinds;
}

} // namespace

const DiagnosticKind& kind_with_code(std::string_view code)
{
    return table().find_or_add(Severity::Note, code, "The file has a note of its own.", {});
}

void learn_kind(const Diagnostic& diagnostic)
{
    static_cast<void>(table().find_or_add(diagnostic.severity, diagnostic.code, diagnostic.message,
                                          diagnostic.remedy));
}

} // namespace playhead::native
