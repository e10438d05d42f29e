// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/event_facts.h"

#include "core/base/text.h"
#include "core/base/time_math.h"
#include "ui/bridge/text.h"
#include "ui/context/event_annotations.h"
#include "ui/context/live_clock.h"
#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/models/event_texts.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/plain_label.h"

#include <QBoxLayout>
#include <QGridLayout>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int nameWidth = 52;
constexpr std::size_t tagsShown = 3;

} // namespace

EventFacts::EventFacts(SessionContext& context, QWidget* parent)
    : QWidget(parent), m_context(context)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(sideMargin, 0, sideMargin, 10);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnMinimumWidth(0, nameWidth);
    m_grid->setColumnMinimumWidth(2, nameWidth);
    m_grid->setColumnStretch(1, 6);
    m_grid->setColumnStretch(3, 5);
    m_start = makeFact(tr("start"));
    m_duration = makeFact(tr("duration"));
    m_model = makeFact(tr("model"));
    m_tokens = makeFact(tr("tokens"));
    m_agent = makeFact(tr("agent"));
    m_cost = makeFact(tr("cost"), makeCostCell());
    m_cost.value = m_cost.cell->findChild<PlainLabel*>();
    m_tags = makeFact(tr("tags"), makeTagsCell());
    m_parent = makeFact(tr("parent"), makeParentCell());
    m_note = makeFact(tr("my note"));

    connect(&m_context, &SessionContext::timeDisplayChanged, this, &EventFacts::updateTimes);
    connect(&m_context.clock(), &LiveClock::ticked, this, &EventFacts::tick);
    connect(&m_context.annotations(), &EventAnnotations::changed, this, &EventFacts::updateNote);
}

EventFacts::Fact EventFacts::makeFact(const QString& name, QWidget* cell)
{
    Fact fact;
    fact.name = new PlainLabel(name, ColorRole::Dim, this);
    if (!cell) {
        fact.value = new PlainLabel(this);
        fact.value->setElided(true);
    }
    fact.cell = cell ? cell : fact.value;
    return fact;
}

