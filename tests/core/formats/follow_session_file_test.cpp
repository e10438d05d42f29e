// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Session files that are followed while a program records into them.
#include "core/native/session_file.h"
#include "core/native/session_file_appender.h"
#include "tests/core/formats/document_print.h"
#include "tests/core/formats/followed_file.h"
#include "tests/core/formats/opening.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/session_lines.h"

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::eventLine;
using testkit::eventLines;
using testkit::Scratch;
using testkit::sessionLine;

namespace {

/// A session file as a recorder makes it, in one or more transactions.
class Recording
{
public:
    explicit Recording(const QString& path)
        : m_file(SessionFileAppender::open(path.toStdString(), "s"))
    {
    }
    [[nodiscard]] bool add(const QByteArrayList& events, const QByteArray& session = {})
    {
        std::vector<SessionFileAppender::Record> records;
        const auto view = [](const QByteArray& bytes) {
            return std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        };
        for (const QByteArray& event : events)
            records.push_back({false, view(event)});
        if (!session.isEmpty())
            records.push_back({true, view(session)});
        return m_file && m_file->append(records, "key", "value");
    }
    void rest() { (void)m_file->rest(); }

private:
    Result<SessionFileAppender> m_file;
};

/// A session that has begun, with one event, and who follows it.
struct FollowedRecording {
    Scratch scratch;
    QString path = scratch.path(u"s.playhead"_s);
    Recording recording{path};
    bool isBegun = recording.add({eventLine(0)}, R"({"session_id":"s","name":"A run"})");
    Following following{path};
};

} // namespace

class FollowSessionFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsOfASessionFileAreReadOn();
    void aSessionFileSaysLaterHowItsSessionEnded();
    void aSessionFileOnItsWayToRestStays();
    void aSessionFileThatWasReplacedIsReadAnew();
};

void FollowSessionFileTest::rowsOfASessionFileAreReadOn()
{
    FollowedRecording file;
    QVERIFY(file.isBegun);
    QVERIFY(file.following.waitForEvents(1));
    for (int i = 1; i <= 20; ++i) {
        QVERIFY(file.recording.add({eventLine(2 * i - 1), eventLine(2 * i)}));
        const auto document = file.following.waitForEvents(static_cast<std::uint32_t>(1 + 2 * i));
        QVERIFY(document);
        QCOMPARE(document->reading, 1U);
        QCOMPARE(paramsOf(*document, 0), R"({"n":0})");
        QCOMPARE(paramsOf(*document, static_cast<std::uint32_t>(2 * i)),
                 "{\"n\":" + std::to_string(2 * i) + "}");
    }
    const auto document = file.following.waitForEvents(41);
    QCOMPARE(print_document(*document), print_document(*opened(file.path)));
}

void FollowSessionFileTest::aSessionFileSaysLaterHowItsSessionEnded()
{
    FollowedRecording file;
    QVERIFY(file.isBegun);
    auto document = file.following.waitForEvents(1);
    QVERIFY(document);
    QVERIFY(!document->sessions.front()->session().end_state);
    QVERIFY(file.recording.add({}, R"({"session_id":"s","name":"A run","end_state":"Fail"})"));
    document = file.following.wait(
        [](const Document& news) { return news.sessions.front()->session().end_state == "Fail"; });
    QVERIFY(document);
    const auto records = document->sessions.front()->load_session_records();
    QVERIFY2(records.has_value(), records ? "" : records.error().to_string().c_str());
    QCOMPARE(records->size(), std::size_t(1));
    QCOMPARE(print_document(*document), print_document(*opened(file.path)));
}

void FollowSessionFileTest::aSessionFileOnItsWayToRestStays()
{
    const Scratch scratch;
    const QString path = scratch.path(u"s.playhead"_s);
    auto recording = std::make_unique<Recording>(path);
    QVERIFY(recording->add({eventLine(0)}));
    Following following(path);
    QVERIFY(following.waitForEvents(1));
    QVERIFY(recording->add({eventLine(1)}));
    recording->rest();
    recording.reset();
    QVERIFY(following.waitForEvents(2));
    // The next program that records there, as one that takes up what another has left.
    Recording next(path);
    QVERIFY(next.add({eventLine(2)}));
    const auto document = following.waitForEvents(3);
    QVERIFY(document);
    QCOMPARE(document->reading, 1U);
}

void FollowSessionFileTest::aSessionFileThatWasReplacedIsReadAnew()
{
    const Scratch scratch;
    const QString path = scratch.path(u"s.playhead"_s);
    const auto write = [&](const QString& name, int events) {
        const auto document = openedText(sessionLine() + eventLines(0, events), u"a.jsonl"_s);
        return write_session_file(document->sessions, scratch.path(name).toStdString(), nullptr,
                                  Job{});
    };
    QVERIFY(write(u"s.playhead"_s, 3).has_value());
    Following following(path);
    const auto before = following.waitForEvents(3);
    QVERIFY(before);
    QVERIFY(write(u"s.playhead"_s, 4).has_value()); // by renaming, as an import does
    const auto document = following.waitForEvents(4);
    QVERIFY(document);
    QVERIFY(document->reading > before->reading);
    QCOMPARE(paramsOf(*document, 3), R"({"n":3})");
}

QTEST_GUILESS_MAIN(FollowSessionFileTest)
#include "follow_session_file_test.moc"
