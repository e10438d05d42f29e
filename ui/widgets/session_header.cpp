// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/session_header.h"

#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"
#include "ui/widgets/chip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int headerHeight = 60;
constexpr std::size_t tagsShown = 3;

/// A figure with its name before it, the name a grey down and the value a weight up.
class Figure : public QLabel
{
public:
    Figure(const QString& name, const QString& value, QWidget* parent) : QLabel(parent)
    {
        const QString dim = Theme::instance().color(ColorRole::Dim).name();
        setTextFormat(Qt::RichText); // our own words and numbers only
        setText(u"<span style='color:%1'>%2</span>&nbsp;<b>%3</b>"_s.arg(dim, name.toHtmlEscaped(),
                                                                         value.toHtmlEscaped()));
        setAccessibleName(name % u' ' % value);
    }
};

QString orUnknown(const std::optional<std::int64_t>& count)
{
    return count ? toQString(format_count(*count)) : SessionHeader::tr("unknown");
}

QString costText(const Totals& totals)
{
    if (!totals.cost)
        return SessionHeader::tr("unknown");
    const QString cost = toQString(format_cost(*totals.cost));
    return totals.llm_calls_without_cost > 0 ? u"≥ "_s % cost : cost;
}

QString costExplanation(const Totals& totals)
{
    QStringList lines;
    if (!totals.cost)
        lines +=
            SessionHeader::tr("No cost is recorded, and no price is known for the models used.");
    if (totals.cost_is_computed)
        lines += SessionHeader::tr("Computed, in part or whole, from tokens and the price list: "
                                   "the session records no cost there.");
    if (totals.cost && totals.llm_calls_without_cost > 0)
        lines += SessionHeader::tr("The cost of %n LLM call(s) is not known and not in the sum.",
                                   nullptr, static_cast<int>(totals.llm_calls_without_cost));
    lines += SessionHeader::tr("Counted at the deepest events that record a cost.");
    return lines.join(u'\n');
}

} // namespace

SessionHeader::SessionHeader(SessionContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_layout(new QHBoxLayout(this))
    , m_title(new QLabel(this))
    , m_notes(new QToolButton(this))
{
    setFixedHeight(headerHeight);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_layout->setContentsMargins(14, 0, 14, 0);
    m_layout->setSpacing(12);

    QFont font = Theme::instance().font();
    font.setPixelSize(16);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setMinimumWidth(60);
    m_title->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_layout->addWidget(m_title);

    m_notes->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_notes->setIcon(Theme::instance().icon(u"note"_s));
    m_notes->setAutoRaise(true);
    m_notes->setToolTip(tr("What was repaired or inferred, and what could not be read"));
    connect(m_notes, &QToolButton::clicked, this, &SessionHeader::detailsRequested);

    connect(&m_context, &SessionContext::traceChanged, this, &SessionHeader::rebuild);
    connect(&m_context, &SessionContext::traceGrown, this, &SessionHeader::rebuild);
    connect(&Theme::instance(), &Theme::changed, this, &SessionHeader::rebuild);
    rebuild();
}

void SessionHeader::setTitle(const QString& title)
{
    m_fullTitle = title;
    m_title->setToolTip(title.toHtmlEscaped());
    m_title->setAccessibleName(title);
    elideTitle();
}

void SessionHeader::elideTitle()
{
    constexpr int shareOfWidth = 3;
    const int room = std::max(120, width() / shareOfWidth);
    const QString line = m_fullTitle.simplified();
    m_title->setText(m_title->fontMetrics().elidedText(line, Qt::ElideRight, room));
}

void SessionHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    elideTitle();
}

void SessionHeader::place(QWidget* widget)
{
    m_parts.push_back(widget);
    m_layout->addWidget(widget);
    widget->show();
}

void SessionHeader::rebuild()
{
    for (QWidget* part : m_parts)
        part->deleteLater();
    m_parts.clear();
    m_layout->removeWidget(m_notes);
    for (int i = m_layout->count() - 1; i >= 0; --i) {
        if (m_layout->itemAt(i)->spacerItem())
            delete m_layout->takeAt(i);
    }
    if (!m_context.trace()) {
        m_notes->hide();
        return;
    }
    addOutcome();
    addTags();
    m_layout->addStretch(1);
    addFigures();
    addNotes();
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
        place(chip);
        return;
    }
    auto* chip =
        recorded ? new Chip(*recorded, this) : new Chip(toQString(elide(*state, 40)), this);
    chip->setToolTip(tr("End state as recorded."));
    place(chip);
    if (recorded == derived || derived == EventResult::Indeterminate)
        return;
    chip->setText(tr("recorded ") % chip->text());
    auto* other = new Chip(derived, this);
    other->setText(tr("events say ") % other->text());
    other->setToolTip(rule);
    place(other);
}

void SessionHeader::addTags()
{
    const auto& tags = m_context.trace()->session().tags;
    for (std::size_t i = 0; i < std::min(tags.size(), tagsShown); ++i)
        place(new Chip(u'#' % toQString(elide(tags[i], 30)), this));
    if (tags.size() > tagsShown) {
        auto* more = new Chip(tr("+ %1 more").arg(tags.size() - tagsShown), this);
        QStringList all;
        for (const std::string& tag : tags)
            all += toQString(tag).toHtmlEscaped();
        more->setToolTip(all.join(u", "_s));
        place(more);
    }
}

void SessionHeader::addFigure(const QString& name, const QString& value, const QString& explanation)
{
    auto* figure = new Figure(name, value, this);
    figure->setToolTip(explanation);
    place(figure);
}

void SessionHeader::addFigures()
{
    const Trace& trace = *m_context.trace();
    const Totals totals = trace.totals();
    if (trace.begin_time() != no_time)
        addFigure(tr("duration"), toQString(format_duration(trace.end_time() - trace.begin_time())),
                  tr("From the earliest start to the latest end of all events."));
    addFigure(tr("events"), toQString(format_count(totals.events)), {});
    addFigure(tr("LLM calls"), toQString(format_count(totals.llm_calls)), {});
    addFigure(tr("tokens"), orUnknown(totals.total_tokens),
              tr("Counted at the deepest events that record tokens; what an event above them "
                 "records is taken for their sum."));
    addFigure(tr("cost"), costText(totals), costExplanation(totals));
    if (totals.failures > 0) {
        auto* failures = new Chip(EventResult::Fail, this);
        failures->setText(Theme::glyph(EventResult::Fail) % u' ' %
                          tr("%n failed", nullptr, static_cast<int>(totals.failures)));
        failures->setToolTip(tr("Events with result Fail."));
        place(failures);
    }
}

void SessionHeader::addNotes()
{
    const auto& notes = m_context.trace()->diagnostics().entries();
    m_notes->setText(tr("%n note(s)", nullptr, static_cast<int>(notes.size())));
    m_notes->setAccessibleName(tr("%n data note(s)", nullptr, static_cast<int>(notes.size())));
    m_layout->addWidget(m_notes);
    m_notes->setVisible(!notes.empty());
}

} // namespace playhead
