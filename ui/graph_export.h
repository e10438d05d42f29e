// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "ui/bridge/latest_job.h"
#include "ui/context/session_context.h"
#include "ui/graph_paper.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <vector>

class QAbstractScrollArea;

namespace playhead {

class PaintableTimeline;
class TimelineStack;

/// Limits of GraphRequest::width.
inline constexpr int leastGraphWidth = 200;
inline constexpr int mostGraphWidth = 10'000;

/// A picture of the graph that is wanted.
struct GraphRequest {
    enum class Stretch {
        Whole,   ///< the whole session
        Visible, ///< what is on the screen of it
    };

    QString path;
    GraphFormat format = GraphFormat::Png;
    Stretch stretch = Stretch::Whole;
    int width = 1600; ///< pixels of the screen
    double scale = 1; ///< of a PNG: its pixels per pixel of the screen
};

/// Draws the timeline that is shown, in its layout and with its header, as a picture: all rows of
/// the tree as they are expanded, or all lanes, and not only those on the screen. What is selected,
/// filtered and masked is so in the picture, and where the playhead is, it is there.
///
/// A view of its own draws it, with the code that draws the screen, so that the window goes on
/// meanwhile: it is painted a piece at a time on the GUI thread, where fonts are, and written by a
/// worker. Lives on the GUI thread, for one picture.
class GraphExport : public QObject
{
    Q_OBJECT

public:
    /// Takes what it needs of both; neither is referred to afterwards.
    GraphExport(const SessionContext& shown, const TimelineStack& timeline, GraphRequest request,
                QObject* parent = nullptr);
    ~GraphExport() override;

    /// One of the signals below comes, later than this returns.
    void start();
    /// No file appears, and no signal comes.
    void cancel();

Q_SIGNALS:
    /// 0 to 1.
    void progressed(double share);
    /// The file is there. `remark` says what is missing from it, and is empty where nothing is.
    void finished(const QString& remark);
    void failed(const playhead::Error& error);

private:
    void copy(const SessionContext& shown);
    void goOnWhenReady();
    void begin();
    void paintSome();
    bool awaitsHeadlines();
    void paintBand(QPainter& painter, int top, int height);
    void paintFooter();
    void write();
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] QString remark() const;

    GraphRequest m_request;
    SessionContext m_context;
    TimeRange m_range;
    TimeNs m_playhead;
    EventIndex m_selection;
    std::vector<EventIndex> m_collapsed;
    QWidget m_host; ///< never on the screen; of one small size, so that the view needs no window
    QAbstractScrollArea* m_area = nullptr; ///< a child of the host
    PaintableTimeline* m_view = nullptr;   ///< the same
    std::unique_ptr<GraphPaper> m_paper;
    GraphPages m_pages;
    int m_allRows = 0;       ///< pixels
    int m_paintedRows = 0;   ///< pixels
    bool m_hasAsked = false; ///< for the headlines of the next band
    QTimer m_next;
    LatestJob m_writing;
};

} // namespace playhead
