// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/palette_search.h"

#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"
#include "ui/dialogs/menu_actions.h"
#include "ui/models/event_texts.h"
#include "ui/models/fuzzy_match.h"
#include "ui/models/session_list_model.h"

#include <QAction>
#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A text that names a place is meant: nothing else stands above it.
constexpr int sure = 1'000'000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PaletteSearch)
};

PaletteEntry eventEntry(EventIndex event, const SessionContext& context)
{
    const Trace& trace = *context.trace();
    PaletteEntry entry;
    entry.text = u'#' + QString::number(event.value()) + u' ' +
                 EventTexts::name(trace, event, context.mask());
    entry.note = EventTexts::kind(trace, event, context.mask()) + u" · "_s +
                 context.formatTime(trace.start(event));
    entry.target = event;
    entry.score = sure;
    return entry;
}

/// The event that last began at a moment or before it.
EventIndex eventAt(const Trace& trace, TimeNs time)
{
    EventIndex found;
    for (std::uint32_t e = 0; e < trace.event_count(); ++e) {
        const TimeNs start = trace.start(EventIndex(e));
        if (start != no_time && start <= time && (!found || start >= trace.start(found)))
            found = EventIndex(e);
    }
    return found;
}

std::vector<PaletteEntry> placesInTime(QStringView text, const SessionContext& context)
{
    const auto& trace = context.trace();
    const auto since = spanOf(text);
    if (!trace || !since || trace->begin_time() == no_time)
        return {};
    if (*since > trace->end_time() - trace->begin_time())
        return {};
    PaletteTime place{trace->begin_time() + *since, {}};
    place.event = eventAt(*trace, place.time);
    PaletteEntry entry;
    entry.text = Words::tr("Go to %1").arg(context.formatTime(place.time));
    if (place.event)
        entry.note = u'#' + QString::number(place.event.value()) + u' ' +
                     EventTexts::name(*trace, place.event, context.mask());
    entry.target = place;
    entry.score = sure;
    return {entry};
}

std::vector<PaletteEntry> linkEntry(const QString& text)
{
    PaletteEntry entry;
    const auto link = parse_link(toStdString(text));
    if (!link)
        return {};
    entry.text = Words::tr("Open the link");
    entry.note = toQString(elide(link->session_id, 60));
    entry.target = *link;
    entry.score = sure;
    return {entry};
}

} // namespace

std::optional<DurationNs> spanOf(QStringView text)
{
    struct Unit {
        QLatin1StringView name;
        double seconds;
    };
    static constexpr std::array units = {
        Unit{QLatin1StringView("ms"), 0.001}, Unit{QLatin1StringView("us"), 0.000001},
        Unit{QLatin1StringView("s"), 1},      Unit{QLatin1StringView("m"), 60},
        Unit{QLatin1StringView("h"), 3600},
    };
    constexpr double longest = 9e9; // seconds: what 64 bits of nanoseconds hold
    const QStringView trimmedText = text.trimmed();
    double seconds = 0;
    bool isNumber = false;
    if (trimmedText.contains(u':')) {
        for (const QStringView part : trimmedText.split(u':')) {
            seconds = seconds * 60 + part.toDouble(&isNumber);
            if (!isNumber || part.toDouble() < 0)
                return std::nullopt;
        }
    } else {
        const auto* unit = std::find_if(units.begin(), units.end(), [&](const Unit& each) {
            return trimmedText.endsWith(each.name);
        });
        const bool hasUnit = unit != units.end();
        seconds = trimmedText.chopped(hasUnit ? unit->name.size() : 0).toDouble(&isNumber) *
                  (hasUnit ? unit->seconds : 1);
    }
    if (!isNumber || !std::isfinite(seconds) || seconds < 0 || seconds > longest)
        return std::nullopt;
    return static_cast<DurationNs>(std::llround(seconds * 1e9));
}

