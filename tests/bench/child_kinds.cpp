// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What this program is where a row started it to be measured. Each tells one figure.
#include "app/program.h"
#include "tests/bench/child.h"
#include "tests/bench/clock.h"
#include "tests/bench/resident.h"
#include "tests/bench/sessions/files.h"
#include "tests/bench/stage.h"
#include "tests/bench/window_program.h"
#include "ui/bridge/freed_memory.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/waterfall_view.h"

#include <QApplication>
#include <QMainWindow>
#include <QScreen>
#include <QThreadPool>

#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <cstdlib>

namespace playhead::bench {

namespace {

void tell(double figure)
{
    std::printf("%.0f\n", figure);
    std::fflush(stdout);
}

/// Tells when the first frame is painted that it waits for, and ends the program.
class FirstFrame : public QObject
{
public:
    explicit FirstFrame(std::function<bool(QObject& painted)> isIt) : m_isIt(std::move(isIt))
    {
        QCoreApplication::instance()->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && !m_isSeen && m_isIt(*watched)) {
            m_isSeen = true;
            // Delivered behind the painting that is under way.
            QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::HighEventPriority);
        }
        return QObject::eventFilter(watched, event);
    }

    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        tell(now_ns());
        QCoreApplication::exit(0);
        return true;
    }

private:
    std::function<bool(QObject& painted)> m_isIt;
    bool m_isSeen = false;
};

std::uint32_t wanted_events = 0; ///< of watch_for_rows()

/// Whether rows are painted here: of all events that are wanted, where any number is, else of some.
bool shows_rows(QObject& painted)
{
    QObject* const view = painted.parent();
    if (!qobject_cast<WaterfallView*>(view) && !qobject_cast<LanesView*>(view))
        return false;
    auto* const window = qobject_cast<MainWindow*>(static_cast<QWidget*>(view)->window());
    if (!window || !window->context().trace())
        return false;
    const Trace& trace = *window->context().trace();
    if (wanted_events == 0)
        return trace.event_count() > 0;
    return trace.is_complete() && trace.event_count() >= wanted_events;
}

void watch_for_rows()
{
    auto* const first = new FirstFrame(&shows_rows);
    first->setParent(QCoreApplication::instance()); // which deletes it
}

/// EVENTS WORD...: the program with these words, until rows of so many events are painted.
int be_program(std::span<char*> words)
{
    const std::string_view number = words.empty() ? "" : words[0];
    std::from_chars(number.data(), number.data() + number.size(), wanted_events);
    qAddPreRoutine(&watch_for_rows);
    Output out(STDERR_FILENO);
    Output err(STDERR_FILENO);
    Io io = {out, err, false};
    const std::vector<std::string_view> rest(words.begin() + 1, words.end());
    return runProgram(rest, io);
}

/// [FILE]: an empty window of the size that the program's has, having read a file before.
int be_empty(std::span<char*> words)
{
    int count = 1;
    char name[] = "empty";
    char* values[] = {name, nullptr};
    QApplication application(count, values);
    std::string bytes;
    if (!words.empty())
        bytes = read_file(words[0]);
    QMainWindow window;
    const QSize frame(20, 60); // what runViewer() leaves
    window.resize(window.screen()->availableSize() - frame);
    FirstFrame first([&window](QObject& painted) { return &painted == &window; });
    window.show();
    return QApplication::exec();
}

int tell_memory()
{
    tell(resident_memory());
    return 0;
}

/// What an empty window takes.
int be_empty_memory()
{
    int count = 1;
    char name[] = "empty";
    char* values[] = {name, nullptr};
    QApplication application(count, values);
    QMainWindow window;
    window.resize(1600, 1000);
    PaintWatch watch(&window);
    window.show();
    while (!watch.is_painted())
        turn_event_loop();
    return tell_memory();
}

/// FILE: what the window takes with a session open, when what reading it needed has been given
/// back, as runViewer() has it.
int be_memory(std::span<char*> words)
{
    mapLargePieces();
    const WindowProgram program;
    MainWindow window;
    window.resize(1600, 1000);
    window.show();
    window.openFiles({QString::fromLocal8Bit(words[0])});
    constexpr double rest = 3e8; // what is made in the background is made
    for (double since = now_ns(); now_ns() - since < rest;) {
        turn_event_loop();
        if (!window.isSettled())
            since = now_ns();
    }
    returnFreedMemory();
    QThreadPool::globalInstance()->waitForDone();
    return tell_memory();
}

} // namespace

int be_child(std::span<char*> words)
{
    qInstallMessageHandler(&drop_platform_talk);
    const std::string_view kind = words.empty() ? "" : words[0];
    const auto rest = words.subspan(words.empty() ? 0 : 1);
    if (kind == "program")
        return be_program(rest);
    if (kind == "empty")
        return be_empty(rest);
    if (kind == "empty-memory")
        return be_empty_memory();
    if (kind == "memory" && !rest.empty())
        return be_memory(rest);
    return 2;
}

} // namespace playhead::bench
