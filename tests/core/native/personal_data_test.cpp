// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_scan.h"
#include "core/base/stopping.h"
#include "core/native/personal_data.h"
#include "core/native/redactor.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;

namespace {

// Nobody's address: the domain is reserved for examples.
const std::string address = "mia.berg@example.com";
const std::string masked_address = "•••••••• (e-mail address, 20 characters)";
const std::string masked_mia = "•••••••• (user name, 3 characters)";

Redactor redactor(const std::set<std::string>& users = {})
{
    PersonalData personal;
    personal.emails = true;
    personal.homes = true;
    if (!users.empty())
        personal.users = std::make_shared<const std::set<std::string>>(users);
    return {personal, true};
}

} // namespace

class PersonalDataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_is_personal_is_masked_in_texts_data();
    void what_is_personal_is_masked_in_texts();
    void what_is_nobodys_stays_data();
    void what_is_nobodys_stays();
    void it_is_masked_in_json_however_it_is_spelled_data();
    void it_is_masked_in_json_however_it_is_spelled();
    void texts_that_are_JSON_are_looked_into();
    void what_was_found_is_told_without_a_letter_of_it();
    void a_name_is_masked_where_it_stands_by_itself();
    void names_are_learned_from_paths();
    void ids_with_personal_data_become_others();
    void what_overlaps_is_masked_whole();
    void without_being_asked_it_masks_secrets_alone();
    void long_texts_take_no_longer_by_the_byte();
};

void PersonalDataTest::what_is_personal_is_masked_in_texts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](const char* name, const std::string& text, const std::string& masked) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray::fromStdString(masked);
    };
    row("an address", "to " + address + ".", "to " + masked_address + ".");
    row("two addresses", address + ";" + address, masked_address + ";" + masked_address);
    row("an address in brackets", "Mia <" + address + ">", "Mia <" + masked_address + ">");
    row("an address with a tag", "a mia+x@example.com b",
        "a •••••••• (e-mail address, 17 characters) b");
    row("an address of letters beyond ASCII", "an Jürgen.Müller@exämple.de!",
        "an •••••••• (e-mail address, 27 characters)!");
    row("an address in a sentence without blanks", "请联系mia@example.com谢谢",
        "请联系•••••••• (e-mail address, 15 characters)谢谢");
    row("an address in a URL", "?to=mia.berg%40example.com&x=1",
        "?to=•••••••• (e-mail address, 22 characters)&x=1");
    row("an escaped address", R"(mail mia.berg\u0040example.com)",
        "mail •••••••• (e-mail address, 25 characters)");
    row("an address escaped twice", R"(mail mia.berg\\u0040example.com)",
        "mail •••••••• (e-mail address, 26 characters)");
    row("an address in HTML", "mia.berg&#64;example.com",
        "•••••••• (e-mail address, 24 characters)");
    row("an address behind an escaped line break", R"(a\nmia.berg@example.com)",
        "a\\n" + masked_address);
    row("an address with an escaped letter", R"(m\u00fcller@example.com)",
        "•••••••• (e-mail address, 23 characters)");
    row("a prompt of a shell", "mia@build.example.com:~$ ls",
        "•••••••• (e-mail address, 21 characters):~$ ls");
    row("Linux", "cd /home/mia/src", "cd /home/" + masked_mia + "/src");
    row("macOS", "/Users/mia", "/Users/" + masked_mia);
    row("a home folder with a sentence behind it", "in /home/mia.", "in /home/" + masked_mia + ".");
    row("Windows", R"(C:\Users\mia\x)", R"(C:\Users\)" + masked_mia + R"(\x)");
    row("Windows in lower case", R"(c:\users\mia\x)", R"(c:\users\)" + masked_mia + R"(\x)");
    row("Windows with slashes", "c:/users/mia/x", "c:/users/" + masked_mia + "/x");
    row("Windows before Vista", R"(C:\Documents and Settings\mia\x)",
        R"(C:\Documents and Settings\)" + masked_mia + R"(\x)");
    row("a name with a blank", R"(C:\Users\Mia Berg\x)",
        R"(C:\Users\•••••••• (user name, 8 characters)\x)");
    row("Windows, escaped", R"("C:\\Users\\mia\\x")", R"("C:\\Users\\)" + masked_mia + R"(\\x")");
    row("a network", R"(\\server\Users\mia\x)", R"(\\server\Users\)" + masked_mia + R"(\x)");
    row("Cygwin", "/c/users/mia/x", "/c/users/" + masked_mia + "/x");
    row("WSL", "/mnt/c/Users/mia/x", "/mnt/c/Users/" + masked_mia + "/x");
    row("escaped slashes", R"("\/home\/mia\/x")", R"("\/home\/)" + masked_mia + R"(\/x")");
    row("slashes as code points", R"(\u002fhome\u002fmia\u002fx)",
        R"(\u002fhome\u002f)" + masked_mia + R"(\u002fx)");
    row("a path in a URL", "%2Fhome%2Fmia%2Fx", "%2Fhome%2F" + masked_mia + "%2Fx");
    row("a path in a URL in a URL", "%252Fhome%252Fmia%252Fx",
        "%252Fhome%252F" + masked_mia + "%252Fx");
    row("a file's URL", "file:///C:/Users/mia/x", "file:///C:/Users/" + masked_mia + "/x");
    row("a list of paths", "/home/mia/bin:/home/mia",
        "/home/" + masked_mia + "/bin:/home/" + masked_mia);
    row("a folder made of a path", "~/.claude/projects/-home-mia-src/a",
        "~/.claude/projects/-home-" + masked_mia + "-src/a");
    row("a text made of a path", "-Users-mia-src", "-Users-" + masked_mia + "-src");
    row("a text made of a path of Windows", "C--Users-mia-src", "C--Users-" + masked_mia + "-src");
    row("a name beyond ASCII", "/home/Jürgen/x", "/home/•••••••• (user name, 7 characters)/x");
}

