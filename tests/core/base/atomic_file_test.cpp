// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/atomic_file.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

unsigned mode_of(const QString& path)
{
    struct stat status = {};
    ::stat(path.toUtf8().constData(), &status);
    return status.st_mode & 0777U;
}

} // namespace

class AtomicFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileAppearsWhenItIsCommitted();
    void whatWasThereStaysUntilThen();
    void modesAreKept();
    void aLinkStaysALink();
    void aFullDiskIsAnError();
    void aPathThatCannotBeWrittenIsAnError();
};

void AtomicFileTest::aFileAppearsWhenItIsCommitted()
{
    const testkit::Scratch scratch;
    const QString path = scratch.path(u"a"_s);
    {
        auto file = AtomicFile::create(path.toStdString());
        QVERIFY(file);
        QVERIFY(file->write("one "));
        QVERIFY(file->write(std::string(1'000'000, 'x')));
        QVERIFY(!QFile::exists(path));
        QVERIFY(file->commit());
    }
    QCOMPARE(testkit::contentOf(path), "one " + QByteArray(1'000'000, 'x'));
    QCOMPARE(QDir(scratch.path({})).entryList(QDir::Files), QStringList{u"a"_s});
}

void AtomicFileTest::whatWasThereStaysUntilThen()
{
    const testkit::Scratch scratch;
    const QString path = scratch.write(u"a"_s, "old");
    {
        auto file = AtomicFile::create(path.toStdString());
        QVERIFY(file->write("new"));
    }
    QCOMPARE(testkit::contentOf(path), QByteArray("old"));
    QCOMPARE(QDir(scratch.path({})).entryList(QDir::Files), QStringList{u"a"_s});
}

void AtomicFileTest::modesAreKept()
{
    const testkit::Scratch scratch;
    const QString old = scratch.write(u"old"_s, "old");
    QCOMPARE(::chmod(old.toUtf8().constData(), 0640), 0);
    auto replaced = AtomicFile::create(old.toStdString());
    QVERIFY(replaced->commit());
    QCOMPARE(mode_of(old), 0640U);
    auto secret = AtomicFile::create(old.toStdString(), AtomicFile::Access::Private);
    QVERIFY(secret->commit());
    QCOMPARE(mode_of(old), 0600U);
}

void AtomicFileTest::aLinkStaysALink()
{
    const testkit::Scratch scratch;
    const QString target = scratch.write(u"target"_s, "old");
    const QString link = scratch.path(u"link"_s);
    QVERIFY(QFile::link(target, link));
    auto file = AtomicFile::create(link.toStdString());
    QVERIFY(file->write("new"));
    QVERIFY(file->commit());
    QCOMPARE(testkit::contentOf(target), QByteArray("new"));
    QVERIFY(QFileInfo(link).isSymLink());
}

void AtomicFileTest::aFullDiskIsAnError()
{
    auto file = AtomicFile::create("/dev/full");
    QVERIFY(file);
    QVERIFY(file->is_stream());
    QVERIFY(file->write("kept back"));
    const auto committed = file->commit();
    QVERIFY(!committed);
    QCOMPARE(committed.error().what, std::string("There is no room left on the disk."));
    QVERIFY(QFile::exists(u"/dev/full"_s));
}

void AtomicFileTest::aPathThatCannotBeWrittenIsAnError()
{
    const testkit::Scratch scratch;
    QCOMPARE(AtomicFile::create(scratch.path({}).toStdString()).error().what,
             std::string("This is a folder."));
    QCOMPARE(AtomicFile::create(scratch.path(u"no/such/folder"_s).toStdString()).error().what,
             std::string("The folder does not exist."));
}

QTEST_GUILESS_MAIN(AtomicFileTest)
#include "atomic_file_test.moc"
