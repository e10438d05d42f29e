// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/bridge/latest_job.h"
#include "ui/panels/known_event.h"
#include "ui/panels/panel.h"
#include "ui/panels/panel_tabs.h"
#include "ui/panels/shown_event.h"

#include <QTimer>

class QStackedWidget;

namespace playhead {

class EventHeader;
class NoticeBar;
class SessionView;

/// The selected event, as it was at the playhead, with its panels as tabs, or the session where no
/// event is selected; or an event that stays, whatever is selected. Reads the event off the GUI
/// thread.
class EventView : public QWidget
{
    Q_OBJECT

public:
    explicit EventView(SessionContext& context, QWidget* parent = nullptr);

    /// Whether something is still being read or worked out: what is shown will change without
    /// anybody's doing.
    [[nodiscard]] bool isBusy() const;
    /// The event of which values are on the screen, or none: what is large is shown from its
    /// beginning while the rest is read.
    [[nodiscard]] EventIndex valuesShown() const;
    /// Makes the panel with this id the person's choice. False where there is none, or where it
    /// does not apply to the event shown.
    bool showPanel(const QString& id);
    /// Shows the person's note on the event, and puts the focus there.
    void editNote();
    /// Shows what there is to say about the session's data; no event is selected any more.
    void showSessionNotes();
    /// From here on shows this event of the context's session, and says so.
    void showPinned(EventIndex event);

Q_SIGNALS:
    /// The person wants the event to stay, or to stay no longer where it does.
    void pinClicked();

private:
    void makeEventPage();
    [[nodiscard]] EventIndex shownIndex() const;
    void followSelection();
    void showSelection();
    void load();
    void read();
    void readBeginning();
    void readWhole();
    void setBeginning(ShownEvent beginning);
    void setLoaded(Result<ShownEvent> result);
    void followPlayhead();
    void showKnown(PanelTabs::First first = PanelTabs::First::MostTelling);
    void refreshKnown();
    void updateMoment();
    [[nodiscard]] Known known() const;
    [[nodiscard]] Known atPlayhead() const;
    void showError(const Error& error);
    void blank();
    void grow();
    [[nodiscard]] bool isOutOfDate() const;
    void updateSecrets();
    void copyEvent() const;

    SessionContext& m_context;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_nothing = nullptr;
    SessionView* m_session = nullptr;
    QWidget* m_eventPage = nullptr;
    EventHeader* m_header = nullptr;
    NoticeBar* m_moment = nullptr; ///< what is not known yet at the playhead
    NoticeBar* m_secrets = nullptr;
    NoticeBar* m_error = nullptr;
    NoticeBar* m_rest = nullptr; ///< that only the beginning is shown yet
    PanelTabs* m_tabs = nullptr;
    EventIndex m_pinned;                         ///< none: the selection is followed
    std::shared_ptr<const Trace> m_read;         ///< what m_loaded is, or is being, read from
    std::shared_ptr<const LoadedEvent> m_loaded; ///< whatever is known at the playhead
    Known m_known = Known::All;
    bool m_showsAll = false; ///< whatever was known at the playhead
    PanelContent m_content;  ///< what is known of it
    int m_secretCount = 0;
    LatestJob m_job;
    QTimer m_patience; ///< how long the event before stays while the next one is read
};

} // namespace playhead
