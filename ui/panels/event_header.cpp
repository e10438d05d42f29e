// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/event_header.h"

#include "core/base/text.h"
#include "core/native/redactor.h"
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/type_icon.h"

#include <QGridLayout>
#include <QPainter>
#include <QToolButton>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int sideMargin = 14;
constexpr std::size_t tagsShown = 3;

} // namespace

EventHeader::EventHeader(SessionContext& context, QWidget* parent)
    : QWidget(parent), m_context(context)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(0);

    auto* caption = new QHBoxLayout;
    caption->setContentsMargins(sideMargin, 2, sideMargin - 6, 0);
    caption->setSpacing(2);
    makeCaption(*caption);
    layout->addLayout(caption);

    auto* title = new QHBoxLayout;
    title->setContentsMargins(sideMargin, 2, sideMargin, 8);
    title->setSpacing(8);
    m_icon = new TypeIcon(this);
    m_title = new PlainLabel(this);
    QFont large = Theme::instance().font();
    large.setPixelSize(15);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_title->setElided(true);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_result = new Chip(EventResult::Indeterminate, this);
    title->addWidget(m_icon);
    title->addWidget(m_title, 1);
    title->addWidget(m_result);
    title->addStretch();
    layout->addLayout(title);
    layout->addWidget(makeFacts());

    connect(&m_context, &SessionContext::timeDisplayChanged, this, &EventHeader::updateTimes);
}

void EventHeader::makeCaption(QHBoxLayout& row)
{
    m_caption = new PlainLabel({}, ColorRole::Dim, this);
    QFont small = Theme::instance().smallFont();
    small.setWeight(QFont::DemiBold);
    small.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    m_caption->setFont(small);
    auto* session = makeIconButton(u"note"_s, tr("Show the session's details"), this);
    m_previous = makeIconButton(u"previous"_s, tr("Previous event"), this);
    m_next = makeIconButton(u"next"_s, tr("Next event"), this);
    m_copy = makeIconButton(u"copy"_s, tr("Copy the event as JSON"), this);
    row.addWidget(m_caption, 1);
    for (QToolButton* button : {session, m_previous, m_next, m_copy})
        row.addWidget(button);
    connect(session, &QToolButton::clicked, this, &EventHeader::sessionClicked);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_copy, &QToolButton::clicked, this, &EventHeader::copyClicked);
}

EventHeader::Fact EventHeader::makeFact(QGridLayout& grid, int row, int column, const QString& name)
{
    Fact fact;
    fact.name = new PlainLabel(name, ColorRole::Dim);
    fact.value = new PlainLabel;
    fact.value->setElided(true);
    grid.addWidget(fact.name, row, column);
    grid.addWidget(fact.value, row, column + 1);
    return fact;
}

QWidget* EventHeader::makeFacts()
{
    auto* facts = new QWidget(this);
    auto* grid = new QGridLayout(facts);
    grid->setContentsMargins(sideMargin, 0, sideMargin, 10);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(0, 52);
    grid->setColumnMinimumWidth(2, 58);
    grid->setColumnStretch(1, 6);
    grid->setColumnStretch(3, 5);

    m_start = makeFact(*grid, 0, 0, tr("start"));
    m_duration = makeFact(*grid, 0, 2, tr("duration"));
    m_model = makeFact(*grid, 1, 0, tr("model"));
    m_tokens = makeFact(*grid, 1, 2, tr("tokens"));
    m_agent = makeFact(*grid, 2, 0, tr("agent"));
    m_cost = makeFact(*grid, 2, 2, tr("cost"));
    m_costNote = new PlainLabel(tr("comp."), ColorRole::Dim, facts);
    m_costNote->setToolTip(plainToolTip(tr("Not recorded: computed from tokens and prices.")));
    auto* cost = new QHBoxLayout;
    cost->setSpacing(5);
    cost->addWidget(m_cost.value);
    cost->addWidget(m_costNote);
    cost->addStretch();
    m_cost.value->setElided(false);
    grid->addLayout(cost, 2, 3);

    m_tagsName = new PlainLabel(tr("tags"), ColorRole::Dim, facts);
    m_tags = new QWidget(facts);
    auto* tags = new QHBoxLayout(m_tags);
    tags->setContentsMargins(0, 0, 0, 0);
    tags->setSpacing(5);
    grid->addWidget(m_tagsName, 3, 0);
    grid->addWidget(m_tags, 3, 1);
    m_parentName = new PlainLabel(tr("parent"), ColorRole::Dim, facts);
    m_parent = new LinkButton({}, facts);
    grid->addWidget(m_parentName, 3, 2);
    grid->addWidget(m_parent, 3, 3, Qt::AlignLeft);
    connect(m_parent, &QAbstractButton::clicked, this, [this] {
        const EventIndex parent = m_context.trace()->parent(m_event);
        m_context.select(parent);
        Q_EMIT m_context.revealRequested(parent);
    });
    return facts;
}

