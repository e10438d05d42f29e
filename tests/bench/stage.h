// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "tests/bench/sessions/plan.h"
#include "ui/main_window.h"
#include "ui/timeline/timeline_stack.h"

#include <QSize>
#include <QTimer>

#include <functional>
#include <memory>
#include <string>

namespace playhead::bench {

/// A handler for Qt's messages: what the offscreen platform says about itself is of no use.
void drop_platform_talk(QtMsgType type, const QMessageLogContext& context, const QString& text);

/// Lets the event loop turn once; it waits a millisecond at most where there is nothing to do.
void turn_event_loop();

/// Tells when a widget has been painted.
class PaintWatch : public QObject
{
public:
    /// Counts paints for which `counts` is true, or all.
    explicit PaintWatch(QWidget* watched, std::function<bool()> counts = {});
    void restart() { is_painted_ = false; }
    [[nodiscard]] bool is_painted() const { return is_painted_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::function<bool()> counts_;
    bool is_painted_ = false;
};

/// Beats as often as the event loop lets it.
class HeartBeat : public QObject
{
public:
    HeartBeat();
    void restart();
    /// Nanoseconds between two beats, at the most, since restart().
    [[nodiscard]] double longest() const;

private:
    QTimer timer_;
    double last_ = 0;
    double longest_ = 0;
};

/// The real window, as the program shows it, with what a person does in it. The widget over time is
/// as large as the framebuffer of the baselines.
class Stage
{
public:
    explicit Stage(TimelineLayout layout = TimelineLayout::Waterfall);

    [[nodiscard]] MainWindow& window() { return window_; }
    [[nodiscard]] SessionContext& context() { return window_.context(); }
    [[nodiscard]] const Trace& trace() { return *window_.context().trace(); }
    /// What the layout shown draws events on.
    [[nodiscard]] QWidget& canvas();
    [[nodiscard]] WaterfallView& waterfall() { return window_.timeline().waterfall(); }
    [[nodiscard]] LanesView& lanes() { return window_.timeline().lanes(); }

    /// Opens a session and waits until it is all there, and painted.
    [[nodiscard]] Result<void> open(const SessionPlan& plan);
    /// The same of a file with at least so many events.
    [[nodiscard]] Result<void> open(const std::string& path, std::uint64_t events);
    /// Waits until the window has nothing left to do. False where it does not come to an end.
    [[nodiscard]] bool settle();
    /// Nanoseconds from the action until the canvas has been painted. Not a number where that does
    /// not happen within so many nanoseconds.
    [[nodiscard]] double frame(const std::function<void()>& action, double patience = 20e9);

private:
    MainWindow window_;
};

/// The stage of the rows that need the same session in the same layout, which is kept until another
/// is asked for. Never null; fails where the session cannot be opened.
[[nodiscard]] Result<Stage*> shared_stage(const SessionPlan& plan, TimelineLayout layout);
/// Closes it, where there is one: rows that open windows of their own have the machine to
/// themselves.
void close_shared_stage();

} // namespace playhead::bench
