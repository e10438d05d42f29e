// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/diagnostics.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace playhead {

std::string_view severity_name(Severity severity)
{
    switch (severity) {
    case Severity::Note:
        return "note";
    case Severity::Warning:
        return "warning";
    case Severity::Error:
        break;
    }
    return "error";
}

std::string Place::to_string() const
{
    std::string text;
    const auto append = [&text](const std::string& part) {
        if (!text.empty())
            text += ", ";
        text += part;
    };
    if (event)
        append("#" + std::to_string(event.value()));
    if (line)
        append("line " + std::to_string(*line));
    if (offset)
        append("byte " + std::to_string(*offset));
    if (!detail.empty())
        append(repair_utf8(detail));
    return text;
}

Diagnostic& Diagnostics::entry(std::string_view code)
{
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [code](const auto& e) { return e.code == code; });
    if (found != entries_.end())
        return *found;
    entries_.emplace_back().code = code;
    return entries_.back();
}

void Diagnostics::add(const DiagnosticKind& kind, const Place& place)
{
    Diagnostic& known = entry(kind.code);
    if (known.count++ == 0) {
        known.severity = kind.severity;
        known.message = kind.message;
        known.remedy = kind.remedy;
    }
    if (known.where.size() < places_kept) {
        if (std::string text = place.to_string(); !text.empty())
            known.where.push_back(std::move(text));
    }
}

void Diagnostics::add(Diagnostic diagnostic)
{
    Diagnostic& known = entry(diagnostic.code);
    if (known.count == 0) {
        known = std::move(diagnostic);
        return;
    }
    known.count += diagnostic.count;
    for (std::string& place : diagnostic.where) {
        if (known.where.size() < places_kept)
            known.where.push_back(std::move(place));
    }
}

void Diagnostics::merge(const Diagnostics& other)
{
    for (const Diagnostic& diagnostic : other.entries_)
        add(diagnostic);
}

const Diagnostic* Diagnostics::find(std::string_view code) const
{
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [code](const auto& e) { return e.code == code; });
    return found == entries_.end() ? nullptr : &*found;
}

std::uint64_t Diagnostics::count(std::string_view code) const
{
    const Diagnostic* const known = find(code);
    return known ? known->count : 0;
}

bool Diagnostics::keeps_place_of(std::string_view code) const
{
    const Diagnostic* const known = find(code);
    return !known || known->where.size() < places_kept;
}

Severity Diagnostics::worst() const
{
    const auto worst =
        std::max_element(entries_.begin(), entries_.end(),
                         [](const auto& a, const auto& b) { return a.severity < b.severity; });
    return worst == entries_.end() ? Severity::Note : worst->severity;
}

} // namespace playhead
