// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"
#include "ui/context/replay.h"
#include "ui/context/session_context.h"
#include "ui/context/session_indexes.h"
#include "ui/timeline/replay_actions.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/time_readout.h"
#include "ui/widgets/transport_bar.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <memory>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::TraceMaker;

namespace {

const char* const secretName = "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH";

/// #0 "run" 0 to 100 s, #1 "ask" 10 to 20 s with 120 tokens, #2 "search" 30 to 40 s that fails, #3
/// 50 to 60 s named by a secret.
std::shared_ptr<const Trace> session()
{
    TraceMaker maker;
    const EventIndex run = maker.add("run", 0, 100);
    Event ask = TraceMaker::event("ask", 10, 20, run, "llm");
    ask.tokens.prompt = 100;
    ask.tokens.completion = 20;
    maker.add(ask);
    Event failing = TraceMaker::event("search", 30, 40, run, "tool");
    failing.result = EventResult::Fail;
    maker.add(failing);
    maker.add(secretName, 50, 60, run, "tool");
    return maker.finish();
}

struct ShownBar {
    ShownBar()
    {
        context.setTrace(session());
        bar.resize(1400, bar.height());
        bar.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&bar));
        static_cast<void>(testkit::waitFor([this] { return !context.indexes().isBusy(); }));
    }
    void seek(double seconds) { context.replay().seek(TraceMaker::time(seconds)); }
    /// All that can be read in the bar, without the formatting.
    [[nodiscard]] QString text() const
    {
        QStringList texts;
        for (const auto* label : bar.findChildren<QLabel*>()) {
            const auto* plain = qobject_cast<const PlainLabel*>(label);
            if (label->isVisible())
                texts += plain ? plain->fullText() : formatted(label->text());
        }
        return texts.join(u' ');
    }
    [[nodiscard]] static QString formatted(QString html)
    {
        static const QRegularExpression tags(u"<[^>]*>"_s);
        return html.remove(tags).replace(u"&nbsp;"_s, u" "_s);
    }
    [[nodiscard]] QAbstractButton* button(const QString& name) const
    {
        for (auto* candidate : bar.findChildren<QAbstractButton*>()) {
            if (candidate->text() == name)
                return candidate;
        }
        return nullptr;
    }

    SessionContext context;
    ReplayActions actions{context};
    TransportBar bar{context, actions};
};

} // namespace

class TransportBarTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ShownBar> window;

