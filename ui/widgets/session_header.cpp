// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/session_header.h"

#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"
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

/// A figure with its name before it, the name a grey down and the value a weight up, and a small
/// grey word behind it.
class Figure : public QLabel
{
public:
    Figure(const QString& name, const QString& value, const QString& note, QWidget* parent)
        : QLabel(parent)
    {
        const QString dim = Theme::instance().color(ColorRole::Dim).name();
        setTextFormat(Qt::RichText); // our own words and numbers only
        QString text = u"<span style='color:%1'>%2</span>&nbsp;<b>%3</b>"_s.arg(
            dim, name.toHtmlEscaped(), value.toHtmlEscaped());
        if (!note.isEmpty())
            text += u"&nbsp;<span style='color:%1;font-size:11px'>%2</span>"_s.arg(
                dim, note.toHtmlEscaped());
        setText(text);
        setAccessibleName(name % u' ' % value % (note.isEmpty() ? note : u' ' + note));
    }
};

QString orUnknown(const std::optional<std::int64_t>& count)
{
    return count ? toQString(format_count(*count)) : SessionHeader::tr("unknown");
}

} // namespace

SessionHeader::SessionHeader(SessionContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_titleLine(new QHBoxLayout)
    , m_figures(new QHBoxLayout)
    , m_title(new PlainLabel(this))
    , m_tags(new PlainLabel({}, ColorRole::Dim, this))
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

    connect(&m_context, &SessionContext::traceChanged, this, &SessionHeader::rebuild);
    connect(&m_context, &SessionContext::traceGrown, this, &SessionHeader::rebuild);
    connect(&m_context, &SessionContext::secretsRevealedChanged, this, &SessionHeader::rebuild);
    connect(&Theme::instance(), &Theme::changed, this, &SessionHeader::rebuild);
    rebuild();
}

void SessionHeader::setTitle(const QString& title)
{
    m_title->setFullText(title.simplified());
    m_title->setAccessibleName(title);
    fitFigures();
}

void SessionHeader::place(QHBoxLayout* layout, QWidget* widget)
{
    m_parts.push_back(widget);
    const bool isTitleLine = layout == m_titleLine;
    layout->insertWidget(isTitleLine ? layout->count() - 1 : layout->count(), widget, 0,
                         Qt::AlignVCenter);
    widget->show();
}

void SessionHeader::rebuild()
{
    for (QWidget* part : m_parts)
        part->deleteLater();
    m_parts.clear();
    m_spared.clear();
    if (!m_context.trace()) {
        m_notes->hide();
        m_tags->hide();
        return;
    }
    addOutcome();
    showTags();
    addFigures();
    addNotes();
    fitFigures();
}

void SessionHeader::addOutcome()
{
    const Trace& trace = *m_context.trace();
    const EventResult derived = trace.outcome();
    const auto& state = trace.session().end_state;
    const auto recorded = parse_result(state.value_or(""));
    const QString rule = tr("Derived from the events: the last one that says Success or Fail "
                            "decides; a failure that a later success made good does not count.");
    if (!state || state->empty()) {
        auto* chip = new Chip(derived, this);
        chip->setText(chip->text() % tr(" · derived"));
        chip->setToolTip(tr("The session records no end state.") % u"\n"_s % rule);
        place(m_titleLine, chip);
        return;
    }
    auto* chip =
        recorded ? new Chip(*recorded, this)
                 : new Chip(toQString(elide(toStdString(m_context.mask().word(*state)), 40)), this);
    chip->setToolTip(tr("End state as recorded."));
    place(m_titleLine, chip);
    if (recorded == derived || derived == EventResult::Indeterminate)
        return;
    chip->setText(tr("recorded ") % chip->text());
    auto* other = new Chip(derived, this);
    other->setText(tr("events say ") % other->text());
    other->setToolTip(rule);
    place(m_titleLine, other);
}

void SessionHeader::showTags()
{
    QStringList tags;
    for (const std::string& tag : m_context.trace()->session().tags)
        tags += u'#' % m_context.mask().word(tag);
    m_tags->setFullText(tags.join(u"  "_s));
    m_tags->setVisible(!tags.isEmpty());
}

QWidget* SessionHeader::addFigure(const QString& name, const QString& value,
                                  const QString& explanation, const QString& note)
{
    auto* figure = new Figure(name, value, note, this);
    figure->setToolTip(explanation);
    place(m_figures, figure);
    return figure;
}

void SessionHeader::addFigures()
{
    const Trace& trace = *m_context.trace();
    const Totals totals = trace.totals();
    QWidget* duration = nullptr;
    if (trace.begin_time() != no_time)
        duration = addFigure(tr("duration"),
                             toQString(format_duration(trace.end_time() - trace.begin_time())),
                             tr("From the earliest start to the latest end of all events."));
    QWidget* events = addFigure(tr("events"), toQString(format_count(totals.events)), {});
    QWidget* calls = addFigure(tr("LLM calls"), toQString(format_count(totals.llm_calls)), {});
    QWidget* tokens =
        addFigure(tr("tokens"), orUnknown(totals.total_tokens),
                  tr("Counted at the deepest events that record tokens; what an event above them "
                     "records is taken for their sum."));
    const CostSum cost = TotalTexts::costOf(totals);
    QWidget* money =
        addFigure(tr("cost"), cost.usd ? TotalTexts::cost(cost) : tr("unknown"),
                  TotalTexts::costExplanation(cost), cost.isComputed ? tr("comp.") : QString());
    // Rows and the session's panel say them, too; of duration and failures one look tells most.
    m_spared = {calls, events, tokens, money};
    if (duration)
        m_spared.push_back(duration);
    if (totals.failures > 0) {
        auto* failures = new Chip(EventResult::Fail, this);
        failures->setText(Theme::glyph(EventResult::Fail) % u' ' %
                          tr("%n failed", nullptr, static_cast<int>(totals.failures)));
        failures->setToolTip(tr("Events with result Fail."));
        place(m_figures, failures);
    }
}

void SessionHeader::addNotes()
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
    for (const QWidget* part : m_parts)
        room -= part->sizeHint().width() + partGap;
    if (!m_notes->isHidden())
        room -= m_notes->sizeHint().width() + partGap;
    for (QWidget* figure : m_spared) {
        figure->setVisible(room >= 0);
        if (room < 0)
            room += figure->sizeHint().width() + partGap;
    }
}

} // namespace playhead
