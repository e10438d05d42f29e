// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What every format keeps to, whatever it reads. A new format is tested here the moment it is
// registered; its samples are the files of resources/samples that it recognises.
#include "core/base/stopping.h"
#include "core/native/session_file.h"
#include "tests/core/formats/opening.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"

#include <QDir>

#include <algorithm>
#include <random>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using testkit::contentOf;
using testkit::Scratch;

namespace {

/// The project's samples, and one of them as a session file, which is no text to keep in a tree.
QStringList samples()
{
    static const Scratch scratch;
    static const QStringList paths = [] {
        QStringList found;
        const QDir folder(testkit::samplePath(QString()));
        for (const QString& name : folder.entryList(QDir::Files))
            found.append(folder.filePath(name));
        const QString file = scratch.path(u"native.playhead"_s);
        const auto document = opened(folder.filePath(u"native.json"_s));
        if (document && write_session_file(document->sessions, file.toStdString(), nullptr, Job{}))
            found.append(file);
        return found;
    }();
    return paths;
}

/// Writes a file anew. One that is overwritten is flushed to the disk when it is closed (ext4).
QString writeAnew(const Scratch& scratch, const QByteArray& bytes)
{
    QFile::remove(scratch.path(u"input.json"_s));
    return scratch.write(u"input.json"_s, bytes);
}

SniffInput inputOf(const QByteArray& bytes, std::string_view name)
{
    const auto length = std::min<std::size_t>(static_cast<std::size_t>(bytes.size()), sniff_size);
    return {{bytes.constData(), length}, name, length == static_cast<std::size_t>(bytes.size())};
}

std::uint32_t eventCount(const Document& document)
{
    std::uint32_t count = 0;
    for (const auto& trace : document.sessions)
        count += trace->event_count();
    return count;
}

void addFormatRows()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < all_formats().size(); ++i)
        QTest::newRow(std::string(all_formats()[i]->id).c_str()) << static_cast<int>(i);
}

void addSampleRows()
{
    QTest::addColumn<QString>("path");
    for (const QString& path : samples())
        QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
}

} // namespace

class ConformanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void describesItself_data() { addFormatRows(); }
    void describesItself();
    void survivesGarbage_data() { addFormatRows(); }
    void survivesGarbage();
    void hasASample_data() { addFormatRows(); }
    void hasASample();
    void exactlyOneFormatIsSurest_data() { addSampleRows(); }
    void exactlyOneFormatIsSurest();
    void decodesWhatItRead_data() { addSampleRows(); }
    void decodesWhatItRead();
    void loadsNothingForNobody_data() { addSampleRows(); }
    void loadsNothingForNobody();
    void survivesCorruption_data() { addSampleRows(); }
    void survivesCorruption();
};

void ConformanceTest::describesItself()
{
    QFETCH(int, index);
    const Format& format = *all_formats()[static_cast<std::size_t>(index)];
    QVERIFY(!format.id.empty());
    QVERIFY(!format.title.empty());
    const auto same = std::count_if(all_formats().begin(), all_formats().end(),
                                    [&](const Format* other) { return other->id == format.id; });
    QCOMPARE(same, 1);
}