void PersonalDataTest::what_is_personal_is_masked_in_texts()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, masked);
    const Redactor masking = redactor();
    QCOMPARE(QByteArray::fromStdString(masking.redact_text(text.toStdString())), masked);
    QCOMPARE(QByteArray::fromStdString(masking.redact_text(masked.toStdString())), masked);
    QVERIFY(Redactor().redact_text(text.toStdString()) == text.toStdString());
}

void PersonalDataTest::what_is_nobodys_stays_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* const text : {"@example.com",
                                   "mia@",
                                   "mia@example",
                                   "mia@example.c",
                                   "lodash@4.17.21",
                                   "a @ b.com",
                                   "git@github.com:o/r.git",
                                   "@app.route(\"/home/\")",
                                   "x\\n@pytest.mark",
                                   "/home",
                                   "/home/",
                                   "/home/*",
                                   "/home/$USER/x",
                                   "/homes/mia",
                                   "/api/users/mia",
                                   "https://x.test/users/42",
                                   "/Users/Shared/x",
                                   R"(C:\Users\Public\x)",
                                   "at-home-mia",
                                   "--home-dir=x",
                                   "/home/...",
                                   "home/mia",
                                   "%2Fhome",
                                   "\\",
                                   "%",
                                   "%2",
                                   "&#64;",
                                   "/home/\xE2\x80"})
        QTest::newRow(text) << QByteArray(text);
}

void PersonalDataTest::what_is_nobodys_stays()
{
    QFETCH(QByteArray, text);
    const bool is_name = text.endsWith("\xE2\x80"); // half a character may be anybody's
    QCOMPARE(redactor().redact_text(text.toStdString()) == text.toStdString(), !is_name);
}

