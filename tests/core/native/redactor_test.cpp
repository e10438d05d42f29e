// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_scan.h"
#include "core/base/stopping.h"
#include "core/native/redactor.h"
#include "tests/testkit/patient_test.h"

#include <nlohmann/json.hpp>

using namespace playhead;

namespace {

// Put together here, so that no scanner takes the test for a leak.
const std::string jwt =
    std::string("eyJhbGciOiJIUzI1NiJ9") + ".eyJzdWIiOiIxMjM0In0" + ".c2lnbmF0dXJl";
const std::string open_ai = std::string("sk-") + "proj-abcd1234efgh5678ijkl";
const std::string uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";

void verify_masked(const std::string& raw, const std::string& secret)
{
    const std::string masked = Redactor().redact_json(raw);
    QVERIFY2(masked.find(secret) == std::string::npos, masked.c_str());
    QVERIFY2(masked.find("••••") != std::string::npos, masked.c_str());
    QVERIFY2(json::validate(masked).strict(), masked.c_str());
    QCOMPARE(Redactor().redact_json(masked), masked);
}

} // namespace

class RedactorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSecretInJsonIsMasked_data();
    void aSecretInJsonIsMasked();
    void whatIsNoSecretStaysByteForByte_data();
    void whatIsNoSecretStaysByteForByte();
    void onlyTheSecretIsReplaced();
    void aSecretInTextIsMasked_data();
    void aSecretInTextIsMasked();
    void aValueIsMaskedByTheKeyItStandsUnder();
    void maskingKeepsTheShapeOfTheDocument();
    void damagedAndCutTextIsMaskedToo();
    void depthAndSizeDoNotMatter();
    void noSecretIsMissedWhereAStopIsAskedFor();
    void stoppedItShowsNothing();
    void theListOfRulesSaysWhatIsMasked();
};

void RedactorTest::aSecretInJsonIsMasked_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("secret");
    const auto row = [](const char* name, const std::string& raw, const std::string& secret) {
        QTest::newRow(name) << QByteArray::fromStdString(raw) << QByteArray::fromStdString(secret);
    };
    row("jwt of an AgentOps session", R"({"jwt":")" + jwt + R"("})", jwt);
    row("header with an API key", R"({"headers":{"X-Agentops-Api-Key":")" + uuid + R"("}})", uuid);
    row("header of the first AgentOps", R"({"x-agentops-auth":")" + uuid + R"("})", uuid);
    row("camel case", R"({"apiKey":"short"})", "short");
    row("environment", R"({"OPENAI_API_KEY":"anything"})", "anything");
    row("dotted attribute", R"({"http.request.header.authorization":"Basic x"})", "Basic x");
    row("list of headers", R"({"set-cookie":["sid=1; Path=/","b=2"]})", "sid=1");
    row("name and value", R"([{"name":"Authorization","value":"abc"}])", "abc");
    row("OTLP attribute", R"({"key":"db.password","value":{"stringValue":"hunter2"}})", "hunter2");
    row("password", R"({"password":"p"})", "\"p\"");
    row("nested secret", R"({"token":{"value":"abcdefgh12345678"}})", "abcdefgh12345678");
    row("bearer in any string", R"({"a":"Bearer abcdef1234567890"})", "abcdef1234567890");
    row("key in any string", R"(["use )" + open_ai + R"( please"])", open_ai);
    row("key behind an escaped line break", R"(["x\n)" + open_ai + R"("])", open_ai);
    row("key behind a unicode escape", R"(["\u00e9)" + open_ai + R"("])", open_ai);
    row("JSON inside a string", R"({"body":"{\"api_key\": \"abcd1234efgh\"}"})", "abcd1234efgh");
    row("JWT inside JSON inside a string", R"({"body":"{\"a\":\")" + jwt + R"(\"}"})", jwt);
    row("private key",
        R"({"pem":"-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----\n"})",
        "MIIEow");
    row("AWS", "[\"" + std::string("AKIA") + "IOSFODNN7EXAMPLE\"]", "IOSFODNN7EXAMPLE");
    row("GitHub", "[\"" + std::string("ghp_") + "0123456789abcdefghij0123456789abcdef\"]",
        "0123456789abcdefghij");
    row("Slack", "[\"" + std::string("xoxb-") + "123456789012-abcdef\"]", "123456789012");
    row("password in a URL", R"(["postgres://app:s3cret@db/x"])", "s3cret");
    row("key as a member's name", "{\"" + open_ai + "\":1}", open_ai);
    row("white space around", "{ \"api_key\" :\n \"abc\" }", "abc");
}

