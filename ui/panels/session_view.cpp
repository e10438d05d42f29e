// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/session_view.h"

#include "core/base/text.h"
#include "core/native/redactor.h"
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"
#include "ui/widgets/annotation_list.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/flat_tab_bar.h"
#include "ui/widgets/kept_scroll.h"
#include "ui/widgets/notes_view.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/text_pane.h"
#include "ui/widgets/value_view.h"

#include <QHBoxLayout>
#include <QStackedWidget>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

enum Tab { FactsTab, NotesTab, EnvironmentTab, AttributesTab, RecordsTab, AnnotationsTab };

QString counted(std::uint64_t count)
{
    return toQString(format_count(static_cast<std::int64_t>(count)));
}

/// Whether the events say something else than the recorder's word. Events that do not say how they
/// ended contradict nothing.
bool contradicts(const std::string& word, EventResult outcome)
{
    return outcome != EventResult::Indeterminate && parse_result(word) != outcome;
}

Payload masked(const Payload& payload, std::string_view key, bool reveal)
{
    if (payload.is_absent() || reveal)
        return payload;
    return Payload::owned(Redactor().redact_json(payload.json(), key));
}

} // namespace

SessionView::SessionView(SessionContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new PlainLabel(this))
    , m_tabs(new FlatTabBar(this))
    , m_pages(new QStackedWidget(this))
    , m_facts(new FactList)
    , m_notes(new NotesView)
    , m_environment(new ValueView(tr("Host environment")))
    , m_attributes(new ValueView(tr("Attributes of the session")))
    , m_records(new TextPane(tr("Recorded bytes of the session")))
    , m_annotations(new AnnotationList(context))
{
    QFont large = Theme::instance().font();
    large.setPixelSize(15);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_title->setElided(true);
    m_title->setContentsMargins(14, 12, 14, 6);
    m_tabs->setAccessibleName(tr("Details of the session"));
    m_facts->setAccessibleName(tr("Session"));
    for (const QString& title : {tr("Session"), tr("Notes"), tr("Environment"), tr("Attributes"),
                                 tr("Raw"), tr("My notes")})
        m_tabs->addTab(title);
    for (QWidget* page : std::initializer_list<QWidget*>{m_facts, m_notes, m_environment,
                                                         m_attributes, m_records, m_annotations})
        m_pages->addWidget(page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_tabs);
    layout->addWidget(m_pages, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, &SessionView::showTab);
    connect(m_notes, &NotesView::eventRequested, this, [this](EventIndex event) {
        m_context.select(event);
        if (m_context.selection() == event)
            Q_EMIT m_context.revealRequested(event);
    });
    constexpr int growthMs = 400; // what changes faster is not read
    m_growth.setSingleShot(true);
    m_growth.setInterval(growthMs);
    connect(&m_growth, &QTimer::timeout, this, &SessionView::grow);
    connect(&m_context, &SessionContext::traceChanged, this, &SessionView::refresh);
    connect(&m_context, &SessionContext::traceGrown, this, [this] {
        if (!m_growth.isActive())
            m_growth.start();
    });
    connect(&m_context, &SessionContext::liveChanged, this, &SessionView::refresh);
    connect(&m_context, &SessionContext::timeDisplayChanged, this, &SessionView::refresh);
    connect(&m_context, &SessionContext::secretsRevealedChanged, this, &SessionView::refresh);
    const QAbstractItemModel* annotations = &m_annotations->rowsModel();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(annotations, signal, this, &SessionView::updateAnnotations);
    connect(annotations, &QAbstractItemModel::modelReset, this, &SessionView::updateAnnotations);
    refresh();
    updateAnnotations();
}

void SessionView::updateAnnotations()
{
    m_tabs->setTabShown(AnnotationsTab, m_annotations->rowsModel().rowCount() > 0);
}

void SessionView::showNotes()
{
    m_tabs->setCurrentIndex(NotesTab);
}

const Trace& SessionView::trace() const
{
    return *m_context.trace();
}