void PersonalDataTest::it_is_masked_in_json_however_it_is_spelled_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](const char* name, const std::string& raw, const std::string& masked) {
        QTest::newRow(name) << QByteArray::fromStdString(raw) << QByteArray::fromStdString(masked);
    };
    row("as it is", R"({"a":1e5,"to":")" + address + R"("})",
        R"({"a":1e5,"to":")" + masked_address + R"("})");
    row("an escaped sign", R"(["mia.berg\u0040example.com"])", R"([")" + masked_address + R"("])");
    row("every letter escaped", R"(["\u006d\u0069\u0061\u0040\u0062.example"])",
        R"x(["•••••••• (e-mail address, 13 characters)"])x");
    row("escaped slashes", R"(["\/home\/mia\/x"])", R"(["\/home\/)" + masked_mia + R"(\/x"])");
    row("Windows", R"(["C:\\Users\\mia\\x"])", R"(["C:\\Users\\)" + masked_mia + R"(\\x"])");
    row("a member's name", R"({")" + address + R"(":1})", R"({")" + masked_address + R"(":1})");
    row("a name beyond ASCII", R"(["/home/J\u00fcrgen"])",
        R"x(["/home/•••••••• (user name, 7 characters)"])x");
    row("beside a secret", R"({"password":"x","to":")" + address + R"("})",
        R"x({"password":"•••••••• (password, 1 character)","to":")x" + masked_address + R"("})");
}

void PersonalDataTest::it_is_masked_in_json_however_it_is_spelled()
{
    QFETCH(QByteArray, raw);
    QFETCH(QByteArray, masked);
    const std::string first = redactor().redact_json(raw.toStdString());
    QCOMPARE(QByteArray::fromStdString(first), masked);
    QVERIFY(json::validate(first).strict());
    QCOMPARE(QByteArray::fromStdString(redactor().redact_json(first)), masked);
}

void PersonalDataTest::texts_that_are_JSON_are_looked_into()
{
    const std::string raw =
        R"({"body":"{\"password\":\"x\",\"in\":\"[\\\"mia.berg\\\\u0040example.com\\\", 1]\"}"})";
    const std::string masked = redactor().redact_json(raw);
    QVERIFY2(json::validate(masked).strict(), masked.c_str());
    QVERIFY2(masked.find("u0040") == std::string::npos, masked.c_str());
    QVERIFY2(masked.find("(password, 1 character)") != std::string::npos, masked.c_str());
    QVERIFY2(masked.find("(e-mail address, 20 characters)") != std::string::npos, masked.c_str());
    QCOMPARE(redactor().redact_json(masked), masked);
    // A text by itself, and one that is damaged under a name that says what it is.
    const std::string inner = R"({"secret":"x","n":1})";
    const std::string masked_inner = R"x({"secret":"•••••••• (secret, 1 character)","n":1})x";
    QCOMPARE(redactor().redact_text(inner), masked_inner);
    const std::string damaged = R"({"params_raw":"{\"secret\":\"x\",\"n\":"})";
    const std::string masked_damaged = redactor().redact_json(damaged);
    QVERIFY2(masked_damaged.find("(secret, 1") != std::string::npos, masked_damaged.c_str());
    // What is not changed keeps its spelling.
    const std::string plain = R"({"body":"{\"a\":\"\\u00e9\\\/\"}"})";
    QCOMPARE(redactor().redact_json(plain), plain);
}

void PersonalDataTest::what_was_found_is_told_without_a_letter_of_it()
{
    const std::string raw = R"({"to":["x",")" + address +
                            R"("],"body":"{\"a/b\":\"/home/mia\"}",)" + R"("api_key":"abc",")" +
                            address + R"(":{"t":")" + address + R"("}})";
    Redactor::Findings findings;
    const std::string masked = redactor().redact_json(raw, {}, {}, &findings);
    std::vector<std::string> told;
    for (const auto& finding : findings)
        told.push_back(finding.place + " " + std::string(finding.what) + " " +
                       std::to_string(finding.length));
    const std::vector<std::string> expected = {
        "/to/1 e-mail address 20", "/body/a~1b user name 3", "/api_key api_key 3",
        "/" + masked_address + " e-mail address 20", "/" + masked_address + "/t e-mail address 20"};
    QCOMPARE(told, expected);
    findings.clear();
    QVERIFY(redactor().redact_json(masked, {}, {}, &findings) == masked);
    QCOMPARE(findings.size(), std::size_t(0));
    static_cast<void>(redactor().redact_text("x " + address, {}, &findings));
    QCOMPARE(findings.size(), std::size_t(1));
    QVERIFY(findings.front().place.empty());
}

