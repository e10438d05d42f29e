// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What a desktop knows the program by: files that their own validators accept, and that agree with
// each other and with the program.
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QMimeDatabase>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QXmlStreamReader>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using playhead::testkit::contentOf;
using playhead::testkit::Scratch;

namespace {

const QString source = QStringLiteral(PLAYHEAD_SOURCE_DIR "/resources/desktop/");
const QString built = QStringLiteral(PLAYHEAD_DESKTOP_DIR "/");
const QString id = u"dev.playhead.Playhead"_s;

struct Run {
    int exitCode = -1;
    QByteArray said;
};

Run run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    Run result;
    if (process.waitForFinished())
        result.exitCode = process.exitCode();
    result.said = process.readAll();
    return result;
}

bool isMissing(const QString& program)
{
    return QStandardPaths::findExecutable(program).isEmpty();
}

/// The texts of all elements of a name, or of an attribute of theirs.
QStringList elements(const QString& path, const QString& name, const QString& attribute = {})
{
    QStringList found;
    QXmlStreamReader xml(contentOf(path));
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != name)
            continue;
        found += attribute.isEmpty() ? xml.readElementText()
                                     : xml.attributes().value(attribute).toString();
    }
    return found;
}

QString desktopValue(const QString& key)
{
    static const QString entry = QString::fromUtf8(contentOf(source + id + u".desktop"));
    const QRegularExpression line(u"^%1=(.*)$"_s.arg(key), QRegularExpression::MultilineOption);
    return line.match(entry).captured(1);
}

/// As a file manager knows a file.
QByteArray typeByContent(const QString& path)
{
    const QByteArray said =
        run(u"gio"_s, {u"info"_s, u"-a"_s, u"standard::content-type"_s, path}).said;
    return said.mid(said.lastIndexOf("content-type: ") + 14).trimmed();
}

/// The document type that the system's own list of file types carries with it.
QByteArray mimeSchema()
{
    const QByteArray list = contentOf(u"/usr/share/mime/packages/freedesktop.org.xml"_s);
    const QByteArray start = "<!DOCTYPE mime-info [";
    const qsizetype from = list.indexOf(start);
    const qsizetype to = list.indexOf("\n]>", from);
    return from < 0 || to < 0 ? QByteArray()
                              : list.mid(from + start.size(), to - from - start.size());
}

} // namespace

class DesktopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_desktop_entry_is_valid();
    void the_metainfo_is_valid();
    void the_file_types_keep_the_schema();
    void files_are_known_by_name_and_by_content();
    void what_is_said_twice_agrees();
    void every_icon_has_the_size_of_its_folder();
    void an_icon_for_windows_has_all_sizes();
    void an_icon_for_macos_is_as_long_as_it_says();
    void the_manual_page_is_without_fault();
};

void DesktopTest::the_desktop_entry_is_valid()
{
    if (isMissing(u"desktop-file-validate"_s))
        QSKIP("there is no desktop-file-validate (Debian: desktop-file-utils)");
    const Run result = run(u"desktop-file-validate"_s, {source + id + u".desktop"});
    QCOMPARE(result.said, QByteArray());
    QCOMPARE(result.exitCode, 0);
}

void DesktopTest::the_metainfo_is_valid()
{
    if (isMissing(u"appstreamcli"_s))
        QSKIP("there is no appstreamcli (Debian: appstream)");
    const QString file = built + id + u".metainfo.xml";
    const Run result = run(u"appstreamcli"_s, {u"validate"_s, u"--no-net"_s, u"--strict"_s, file});
    QVERIFY2(result.exitCode == 0, result.said.constData());
}

void DesktopTest::the_file_types_keep_the_schema()
{
    const QByteArray schema = mimeSchema();
    if (isMissing(u"xmllint"_s) || schema.isEmpty())
        QSKIP("there is no xmllint, or no schema (Debian: libxml2-utils, shared-mime-info)");
    const Scratch scratch;
    const QString dtd = scratch.write(u"mime.dtd"_s, schema);
    const Run result = run(u"xmllint"_s, {u"--noout"_s, u"--nonet"_s, u"--dtdvalid"_s, dtd,
                                          source + id + u".mime.xml"});
    QVERIFY2(result.exitCode == 0 && result.said.isEmpty(), result.said.constData());
}

void DesktopTest::files_are_known_by_name_and_by_content()
{
    if (isMissing(u"update-mime-database"_s))
        QSKIP("there is no update-mime-database (Debian: shared-mime-info)");
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    QVERIFY(QDir(data).mkpath(u"mime/packages"_s));
    QVERIFY(QFile::copy(source + id + u".mime.xml", data + u"/mime/packages/" + id + u".xml"));
    const Run result = run(u"update-mime-database"_s, {u"-V"_s, data + u"/mime"});
    QVERIFY2(result.exitCode == 0, result.said.constData());

    const QMimeDatabase types;
    const auto byName = [&types](const QString& name) {
        return types.mimeTypeForFile(name, QMimeDatabase::MatchExtension).name();
    };
    QCOMPARE(byName(u"a.playhead"_s), u"application/vnd.playhead.session"_s);
    QCOMPARE(byName(u"a.playhead.json"_s), u"application/vnd.playhead.session+json"_s);
    QCOMPARE(byName(u"a.playhead.jsonl"_s), u"application/vnd.playhead.session+jsonl"_s);
    QCOMPARE(byName(u"a.json"_s), u"application/json"_s);

    if (isMissing(u"gio"_s))
        QSKIP("there is no gio, which knows files as desktops do (Debian: libglib2.0-bin)");
    const QString samples = QStringLiteral(PLAYHEAD_SOURCE_DIR "/resources/samples/");
    const Scratch scratch;
    // Names that say nothing, or less than the bytes.
    const QString session = scratch.path(u"session"_s);
    const QString json = scratch.write(u"run.json"_s, contentOf(samples + u"native.json"));
    const QString other = scratch.write(u"other.json"_s, contentOf(samples + u"langfuse.json"));
    const Run converted =
        run(QStringLiteral(PLAYHEAD_PROGRAM),
            {u"convert"_s, json, u"--to"_s, u"native-session-file"_s, u"-o"_s, session});
    QVERIFY2(converted.exitCode == 0, converted.said.constData());
    QCOMPARE(typeByContent(session), "application/vnd.playhead.session"_ba);
    QCOMPARE(typeByContent(json), "application/vnd.playhead.session+json"_ba);
    QCOMPARE(typeByContent(other), "application/json"_ba);
}

