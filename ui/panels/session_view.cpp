// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/session_view.h"

#include "core/native/redactor.h"
#include "ui/bridge/text.h"
#include "ui/context/session_context.h"
#include "ui/widgets/annotation_list.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/flat_tab_bar.h"
#include "ui/widgets/kept_scroll.h"
#include "ui/widgets/notes_view.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/tab_order.h"
#include "ui/widgets/text_pane.h"
#include "ui/widgets/value_view.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

enum Tab { FactsTab, NotesTab, EnvironmentTab, AttributesTab, RecordsTab, AnnotationsTab };

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
    for (QWidget* page : std::initializer_list<QWidget*>{m_facts, m_notes, new QWidget, new QWidget,
                                                         new QWidget, m_annotations})
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
    fillValues();
    showTab(m_tabs->currentIndex());
}

void SessionView::fillValues()
{
    if (!m_context.trace())
        return;
    const Session& session = trace().session();
    const bool reveal = m_context.areSecretsRevealed();
    if (m_environment)
        m_environment->setValue(masked(session.host_env, "host_env", reveal), m_context.trace());
    if (m_attributes)
        m_attributes->setValue(masked(session.attributes, "attributes", reveal), m_context.trace());
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
    for (ValueView* values : {m_environment, m_attributes}) {
        if (values)
            values->clear();
    }
    if (m_records)
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

void SessionView::showTab(int tab)
{
    if (tab < 0)
        return;
    switch (tab) {
    case EnvironmentTab:
        makePage(tab, m_environment, tr("Host environment"));
        break;
    case AttributesTab:
        makePage(tab, m_attributes, tr("Attributes of the session"));
        break;
    case RecordsTab:
        makePage(tab, m_records, tr("Recorded bytes of the session"));
        break;
    default:
        break;
    }
    m_pages->setCurrentIndex(tab);
    if (tab == RecordsTab && m_context.trace())
        loadRecords();
}

/// In place of the empty one, also for the Tab key.
template <typename Page>
void SessionView::makePage(int tab, Page*& page, const QString& name)
{
    if (page)
        return;
    QWidget* empty = m_pages->widget(tab);
    page = new Page(name);
    m_pages->insertWidget(tab, page);
    delete empty;
    QWidget* before = m_tabs;
    for (int at = 0; at < m_pages->count(); ++at)
        before = putIntoTabOrder(before, m_pages->widget(at));
    fillValues();
}

void SessionView::loadRecords()
{
    m_job.start(
        [trace = m_context.trace(),
         reveal = m_context.areSecretsRevealed()](const std::stop_token& stop) {
            const auto records = trace->load_session_records(stop);
            if (!records)
                return toQString(records.error().to_string());
            QString text;
            for (const LoadedEvent::Raw& record : *records)
                text += toQString(reveal ? *record.bytes
                                         : Redactor().redact_json(*record.bytes, {}, stop),
                                  stop) +
                        u'\n';
            return text;
        },
        [this](const QString& text) { m_records->setText(text); });
}

} // namespace playhead