void PersonalDataTest::a_name_is_masked_where_it_stands_by_itself()
{
    const Redactor masking = redactor({"mia"});
    QCOMPARE(masking.redact_text("Mia, mia's and mia@host of /home/mia"),
             masked_mia + ", " + masked_mia + "'s and " + masked_mia + "@host of /home/" +
                 masked_mia);
    QCOMPARE(masking.redact_text("mia, " + address), masked_mia + ", " + masked_address);
    QCOMPARE(masking.redact_text("miami mia_x Jeremia mia1"),
             std::string("miami mia_x Jeremia mia1"));
    const std::string raw = R"({"user":"\u006dia"})";
    QCOMPARE(masking.redact_json(raw), "{\"user\":\"" + masked_mia + "\"}");
}

void PersonalDataTest::names_are_learned_from_paths()
{
    std::set<std::string> names;
    collect_user_names(R"({"cwd":"\/home\/mia","a":"C:\\Users\\Jan Berg\\x","b":"/home/ubuntu/x",)"
                       R"("c":"/Users/Runner","d":"/home/al","e":"/home/J\u00fcrgen/"})",
                       names);
    QCOMPARE(names, (std::set<std::string>{"mia", "Jan Berg", "Jürgen"}));
}

void PersonalDataTest::ids_with_personal_data_become_others()
{
    const Redactor masking = redactor();
    const std::string id = "run of " + address;
    QCOMPARE(masking.redact_id("run-7"), std::string("run-7"));
    QVERIFY(masking.redact_id(id).starts_with("redacted-"));
    QCOMPARE(masking.redact_id(id), Redactor(masking).redact_id(id));
    QVERIFY(masking.redact_id(id) != masking.redact_id(id + "x"));
    QVERIFY(masking.redact_id(id) != redactor().redact_id(id));
    QCOMPARE(Redactor().redact_id(id), id);
}

void PersonalDataTest::what_overlaps_is_masked_whole()
{
    const std::string masked = redactor().redact_text("token: /home/mia/0123456789abcdef x");
    QVERIFY2(masked.find("mia") == std::string::npos, masked.c_str());
    QVERIFY2(masked.ends_with(" x"), masked.c_str());
    const std::string url = redactor().redact_text("https://u:p4ss@example.com/home/mia/x");
    QVERIFY2(url.find("p4ss") == std::string::npos, url.c_str());
    QVERIFY2(url.find("mia") == std::string::npos, url.c_str());
}

void PersonalDataTest::without_being_asked_it_masks_secrets_alone()
{
    const std::string raw = R"({"password":"x","to":")" + address + R"("})";
    const std::string masked = Redactor().redact_json(raw);
    QVERIFY(masked.find(address) != std::string::npos);
    QVERIFY(masked.find("\"x\"") == std::string::npos);
    PersonalData emails;
    emails.emails = true;
    const std::string revealed = Redactor(emails, false).redact_json(raw);
    QVERIFY(revealed.find(address) == std::string::npos);
    QVERIFY(revealed.find("\"x\"") != std::string::npos);
    QVERIFY(!Redactor({}, false).masks_anything());
}

void PersonalDataTest::long_texts_take_no_longer_by_the_byte()
{
    for (const std::string piece : {"@", "a@", "%40", "\\", "/", "/home/", "/home/a", "%2F", "a.",
                                    "C--Users-", "é", "@a.", "{\"", "\\u0040"}) {
        std::string text;
        while (text.size() < std::size_t{4} << 20)
            text += piece;
        static_cast<void>(redactor({"mia"}).redact_text(text));
    }
    // Wherever a long text is looked at in pieces.
    for (const std::size_t before :
         {StopCheck::piece - 10, StopCheck::piece, StopCheck::piece + 1}) {
        const std::string text = std::string(before, ' ') + address;
        QVERIFY(redactor().redact_text(text).ends_with(masked_address));
    }
}

QTEST_GUILESS_MAIN(PersonalDataTest)
#include "personal_data_test.moc"
