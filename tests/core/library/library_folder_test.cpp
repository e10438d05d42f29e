// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/library_folder.h"
#include "tests/testkit/patient_test.h"

#include <string>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

class LibraryFolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_harmless_id_names_its_file();
    void any_other_id_keeps_what_is_harmless_and_gets_a_hash();
    void file_names_are_never_too_long();
    void a_plain_name_stays_in_its_folder_data();
    void a_plain_name_stays_in_its_folder();
};

void LibraryFolderTest::a_harmless_id_names_its_file()
{
    QCOMPARE(session_file_name("4f6c1d22-9d0e_x"), "4f6c1d22-9d0e_x.playhead");
}

void LibraryFolderTest::any_other_id_keeps_what_is_harmless_and_gets_a_hash()
{
    const std::string name = session_file_name("Run 7/../x");
    QVERIFY(name.starts_with("un7x."));
    QCOMPARE(name.size(), std::string("un7x.").size() + 16 + std::string(".playhead").size());
    QVERIFY(session_file_name("Run 7") != session_file_name("run 7"));
    QCOMPARE(session_file_name("").size(), 16 + std::string(".playhead").size());
}

void LibraryFolderTest::file_names_are_never_too_long()
{
    QVERIFY(session_file_name(std::string(100, 'a')).size() < 200);
    QVERIFY(session_file_name(std::string(101, 'a')).size() < 200);
    QVERIFY(session_file_name(std::string(100'000, 'a')).size() < 200);
    QVERIFY(session_file_name(std::string(101, 'a')) != session_file_name(std::string(102, 'a')));
}

void LibraryFolderTest::a_plain_name_stays_in_its_folder_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isPlain");
    QTest::newRow("a name") << QByteArray("a.playhead") << true;
    QTest::newRow("a hidden name") << QByteArray(".a") << true;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("here") << QByteArray(".") << false;
    QTest::newRow("above") << QByteArray("..") << false;
    QTest::newRow("a path") << QByteArray("a/b") << false;
    QTest::newRow("from the root") << QByteArray("/a") << false;
    QTest::newRow("a zero byte") << QByteArray("a\0b", 3) << false;
}

void LibraryFolderTest::a_plain_name_stays_in_its_folder()
{
    QFETCH(const QByteArray, name);
    QTEST(is_plain_name(name.toStdString()), "isPlain");
}

QTEST_GUILESS_MAIN(LibraryFolderTest)
#include "library_folder_test.moc"