void RedactorTest::aSecretInJsonIsMasked()
{
    QFETCH(QByteArray, raw);
    QFETCH(QByteArray, secret);
    verify_masked(raw.toStdString(), secret.toStdString());
}

void RedactorTest::whatIsNoSecretStaysByteForByte_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::newRow("token counts") << QByteArray(
        R"({"prompt_tokens":1,"max_tokens":"100","token_count":"12345678901234567890","tokens":["a"]})");
    QTest::newRow("log probabilities") << QByteArray(R"([{"token":"Hello","logprob":-0.1}])");
    QTest::newRow("schema of a tool") << QByteArray(
        R"({"properties":{"password":{"type":"string","description":"The password to log in with"}}})");
    QTest::newRow("an id") << QByteArray("{\"id\":\"" + QByteArray::fromStdString(uuid) + "\"}");
    QTest::newRow("prose") << QByteArray(
        R"(["the bearer of this letter","password: required","basic understanding","task-oriented-sk-words"])");
    QTest::newRow("numbers and null")
        << QByteArray(R"({"password":null,"api_key":5,"secret":true})");
    QTest::newRow("empty secret") << QByteArray(R"({"api_key":""})");
    QTest::newRow("tokens verbatim") << QByteArray("{\"a\" :1.0e5 , \"a\":\"\\u00e9\\/\"}");
    QTest::newRow("base64 picture")
        << QByteArray(R"(["data:image/png;base64,iVBORw0KGgoAAAANSUhEUg=="])");
    QTest::newRow("a URL with a port") << QByteArray(R"(["http://localhost:8000/a@b"])");
}

void RedactorTest::whatIsNoSecretStaysByteForByte()
{
    QFETCH(QByteArray, raw);
    QCOMPARE(QByteArray::fromStdString(Redactor().redact_json(raw.toStdString())), raw);
}

void RedactorTest::onlyTheSecretIsReplaced()
{
    const std::string before = "{ \"a\":1e5, \"jwt\":\"";
    const std::string between = "\", \"b\":\"x\\u0020";
    const std::string after = "\\ny\", \"a\":2}";
    QCOMPARE(Redactor().redact_json(before + "abc" + between + open_ai + after),
             before + "•••••••• (jwt, 3 characters)" + between +
                 "•••••••• (secret key, 28 characters)" + after);
}

void RedactorTest::aSecretInTextIsMasked_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("masked");
    QTest::newRow("header")
        << QByteArray("Authorization: Bearer abc123def456 ok")
        << QByteArray("Authorization: Bearer •••••••• (authorization, 12 characters) ok");
    QTest::newRow("shell") << QByteArray("export OPENAI_API_KEY=abcd1234 && run")
                           << QByteArray(
                                  "export OPENAI_API_KEY=•••••••• (api_key, 8 characters) && run");
    QTest::newRow("two") << QByteArray::fromStdString(open_ai + " " + jwt)
                         << QByteArray("•••••••• (secret key, 28 characters) •••••••• (JWT, " +
                                       QByteArray::number(qsizetype(jwt.size())) + " characters)");
    QTest::newRow("none") << QByteArray("nothing: here = there")
                          << QByteArray("nothing: here = there");
}

void RedactorTest::aSecretInTextIsMasked()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, masked);
    QCOMPARE(QByteArray::fromStdString(Redactor().redact_text(text.toStdString())), masked);
    QCOMPARE(QByteArray::fromStdString(Redactor().redact_text(masked.toStdString())), masked);
}

