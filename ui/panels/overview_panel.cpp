// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/text.h"
#include "ui/bridge/plural.h"
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"
#include "ui/models/event_texts.h"
#include "ui/models/total_texts.h"
#include "ui/panels/overview_facts.h"
#include "ui/panels/panel.h"
#include "ui/panels/value_page.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/kept_scroll.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/value_view.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QTimer>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int attributesHeight = 260;
/// Of links and of moments.
constexpr std::size_t mostListed = 100;

QString counted(std::int64_t count)
{
    return toQString(format_count(count));
}

/// All figures and names of the event on one page, each with where it comes from.
class OverviewPanel : public Panel
{
    Q_DECLARE_TR_FUNCTIONS(OverviewPanel)

public:
    OverviewPanel(SessionContext& context, QWidget* parent)
        : Panel(parent), m_context(context), m_facts(new FactList(this))
    {
        m_facts->setAccessibleName(tr("Overview"));
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_facts);
        connect(&context, &SessionContext::liveChanged, this, [this] {
            if (m_content.loaded)
                show(PanelContent(m_content));
        });
        connect(&context, &SessionContext::timeDisplayChanged, this, [this] {
            if (m_content.loaded)
                show(m_content);
        });
        constexpr int growthMs = 1000; // what changes faster is not read
        m_growth.setSingleShot(true);
        m_growth.setInterval(growthMs);
        connect(&m_growth, &QTimer::timeout, this, &OverviewPanel::grow);
        connect(&context, &SessionContext::traceGrown, this, [this] {
            if (m_content.loaded && !m_growth.isActive())
                m_growth.start();
        });
    }

    void show(const PanelContent& content) override
    {
        m_content = content;
        m_attributes = nullptr;
        m_facts->clear();
        addResult();
        addTime();
        addUsage();
        addInside();
        addNames();
        addLinks();
        addSpanEvents();
        addRemarks();
        addAttributes();
        m_facts->finish();
    }

    void clear() override
    {
        m_growth.stop();
        m_content = {};
        m_attributes = nullptr;
        m_facts->clear();
    }

    [[nodiscard]] bool isBusy() const override { return m_attributes && m_attributes->isBusy(); }

private:
    void grow();
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] const Trace& trace() const { return *m_content.trace; }
    [[nodiscard]] const Event& recorded() const { return m_content.loaded->event; }
    void add(const QString& name, const QString& value, const QString& note = {})
    {
        if (!value.isEmpty())
            m_facts->add(name, value, note);
    }
    void add(const QString& name, const std::string& value) { add(name, toQString(value)); }
    void addEvent(const QString& name, EventIndex linked, const QString& note);
    void addTime(const QString& name, TimeNs time, Provenance provenance);
    void addResult();
    void addTime();
    void addUsage();
    void addInside();
    void addNames();
    void addLinks();
    void addRest(std::size_t size);
    void addSpanEvents();
    void addRemarks();
    void addAttributes();

    SessionContext& m_context;
    FactList* m_facts;
    ValueView* m_attributes = nullptr; ///< of the event shown, where it has any
    PanelContent m_content;
    QTimer m_growth; ///< until more of what is inside is shown
};

/// The event is the same; what ran in it may be more, and is read on where the person is.
void OverviewPanel::grow()
{
    const std::shared_ptr<const Trace>& now = m_context.trace();
    const EventIndex event = m_content.event;
    if (!m_content.loaded || !now || !now->contains(event))
        return;
    const Totals before = trace().subtree_totals(event);
    m_content.trace = now;
    const Totals after = trace().subtree_totals(event);
    if (before.events == after.events && before.failures == after.failures &&
        before.total_tokens == after.total_tokens)
        return;
    const auto* scroll = new KeptScroll(*this);
    show(PanelContent(m_content));
    scroll->restore();
}

/// In a session that is being recorded: how long for is said above, and goes on.
bool OverviewPanel::isRunning() const
{
    const Trace& trace = *m_content.trace;
    return EventTexts::runningFor(trace, m_content.event, m_context.now()).has_value();
}

