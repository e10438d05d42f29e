// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/event_header.h"

#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/context/event_annotations.h"
#include "ui/context/link_opener.h"
#include "ui/context/live_clock.h"
#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/models/event_texts.h"
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
constexpr int nameWidth = 52;
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
    connect(&m_context, &SessionContext::liveChanged, this, [this] {
        if (m_event && m_context.trace() && m_context.trace()->contains(m_event))
            setEvent(m_event, m_known);
    });
    connect(&m_context.clock(), &LiveClock::ticked, this, &EventHeader::tick);
    connect(&m_context.annotations(), &EventAnnotations::changed, this,
            &EventHeader::updateAnnotation);
}

void EventHeader::makeCaption(QHBoxLayout& row)
{
    m_caption = new PlainLabel({}, ColorRole::Dim, this);
    QFont small = Theme::instance().smallFont();
    small.setWeight(QFont::DemiBold);
    small.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    m_caption->setFont(small);
    m_sessionButton = makeIconButton(u"note"_s, tr("Show the session's details"), this);
    m_previous = makeIconButton(u"previous"_s, tr("Previous event"), this);
    m_next = makeIconButton(u"next"_s, tr("Next event"), this);
    m_bookmark = makeIconButton(u"bookmark"_s, {}, this);
    m_bookmark->setCheckable(true);
    m_pin = makeIconButton(u"pin"_s, {}, this);
    m_pin->setCheckable(true);
    auto* link = makeIconButton(u"chain"_s, tr("Copy a link to the event"), this);
    m_copy = makeIconButton(u"copy"_s, tr("Copy the event as JSON"), this);
    row.addWidget(m_caption, 1);
    for (QToolButton* button :
         {m_sessionButton, m_previous, m_next, m_bookmark, m_pin, link, m_copy})
        row.addWidget(button);
    connect(m_sessionButton, &QToolButton::clicked, this, &EventHeader::sessionClicked);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_bookmark, &QToolButton::clicked, this, [this] {
        m_context.annotations().toggleBookmark(m_event);
        updateAnnotation(); // what becomes of it is told, not guessed
    });
    connect(m_pin, &QToolButton::clicked, this, [this] {
        m_pin->setChecked(m_isPinned); // what becomes of it is told, not guessed
        Q_EMIT pinClicked();
    });
    setPinned(false);
    connect(link, &QToolButton::clicked, this, [this] { copyLink(*m_context.trace(), m_event); });
    connect(m_copy, &QToolButton::clicked, this, &EventHeader::copyClicked);
}

EventHeader::Fact EventHeader::makeFact(const QString& name, QWidget* cell)
{
    Fact fact;
    fact.name = new PlainLabel(name, ColorRole::Dim, m_factsPage);
    if (!cell) {
        fact.value = new PlainLabel(m_factsPage);
        fact.value->setElided(true);
    }
    fact.cell = cell ? cell : fact.value;
    return fact;
}

QWidget* EventHeader::makeFacts()
{
    m_factsPage = new QWidget(this);
    m_grid = new QGridLayout(m_factsPage);
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
    return m_factsPage;
}