void DesktopTest::what_is_said_twice_agrees()
{
    const QString types = source + id + u".mime.xml";
    const QString metainfo = built + id + u".metainfo.xml";
    const QStringList claimed = desktopValue(u"MimeType"_s).split(u';', Qt::SkipEmptyParts);
    QCOMPARE(claimed, elements(types, u"mime-type"_s, u"type"_s));
    QCOMPARE(claimed, elements(metainfo, u"mediatype"_s));
    QVERIFY(!claimed.contains(u"application/json"_s));
    QCOMPARE(elements(metainfo, u"id"_s), QStringList{id});
    QCOMPARE(elements(metainfo, u"launchable"_s), QStringList{id + u".desktop"});
    QCOMPARE(elements(metainfo, u"release"_s, u"version"_s), {QStringLiteral(PLAYHEAD_VERSION)});
    QCOMPARE(elements(metainfo, u"summary"_s), {desktopValue(u"Comment"_s)});
    QCOMPARE(desktopValue(u"Icon"_s), id);
    QCOMPARE(desktopValue(u"Exec"_s), u"playhead %F"_s);
    // By this, a desktop that speaks Wayland finds the entry of a window.
    const QByteArray viewer = contentOf(QStringLiteral(PLAYHEAD_SOURCE_DIR "/ui/viewer.cpp"));
    QVERIFY(viewer.contains(QByteArray("setDesktopFileName(u\"" + id.toUtf8() + "\"_s)")));
}

void DesktopTest::every_icon_has_the_size_of_its_folder()
{
    const QStringList folders = QDir(built).entryList({u"*x*"_s}, QDir::Dirs);
    QVERIFY(folders.size() >= 8);
    for (const QString& folder : folders) {
        const int size = folder.section(u'x', 0, 0).toInt();
        const QStringList icons = QDir(built + folder).entryList({u"*.png"_s});
        QVERIFY(icons.contains(id + u".png"));
        for (const QString& icon : icons) {
            const QImage image(built + folder + u'/' + icon);
            QCOMPARE(image.size(), QSize(size, size));
            QVERIFY2(image.pixelColor(size / 2, size / 2).alpha() == 255, qPrintable(icon));
            QVERIFY2(image.pixelColor(0, 0).alpha() == 0, qPrintable(icon));
        }
    }
}

void DesktopTest::an_icon_for_windows_has_all_sizes()
{
    const Scratch scratch;
    const QString icon = scratch.path(u"playhead.ico"_s);
    const Run result = run(QStringLiteral(PLAYHEAD_RENDER_ICON),
                           {source + u"playhead-session.svg", icon, u"16"_s, u"48"_s, u"256"_s});
    QVERIFY2(result.exitCode == 0, result.said.constData());
    QImageReader reader(icon);
    QCOMPARE(reader.imageCount(), 3);
    for (const int size : {16, 48, 256}) {
        QCOMPARE(reader.read().size(), QSize(size, size));
        reader.jumpToNextImage();
    }
}

void DesktopTest::an_icon_for_macos_is_as_long_as_it_says()
{
    const Scratch scratch;
    const QString icon = scratch.path(u"playhead.icns"_s);
    const QStringList arguments = {source + u"playhead-session.svg", icon, u"16"_s, u"512"_s};
    const Run result = run(QStringLiteral(PLAYHEAD_RENDER_ICON), arguments);
    QVERIFY2(result.exitCode == 0, result.said.constData());
    const QByteArray bytes = contentOf(icon);
    const auto lengthAt = [&bytes](qsizetype at) {
        return qsizetype(bytes.mid(at, 4).toHex().toLongLong(nullptr, 16));
    };
    QCOMPARE(bytes.first(4), "icns"_ba);
    QCOMPARE(lengthAt(4), bytes.size());
    QList<QByteArray> kinds;
    for (qsizetype at = 8; at < bytes.size(); at += lengthAt(at + 4)) {
        kinds += bytes.mid(at, 4);
        QVERIFY(bytes.mid(at + 8).startsWith("\x89PNG"));
        QVERIFY(lengthAt(at + 4) > 8);
    }
    QCOMPARE(kinds, (QList<QByteArray>{"icp4", "ic09"}));
    // A size without a type of its own is refused, not left out.
    QCOMPARE(run(QStringLiteral(PLAYHEAD_RENDER_ICON), {arguments[0], icon, u"17"_s}).exitCode, 1);
}

void DesktopTest::the_manual_page_is_without_fault()
{
    if (isMissing(u"mandoc"_s))
        QSKIP("there is no mandoc");
    const Run result =
        run(u"mandoc"_s, {u"-T"_s, u"lint"_s, u"-W"_s, u"warning"_s, built + u"playhead.1"});
    QVERIFY2(result.said.isEmpty() && result.exitCode == 0, result.said.constData());
}

QTEST_GUILESS_MAIN(DesktopTest)
#include "desktop_test.moc"
