// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Packed session files. They are made here by libarchive, which also reads them; zip with zstd is
// put together by hand, as nothing in Debian 12 writes it.
#include "core/formats/reading/archive.h"
#include "tests/core/formats/document_print.h"
#include "tests/core/formats/opening.h"
#include "tests/inputs/archive_of.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"

#include <random>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using inputs::Filter;
using inputs::Form;
using testkit::contentOf;
using testkit::Scratch;

namespace {

struct Packed {
    QByteArray name;
    QByteArray content;
};

/// An archive of these files; raw holds the only one, without a name.
QByteArray pack(const std::vector<Packed>& files, Form form, Filter filter = Filter::None)
{
    std::vector<inputs::InputFile> all;
    for (const Packed& file : files)
        all.push_back({file.name.toStdString(), file.content.toStdString()});
    return QByteArray::fromStdString(inputs::archive_of(all, form, filter));
}

void append(QByteArray& bytes, std::initializer_list<std::pair<quint32, int>> numbers)
{
    for (const auto& [number, size] : numbers) {
        for (int i = 0; i < size; ++i)
            bytes.append(static_cast<char>(number >> (8 * i) & 0xFFU));
    }
}

quint32 crc32(const QByteArray& bytes)
{
    constexpr quint32 polynomial = 0xEDB88320;
    quint32 crc = ~0U;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? polynomial : 0U);
    }
    return ~crc;
}

/// A zip of one file with Zstandard (method 93), as Inspect writes it.
QByteArray zipWithZstd(const QByteArray& name, const QByteArray& content)
{
    const QByteArray packed = pack({{name, content}}, Form::Raw, Filter::Zstd);
    const quint32 crc = crc32(content);
    const auto size = static_cast<quint32>(packed.size());
    const auto whole = static_cast<quint32>(content.size());
    const auto length = static_cast<quint32>(name.size());
    QByteArray zip;
    append(zip, {{0x04034b50, 4},
                 {63, 2},
                 {0, 2},
                 {93, 2},
                 {0, 4},
                 {crc, 4},
                 {size, 4},
                 {whole, 4},
                 {length, 2},
                 {0, 2}});
    zip += name + packed;
    const auto directory = static_cast<quint32>(zip.size());
    append(zip, {{0x02014b50, 4},
                 {63, 2},
                 {63, 2},
                 {0, 2},
                 {93, 2},
                 {0, 4},
                 {crc, 4},
                 {size, 4},
                 {whole, 4},
                 {length, 2},
                 {0, 2},
                 {0, 2},
                 {0, 2},
                 {0, 2},
                 {0, 4},
                 {0, 4}});
    zip += name;
    const auto directorySize = static_cast<quint32>(zip.size()) - directory;
    append(zip,
           {{0x06054b50, 4}, {0, 4}, {1, 2}, {1, 2}, {directorySize, 4}, {directory, 4}, {0, 2}});
    return zip;
}

QByteArray sample(const QString& name)
{
    return contentOf(testkit::samplePath(name));
}

/// What is read of a file, whatever it is called.
QByteArray sessionsOf(const Document& document)
{
    return QByteArray::fromStdString(print_document(document));
}

std::shared_ptr<FileSource> source(const QString& path)
{
    return FileSource::open(path.toStdString()).value();
}

} // namespace

class PackedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPackedSessionIsTheSession_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("form");
        QTest::addColumn<int>("filter");
        const int none = int(Filter::None);
        QTest::newRow("gzip") << u"native.json.gz"_s << int(Form::Raw) << int(Filter::Gzip);
        QTest::newRow("zstd") << u"native.json.zst"_s << int(Form::Raw) << int(Filter::Zstd);
        QTest::newRow("xz") << u"native.json.xz"_s << int(Form::Raw) << int(Filter::Xz);
        QTest::newRow("bzip2") << u"native.json.bz2"_s << int(Form::Raw) << int(Filter::Bzip2);
        QTest::newRow("zip") << u"native.zip"_s << int(Form::Zip) << none;
        QTest::newRow("tar") << u"native.tar"_s << int(Form::Tar) << none;
        QTest::newRow("tgz") << u"native.tgz"_s << int(Form::Tar) << int(Filter::Gzip);
        QTest::newRow("another name") << u"download"_s << int(Form::Raw) << int(Filter::Gzip);
    }
    void aPackedSessionIsTheSession()
    {
        QFETCH(QString, name);
        QFETCH(int, form);
        QFETCH(int, filter);
        const Scratch scratch;
        const QByteArray json = sample(u"native.json"_s);
        const auto plain = opened(scratch.write(u"native.json"_s, json));
        const auto packed =
            opened(scratch.write(name, pack({{"native.json", json}}, static_cast<Form>(form),
                                            static_cast<Filter>(filter))));
        QVERIFY(plain && packed);
        QCOMPARE(sessionsOf(*packed), sessionsOf(*plain));
        QCOMPARE(disagreement(*packed), QString());
        QCOMPARE(QString::fromStdString(packed->path), scratch.path(name));
        QVERIFY(packed->is_complete);
    }

    void aZipMayUseZstandard()
    {
        const Scratch scratch;
        const QByteArray json = sample(u"native.json"_s);
        const auto plain = opened(scratch.write(u"native.json"_s, json));
        const auto packed = opened(scratch.write(u"z.zip"_s, zipWithZstd("native.json", json)));
        QVERIFY(plain && packed);
        QCOMPARE(sessionsOf(*packed), sessionsOf(*plain));
    }

    void anArchiveOfSeveralIsAllOfThem()
    {
        const Scratch scratch;
        const QByteArray zip = pack({{"a/native.json", sample(u"native.json"_s)},
                                     {"README.txt", "What this is.\n"},
                                     {"b/spans.json", sample(u"agentops-dashboard.json"_s)}},
                                    Form::Zip, Filter::None);
        const auto document = opened(scratch.write(u"runs.zip"_s, zip));
        QVERIFY(document);
        const auto one = opened(testkit::samplePath(u"native.json"_s));
        const auto other = opened(testkit::samplePath(u"agentops-dashboard.json"_s));
        QCOMPARE(document->sessions.size(), one->sessions.size() + other->sessions.size());
        QCOMPARE(std::string(document->format->id), std::string("bundle"));
        QCOMPARE(document->sessions.back()->event_count(), other->sessions.back()->event_count());
        const auto& notes = document->diagnostics.entries();
        QVERIFY(std::any_of(notes.begin(), notes.end(), [](const Diagnostic& note) {
            return note.code == "not-a-session" &&
                   note.where == std::vector<std::string>{"README.txt"};
        }));
    }

    void whatIsPackedTwiceIsUnpackedTwice()
    {
        const Scratch scratch;
        const QByteArray json = sample(u"native.json"_s);
        const QByteArray inner = pack({{"x", json}}, Form::Raw, Filter::Zstd);
        const auto document = opened(
            scratch.write(u"two.zip"_s, pack({{"x.json.zst", inner}}, Form::Zip, Filter::None)));
        QVERIFY(document);
        QCOMPARE(document->sessions.size(),
                 opened(testkit::samplePath(u"native.json"_s))->sessions.size());
    }

    void whatIsPackedAgainAndAgainIsRefused()
    {
        const Scratch scratch;
        QByteArray bytes = sample(u"native.json"_s);
        for (int i = 0; i < 5; ++i)
            bytes = pack({{"x", bytes}}, Form::Zip, Filter::None);
        const auto document =
            open_document(scratch.write(u"deep.zip"_s, bytes).toStdString(), Job{});
        QVERIFY(!document);
        QVERIFY(document.error().what.find("again and again") != std::string::npos);
    }

    void anArchiveWithoutSessionsSaysSo()
    {
        const Scratch scratch;
        const QByteArray zip = pack({{"a.txt", "a"}, {"b.txt", "b"}}, Form::Zip);
        const auto document =
            open_document(scratch.write(u"texts.zip"_s, zip).toStdString(), Job{});
        QVERIFY(!document);
        QCOMPARE(document.error().what, std::string("The archive holds no session."));
    }

    void ofAnArchiveThatWasCutTheBeginningIsShown()
    {
        const Scratch scratch;
        QByteArray json = "{\"playhead\":1,\"session\":{\"id\":\"long\"}}\n";
        std::mt19937 random(5);
        for (int i = 0; i < 20'000; ++i)
            json += "{\"id\":\"" + QByteArray::number(random()) +
                    "\",\"event_type\":\"step\",\"init_timestamp\":" + QByteArray::number(i) +
                    "}\n";
        QByteArray bytes = pack({{"x", json}}, Form::Raw, Filter::Gzip);
        bytes.truncate(bytes.size() / 2);
        const auto document = opened(scratch.write(u"cut.jsonl.gz"_s, bytes));
        QVERIFY(document);
        QVERIFY(document->sessions.front()->event_count() > 5'000);
        QVERIFY(document->sessions.front()->event_count() < 15'000);
        const auto& notes = document->diagnostics.entries();
        QVERIFY(std::any_of(notes.begin(), notes.end(), [](const Diagnostic& note) {
            return note.code == "archive-cut-off" && note.severity == Severity::Error;
        }));
    }

    void aBombIsNotUnpackedToItsEnd()
    {
        const Scratch scratch;
        const QByteArray zeros(32 << 20, '0');
        const QString path =
            scratch.write(u"bomb.gz"_s, pack({{"x", zeros}}, Form::Raw, Filter::Gzip));
        UnpackLimits limits;
        limits.bytes = 1 << 20;
        const auto unpacked = unpack(*source(path), Job{}, limits);
        QVERIFY(unpacked);
        QVERIFY(unpacked->problem);
        QVERIFY(unpacked->members.front().source->size() < (2U << 20U));

        std::vector<Packed> many(100, {"x", "y"});
        limits = {};
        limits.members = 10;
        const auto some =
            unpack(*source(scratch.write(u"many.zip"_s, pack(many, Form::Zip))), Job{}, limits);
        QVERIFY(some);
        QVERIFY(some->problem);
        QCOMPARE(some->members.size(), std::size_t(10));
    }

    void namesOfMembersAreNoPaths()
    {
        const Scratch scratch;
        const QByteArray json = sample(u"native.json"_s);
        const QString path = scratch.write(
            u"traversal.tar"_s,
            pack({{"../../evil.json", json}, {"/tmp/playhead-evil.json", json}}, Form::Tar));
        const auto document = opened(path);
        QVERIFY(document);
        QVERIFY(!QFile::exists(u"/tmp/playhead-evil.json"_s));
        QVERIFY(!QFile::exists(scratch.path(u"../../evil.json"_s)));
    }

    void aCancelledOneEnds()
    {
        const Scratch scratch;
        const QString path = scratch.write(
            u"x.gz"_s, pack({{"x", QByteArray(1 << 20, '0')}}, Form::Raw, Filter::Gzip));
        std::stop_source stop;
        stop.request_stop();
        Job job;
        job.stop = stop.get_token();
        QVERIFY(!unpack(*source(path), job));
    }

    void damageNeverCrashes()
    {
        const Scratch scratch;
        std::mt19937 random(11);
        const QByteArray json = sample(u"native.json"_s);
        const std::vector<QByteArray> all = {pack({{"a.json", json}, {"b.json", json}}, Form::Zip),
                                             pack({{"a.json", json}}, Form::Tar, Filter::Gzip),
                                             pack({{"a.json", json}}, Form::Raw, Filter::Zstd)};
        for (const QByteArray& whole : all) {
            for (int i = 0; i < 150; ++i) {
                QByteArray bytes = whole;
                const auto place = [&] {
                    return static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()));
                };
                for (unsigned change = 0; change < 1 + random() % 8; ++change)
                    bytes[place()] = char(random());
                if (random() % 4 == 0)
                    bytes.truncate(place());
                QFile::remove(scratch.path(u"damaged"_s));
                const QString path = scratch.write(u"damaged"_s, bytes);
                if (const auto document = open_document(path.toStdString(), Job{}))
                    QCOMPARE(disagreement(**document, Loading::MayFail), QString());
            }
        }
    }
};

QTEST_APPLESS_MAIN(PackedTest)
#include "packed_test.moc"
