// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/kept_filters.h"

#include <QSettings>

#include <algorithm>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

void write(const std::vector<KeptFilter>& filters)
{
    QSettings settings;
    settings.beginWriteArray(u"filters/kept"_s, static_cast<int>(filters.size()));
    for (std::size_t at = 0; at < filters.size(); ++at) {
        settings.setArrayIndex(static_cast<int>(at));
        settings.setValue(u"name"_s, filters[at].name);
        settings.setValue(u"text"_s, filters[at].text);
    }
    settings.endArray();
}

} // namespace

std::vector<KeptFilter> KeptFilters::all()
{
    std::vector<KeptFilter> filters;
    QSettings settings;
    const int count = settings.beginReadArray(u"filters/kept"_s);
    for (int at = 0; at < count; ++at) {
        settings.setArrayIndex(at);
        filters.push_back(
            {settings.value(u"name"_s).toString(), settings.value(u"text"_s).toString()});
    }
    std::sort(filters.begin(), filters.end(), [](const KeptFilter& a, const KeptFilter& b) {
        const int order = a.name.compare(b.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.name < b.name;
    });
    return filters;
}

void KeptFilters::keep(const KeptFilter& filter)
{
    std::vector<KeptFilter> filters = all();
    std::erase_if(filters, [&](const KeptFilter& other) { return other.name == filter.name; });
    filters.push_back(filter);
    write(filters);
}

void KeptFilters::forget(const QString& name)
{
    std::vector<KeptFilter> filters = all();
    std::erase_if(filters, [&](const KeptFilter& other) { return other.name == name; });
    write(filters);
}

} // namespace playhead
