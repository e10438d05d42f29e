// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace playhead {

/// What a person keeps beside one event. It is no part of what was recorded.
struct Annotation {
    std::string note; ///< plain text, UTF-8
    bool is_bookmarked = false;
    TimeNs changed = no_time; ///< when the person last changed it

    /// Neither a note nor a bookmark: all that was there has been taken back.
    [[nodiscard]] bool is_empty() const { return note.empty() && !is_bookmarked; }
    friend bool operator==(const Annotation&, const Annotation&) = default;
};

/// The most bytes that a note may have.
inline constexpr std::size_t longest_note = std::size_t{64} << 10U;

/// One step of editing, which knows what it replaces: its inverse restores that exactly, the time
/// of the change included.
struct AnnotationChange {
    EventIndex event;
    std::optional<Annotation> before;
    std::optional<Annotation> after;

    [[nodiscard]] AnnotationChange inverse() const { return {event, after, before}; }
    friend bool operator==(const AnnotationChange&, const AnnotationChange&) = default;
};

/// The annotations of one session, by event. A value: copies share nothing.
///
/// What was taken back stays as an empty entry with its time, so that an older state of it that
/// comes from elsewhere does not return. find() and all that is shown pass over such entries.
class Annotations
{
public:
    struct Entry {
        EventIndex event;
        Annotation annotation;
        friend bool operator==(const Entry&, const Entry&) = default;
    };

    /// Null where the person keeps nothing beside the event.
    [[nodiscard]] const Annotation* find(EventIndex event) const;
    [[nodiscard]] bool is_bookmarked(EventIndex event) const;
    [[nodiscard]] bool has_note(EventIndex event) const;
    /// In order of arrival, with the empty ones.
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    /// How many find() finds.
    [[nodiscard]] std::size_t count() const;

    /// The step that gives an event this note, or takes its note with the empty text; the bookmark
    /// stays. Nothing where it would change nothing.
    [[nodiscard]] std::optional<AnnotationChange> with_note(EventIndex event, std::string note,
                                                            TimeNs now) const;
    /// The same for the bookmark; the note stays.
    [[nodiscard]] std::optional<AnnotationChange> with_bookmark(EventIndex event, bool is_on,
                                                                TimeNs now) const;
    /// Sets what comes after the change, whatever is there.
    void apply(const AnnotationChange& change) { set(change.event, change.after); }

    void set(EventIndex event, std::optional<Annotation> annotation);
    /// Takes one in that was kept elsewhere: the later change wins, and this one where both are as
    /// late.
    void merge(EventIndex event, const Annotation& annotation);
    void merge(const Annotations& others);

    friend bool operator==(const Annotations&, const Annotations&) = default;

private:
    [[nodiscard]] std::optional<Annotation> entry(EventIndex event) const;
    [[nodiscard]] std::size_t position(EventIndex event) const;

    std::vector<Entry> entries_; ///< sorted by event
};

} // namespace playhead