void ConformanceTest::survivesGarbage()
{
    QFETCH(int, index);
    const Format& format = *all_formats()[static_cast<std::size_t>(index)];
    const Scratch scratch;
    std::mt19937 random(7);
    QByteArray noise(5000, Qt::Uninitialized);
    std::generate(noise.begin(), noise.end(), [&] { return static_cast<char>(random()); });
    const QList<QByteArray> inputs = {"",
                                      " ",
                                      "\n\n",
                                      "null",
                                      "{",
                                      "[",
                                      "\"",
                                      "{}",
                                      "[]",
                                      "[[[1]]]",
                                      "hello",
                                      "<html><body>{}</body></html>",
                                      QByteArray(4096, '\0'),
                                      QByteArray(100'000, '['),
                                      QByteArray("{\"body\":").repeated(20'000),
                                      QByteArray("{\"events\":[").repeated(20'000),
                                      noise};
    for (const QByteArray& input : inputs) {
        QVERIFY(format.sniff(inputOf(input, "garbage")) <= Confidence::Likely);
        const auto document = readWith(format, writeAnew(scratch, input));
        if (document)
            QCOMPARE(disagreement(*document), QString());
    }
}

void ConformanceTest::hasASample()
{
    QFETCH(int, index);
    const Format* format = all_formats()[static_cast<std::size_t>(index)];
    const QStringList paths = samples();
    const bool has_one = std::any_of(paths.begin(), paths.end(), [&](const QString& path) {
        const auto document = open_document(path.toStdString(), Job{});
        return document && (*document)->format == format;
    });
    QVERIFY(has_one);
}

void ConformanceTest::exactlyOneFormatIsSurest()
{
    QFETCH(QString, path);
    const QByteArray bytes = contentOf(path);
    std::vector<Confidence> answers;
    for (const Format* format : all_formats())
        answers.push_back(format->sniff(inputOf(bytes, "sample")));
    const Confidence best = *std::max_element(answers.begin(), answers.end());
    QVERIFY(best > Confidence::No);
    QCOMPARE(std::count(answers.begin(), answers.end(), best), 1);
}

void ConformanceTest::decodesWhatItRead()
{
    QFETCH(QString, path);
    const auto document = opened(path);
    QVERIFY(document);
    QVERIFY(eventCount(*document) > 0);
    QCOMPARE(disagreement(*document), QString());
}

void ConformanceTest::loadsNothingForNobody()
{
    QFETCH(QString, path);
    const auto document = opened(path);
    QVERIFY(document);
    std::stop_source stop;
    const std::stop_token going = stop.get_token();
    std::stop_source ended;
    ended.request_stop();
    for (const auto& trace : document->sessions) {
        for (std::uint32_t i = 0; i < trace->event_count(); ++i) {
            const auto none = trace->load(EventIndex(i), ended.get_token());
            QVERIFY(!none);
            QCOMPARE(none.error(), cancelled());
            const auto asked = trace->load(EventIndex(i), going);
            const auto loaded = trace->load(EventIndex(i));
            QVERIFY(asked && loaded);
            QCOMPARE(asked->records.size(), loaded->records.size());
            QCOMPARE(*asked->records.front().bytes, *loaded->records.front().bytes);
            QCOMPARE(asked->event.params.json(), loaded->event.params.json());
        }
        const auto none = trace->load_session_records(ended.get_token());
        QVERIFY(!none || none->empty());
    }
    QVERIFY(disagreement(*document).isEmpty());
}

void ConformanceTest::survivesCorruption()
{
    QFETCH(QString, path);
    const Scratch scratch;
    const QByteArray bytes = contentOf(path);
    const auto whole = opened(path);
    QVERIFY(whole);
    std::mt19937 random(11);
    constexpr std::string_view likely = "\"\\{}[],:0a\xFF\x01";
    for (int round = 0; round < 120; ++round) {
        QByteArray damaged = bytes;
        const auto at = static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()));
        const char byte = likely[random() % likely.size()];
        switch (random() % 3) {
        case 0:
            damaged[at] = byte;
            break;
        case 1:
            damaged.insert(at, byte);
            break;
        default:
            damaged.remove(at, 1 + static_cast<qsizetype>(random() % 40));
        }
        const auto document = readWith(*whole->format, writeAnew(scratch, damaged));
        if (!document)
            continue;
        const QString what = disagreement(*document, Loading::MayFail);
        QVERIFY2(what.isEmpty(), qPrintable(u"round %1: %2"_s.arg(round).arg(what)));
    }
}

QTEST_GUILESS_MAIN(ConformanceTest)
#include "conformance_test.moc"
