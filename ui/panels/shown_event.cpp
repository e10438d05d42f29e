// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/shown_event.h"

#include "core/base/json_scan.h"
#include "core/native/redactor.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead {

namespace {

constexpr std::size_t longestAddress = 4096;
constexpr std::string_view maskDots = "••••••••";

bool isContainer(std::string_view text)
{
    const json::Kind kind = json::kind_of(text);
    return kind == json::Kind::Object || kind == json::Kind::Array;
}

/// Where a text was cut off, the half of a secret may stand that no pattern tells: all but the
/// longest of them are shorter than what is left out here.
std::string_view withoutEnd(std::string_view text, bool isRevealed)
{
    constexpr std::size_t longestSecret = 16 * 1024;
    if (!isRevealed)
        text.remove_suffix(std::min(text.size(), longestSecret));
    return text;
}

int masksIn(std::string_view text)
{
    int count = 0;
    for (auto at = text.find(maskDots); at != text.npos;
         at = text.find(maskDots, at + maskDots.size()))
        ++count;
    return count;
}

/// Masks texts in place and counts what it masked. Where it is stopped, what it leaves is of no
/// use.
class Masker
{
public:
    explicit Masker(const std::stop_token& stop) : m_stop(stop) {}

    void text(std::string& text)
    {
        if (!text.empty())
            take(text, m_redactor.redact_text(text, m_stop));
    }
    void payload(Payload& payload, std::string_view key)
    {
        if (payload.is_absent() || isClean(payload))
            return;
        std::string masked = m_redactor.redact_json(payload.json(), key, m_stop);
        if (m_stop.stop_requested() || masked == payload.json())
            return;
        m_count += masksIn(masked) - masksIn(payload.json());
        payload = Payload::owned(std::move(masked));
    }
    void record(LoadedEvent::Raw& raw)
    {
        const std::string& bytes = *raw.bytes;
        std::string masked = isContainer(bytes) ? m_redactor.redact_json(bytes, {}, m_stop)
                                                : m_redactor.redact_text(bytes, m_stop);
        if (m_stop.stop_requested())
            return;
        if (masked != bytes)
            take(raw.bytes, std::move(masked));
        else if (isContainer(bytes))
            m_clean.push_back(bytes);
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
    /// Whether it is a piece of a record that was looked through and holds no secret: to look
    /// through it again would take as long, and find none.
    [[nodiscard]] bool isClean(const Payload& payload) const
    {
        const std::string_view json = payload.json();
        const std::less_equal<> isBefore; // of pointers into different texts, too
        return payload.is_borrowed() &&
               std::any_of(m_clean.begin(), m_clean.end(), [&](std::string_view record) {
                   return isBefore(record.data(), json.data()) &&
                          isBefore(json.data() + json.size(), record.data() + record.size());
               });
    }
    void take(std::string& text, std::string masked)
    {
        if (m_stop.stop_requested())
            return;
        m_count += masksIn(masked) - masksIn(text);
        text = std::move(masked);
    }
    void take(std::shared_ptr<const std::string>& bytes, std::string masked)
    {
        m_count += masksIn(masked) - masksIn(*bytes);
        bytes = std::make_shared<const std::string>(std::move(masked));
    }

    const std::stop_token& m_stop;
    Redactor m_redactor;
    std::vector<std::string_view> m_clean; ///< records without a secret
    int m_count = 0;
};

/// Returns how many secrets they hold. The records have been through the same Masker, if any have.
int maskFields(Event& event, Masker& mask)
{
    const int before = mask.count();
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
    return mask.count() - before;
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

ShownEvent shownEvent(LoadedEvent loaded, bool revealSecrets, const std::stop_token& stop)
{
    LoadedEvent masked = loaded;
    Masker mask(stop);
    for (LoadedEvent::Raw& record : masked.records)
        mask.record(record);
    const int inRecords = mask.count();
    const int inFields = maskFields(masked.event, mask);
    // A record holds what the fields hold: the larger count is nearer to what a person counts.
    if (stop.stop_requested())
        return {};
    ShownEvent shown;
    shown.secretCount = std::max(inFields, inRecords);
    shown.loaded = revealSecrets ? std::make_shared<const LoadedEvent>(std::move(loaded))
                                 : withOriginal(std::move(masked), std::move(loaded));
    return shown;
}

std::uint64_t recordedSize(const Trace& trace, EventIndex event)
{
    std::uint64_t size = 0;
    for (const Slice& slice : trace.records(event))
        size += slice.length;
    return size;
}

std::optional<ShownEvent> shownBeginning(const Trace& trace, EventIndex event, bool revealSecrets,
                                         std::size_t most, const std::stop_token& stop)
{
    LoadedEvent loaded;
    Masker mask(stop);
    for (const Slice& slice : trace.records(event)) {
        const Source& source = trace.source(slice.source);
        auto bytes = source.read_beginning(slice, most, stop);
        if (!bytes || !isContainer(*bytes))
            return std::nullopt;
        const bool isCut = bytes->size() < slice.length;
        LoadedEvent::Raw record{slice, source.name(),
                                std::make_shared<const std::string>(*std::move(bytes))};
        if (!revealSecrets)
            mask.record(record);
        if (isCut)
            record.bytes = std::make_shared<const std::string>(
                json::complete_truncated(withoutEnd(*record.bytes, revealSecrets)));
        loaded.records.push_back(std::move(record));
    }
    std::vector<Record> views;
    views.reserve(loaded.records.size());
    for (const LoadedEvent::Raw& record : loaded.records)
        views.push_back({record.slice.role, *record.bytes});
    loaded.event = trace.decode(event, views, stop);
    if (stop.stop_requested())
        return std::nullopt; // some of it may not be masked
    return ShownEvent{std::make_shared<const LoadedEvent>(std::move(loaded)), mask.count()};
}

std::shared_ptr<const LoadedEvent> shownFields(LoadedEvent loaded, bool revealSecrets,
                                               const std::stop_token& stop)
{
    LoadedEvent masked = loaded;
    masked.records.clear();
    if (!revealSecrets) {
        Masker mask(stop);
        maskFields(masked.event, mask);
    }
    if (stop.stop_requested())
        return nullptr;
    return withOriginal(std::move(masked), std::move(loaded));
}

} // namespace playhead