void RedactorTest::aValueIsMaskedByTheKeyItStandsUnder()
{
    const Redactor redactor;
    QVERIFY(redactor.redact_json("\"abc\"", "api_key") != "\"abc\"");
    QCOMPARE(redactor.redact_json("\"abc\"", "name"), std::string("\"abc\""));
    QVERIFY(redactor.redact_json("[\"a b\"]", "cookie").find("a b") == std::string::npos);
}

void RedactorTest::maskingKeepsTheShapeOfTheDocument()
{
    const std::string raw =
        R"({"a":[{"api_key":"x","n":[1,{"password":"y"}]}],"jwt":"z","q":"\"{["})";
    auto before = nlohmann::json::parse(raw);
    const auto after = nlohmann::json::parse(Redactor().redact_json(raw));
    before["a"][0]["api_key"] = "•••••••• (api_key, 1 character)";
    before["a"][0]["n"][1]["password"] = "•••••••• (password, 1 character)";
    before["jwt"] = "•••••••• (jwt, 1 character)";
    QVERIFY(before == after);
}

void RedactorTest::damagedAndCutTextIsMaskedToo()
{
    for (const std::string raw : {R"({"api_key":"abcdef)", R"({"api_key" "x", "jwt": "secret"]})",
                                  R"(}}]"jwt":"a"{"jwt":"secret")", "\"", "{\"jwt\":\"\\"}) {
        const std::string masked = Redactor().redact_json(raw);
        QVERIFY2(masked.find("abcdef") == std::string::npos, masked.c_str());
        QVERIFY2(masked.find("secret\"") == std::string::npos, masked.c_str());
    }
}

void RedactorTest::depthAndSizeDoNotMatter()
{
    constexpr std::size_t levels = 100'000;
    std::string deep;
    for (std::size_t i = 0; i < levels; ++i)
        deep += "{\"a\":[";
    deep += R"({"jwt":"secret"})";
    for (std::size_t i = 0; i < levels; ++i)
        deep += "]}";
    QVERIFY(Redactor().redact_json(deep).find("secret") == std::string::npos);

    // Texts that could be taken for the start of a secret again and again.
    for (const std::string piece :
         {"api_key:", "://u:", "-----BEGIN ", "eyJ.", "bearer ", "cookie="}) {
        std::string text;
        while (text.size() < std::size_t{4} << 20)
            text += piece;
        static_cast<void>(Redactor().redact_text(text));
    }
}

void RedactorTest::noSecretIsMissedWhereAStopIsAskedFor()
{
    const std::string masked_key = "•••••••• (secret key, 28 characters)";
    for (std::size_t shift = 0; shift <= open_ai.size() + 2; ++shift) {
        std::string text;
        std::string masked;
        for (int i = 0; i < 3; ++i) {
            const std::string between(StopCheck::piece - shift, i == 1 ? '.' : ' ');
            text += between + open_ai + ' ';
            masked += between + masked_key + ' ';
        }
        QVERIFY(Redactor().redact_text(text) == masked);
        QVERIFY(Redactor().redact_json("[\"\\n" + text + "\"]") == "[\"\\n" + masked + "\"]");
    }
}

void RedactorTest::stoppedItShowsNothing()
{
    std::stop_source stop;
    const std::string text = "a " + open_ai;
    QVERIFY(!Redactor().redact_text(text, stop.get_token()).empty());
    stop.request_stop();
    QVERIFY(Redactor().redact_text(text, stop.get_token()).empty());
    QVERIFY(Redactor().redact_json("[\"" + text + "\"]", {}, stop.get_token()).empty());
}

void RedactorTest::theListOfRulesSaysWhatIsMasked()
{
    bool has_key = false;
    bool has_pattern = false;
    for (const Redactor::Rule& rule : Redactor::rules()) {
        QVERIFY(!rule.text.empty() && !rule.about.empty());
        has_key |= rule.kind == Redactor::Rule::Kind::Key && rule.text == "*api_key";
        has_pattern |= rule.kind == Redactor::Rule::Kind::Pattern && rule.text == "sk-…";
    }
    QVERIFY(has_key && has_pattern);
}

QTEST_GUILESS_MAIN(RedactorTest)
#include "redactor_test.moc"