private Q_SLOTS:
    void init() { window = std::make_unique<ShownBar>(); }
    void cleanup() { window.reset(); }

    void timesAreWrittenToTheMillisecond_data()
    {
        QTest::addColumn<qint64>("time");
        QTest::addColumn<qint64>("total");
        QTest::addColumn<QString>("text");
        const qint64 hour = 3600 * ns_per_second;
        QTest::newRow("start") << qint64(0) << qint64(ns_per_second) << u"00:00.000"_s;
        QTest::newRow("cut, not rounded")
            << qint64(18'240'999'999) << 30 * qint64(ns_per_second) << u"00:18.240"_s;
        QTest::newRow("hours where the session has some")
            << 61 * qint64(ns_per_second) << hour << u"0:01:01.000"_s;
        QTest::newRow("days are hours") << 50 * hour << 50 * hour << u"50:00:00.000"_s;
    }
    void timesAreWrittenToTheMillisecond()
    {
        QFETCH(qint64, time);
        QFETCH(qint64, total);
        QFETCH(QString, text);
        QCOMPARE(TimeReadout::clockText(time, total), text);
    }

    void itSaysWhatRunsAndWhatItCameToSoFar()
    {
        QVERIFY(!window->text().contains(u"so far"_s));
        window->seek(35);
        const auto* time = window->bar.findChild<TimeReadout*>();
        QCOMPARE(time->text(), u"00:35.000"_s);
        const QString running = window->text();
        QVERIFY2(running.contains(u"running run › search"_s), qPrintable(running));
        QVERIFY2(running.contains(u"3 events"_s), qPrintable(running));
        QVERIFY2(running.contains(u"120 tokens"_s), qPrintable(running));
        QVERIFY2(!running.contains(u"failure"_s), qPrintable(running)); // it has not ended
        window->seek(45);
        const QString later = window->text();
        QVERIFY2(later.contains(u"running run"_s) && !later.contains(u"›"_s), qPrintable(later));
        QVERIFY2(later.contains(u"1 failure"_s), qPrintable(later));
        window->context.replay().leave();
        QVERIFY(!window->text().contains(u"so far"_s));
        QCOMPARE(time->text(), u"00:00.000"_s);
    }

    void itSaysWhyItPaused()
    {
        window->actions.stopAtFailure->trigger();
        window->context.replay().setSpeed(64);
        window->seek(39);
        window->context.replay().play();
        QTRY_VERIFY(!window->context.replay().isPlaying());
        QVERIFY2(window->text().contains(u"paused at a failure search"_s),
                 qPrintable(window->text()));
        window->seek(50);
        QVERIFY(!window->text().contains(u"paused"_s));
    }

    void secretsInNamesAreMasked()
    {
        window->seek(55);
        QVERIFY(window->text().contains(u"running run › "_s));
        QVERIFY2(!window->text().contains(QString::fromLatin1(secretName)),
                 qPrintable(window->text()));
        window->context.setSecretsRevealed(true);
        QVERIFY(window->text().contains(QString::fromLatin1(secretName)));
    }

    void theKeyboardReachesEveryButtonAndEachHasAName()
    {
        window->seek(35);
        const auto buttons = window->bar.findChildren<QAbstractButton*>();
        QCOMPARE(buttons.size(), 9);
        window->bar.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window->bar));
        buttons.front()->setFocus();
        QSet<QWidget*> reached;
        for (int i = 0; i < buttons.size(); ++i) {
            QVERIFY(QApplication::focusWidget());
            reached += QApplication::focusWidget();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (auto* button : buttons) {
            QVERIFY(!button->text().isEmpty() || !button->accessibleName().isEmpty());
            QVERIFY2(reached.contains(button), qPrintable(button->text()));
        }
    }

    void spaceOnAButtonPressesThatButton()
    {
        QAbstractButton* end = window->button(u"To the end"_s);
        QVERIFY(end);
        end->setFocus();
        QTest::keyClick(end, Qt::Key_Space);
        QCOMPARE(window->context.replay().playhead(), TraceMaker::time(100));
        QVERIFY(!window->context.replay().isPlaying());
        QAbstractButton* play = window->button(u"Play"_s);
        QVERIFY(play);
        QTest::mouseClick(play, Qt::LeftButton);
        QVERIFY(window->context.replay().isPlaying());
        QCOMPARE(play->text(), u"Pause"_s);
        QTest::mouseClick(play, Qt::LeftButton);
        QVERIFY(!window->context.replay().isPlaying());
    }

    void speedsAreChosenOneAtATime()
    {
        const auto isChecked = [](const QAction* action) { return action->isChecked(); };
        const auto speeds = window->actions.speeds();
        QCOMPARE(speeds.size(), 10);
        for (QAction* speed : speeds) {
            speed->trigger();
            QVERIFY(speed->isChecked());
            QCOMPARE(std::count_if(speeds.begin(), speeds.end(), isChecked), 1);
        }
        QVERIFY(window->context.replay().isFitted());
        window->context.replay().setSpeed(4);
        QVERIFY(window->button(u"4×"_s));
    }

    void aNarrowBarLeavesOutTexts()
    {
        window->seek(35);
        window->bar.resize(500, window->bar.height());
        QVERIFY(!window->text().contains(u"so far"_s));
        QVERIFY(!window->text().contains(u"running"_s));
        window->bar.resize(1400, window->bar.height());
        QVERIFY(window->text().contains(u"so far"_s));
    }

    void withoutASessionThereIsNoBar()
    {
        window->context.setTrace(nullptr);
        QVERIFY(!window->bar.isVisible());
        QVERIFY(!window->actions.playPause->isEnabled());
    }
};

QTEST_MAIN(TransportBarTest)
#include "transport_bar_test.moc"