/// A line that leads to another event.
void OverviewPanel::addEvent(const QString& name, EventIndex linked, const QString& note)
{
    auto* line = new QWidget;
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const QString text = u"%1 #%2 ↗"_s.arg(m_context.mask().word(trace().event_type(linked)),
                                           QString::number(linked.value()));
    auto* link = new LinkButton(text, line);
    link->setAccessibleName(tr("Go to %1").arg(text));
    connect(link, &QAbstractButton::clicked, this, [this, linked] {
        m_context.select(linked);
        Q_EMIT m_context.revealRequested(linked);
    });
    layout->addWidget(link);
    auto* small = new PlainLabel(note, ColorRole::Dim, line);
    small->setFont(Theme::instance().smallFont());
    small->setElided(true);
    layout->addWidget(small, 1);
    m_facts->addWidget(name, line);
}

void OverviewPanel::addResult()
{
    m_facts->beginSection(tr("Result"));
    auto* line = new QWidget;
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* chip = new Chip(trace().result(m_content.event), line);
    if (!m_content.hasEnded)
        chip->setState(tr("▸ running"), ColorRole::Playhead);
    layout->addWidget(chip);
    layout->addStretch();
    m_facts->addWidget(tr("result"), line);
    add(tr("status"), toQString(recorded().status), tr("the source's own word"));
    add(tr("action type"), m_context.mask().word(trace().action_word(m_content.event)));
}

void OverviewPanel::addTime(const QString& name, TimeNs time, Provenance provenance)
{
    QStringList notes;
    if (time != no_time) {
        if (m_context.timeDisplay() == TimeDisplay::Relative)
            notes += toQString(format_iso8601(time));
        if (!trace().session().zone_trusted)
            notes += tr("zone not trusted");
        if (provenance == Provenance::Derived)
            notes += tr("derived");
    }
    add(name, m_context.formatTime(time), notes.join(u" · "_s));
}

void OverviewPanel::addTime()
{
    m_facts->beginSection(tr("Time"));
    const auto duration = trace().duration(m_content.event);
    const bool isInstant = trace().has(m_content.event, EventFlag::Instant);
    if (!m_content.hasEnded)
        return addTime(tr("start"), trace().start(m_content.event), recorded().init_provenance);
    if (duration)
        add(tr("duration"), toQString(format_duration_exact(*duration)),
            toQString(format_duration(*duration)));
    else
        add(tr("duration"), isInstant     ? tr("an instant")
                            : isRunning() ? tr("running")
                                          : tr("not recorded"));
    addTime(tr("start"), trace().start(m_content.event), recorded().init_provenance);
    if (!isInstant && !isRunning())
        addTime(tr("end"), trace().end(m_content.event), recorded().end_provenance);
}

void OverviewPanel::addUsage()
{
    const TokenCounts& tokens = recorded().tokens;
    const Cost* cost = trace().cost(m_content.event);
    const bool isLlm = trace().action_type(m_content.event) == ActionType::Llm;
    if (recorded().model.empty() && !tokens.is_known() && !cost && !isLlm)
        return;
    m_facts->beginSection(tr("Model"));
    add(tr("model"), recorded().model);
    if (!m_content.hasEnded)
        return;
    const auto addTokens = [this](const QString& name, std::optional<std::int64_t> count) {
        if (count)
            add(name, counted(*count));
    };
    addTokens(tr("prompt tokens"), tokens.prompt);
    addTokens(tr("completion"), tokens.completion);
    addTokens(tr("cache read"), tokens.cache_read);
    addTokens(tr("cache write"), tokens.cache_write);
    addTokens(tr("reasoning"), tokens.reasoning);
    if (const auto sum = tokens.sum())
        add(tr("total tokens"), counted(*sum),
            tokens.total ? tr("recorded") : tr("prompt + completion"));
    else if (isLlm && !tokens.is_known())
        add(tr("tokens"), tr("unknown"), tr("not recorded"));
    if (cost)
        add(tr("cost"), toQString(format_cost(cost->usd)), costExplanation(m_content));
    else
        add(tr("cost"), tr("unknown"), tr("not recorded, and no price for the model"));
}