void SessionView::refresh()
{
    m_job.cancel();
    m_growth.stop();
    m_isStale = false;
    m_sessionRecords = m_context.trace() ? trace().session().records.size() : 0;
    if (!m_context.trace()) {
        m_facts->clear();
        blank();
        return;
    }
    refreshFacts();
    refreshNotes();
    const Session& session = trace().session();
    m_tabs->setTabShown(EnvironmentTab, session.host_env.is_present());
    m_tabs->setTabShown(AttributesTab, session.attributes.is_present());
    m_tabs->setTabShown(RecordsTab, !session.records.empty());
    const bool reveal = m_context.areSecretsRevealed();
    m_environment->setValue(masked(session.host_env, "host_env", reveal), m_context.trace());
    m_attributes->setValue(masked(session.attributes, "attributes", reveal), m_context.trace());
    showTab(m_tabs->currentIndex());
}

/// What does not change while a session is recorded stays as it is, and where it is scrolled to.
void SessionView::grow()
{
    m_isStale = !isVisible();
    if (m_isStale || !m_context.trace())
        return;
    if (trace().is_complete() || trace().session().records.size() != m_sessionRecords)
        return refresh();
    const auto* facts = new KeptScroll(*m_facts);
    const auto* notes = new KeptScroll(*m_notes);
    updateFacts();
    if (countsOfNotes() != m_noteCounts)
        refreshNotes();
    facts->restore();
    notes->restore();
}

/// Writes into the lines there are, unless others have come.
void SessionView::updateFacts()
{
    m_line = 0;
    m_isUpdating = true;
    m_areLinesSame = m_outcome == trace().outcome();
    addFacts();
    m_isUpdating = false;
    if (!m_areLinesSame || m_line != m_facts->lineCount())
        refreshFacts();
}

void SessionView::addFacts()
{
    addOutcome();
    addTimes();
    addCounts();
    addSource();
}

void SessionView::beginSection(const QString& title)
{
    if (!m_isUpdating)
        m_facts->beginSection(title);
}

void SessionView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        grow();
}

void SessionView::refreshFacts()
{
    const Session& session = trace().session();
    m_title->setFullText(m_context.mask().text(session.name.empty() ? session.id : session.name));
    m_outcome = trace().outcome();
    m_facts->clear();
    addFacts();
    m_facts->finish();
}

std::vector<std::uint64_t> SessionView::countsOfNotes() const
{
    std::vector<std::uint64_t> counts;
    for (const Diagnostic& note : trace().diagnostics().entries())
        counts.push_back(note.count);
    return counts;
}

void SessionView::refreshNotes()
{
    const auto& notes = trace().diagnostics().entries();
    m_noteCounts = countsOfNotes();
    m_notes->setNotes(notes);
    m_tabs->setTabText(NotesTab, notes.empty() ? tr("Notes") : tr("Notes %1").arg(notes.size()));
    m_tabs->setTabShown(NotesTab, !notes.empty());
}

void SessionView::blank()
{
    m_title->setFullText({});
    m_notes->setNotes({});
    m_environment->clear();
    m_attributes->clear();
    m_records->setText({});
}

void SessionView::add(const QString& name, const QString& value, const QString& note)
{
    if (value.isEmpty())
        return;
    if (m_isUpdating)
        m_areLinesSame = m_areLinesSame && m_facts->update(m_line++, name, value, note);
    else
        m_facts->add(name, value, note);
}

void SessionView::addOutcome()
{
    const Session& session = trace().session();
    const EventResult outcome = trace().outcome();
    beginSection(tr("How it ended"));
    const bool isLive = m_context.isLive() && !session.end_state;
    add(tr("end state"),
        session.end_state ? m_context.mask().text(*session.end_state)
        : isLive          ? tr("live")
                          : tr("not recorded"),
        isLive ? tr("it is being recorded") : tr("what the recorder wrote at the end"));
    add(tr("reason"), m_context.mask().text(session.end_state_reason));
    if (isLive || m_isUpdating) // the events have not said all, or say the same as before
        return;
    auto* line = new QWidget;
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new Chip(outcome, line));
    layout->addStretch();
    m_facts->addWidget(tr("outcome"), line);
    QString explanation;
    switch (outcome) {
    case EventResult::Success:
        explanation = tr("Derived from the events: the last root that says how it ended succeeded. "
                         "Failures before it were recovered from.");
        break;
    case EventResult::Fail:
        explanation = tr("Derived from the events: the last root that says how it ended failed.");
        break;
    case EventResult::Indeterminate:
        explanation = tr("Derived from the events: none says whether it succeeded. Indeterminate "
                         "is what is recorded where nobody says so; it is no failure.");
        break;
    }
    auto* words = new PlainLabel(explanation, ColorRole::Dim);
    words->setWordWrap(true);
    m_facts->addWidget({}, words);
    if (session.end_state && contradicts(*session.end_state, outcome)) {
        auto* differs = new PlainLabel(
            tr("The recorded end state and the events do not say the same."), ColorRole::Tool);
        differs->setWordWrap(true);
        m_facts->addWidget({}, differs);
    }
}