void EventHeader::setEvent(EventIndex event)
{
    const Trace& trace = *m_context.trace();
    m_event = event;
    m_caption->setFullText(
        tr("EVENT #%1 OF %2").arg(event.value()).arg(toQString(format_count(trace.event_count()))));
    m_previous->setEnabled(event.value() > 0);
    m_next->setEnabled(event.value() + 1 < trace.event_count());
    m_icon->setType(trace.action_type(event), toQString(trace.action_word(event)));
    const QString type = shown(trace.event_type(event));
    m_title->setFullText(type.isEmpty() ? tr("(unnamed)") : type);
    m_result->setResult(trace.result(event));
    updateTimes();
    updateUsage();
    updatePlace();
    updateRows();
}

void EventHeader::setCopyEnabled(bool enabled)
{
    m_copy->setEnabled(enabled);
}

void EventHeader::step(int distance)
{
    const auto index = static_cast<std::int64_t>(m_event.value()) + distance;
    if (index < 0 || !m_context.trace() || index >= m_context.trace()->event_count())
        return;
    const EventIndex event(static_cast<std::uint32_t>(index));
    m_context.select(event);
    Q_EMIT m_context.revealRequested(event);
}

void EventHeader::updateTimes()
{
    if (!m_event || !m_context.trace() || !m_context.trace()->contains(m_event))
        return;
    const Trace& trace = *m_context.trace();
    QString start = m_context.formatTime(trace.start(m_event));
    if (m_context.timeDisplay() != TimeDisplay::Relative && !trace.session().zone_trusted)
        start += u" ?"_s;
    setFact(m_start, start);
    const auto duration = trace.duration(m_event);
    const bool isInstant = trace.has(m_event, EventFlag::Instant);
    setFact(m_duration, duration    ? toQString(format_duration(*duration))
                        : isInstant ? tr("instant")
                                    : tr("not recorded"));
    if (duration)
        m_duration.value->setToolTip(toQString(format_duration_exact(*duration)));
}

void EventHeader::updateUsage()
{
    const Trace& trace = *m_context.trace();
    setFact(m_model, shown(trace.model(m_event)));
    QString tokens;
    if (const TokenCounts* counts = trace.tokens(m_event)) {
        const auto written = [](std::optional<std::int64_t> count) {
            return count ? toQString(format_count(*count)) : u"?"_s;
        };
        if (counts->prompt || counts->completion)
            tokens = written(counts->prompt) + u" → "_s + written(counts->completion);
        else if (counts->sum())
            tokens = written(counts->sum());
    }
    setFact(m_tokens, tokens);
    setFact(m_agent, shown(trace.agent(m_event)));
    const Cost* cost = trace.cost(m_event);
    setFact(m_cost, cost ? toQString(format_cost(cost->usd)) : QString());
    m_costNote->setVisible(cost && cost->provenance == Provenance::Derived);
}

void EventHeader::updatePlace()
{
    const Trace& trace = *m_context.trace();
    qDeleteAll(m_tags->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    auto* layout = static_cast<QHBoxLayout*>(m_tags->layout());
    while (QLayoutItem* item = layout->takeAt(0))
        delete item;
    const auto tags = trace.tags(m_event);
    QStringList hidden;
    for (std::size_t i = 0; i < tags.size(); ++i) {
        const QString tag = u'#' + shown(trace.strings().text(tags[i]));
        if (i < tagsShown)
            layout->addWidget(new Chip(tag, m_tags));
        else
            hidden += tag;
    }
    if (!hidden.isEmpty()) {
        auto* more = new Chip(u'+' + QString::number(hidden.size()), m_tags);
        more->setToolTip(plainToolTip(hidden.join(u' ')));
        layout->addWidget(more);
    }
    layout->addStretch();

    const EventIndex parent = trace.parent(m_event);
    if (!parent)
        return;
    const QString name = shown(trace.event_type(parent));
    m_parent->setText((name.isEmpty() ? u'#' + QString::number(parent.value()) : name) + u" ↗"_s);
    m_parent->setAccessibleName(tr("Go to the parent, %1").arg(name));
    m_parent->setToolTip(plainToolTip(
        trace.has(m_event, EventFlag::ParentInferred)
            ? tr("%1, #%2. Not recorded: worked out from times.").arg(name).arg(parent.value())
            : tr("%1, #%2").arg(name).arg(parent.value())));
}

void EventHeader::updateRows()
{
    const Trace& trace = *m_context.trace();
    for (const Fact& fact : {m_model, m_tokens, m_agent, m_cost}) {
        const bool isKnown = !fact.value->fullText().isEmpty();
        fact.name->setVisible(isKnown);
        fact.value->setVisible(isKnown);
    }
    const bool hasTags = !trace.tags(m_event).empty();
    m_tagsName->setVisible(hasTags);
    m_tags->setVisible(hasTags);
    const bool hasParent = trace.parent(m_event).is_valid();
    m_parentName->setVisible(hasParent);
    m_parent->setVisible(hasParent);
}

QString EventHeader::shown(std::string_view text) const
{
    if (m_context.areSecretsRevealed())
        return toQString(text);
    return toQString(Redactor().redact_text(text));
}

void EventHeader::setFact(const Fact& fact, const QString& value)
{
    fact.value->setFullText(value);
    fact.value->setAccessibleName(fact.name->fullText() + u' ' + value);
}

void EventHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(ColorRole::Panel));
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::instance().color(ColorRole::Line));
}

} // namespace playhead