std::vector<PaletteEntry> paletteActions(const QString& text, const QList<MenuAction>& actions)
{
    std::vector<PaletteEntry> found;
    for (const MenuAction& each : actions) {
        const auto match = fuzzyMatch(text, each.text);
        if (!match || !each.action->isEnabled())
            continue;
        PaletteEntry entry;
        entry.text = each.text;
        entry.note = each.place;
        entry.keys = keysOf(*each.action);
        entry.marks = match->positions;
        entry.score = match->score;
        entry.target = QPointer<QAction>(each.action);
        found.push_back(std::move(entry));
    }
    return found;
}

std::vector<PaletteEntry> paletteSessions(const QString& text, const SessionListModel& sessions)
{
    std::vector<PaletteEntry> found;
    for (int row = 0; row < sessions.rowCount(); ++row) {
        PaletteEntry entry;
        entry.text = sessions.index(row).data(Qt::DisplayRole).toString().simplified();
        const auto match = fuzzyMatch(text, entry.text);
        if (!match)
            continue;
        const bool isKept = sessions.entry(row).origin == SessionEntry::Origin::Library;
        entry.note = isKept ? Words::tr("session of the library") : Words::tr("open session");
        entry.marks = match->positions;
        entry.score = match->score;
        entry.target = sessions.entry(row).key;
        found.push_back(std::move(entry));
    }
    return found;
}

std::optional<std::vector<PaletteEntry>> palettePlaces(const QString& text,
                                                       const SessionContext& context)
{
    const QString place = text.trimmed();
    if (is_link(toStdString(place)))
        return linkEntry(place);
    if (place.startsWith(u'@'))
        return placesInTime(QStringView(place).mid(1), context);
    if (!place.startsWith(u'#'))
        return std::nullopt;
    bool isNumber = false;
    const EventIndex event(QStringView(place).mid(1).toUInt(&isNumber));
    if (!isNumber || !context.trace() || !context.trace()->contains(event))
        return std::vector<PaletteEntry>();
    return std::vector{eventEntry(event, context)};
}

std::vector<EventIndex> searchEvents(const Trace& trace, const QString& text, std::size_t most,
                                     const std::stop_token& stop)
{
    struct Hit {
        int score;
        EventIndex event;
    };
    constexpr int noMatch = -1'000'000;
    constexpr std::uint32_t eventsBetweenLooks = 4096;
    std::unordered_map<StringId, int> scores; // many events share a type
    std::vector<Hit> hits;
    const auto isBetter = [](const Hit& a, const Hit& b) {
        return a.score != b.score ? a.score > b.score : a.event < b.event;
    };
    for (std::uint32_t e = 0; e < trace.event_count(); ++e) {
        if (e % eventsBetweenLooks == 0 && stop.stop_requested())
            return {};
        const EventIndex event(e);
        const auto [known, isNew] = scores.try_emplace(trace.event_type_id(event), noMatch);
        if (isNew) {
            const auto match = fuzzyMatch(text, toQString(trace.event_type(event).substr(0, 1000)));
            known->second = match ? match->score : noMatch;
        }
        const Hit hit{known->second, event};
        // The worst of those kept is on top.
        if (hit.score == noMatch || (hits.size() == most && !isBetter(hit, hits.front())))
            continue;
        if (hits.size() == most) {
            std::pop_heap(hits.begin(), hits.end(), isBetter);
            hits.pop_back();
        }
        hits.push_back(hit);
        std::push_heap(hits.begin(), hits.end(), isBetter);
    }
    std::sort(hits.begin(), hits.end(), isBetter);
    std::vector<EventIndex> events;
    events.reserve(hits.size());
    for (const Hit& hit : hits)
        events.push_back(hit.event);
    return events;
}

std::vector<PaletteEntry> paletteEvents(const QString& text, const std::vector<EventIndex>& events,
                                        const SessionContext& context)
{
    std::vector<PaletteEntry> found;
    for (const EventIndex event : events) {
        PaletteEntry entry = eventEntry(event, context);
        const auto name = entry.text.indexOf(u' ') + 1;
        const auto match = fuzzyMatch(text, QStringView(entry.text).mid(name));
        if (!match)
            continue;
        entry.score = match->score;
        for (const int at : match->positions)
            entry.marks.push_back(at + static_cast<int>(name));
        found.push_back(std::move(entry));
    }
    return found;
}

} // namespace playhead
