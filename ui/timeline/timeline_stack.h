// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QStackedWidget>

class QAction;
class QActionGroup;

namespace playhead {

class FollowChip;
class LanesView;
class PaintableTimeline;
class SessionContext;
class WaterfallView;

/// How events are laid out over time. The numbers are kept in the settings.
enum class TimelineLayout {
    Waterfall, ///< a row for each event, with its figures
    Lanes,     ///< a lane for each agent and thread
};

/// The session over time, in the layout that the person chose; what is selected stays in sight when
/// that changes.
class TimelineStack : public QStackedWidget
{
    Q_OBJECT

public:
    explicit TimelineStack(SessionContext& context, QWidget* parent = nullptr);

    [[nodiscard]] WaterfallView& waterfall() const { return *m_waterfall; }
    [[nodiscard]] LanesView& lanes() const { return *m_lanes; }
    [[nodiscard]] TimelineLayout timelineLayout() const;
    [[nodiscard]] PaintableTimeline& paintable() const;
    void setTimelineLayout(TimelineLayout layout);
    /// Gives the keyboard to the layout shown.
    void focusLayout();
    /// Whether what is shown is still being made.
    [[nodiscard]] bool isBusy() const;

    /// One for each layout, of which one is checked, in the order of TimelineLayout.
    [[nodiscard]] QList<QAction*> layoutActions() const;
    /// Whether the end of a live session is stayed at.
    [[nodiscard]] QAction* followAction() const { return m_followAction; }

Q_SIGNALS:
    void timelineLayoutChanged(playhead::TimelineLayout layout);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeFollowAction();
    void placeChip();
    void addLayoutAction(const QString& text, const QKeySequence& key, const QString& whatsThis);

    SessionContext& m_context;
    WaterfallView* m_waterfall;   ///< a child
    LanesView* m_lanes;           ///< a child
    QActionGroup* m_actions;      ///< a child
    QAction* m_followAction;      ///< a child
    FollowChip* m_chip = nullptr; ///< a child
};

} // namespace playhead
