// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/event_headlines.h"

#include "core/analysis/headline.h"
#include "core/base/json_scan.h"
#include "core/native/redactor.h"
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"

#include <algorithm>
#include <span>
#include <string>

namespace playhead {

namespace {

/// More than a hundred screens of rows.
constexpr std::size_t mostKnown = 16384;
/// Somebody who scrolls leaves rows behind: the latest are what is looked at.
constexpr std::size_t mostWanted = 256;
/// Of a record, and records of an event: what is said behind them is not worth the time.
constexpr std::size_t longestRecord = std::size_t{1} << 20;
constexpr std::size_t mostRecords = 32;

void mask(Payload& payload, std::string_view key, const Redactor& redactor,
          const std::stop_token& stop)
{
    if (payload.is_present())
        payload = Payload::owned(redactor.redact_json(payload.json(), key, stop));
}

/// Before it is cut: half a secret is not known for one.
void maskWhatIsTold(Event& event, const std::stop_token& stop)
{
    const Redactor redactor;
    mask(event.params, "params", redactor, stop);
    mask(event.returns, "returns", redactor, stop);
    mask(event.completion, "completion", redactor, stop);
    event.error.message = redactor.redact_text(event.error.message, stop);
}

std::string readHeadline(const Trace& trace, EventIndex event, bool revealSecrets,
                         const std::stop_token& stop)
{
    std::vector<std::string> bytes;
    const auto slices = trace.records(event);
    for (const Slice& slice : slices.first(std::min(slices.size(), mostRecords))) {
        auto record = trace.source(slice.source).read_beginning(slice, longestRecord, stop);
        if (!record)
            return {};
        const bool isCut = record->size() < slice.length;
        bytes.push_back(isCut ? json::complete_truncated(*record) : *std::move(record));
    }
    std::vector<Record> records;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        records.push_back({slices[i].role, bytes[i]});
    Event decoded = trace.decode(event, records, stop);
    if (!revealSecrets)
        maskWhatIsTold(decoded, stop);
    return stop.stop_requested() ? std::string() : headline(decoded);
}

} // namespace

EventHeadlines::EventHeadlines(SessionContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_job(this)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &EventHeadlines::read);
    connect(&context, &SessionContext::traceChanged, this, &EventHeadlines::forget);
    connect(&context, &SessionContext::secretsRevealedChanged, this, [this] {
        forget();
        Q_EMIT arrived(); // what is shown is to be asked for anew
    });
}

void EventHeadlines::forget()
{
    m_job.cancel();
    m_soon.stop();
    m_known.clear();
    m_wanted.clear();
    m_asked.clear();
}

QString EventHeadlines::known(EventIndex event) const
{
    const auto found = m_known.find(event.value());
    return found == m_known.end() ? QString() : found->second.text;
}

QString EventHeadlines::of(EventIndex event)
{
    const auto found = m_known.find(event.value());
    const bool isKnown = found != m_known.end();
    const std::size_t records = m_context.trace()->records(event).size();
    if (!isKnown || found->second.records != records) {
        if (m_asked.insert(event.value()).second)
            m_wanted.push_back(event);
        if (!m_job.isRunning() && !m_soon.isActive())
            m_soon.start();
    }
    return isKnown ? found->second.text : QString();
}

void EventHeadlines::read()
{
    if (m_wanted.empty() || !m_context.trace())
        return;
    const std::size_t left = m_wanted.size() - std::min(m_wanted.size(), mostWanted);
    for (const EventIndex event : std::span(m_wanted).first(left))
        m_asked.erase(event.value());
    std::vector<EventIndex> events(m_wanted.begin() + static_cast<std::ptrdiff_t>(left),
                                   m_wanted.end());
    m_wanted.clear();
    m_job.start(
        [trace = m_context.trace(), events = std::move(events),
         reveal = m_context.areSecretsRevealed()](const std::stop_token& stop) {
            Read read;
            read.reserve(events.size());
            for (const EventIndex event : events) {
                if (stop.stop_requested())
                    break;
                const std::string text = readHeadline(*trace, event, reveal, stop);
                read.push_back({event, {toQString(text), trace->records(event).size()}});
            }
            return read;
        },
        [this](Read&& read) { take(std::move(read)); });
}

void EventHeadlines::take(Read&& read)
{
    if (m_known.size() + read.size() > mostKnown)
        m_known.clear();
    bool isNews = false;
    for (auto& [event, headline] : read) {
        m_asked.erase(event.value());
        Headline& known = m_known[event.value()];
        isNews = isNews || known.text != headline.text;
        known = std::move(headline);
    }
    if (!m_wanted.empty())
        m_soon.start();
    if (isNews)
        Q_EMIT arrived();
}

} // namespace playhead