QWidget* EventHeader::makeCostCell()
{
    auto* cell = new QWidget(m_factsPage);
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

QWidget* EventHeader::makeTagsCell()
{
    auto* cell = new QWidget(m_factsPage);
    auto* layout = new QHBoxLayout(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    return cell;
}

QWidget* EventHeader::makeParentCell()
{
    m_parentLink = new LinkButton({}, m_factsPage);
    connect(m_parentLink, &QAbstractButton::clicked, this, [this] {
        const EventIndex parent = m_context.trace()->parent(m_event);
        m_context.select(parent);
        Q_EMIT m_context.revealRequested(parent);
    });
    return m_parentLink;
}

void EventHeader::setEvent(EventIndex event, Known known)
{
    const Trace& trace = *m_context.trace();
    m_event = event;
    m_known = known;
    updatePlace();
    m_icon->setType(trace.action_type(event), m_context.mask().word(trace.action_word(event)));
    const QString type = m_context.mask().word(trace.event_type(event));
    m_title->setFullText(type.isEmpty() ? tr("(unnamed)") : type);
    updateResult();
    updateTimes();
    updateUsage();
    updateTags();
    updateParent();
    updateAnnotation();
}

void EventHeader::updatePlace()
{
    const std::uint32_t count = m_context.trace()->event_count();
    const QString caption = m_isPinned ? tr("PINNED · EVENT #%1 OF %2") : tr("EVENT #%1 OF %2");
    m_caption->setFullText(caption.arg(m_event.value()).arg(toQString(format_count(count))));
    m_previous->setEnabled(m_event.value() > 0);
    m_next->setEnabled(m_event.value() + 1 < count);
}

void EventHeader::setKnown(Known known)
{
    if (known != m_known)
        setEvent(m_event, known);
    else if (known == Known::Begun)
        updateTimes();
}

void EventHeader::updateResult()
{
    const Trace& trace = *m_context.trace();
    const bool isRunning = EventTexts::runningFor(trace, m_event, m_context.now()).has_value();
    if (m_known == Known::All && isRunning && trace.result(m_event) == EventResult::Indeterminate)
        m_result->setState(tr("▸ running"), ColorRole::Playhead);
    else if (m_known == Known::All)
        m_result->setResult(m_context.trace()->result(m_event));
    else
        m_result->setState(m_known == Known::Begun ? tr("▸ running") : tr("to come"),
                           ColorRole::Playhead);
}

void EventHeader::setCopyEnabled(bool enabled)
{
    m_copy->setEnabled(enabled);
}

void EventHeader::setPinned(bool isPinned)
{
    m_isPinned = isPinned;
    const QString name = isPinned ? tr("Unpin the event") : tr("Pin the event beside others");
    m_pin->setChecked(isPinned);
    m_pin->setToolTip(name);
    m_pin->setAccessibleName(name);
    for (QToolButton* button : {m_sessionButton, m_previous, m_next})
        button->setVisible(!isPinned);
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
    if (m_known != Known::All) {
        const DurationNs elapsed = m_context.replay().playhead() - trace.start(m_event);
        setFact(m_duration, m_known == Known::Begun
                                ? tr("%1 so far").arg(toQString(format_duration(elapsed)))
                                : QString());
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
void EventHeader::tick()
{
    const bool isThere = isVisible() && m_event && m_context.trace()->contains(m_event);
    if (isThere && EventTexts::runningFor(*m_context.trace(), m_event, m_context.now()))
        updateTimes();
}

void EventHeader::updateUsage()
{
    const Trace& trace = *m_context.trace();
    const bool isLlm = trace.action_type(m_event) == ActionType::Llm;
    setFact(m_model, m_context.mask().word(trace.model(m_event)));
    QString tokens;
    const TokenCounts* counts = m_known == Known::All ? trace.tokens(m_event) : nullptr;
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

void EventHeader::updateTags()
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

void EventHeader::updateParent()
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

void EventHeader::updateAnnotation()
{
    if (!m_event || !m_context.trace() || !m_context.trace()->contains(m_event))
        return;
    const Annotation* annotation = m_context.annotations().current()->find(m_event);
    const bool isBookmarked = annotation && annotation->is_bookmarked;
    const QString name = isBookmarked ? tr("Remove the bookmark") : tr("Bookmark the event");
    m_bookmark->setChecked(isBookmarked);
    m_bookmark->setToolTip(name);
    m_bookmark->setAccessibleName(name);
    setFact(m_note, annotation ? m_context.mask().word(annotation->note) : QString());
    m_note.value->setToolTip(annotation ? plainToolTip(m_context.mask().text(annotation->note))
                                        : QString());
    arrangeFacts();
}

/// Two facts a row, with no gap for those that the event does not have; one that is left over has
/// its row to itself.
void EventHeader::arrangeFacts()
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
void EventHeader::setFact(Fact& fact, const QString& value, bool isMissed)
{
    const bool isUnknown = value.isEmpty() && isMissed;
    fact.isKnown = !value.isEmpty() || isMissed;
    fact.value->setFullText(isUnknown ? tr("unknown") : value);
    fact.value->setRole(isUnknown ? ColorRole::Dim : ColorRole::Text);
    fact.value->setAccessibleName(fact.name->fullText() + u' ' + fact.value->fullText());
}

void EventHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(ColorRole::Panel));
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::instance().color(ColorRole::Line));
}

} // namespace playhead
