// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/shown_event.h"

#include "core/base/json_scan.h"
#include "core/native/redactor.h"

#include <algorithm>

namespace playhead {

namespace {

constexpr std::size_t longestAddress = 4096;
constexpr std::string_view maskDots = "••••••••";

int masksIn(std::string_view text)
{
    int count = 0;
    for (auto at = text.find(maskDots); at != text.npos;
         at = text.find(maskDots, at + maskDots.size()))
        ++count;
    return count;
}

/// Masks texts in place and counts what it masked.
class Masker
{
public:
    void text(std::string& text)
    {
        if (!text.empty())
            take(text, m_redactor.redact_text(text));
    }
    void payload(Payload& payload, std::string_view key)
    {
        if (payload.is_absent())
            return;
        std::string masked = m_redactor.redact_json(payload.json(), key);
        if (masked == payload.json())
            return;
        m_count += masksIn(masked) - masksIn(payload.json());
        payload = Payload::owned(std::move(masked));
    }
    void record(LoadedEvent::Raw& raw)
    {
        const std::string& bytes = *raw.bytes;
        const json::Kind kind = json::kind_of(bytes);
        const bool isJson = kind == json::Kind::Object || kind == json::Kind::Array;
        std::string masked = isJson ? m_redactor.redact_json(bytes) : m_redactor.redact_text(bytes);
        if (masked != bytes)
            take(raw.bytes, std::move(masked));
    }
    void entries(std::vector<LogEntry>& entries)
    {
        for (LogEntry& entry : entries) {
            text(entry.name);
            text(entry.text);
            payload(entry.attributes, {});
        }
    }
    [[nodiscard]] int count() const { return m_count; }

private:
    void take(std::string& text, std::string masked)
    {
        m_count += masksIn(masked) - masksIn(text);
        text = std::move(masked);
    }
    void take(std::shared_ptr<const std::string>& bytes, std::string masked)
    {
        m_count += masksIn(masked) - masksIn(*bytes);
        bytes = std::make_shared<const std::string>(std::move(masked));
    }

    Redactor m_redactor;
    int m_count = 0;
};

int maskFields(Event& event)
{
    Masker mask;
    for (std::string* text :
         {&event.id, &event.parent_id, &event.event_type, &event.action_type, &event.status,
          &event.model, &event.agent, &event.thread, &event.error.type, &event.error.message,
          &event.error.code, &event.error.stack, &event.error_trigger})
        mask.text(*text);
    for (std::string& tag : event.tags)
        mask.text(tag);
    mask.payload(event.params, "params");
    mask.payload(event.returns, "returns");
    mask.payload(event.prompt, "prompt");
    mask.payload(event.completion, "completion");
    mask.payload(event.attributes, "attributes");
    // A picture holds no text; an address can hold a token.
    if (event.screenshot.json().size() < longestAddress)
        mask.payload(event.screenshot, "screenshot");
    mask.entries(event.logs);
    mask.entries(event.span_events);
    for (EventLink& link : event.links) {
        mask.text(link.session_id);
        mask.text(link.event_id);
        mask.payload(link.attributes, {});
    }
    for (EventNote& note : event.notes)
        mask.text(note.detail);
    return mask.count();
}

/// Unmasked payloads may borrow from the records as loaded, which therefore stay alive.
std::shared_ptr<const LoadedEvent> withOriginal(LoadedEvent masked, LoadedEvent loaded)
{
    struct Both {
        LoadedEvent shown;
        LoadedEvent original;
    };
    auto both = std::make_shared<Both>(Both{std::move(masked), std::move(loaded)});
    return {both, &both->shown};
}

} // namespace

ShownEvent shownEvent(LoadedEvent loaded, bool revealSecrets)
{
    LoadedEvent masked = loaded;
    const int inFields = maskFields(masked.event);
    Masker mask;
    for (LoadedEvent::Raw& record : masked.records)
        mask.record(record);
    // A record holds what the fields hold: the larger count is nearer to what a person counts.
    ShownEvent shown;
    shown.secretCount = std::max(inFields, mask.count());
    shown.loaded = revealSecrets ? std::make_shared<const LoadedEvent>(std::move(loaded))
                                 : withOriginal(std::move(masked), std::move(loaded));
    return shown;
}

std::shared_ptr<const LoadedEvent> shownFields(LoadedEvent loaded, bool revealSecrets)
{
    LoadedEvent masked = loaded;
    masked.records.clear();
    if (!revealSecrets)
        maskFields(masked.event);
    return withOriginal(std::move(masked), std::move(loaded));
}

} // namespace playhead
