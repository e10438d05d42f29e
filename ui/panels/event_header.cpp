// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/event_header.h"

#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/context/event_annotations.h"
#include "ui/context/link_opener.h"
#include "ui/context/session_context.h"
#include "ui/models/event_texts.h"
#include "ui/panels/event_facts.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/type_icon.h"

#include <QBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int sideMargin = EventFacts::sideMargin;

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
    m_facts = new EventFacts(m_context, this);
    layout->addWidget(m_facts);

    connect(&m_context, &SessionContext::liveChanged, this, [this] {
        if (m_event && m_context.trace() && m_context.trace()->contains(m_event))
            setEvent(m_event, m_known);
    });
    connect(&m_context.annotations(), &EventAnnotations::changed, this,
            &EventHeader::updateBookmark);
}

void EventHeader::makeCaption(QHBoxLayout& row)
{
    m_caption = new PlainLabel({}, ColorRole::Dim, this);
    m_caption->setFont(Theme::instance().captionFont());
    m_caption->setElided(true);
    m_sessionButton = makeIconButton(u"note"_s, tr("Show the session's details"), this);
    m_previous =
        makeIconButton(isRightToLeft() ? u"next"_s : u"previous"_s, tr("Previous event"), this);
    m_next = makeIconButton(isRightToLeft() ? u"previous"_s : u"next"_s, tr("Next event"), this);
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
        updateBookmark(); // what becomes of it is told, not guessed
    });
    connect(m_pin, &QToolButton::clicked, this, [this] {
        m_pin->setChecked(m_isPinned); // what becomes of it is told, not guessed
        Q_EMIT pinClicked();
    });
    setPinned(false);
    connect(link, &QToolButton::clicked, this, [this] { copyLink(*m_context.trace(), m_event); });
    connect(m_copy, &QToolButton::clicked, this, &EventHeader::copyClicked);
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
    updateBookmark();
    m_facts->setEvent(event, known);
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
        m_facts->updateTimes();
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

void EventHeader::updateBookmark()
{
    if (!m_event || !m_context.trace() || !m_context.trace()->contains(m_event))
        return;
    const Annotation* annotation = m_context.annotations().current()->find(m_event);
    const bool isBookmarked = annotation && annotation->is_bookmarked;
    const QString name = isBookmarked ? tr("Remove the bookmark") : tr("Bookmark the event");
    m_bookmark->setChecked(isBookmarked);
    m_bookmark->setToolTip(name);
    m_bookmark->setAccessibleName(name);
}

void EventHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(ColorRole::Panel));
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::instance().color(ColorRole::Line));
}

} // namespace playhead