void SessionView::addTimes()
{
    const Session& session = trace().session();
    const QString zone = session.zone_trusted ? QString() : tr("zone not trusted");
    const auto absolute = [&zone](TimeNs time) {
        QStringList notes;
        if (time != no_time)
            notes += toQString(format_iso8601(time));
        if (!zone.isEmpty())
            notes += zone;
        return notes.join(u" · "_s);
    };
    beginSection(tr("Time"));
    const TimeNs begin = trace().begin_time();
    const TimeNs end = trace().end_time();
    if (begin != no_time && end != no_time)
        add(tr("duration"), toQString(format_duration_exact(end - begin)),
            tr("from the first event's start to the last end"));
    add(tr("first event"), m_context.formatTime(begin), absolute(begin));
    add(tr("last end"), m_context.formatTime(end), absolute(end));
    if (session.init_timestamp != no_time)
        add(tr("begin"), m_context.formatTime(session.init_timestamp),
            tr("recorded · %1").arg(absolute(session.init_timestamp)));
    if (session.end_timestamp != no_time)
        add(tr("end"), m_context.formatTime(session.end_timestamp),
            tr("recorded · %1").arg(absolute(session.end_timestamp)));
}

void SessionView::addCounts()
{
    beginSection(tr("Events"));
    add(tr("events"), counted(trace().event_count()),
        trace().is_complete() ? QString() : tr("so far"));
    const auto types = trace().count_by_action_type();
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (types.at(i) > 0)
            add(toQString(action_type_name(static_cast<ActionType>(i))), counted(types.at(i)));
    }
    const auto results = trace().count_by_result();
    for (const auto result :
         {EventResult::Fail, EventResult::Success, EventResult::Indeterminate}) {
        const auto count = results.at(static_cast<std::size_t>(result));
        if (count > 0)
            add(toQString(result_name(result)), counted(count));
    }
    if (trace().inferred_parent_count() > 0)
        add(tr("inferred"), counted(trace().inferred_parent_count()),
            tr("parents that are not recorded, worked out from times"));
}

void SessionView::addSource()
{
    const Session& session = trace().session();
    beginSection(tr("Source"));
    QStringList tags;
    for (const std::string& tag : session.tags)
        tags += u'#' + m_context.mask().text(tag);
    add(tr("tags"), tags.join(u' '));
    add(tr("session id"), m_context.mask().text(session.id));
    add(tr("recorder"), m_context.mask().text(session.recorder));
    add(tr("format"), toQString(session.format));
    constexpr std::size_t mostAgents = 50;
    for (std::size_t i = 0; i < std::min(session.agents.size(), mostAgents); ++i) {
        const Agent& agent = session.agents[i];
        add(i == 0 ? tr("agents") : QString(),
            m_context.mask().text(agent.name.empty() ? agent.id : agent.name),
            agent.name.empty() ? QString() : m_context.mask().text(agent.id));
    }
}

void SessionView::showTab(int tab)
{
    if (tab < 0)
        return;
    m_pages->setCurrentIndex(tab);
    if (tab == RecordsTab)
        loadRecords();
}

void SessionView::loadRecords()
{
    m_job.start(
        [trace = m_context.trace(),
         reveal = m_context.areSecretsRevealed()](const std::stop_token&) {
            const auto records = trace->load_session_records();
            if (!records)
                return toQString(records.error().to_string());
            QString text;
            for (const LoadedEvent::Raw& record : *records)
                text += toQString(reveal ? *record.bytes : Redactor().redact_json(*record.bytes)) +
                        u'\n';
            return text;
        },
        [this](const QString& text) { m_records->setText(text); });
}

} // namespace playhead
