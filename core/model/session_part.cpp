// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/session_part.h"

#include "core/base/text.h"

namespace playhead {

namespace diagnostics {

const DiagnosticKind part_of_session = {
    Severity::Note, "part-of-session", "This is a part of a session: other events were left out.",
    "Open the whole recording for the rest. Other notes, and the numbers in them, are about that."};

} // namespace diagnostics

/// Builds the part's columns from those of the whole.
class TracePart
{
public:
    TracePart(const Trace& whole, const Bits& events) : whole_(whole), numbers_(whole.event_count())
    {
        events.for_each([this](std::size_t event) {
            numbers_[event] = EventIndex(picked_.size());
            picked_.push_back(static_cast<std::uint32_t>(event));
        });
    }

    [[nodiscard]] std::shared_ptr<Trace> make() const
    {
        auto part = std::make_shared<Trace>(whole_);
        copy_columns(*part);
        link(*part);
        part->add_up();
        return part;
    }

    static void note(Trace& part, const Place& place)
    {
        part.diagnostics_.add(diagnostics::part_of_session, place);
    }

private:
    template <typename T>
    [[nodiscard]] std::vector<T> picked(const std::vector<T>& column) const
    {
        std::vector<T> values;
        values.reserve(picked_.size());
        for (const std::uint32_t event : picked_)
            values.push_back(column[event]);
        return values;
    }
    /// Of what few events have.
    template <typename Column>
    [[nodiscard]] Column picked_few(const Column& column) const
    {
        Column values;
        for (std::size_t i = 0; i < column.size(); ++i) {
            if (const EventIndex event = numbers_[column.events()[i].value()])
                values.set(event, column.value(i));
        }
        return values;
    }

    void copy_columns(Trace& part) const
    {
        const Trace::Columns& whole = whole_.columns_;
        Trace::Columns& columns = part.columns_;
        columns.starts = picked(whole.starts);
        columns.ends = picked(whole.ends);
        columns.parents = picked(whole.parents);
        columns.types = picked(whole.types);
        columns.agents = picked(whole.agents);
        columns.threads = picked(whole.threads);
        columns.models = picked(whole.models);
        columns.flags = picked(whole.flags);
        columns.action_types = picked(whole.action_types);
        columns.results = picked(whole.results);
        columns.records = picked(whole.records);
        columns.decoders = picked(whole.decoders);
        columns.ids = picked(whole.ids);
        part.record_lists_ = picked_few(whole_.record_lists_);
        part.tokens_ = picked_few(whole_.tokens_);
        part.costs_ = picked_few(whole_.costs_);
        part.tags_ = picked_few(whole_.tags_);
        part.action_words_ = picked_few(whole_.action_words_);
        part.annotations_ = {};
        for (const auto& [event, annotation] : whole_.annotations_.entries()) {
            if (const EventIndex number = numbers_[event.value()])
                part.annotations_.set(number, annotation);
        }
    }

    void link(Trace& part) const
    {
        constexpr auto inferred = static_cast<std::uint16_t>(EventFlag::ParentInferred);
        part.inferred_parents_ = 0;
        for (std::uint32_t i = 0; i < part.event_count(); ++i) {
            EventIndex& parent = part.columns_.parents[i];
            const bool had_parent = parent.is_valid();
            if (had_parent)
                parent = numbers_[parent.value()];
            std::uint16_t& flags = part.columns_.flags[i];
            // What is left of a cycle could be read as a tree that the whole does not have.
            if (!parent && (had_parent || part.has(EventIndex(i), EventFlag::CycleCut)))
                flags |= static_cast<std::uint16_t>(EventFlag::ParentLeftOut);
            if (parent && (flags & inferred) != 0)
                ++part.inferred_parents_;
        }
        std::vector<EventIndex> cut; // none: the whole has no cycles any more
        part.tree_ = EventTree(part.columns_.parents, part.columns_.starts, cut);
    }

    const Trace& whole_;
    std::vector<EventIndex> numbers_; ///< the new ones by the old; none where left out
    std::vector<std::uint32_t> picked_;
};

std::shared_ptr<const Trace> part_of(const Trace& whole, const PickedEvents& picked)
{
    auto part = TracePart(whole, picked.events).make();
    Place place;
    place.detail = format_count(part->event_count()) + " of " + format_count(whole.event_count()) +
                   " events: " + picked.filter +
                   (picked.with_ancestors ? ", and what these ran inside of" : "");
    TracePart::note(*part, place);
    return part;
}

bool is_part(const Trace& trace)
{
    return trace.diagnostics().count(diagnostics::part_of_session.code) > 0;
}

} // namespace playhead
