// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/timeline/row_filter_menu.h"

#include "core/query/facets.h"
#include "core/query/keys.h"
#include "ui/bridge/text.h"
#include "ui/context/event_filter.h"
#include "ui/context/session_context.h"

#include <QCoreApplication>
#include <QCursor>
#include <QMenu>
#include <QToolTip>

#include <array>
#include <string>

namespace playhead {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RowFilterMenu)
};

void filterBy(SessionContext& context, const FilterKey& key, const std::string& value, TermUse use)
{
    EventFilter& filter = context.filter();
    const Result<Filter> made =
        with_term(filter.filter(), key.name, FilterOperator::Matches, literal_value(value), use);
    if (made)
        filter.apply(*made);
    else
        QToolTip::showText(QCursor::pos(), toQString(made.error().what));
}

void addValue(QMenu& menu, SessionContext& context, const FilterKey& key, std::string_view value)
{
    QString title = toQString(key.name) + QStringLiteral(": ") + context.mask().word(value);
    QMenu* values = menu.addMenu(title.replace(u'&', QStringLiteral("&&")));
    const auto add = [&](const QString& text, TermUse use) {
        QObject::connect(values->addAction(text), &QAction::triggered, &context,
                         [&context, &key, word = std::string(value), use] {
                             filterBy(context, key, word, use);
                         });
    };
    add(Words::tr("&Only"), TermUse::Only);
    add(Words::tr("&And"), TermUse::And);
    add(Words::tr("&Not"), TermUse::Not);
}

} // namespace

void addRowFilterMenu(QMenu& menu, SessionContext& context, EventIndex event)
{
    if (!context.trace() || !context.trace()->contains(event))
        return;
    static constexpr std::array<std::string_view, 6> names = {"type",  "action", "result",
                                                              "model", "agent",  "tag"};
    const Trace& trace = *context.trace();
    QMenu* filters = menu.addMenu(Words::tr("&Filter by"));
    for (const std::string_view name : names) {
        const FilterKey* key = find_filter_key(name);
        const auto& column = std::get<WordColumn>(key->reader);
        StringId single;
        for (const StringId word : column.read(trace, event, single))
            addValue(*filters, context, *key, column.text(trace, word));
    }
}

} // namespace playhead
