// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/find.h"

#include "ui/bridge/text.h"
#include "ui/context/found_text.h"
#include "ui/context/session_context.h"

namespace playhead {

namespace {

/// Each key cancels the search for the text before, so that none needs to wait for the next key.
constexpr int typingPauseMs = 0;

} // namespace

Find::Find(SessionContext& context) : QObject(&context), m_hits(context, typingPauseMs, nullptr)
{
    connect(&m_hits, &FilterHits::changed, this, &Find::foundChanged);
    connect(&m_hits, &FilterHits::progressChanged, this, &Find::progressChanged);
}

Find::~Find() = default;

void Find::setSearch(const TextSearch& search)
{
    if (search == m_search)
        return;
    m_search = search;
    const auto compiled = compile_search(search);
    m_problem = compiled ? QString() : toQString(compiled.error().what);
    FoundText::instance().setPattern(compiled ? compiled->pattern : nullptr);
    m_hits.setFilter(compiled ? compiled->filter : Filter());
    Q_EMIT progressChanged();
}

} // namespace playhead
