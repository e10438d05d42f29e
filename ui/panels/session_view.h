// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/event.h"
#include "ui/bridge/latest_job.h"

#include <QTimer>
#include <QWidget>

#include <cstdint>
#include <memory>
#include <vector>

class QStackedWidget;

namespace playhead {

class AnnotationList;
class FactList;
class FlatTabBar;
class NotesView;
class PlainLabel;
class SessionContext;
class TextPane;
class Trace;
class ValueView;

/// What is known about the session as a whole: how it ended, as recorded and as derived, what was
/// recorded when and by whom, and what there is to say about its data.
class SessionView : public QWidget
{
    Q_OBJECT

public:
    explicit SessionView(SessionContext& context, QWidget* parent = nullptr);

    [[nodiscard]] bool isBusy() const { return m_job.isRunning() || m_growth.isActive(); }

public Q_SLOTS:
    void showNotes();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void grow();
    void refreshFacts();
    void updateFacts();
    void addFacts();
    void beginSection(const QString& title);
    void refreshNotes();
    [[nodiscard]] std::vector<std::uint64_t> countsOfNotes() const;
    void blank();
    void addOutcome();
    void addTimes();
    void addSource();
    void addCounts();
    void add(const QString& name, const QString& value, const QString& note = {});
    void showTab(int tab);
    template <typename Page>
    void makePage(int tab, Page*& page, const QString& name);
    void loadRecords();
    void fillValues();
    void updateAnnotations();
    [[nodiscard]] const Trace& trace() const;

    SessionContext& m_context;
    PlainLabel* m_title;
    FlatTabBar* m_tabs;
    QStackedWidget* m_pages;
    FactList* m_facts;
    NotesView* m_notes;
    // Made when their tabs are first shown.
    ValueView* m_environment = nullptr;
    ValueView* m_attributes = nullptr;
    TextPane* m_records = nullptr;
    AnnotationList* m_annotations;
    LatestJob m_job;
    QTimer m_growth;                                    ///< until more of the session is shown
    std::size_t m_sessionRecords = 0;                   ///< when all was shown
    std::vector<std::uint64_t> m_noteCounts;            ///< as shown
    EventResult m_outcome = EventResult::Indeterminate; ///< as shown
    /// Lines that there are are written into, from the first on, not added.
    bool m_isUpdating = false;
    bool m_areLinesSame = true; ///< so far, while updating
    std::size_t m_line = 0;     ///< the next of them
    bool m_isStale = false;     ///< it grew while this was hidden
};

} // namespace playhead
