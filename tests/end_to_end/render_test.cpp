// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/end_to_end/program.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QSize>
#include <QtEndian>

using namespace playhead::test;
using namespace Qt::Literals::StringLiterals;
using playhead::testkit::Scratch;

namespace {

/// As its header says.
QSize sizeOf(const QByteArray& png)
{
    constexpr qsizetype width = 16;
    constexpr qsizetype height = 20;
    if (!png.startsWith("\x89PNG") || png.size() < height + 4)
        return {};
    return {qFromBigEndian<qint32>(png.constData() + width),
            qFromBigEndian<qint32>(png.constData() + height)};
}

} // namespace

class RenderTest : public QObject
{
    Q_OBJECT

private:
    Scratch m_scratch;
    QString m_session;

    QByteArray drawn(const QStringList& options, const QString& name = u"out.png"_s)
    {
        return drawn(m_session, options, name);
    }
    QByteArray drawn(const QString& session, const QStringList& options,
                     const QString& name = u"out.png"_s)
    {
        const QString output = m_scratch.path(name);
        const Run run = runProgram(
            QStringList{u"render"_s, session, u"-o"_s, output, u"--size"_s, u"700x300"_s} +
            options);
        return run.exitCode == 0 ? playhead::testkit::contentOf(output) : QByteArray();
    }

private Q_SLOTS:
    void initTestCase() { m_session = m_scratch.write(u"session.jsonl"_s, smallSession()); }

    void theWindowIsDrawnInTheLanguageAskedFor()
    {
        const QByteArray usual = drawn({});
        QVERIFY(!usual.isEmpty());
        QCOMPARE(drawn({u"--language"_s, u"en"_s}), usual); // tests run in the C locale
        const QByteArray german = drawn({u"--language"_s, u"de"_s});
        QVERIFY(!german.isEmpty() && german != usual);
    }

    void eachLayoutIsAnotherPictureAsWideAsAskedFor()
    {
        const QByteArray waterfall = drawn({u"--graph"_s});
        const QByteArray lanes = drawn({u"--graph"_s, u"--layout"_s, u"lanes"_s});
        QCOMPARE(sizeOf(waterfall), QSize(700, 24 + 4 * 24)); // the header and all rows
        QCOMPARE(sizeOf(lanes).width(), 700);
        QVERIFY(waterfall != lanes);
        QCOMPARE(drawn({u"--graph"_s, u"--layout=waterfall"_s}), waterfall);
        const QByteArray fine =
            drawn({u"--graph"_s, u"--layout"_s, u"lanes"_s, u"--scale"_s, u"2"_s});
        QCOMPARE(sizeOf(fine), 2 * sizeOf(lanes));
    }

    void theEndingSaysTheFormatOfTheGraph()
    {
        QVERIFY(drawn({u"--graph"_s}, u"out.svg"_s).contains("<svg "));
        QVERIFY(drawn({u"--graph"_s}, u"out.pdf"_s).startsWith("%PDF-1"));
        for (const QString& name : {u"out.bmp"_s, u"out"_s}) {
            const Run run =
                runProgram({u"render"_s, m_session, u"--graph"_s, u"-o"_s, m_scratch.path(name)});
            QCOMPARE(run.exitCode, 2);
            QVERIFY(run.err.contains("OUT.svg"));
        }
        const Run window =
            runProgram({u"render"_s, m_session, u"-o"_s, m_scratch.path(u"window.svg"_s)});
        QCOMPARE(window.exitCode, 2);
        QVERIFY(window.err.contains("--graph"));
    }

    void theGraphHoldsWhatTheFilterShowsAndFadesWhatIsToCome()
    {
        const QByteArray all = drawn({u"--graph"_s});
        // The hit, and what it ran inside of.
        QCOMPARE(sizeOf(drawn({u"--graph"_s, u"--filter"_s, u"type:OpenAI*"_s})).height(),
                 24 + 2 * 24);
        const QByteArray half = drawn({u"--graph"_s, u"--at"_s, u"5s"_s});
        QCOMPARE(sizeOf(half), sizeOf(all));
        QVERIFY(half != all);
    }

    void theGraphAloneIsNotTheWindow()
    {
        QVERIFY(drawn({u"--layout"_s, u"lanes"_s}) !=
                drawn({u"--layout"_s, u"lanes"_s, u"--graph"_s}));
    }

    void idleGapsAreDrawnShortWhereAskedFor()
    {
        // Nothing works from 7 to 10 s.
        const QString idle = playhead::testkit::samplePath(u"agentops-v2-export.json"_s);
        for (const QString& layout : {u"lanes"_s, u"waterfall"_s}) {
            const QStringList options = {u"--graph"_s, u"--layout"_s, layout};
            QVERIFY(drawn(idle, options + QStringList{u"--compress-idle"_s}) !=
                    drawn(idle, options));
            QCOMPARE(drawn(options + QStringList{u"--compress-idle"_s}), drawn(options));
        }
    }

    /// Which is read behind the window's back, for rows that are painted.
    void whatEventsDidIsInThePicture()
    {
        const auto sessionOf = [this](const QByteArray& command) {
            const QByteArray event = "{\"event_type\":\"run\",\"init_timestamp\":1700000000,"
                                     "\"params\":{\"command\":\"" +
                                     command + "\"}}\n";
            return m_scratch.write(QString::fromLatin1(command) + u"/steps.jsonl"_s,
                                   event.repeated(3));
        };
        for (const QStringList& options : {QStringList(), QStringList{u"--graph"_s}}) {
            const QByteArray wheel = drawn(sessionOf("wheel"), options);
            QVERIFY(!wheel.isEmpty());
            QCOMPARE(drawn(sessionOf("wheel"), options), wheel);
            QVERIFY(drawn(sessionOf("anvil"), options) != wheel);
        }
    }

    void aLayoutThatIsNoneIsRefused()
    {
        const Run run = runProgram({u"render"_s, m_session, u"-o"_s, m_scratch.path(u"no.png"_s),
                                    u"--layout"_s, u"tree"_s});
        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.err.contains("waterfall or lanes"));
    }
};

QTEST_GUILESS_MAIN(RenderTest)
#include "render_test.moc"
