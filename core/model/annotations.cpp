// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/annotations.h"

#include <algorithm>
#include <utility>

namespace playhead {

namespace {

/// Nothing where both sides are the same but for the time.
std::optional<AnnotationChange> change_to(EventIndex event, const std::optional<Annotation>& before,
                                          Annotation after, TimeNs now)
{
    const Annotation known = before.value_or(Annotation());
    if (known.note == after.note && known.is_bookmarked == after.is_bookmarked)
        return std::nullopt;
    after.changed = now;
    return AnnotationChange{event, before, std::move(after)};
}

} // namespace

std::size_t Annotations::position(EventIndex event) const
{
    const auto at = std::lower_bound(
        entries_.begin(), entries_.end(), event,
        [](const Entry& entry, EventIndex wanted) { return entry.event < wanted; });
    return static_cast<std::size_t>(at - entries_.begin());
}

std::optional<Annotation> Annotations::entry(EventIndex event) const
{
    const std::size_t at = position(event);
    if (at == entries_.size() || entries_[at].event != event)
        return std::nullopt;
    return entries_[at].annotation;
}

const Annotation* Annotations::find(EventIndex event) const
{
    const std::size_t at = position(event);
    const bool is_there =
        at < entries_.size() && entries_[at].event == event && !entries_[at].annotation.is_empty();
    return is_there ? &entries_[at].annotation : nullptr;
}

bool Annotations::is_bookmarked(EventIndex event) const
{
    const Annotation* annotation = find(event);
    return annotation && annotation->is_bookmarked;
}

bool Annotations::has_note(EventIndex event) const
{
    const Annotation* annotation = find(event);
    return annotation && !annotation->note.empty();
}

std::size_t Annotations::count() const
{
    return static_cast<std::size_t>(
        std::count_if(entries_.begin(), entries_.end(),
                      [](const Entry& entry) { return !entry.annotation.is_empty(); }));
}

std::optional<AnnotationChange> Annotations::with_note(EventIndex event, std::string note,
                                                       TimeNs now) const
{
    const auto before = entry(event);
    Annotation after = before.value_or(Annotation());
    after.note = std::move(note);
    return change_to(event, before, std::move(after), now);
}

std::optional<AnnotationChange> Annotations::with_bookmark(EventIndex event, bool is_on,
                                                           TimeNs now) const
{
    const auto before = entry(event);
    Annotation after = before.value_or(Annotation());
    after.is_bookmarked = is_on;
    return change_to(event, before, std::move(after), now);
}

void Annotations::set(EventIndex event, std::optional<Annotation> annotation)
{
    const std::size_t at = position(event);
    const auto place = entries_.begin() + static_cast<std::ptrdiff_t>(at);
    const bool is_there = at < entries_.size() && entries_[at].event == event;
    if (annotation && is_there)
        place->annotation = *std::move(annotation);
    else if (annotation)
        entries_.insert(place, {event, *std::move(annotation)});
    else if (is_there)
        entries_.erase(place);
}

void Annotations::merge(EventIndex event, const Annotation& annotation)
{
    const auto known = entry(event);
    if (!known || known->changed < annotation.changed)
        set(event, annotation);
}

void Annotations::merge(const Annotations& others)
{
    for (const Entry& other : others.entries_)
        merge(other.event, other.annotation);
}

} // namespace playhead
