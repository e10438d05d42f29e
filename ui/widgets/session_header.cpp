// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/session_header.h"

#include "core/base/text.h"
#include "core/base/time_math.h"
#include "ui/bridge/text.h"
#include "ui/context/live_clock.h"
#include "ui/context/session_context.h"
#include "ui/models/event_texts.h"
#include "ui/models/total_texts.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/plain_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int headerHeight = 60;
constexpr int sideRoom = 14;
constexpr int partGap = 14;
constexpr int chipGap = 10;
constexpr int leastTitleWidth = 160;

QString orUnknown(const std::optional<std::int64_t>& count)
{
    return count ? toQString(format_count(*count)) : SessionHeader::tr("unknown");
}

} // namespace

/// A figure with its name before it, the name a grey down and the value a weight up, and a small
/// grey word behind it.
class SessionHeader::Figure : public QLabel
{
public:
    explicit Figure(QWidget* parent) : QLabel(parent)
    {
        setTextFormat(Qt::RichText); // our own words and numbers only
    }

    void setFigure(const QString& name, const QString& value, const QString& note)
    {
        const QString dim = Theme::instance().color(ColorRole::Dim).name();
        QString text = u"<span style='color:%1'>%2</span>&nbsp;<b>%3</b>"_s.arg(
            dim, name.toHtmlEscaped(), value.toHtmlEscaped());
        if (!note.isEmpty())
            text += u"&nbsp;<span style='color:%1;font-size:11px'>%2</span>"_s.arg(
                dim, note.toHtmlEscaped());
        setText(text);
        setAccessibleName(name % u' ' % value % (note.isEmpty() ? note : u' ' + note));
    }
};