QWidget* EventFacts::makeCostCell()
{
    auto* cell = new QWidget(this);
    auto* figure = new PlainLabel(cell);
    m_costNote = new PlainLabel(tr("comp."), ColorRole::Dim, cell);
    m_costNote->setToolTip(plainToolTip(tr("Not recorded: computed from tokens and prices.")));
    auto* layout = new QHBoxLayout(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    layout->addWidget(figure);
    layout->addWidget(m_costNote);
    layout->addStretch();
    return cell;
}

QWidget* EventFacts::makeTagsCell()
{
    auto* cell = new QWidget(this);
    auto* layout = new QHBoxLayout(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    return cell;
}

QWidget* EventFacts::makeParentCell()
{
    m_parentLink = new LinkButton({}, this);
    connect(m_parentLink, &QAbstractButton::clicked, this, [this] {
        const EventIndex parent = m_context.trace()->parent(m_event);
        m_context.select(parent);
        Q_EMIT m_context.revealRequested(parent);
    });
    return m_parentLink;
}

void EventFacts::setEvent(EventIndex event, Known known)
{
    m_event = event;
    m_known = known;
    updateTimes();
    updateUsage();
    updateTags();
    updateParent();
    updateNote();
}

void EventFacts::updateTimes()
{
    if (!m_event || !m_context.trace() || !m_context.trace()->contains(m_event))
        return;
    const Trace& trace = *m_context.trace();
    QString start = m_context.formatTime(trace.start(m_event));
    if (m_context.timeDisplay() != TimeDisplay::Relative && !trace.session().zone_trusted)
        start += u" ?"_s;
    setFact(m_start, start);
    if (m_known != Known::All) {
        QString soFar;
        if (m_known == Known::Begun && trace.start(m_event) != no_time) {
            const DurationNs elapsed =
                saturating_length(trace.start(m_event), m_context.replay().playhead());
            soFar = tr("%1 so far").arg(toQString(format_duration(elapsed)));
        }
        setFact(m_duration, soFar);
        m_duration.value->setToolTip({});
        return;
    }
    if (const auto running = EventTexts::runningFor(trace, m_event, m_context.now())) {
        setFact(m_duration, tr("%1 so far").arg(*running));
        m_duration.value->setToolTip({});
        return;
    }
    const auto duration = trace.duration(m_event);
    const bool isInstant = trace.has(m_event, EventFlag::Instant);
    setFact(m_duration, duration    ? toQString(format_duration(*duration))
                        : isInstant ? tr("instant")
                                    : tr("not recorded"));
    if (duration)
        m_duration.value->setToolTip(toQString(format_duration_exact(*duration)));
}

/// What runs has been running for longer.
void EventFacts::tick()
{
    const bool isThere = isVisible() && m_event && m_context.trace()->contains(m_event);
    if (isThere && EventTexts::runningFor(*m_context.trace(), m_event, m_context.now()))
        updateTimes();
}

void EventFacts::updateUsage()
{
    const Trace& trace = *m_context.trace();
    const bool isLlm = trace.action_type(m_event) == ActionType::Llm;
    setFact(m_model, m_context.mask().word(trace.model(m_event)));
    QString tokens;
    const auto counts = m_known == Known::All ? trace.tokens(m_event) : std::nullopt;
    if (counts) {
        const auto written = [](std::optional<std::int64_t> count) {
            return count ? toQString(format_count(*count)) : u"?"_s;
        };
        if (counts->prompt || counts->completion)
            tokens = written(counts->prompt) + u" → "_s + written(counts->completion);
        else if (counts->sum())
            tokens = written(counts->sum());
    }
    setFact(m_tokens, tokens, isLlm && m_known == Known::All);
    setFact(m_agent, m_context.mask().word(trace.agent(m_event)));
    const Cost* cost = m_known == Known::All ? trace.cost(m_event) : nullptr;
    setFact(m_cost, cost ? toQString(format_cost(cost->usd)) : QString(),
            isLlm && m_known == Known::All);
    m_cost.value->setToolTip(cost ? QString()
                                  : tr("Not recorded, and no price is known for the model."));
    m_costNote->setVisible(cost && cost->provenance == Provenance::Derived);
}

void EventFacts::updateTags()
{
    const Trace& trace = *m_context.trace();
    qDeleteAll(m_tags.cell->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    auto* layout = static_cast<QHBoxLayout*>(m_tags.cell->layout());
    while (QLayoutItem* item = layout->takeAt(0))
        delete item;
    const auto tags = trace.tags(m_event);
    QStringList hidden;
    for (std::size_t i = 0; i < tags.size(); ++i) {
        const QString tag = u'#' + m_context.mask().word(trace.strings().text(tags[i]));
        if (i < tagsShown)
            layout->addWidget(new Chip(tag, m_tags.cell));
        else
            hidden += tag;
    }
    if (!hidden.isEmpty()) {
        auto* more = new Chip(u'+' + QString::number(hidden.size()), m_tags.cell);
        more->setToolTip(plainToolTip(hidden.join(u' ')));
        layout->addWidget(more);
    }
    layout->addStretch();
    m_tags.isKnown = !tags.empty();
}

void EventFacts::updateParent()
{
    const Trace& trace = *m_context.trace();
    const EventIndex parent = trace.parent(m_event);
    m_parent.isKnown = parent.is_valid();
    if (!parent)
        return;
    const QString name = m_context.mask().word(trace.event_type(parent));
    const QString number = QString::number(parent.value());
    m_parentLink->setText((name.isEmpty() ? u'#' + number : name) + u" ↗"_s);
    m_parentLink->setAccessibleName(tr("Go to the parent, %1").arg(name));
    m_parentLink->setToolTip(
        plainToolTip(trace.has(m_event, EventFlag::ParentInferred)
                         ? tr("%1, #%2. Not recorded: worked out from times.").arg(name, number)
                         : tr("%1, #%2").arg(name, number)));
}

void EventFacts::updateNote()
{
    if (!m_event || !m_context.trace() || !m_context.trace()->contains(m_event))
        return;
    const Annotation* annotation = m_context.annotations().current()->find(m_event);
    setFact(m_note, annotation ? m_context.mask().word(annotation->note) : QString());
    m_note.value->setToolTip(annotation ? plainToolTip(m_context.mask().text(annotation->note))
                                        : QString());
    arrangeFacts();
}

/// Two facts a row, with no gap for those that the event does not have; one that is left over has
/// its row to itself.
void EventFacts::arrangeFacts()
{
    std::vector<Fact> known;
    for (const Fact& fact : {m_start, m_duration, m_model, m_tokens, m_agent, m_cost, m_tags, //
                             m_parent, m_note}) {
        m_grid->removeWidget(fact.name);
        m_grid->removeWidget(fact.cell);
        fact.name->setVisible(fact.isKnown);
        fact.cell->setVisible(fact.isKnown);
        if (fact.isKnown)
            known.push_back(fact);
    }
    for (std::size_t i = 0; i < known.size(); ++i) {
        const int row = static_cast<int>(i / 2);
        const int column = i % 2 == 0 ? 0 : 2;
        const bool isAlone = column == 0 && i + 1 == known.size();
        m_grid->addWidget(known[i].name, row, column);
        m_grid->addWidget(known[i].cell, row, column + 1, 1, isAlone ? 3 : 1);
    }
}

/// `isMissed`: where it is not known, that is said.
void EventFacts::setFact(Fact& fact, const QString& value, bool isMissed)
{
    const bool isUnknown = value.isEmpty() && isMissed;
    fact.isKnown = !value.isEmpty() || isMissed;
    fact.value->setFullText(isUnknown ? tr("unknown") : value);
    fact.value->setRole(isUnknown ? ColorRole::Dim : ColorRole::Text);
    fact.value->setAccessibleName(fact.name->fullText() + u' ' + fact.value->fullText());
}

} // namespace playhead