void OverviewPanel::addInside()
{
    const auto descendants = trace().tree().descendant_count(m_content.event);
    if (descendants == 0 || !m_content.hasEnded)
        return;
    const Totals totals = trace().subtree_totals(m_content.event);
    m_facts->beginSection(tr("With all inside"));
    add(tr("events"), counted(totals.events));
    if (totals.failures > 0)
        add(tr("failed"), counted(totals.failures));
    if (totals.llm_calls > 0)
        add(tr("LLM calls"), counted(totals.llm_calls));
    if (totals.total_tokens)
        add(tr("tokens"), counted(*totals.total_tokens),
            tr("counted at the deepest events that record them"));
    const CostSum cost = TotalTexts::costOf(totals);
    if (cost.usd) {
        QStringList notes;
        if (cost.isComputed)
            notes += tr("comp. in part or whole");
        if (cost.callsWithoutCost > 0)
            notes += cost.callsWithoutCost == 1 ? tr("cost of 1 LLM call unknown")
                                                : tr("cost of %1 LLM calls unknown", nullptr,
                                                     formOf(cost.callsWithoutCost))
                                                      .arg(cost.callsWithoutCost);
        add(tr("cost"), TotalTexts::cost(cost), notes.join(u" · "_s));
    } else if (cost.callsWithoutCost > 0) {
        add(tr("cost"), tr("unknown"), tr("not recorded, and no price for the models"));
    }
}

void OverviewPanel::addNames()
{
    m_facts->beginSection(tr("Identity"));
    QStringList tags;
    for (const std::string& tag : recorded().tags)
        tags += u'#' + toQString(tag);
    add(tr("tags"), tags.join(u' '));
    add(tr("agent"), recorded().agent);
    add(tr("thread"), recorded().thread);
    if (const EventIndex parent = trace().parent(m_content.event))
        addEvent(tr("parent"), parent,
                 trace().has(m_content.event, EventFlag::ParentInferred) ? tr("inferred")
                                                                         : tr("recorded"));
    add(tr("id"), recorded().id);
    add(tr("parent id"), recorded().parent_id);
    add(tr("session"), trace().session().id);
    add(tr("index"), u'#' + QString::number(m_content.event.value()));
}

void OverviewPanel::addLinks()
{
    if (recorded().links.empty())
        return;
    m_facts->beginSection(tr("Links"));
    const auto& links = recorded().links;
    for (std::size_t i = 0; i < std::min(links.size(), mostListed); ++i) {
        const EventLink& link = links[i];
        const EventIndex linked = trace().find(link.event_id);
        if (linked)
            addEvent(tr("to"), linked, toQString(link.event_id));
        else
            add(tr("to"), toQString(link.event_id), toQString(link.session_id));
    }
    addRest(links.size());
}

/// Says how many of a long list are not shown.
void OverviewPanel::addRest(std::size_t size)
{
    if (size > mostListed)
        add(tr("…"), tr("and %1 more, see Raw").arg(size - mostListed));
}

void OverviewPanel::addSpanEvents()
{
    const auto& moments = recorded().span_events;
    if (moments.empty())
        return;
    m_facts->beginSection(tr("Moments"));
    for (std::size_t i = 0; i < std::min(moments.size(), mostListed); ++i)
        m_facts->add(m_context.formatTime(moments[i].time), toQString(moments[i].name),
                     toQString(elide(moments[i].text, 200)));
    addRest(moments.size());
}

void OverviewPanel::addRemarks()
{
    const QStringList lines = remarks(m_content);
    if (lines.isEmpty())
        return;
    m_facts->beginSection(tr("Notes"));
    for (const QString& line : lines)
        m_facts->addParagraph(line);
}

void OverviewPanel::addAttributes()
{
    if (!saysSomething(recorded().attributes))
        return;
    m_facts->beginSection(tr("Attributes"));
    m_attributes = new ValueView(tr("Attributes"));
    m_attributes->setFixedHeight(attributesHeight);
    m_attributes->setValue(recorded().attributes, m_content.loaded);
    m_facts->addWide(m_attributes);
}

} // namespace

const PanelDescriptor& overviewPanel()
{
    static const PanelDescriptor descriptor = {
        "overview",
        QT_TRANSLATE_NOOP("Panel", "Overview"),
        [](const PanelContent&) { return true; },
        [](SessionContext& context, QWidget* parent) -> Panel* {
            return new OverviewPanel(context, parent);
        },
        5,
    };
    return descriptor;
}

} // namespace playhead