SessionHeader::SessionHeader(SessionContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_titleLine(new QHBoxLayout)
    , m_figures(new QHBoxLayout)
    , m_title(new PlainLabel(this))
    , m_tags(new PlainLabel({}, ColorRole::Dim, this))
    , m_failures(new Chip(EventResult::Fail, this))
    , m_notes(new QToolButton(this))
{
    setFixedHeight(headerHeight);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    QFont font = Theme::instance().font();
    font.setPixelSize(16);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_title->setElided(true);
    m_tags->setElided(true);
    m_titleLine->setSpacing(chipGap);
    m_titleLine->addWidget(m_title);
    m_titleLine->addStretch(1);

    auto* left = new QVBoxLayout;
    left->setSpacing(2);
    left->addStretch(1);
    left->addLayout(m_titleLine);
    left->addWidget(m_tags);
    left->addStretch(1);

    m_figures->setSpacing(partGap);
    m_figures->addWidget(m_failures, 0, Qt::AlignVCenter);
    m_failures->setToolTip(tr("Events with result Fail."));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(sideRoom, 0, sideRoom, 0);
    layout->setSpacing(partGap);
    layout->addLayout(left, 1);
    layout->addLayout(m_figures);
    layout->addWidget(m_notes);

    m_notes->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_notes->setIcon(Theme::instance().icon(u"note"_s));
    m_notes->setAutoRaise(true);
    m_notes->setToolTip(tr("What was repaired or inferred, and what could not be read"));
    connect(m_notes, &QToolButton::clicked, this, &SessionHeader::detailsRequested);

    connect(&m_context, &SessionContext::traceChanged, this, &SessionHeader::refresh);
    connect(&m_context, &SessionContext::traceGrown, this, &SessionHeader::refresh);
    connect(&m_context, &SessionContext::secretsRevealedChanged, this, &SessionHeader::refresh);
    connect(&m_context, &SessionContext::liveChanged, this, &SessionHeader::refresh);
    connect(&m_context.clock(), &LiveClock::ticked, this, [this] {
        if (m_shownDuration != durationText())
            refresh();
    });
    connect(&Theme::instance(), &Theme::changed, this, &SessionHeader::refresh);
    refresh();
}

void SessionHeader::setTitle(const QString& title)
{
    m_title->setFullText(title.simplified());
    m_title->setAccessibleName(title);
    fitFigures();
}

void SessionHeader::refresh()
{
    m_shownChips = 0;
    m_shownValues = 0;
    m_spared.clear();
    const bool hasTrace = m_context.trace() != nullptr;
    if (hasTrace) {
        showOutcome();
        showTags();
        showFigures();
        showNotes();
    } else {
        m_notes->hide();
        m_tags->hide();
        m_failures->hide();
    }
    for (std::size_t i = m_shownChips; i < m_chips.size(); ++i)
        m_chips[i]->hide();
    for (std::size_t i = m_shownValues; i < m_values.size(); ++i)
        m_values[i]->hide();
    fitFigures();
}

Chip& SessionHeader::nextChip()
{
    if (m_shownChips == m_chips.size()) {
        m_chips.push_back(new Chip(QString(), this));
        m_titleLine->insertWidget(m_titleLine->count() - 1, m_chips.back(), 0, Qt::AlignVCenter);
    }
    Chip* chip = m_chips[m_shownChips++];
    chip->show();
    return *chip;
}

void SessionHeader::showOutcome()
{
    if (m_context.isLive()) {
        Chip& live = nextChip();
        live.setState(tr("● live"), ColorRole::Playhead);
        live.setAccessibleName(tr("live"));
        live.setToolTip(tr("It is being recorded: what is shown grows."));
        return;
    }
    const Trace& trace = *m_context.trace();
    const EventResult derived = trace.outcome();
    const auto& state = trace.session().end_state;
    const auto recorded = parse_result(state.value_or(""));
    const QString rule = tr("Derived from the events: the last one that says Success or Fail "
                            "decides; a failure that a later success made good does not count.");
    Chip& chip = nextChip();
    if (!state || state->empty()) {
        chip.setResult(derived);
        chip.setText(chip.text() % tr(" · derived"));
        chip.setToolTip(tr("The session records no end state.") % u"\n"_s % rule);
        return;
    }
    if (recorded) {
        chip.setResult(*recorded);
    } else {
        chip.setRole(std::nullopt);
        chip.setChipText(toQString(elide(toStdString(m_context.mask().word(*state)), 40)));
    }
    chip.setToolTip(tr("End state as recorded."));
    if (recorded == derived || derived == EventResult::Indeterminate)
        return;
    chip.setText(tr("recorded ") % chip.text());
    Chip& other = nextChip();
    other.setResult(derived);
    other.setText(tr("events say ") % other.text());
    other.setToolTip(rule);
}

void SessionHeader::showTags()
{
    QStringList tags;
    for (const std::string& tag : m_context.trace()->session().tags)
        tags += u'#' % m_context.mask().word(tag);
    m_tags->setFullText(tags.join(u"  "_s));
    m_tags->setVisible(!tags.isEmpty());
}

QWidget* SessionHeader::showFigure(const QString& name, const QString& value,
                                   const QString& explanation, const QString& note)
{
    if (m_shownValues == m_values.size()) {
        m_values.push_back(new Figure(this));
        m_figures->insertWidget(m_figures->count() - 1, m_values.back(), 0, Qt::AlignVCenter);
    }
    Figure* figure = m_values[m_shownValues++];
    figure->setFigure(name, value, note);
    figure->setToolTip(explanation);
    return figure;
}

/// In a live session, until now.
QString SessionHeader::durationText() const
{
    const Trace& trace = *m_context.trace();
    if (trace.begin_time() == no_time)
        return {};
    const DurationNs length =
        saturating_length(trace.begin_time(), std::max(trace.end_time(), m_context.now()));
    return m_context.isLive() ? EventTexts::elapsed(length) : toQString(format_duration(length));
}

void SessionHeader::showFigures()
{
    const Trace& trace = *m_context.trace();
    const Totals totals = trace.totals();
    QWidget* duration = nullptr;
    m_shownDuration = durationText();
    if (!m_shownDuration.isEmpty())
        duration = showFigure(tr("duration"), m_shownDuration,
                              tr("From the earliest start to the latest end of all events."));
    QWidget* events = showFigure(tr("events"), toQString(format_count(totals.events)), {});
    QWidget* calls = showFigure(tr("LLM calls"), toQString(format_count(totals.llm_calls)), {});
    QWidget* tokens =
        showFigure(tr("tokens"), orUnknown(totals.total_tokens),
                   tr("Counted at the deepest events that record tokens; what an event above them "
                      "records is taken for their sum."));
    const CostSum cost = TotalTexts::costOf(totals);
    QWidget* money =
        showFigure(tr("cost"), cost.usd ? TotalTexts::cost(cost) : tr("unknown"),
                   TotalTexts::costExplanation(cost), cost.isComputed ? tr("comp.") : QString());
    // Rows and the session's panel say them, too; of duration and failures one look tells most.
    m_spared = {calls, events, tokens, money};
    if (duration)
        m_spared.push_back(duration);
    m_failures->setVisible(totals.failures > 0);
    m_failures->setText(Theme::glyph(EventResult::Fail) % u' ' %
                        tr("%1 failed").arg(toQString(format_count(totals.failures))));
    m_failures->updateGeometry();
}

void SessionHeader::showNotes()
{
    const auto& notes = m_context.trace()->diagnostics().entries();
    const auto count = static_cast<int>(notes.size());
    const QString text = count == 1 ? tr("1 note") : tr("%n notes", nullptr, count);
    m_notes->setText(text);
    m_notes->setAccessibleName(tr("%1 about the data").arg(text));
    m_notes->setVisible(!notes.empty());
}

void SessionHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitFigures();
}

QSize SessionHeader::minimumSizeHint() const
{
    return {leastTitleWidth, headerHeight};
}

void SessionHeader::fitFigures()
{
    int room = width() - 2 * sideRoom - std::min(leastTitleWidth, m_title->sizeHint().width());
    const auto take = [&room](const QWidget* part) { room -= part->sizeHint().width() + partGap; };
    for (std::size_t i = 0; i < m_shownChips; ++i)
        take(m_chips[i]);
    for (std::size_t i = 0; i < m_shownValues; ++i)
        take(m_values[i]);
    for (const QWidget* part :
         {static_cast<QWidget*>(m_failures), static_cast<QWidget*>(m_notes)}) {
        if (!part->isHidden())
            take(part);
    }
    for (QWidget* figure : m_spared) {
        figure->setVisible(room >= 0);
        if (room < 0)
            room += figure->sizeHint().width() + partGap;
    }
}

} // namespace playhead
