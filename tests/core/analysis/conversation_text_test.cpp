// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/analysis/conversation_text.h"
#include "tests/testkit/patient_test.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = MessagePart::Kind;

MessagePart part(Kind kind, std::string text, std::string json = {}, std::string name = {})
{
    MessagePart made;
    made.kind = kind;
    made.text = std::move(text);
    made.json = std::move(json);
    made.name = std::move(name);
    return made;
}

Message message(std::string role, std::vector<MessagePart> parts)
{
    Message made;
    made.role = std::move(role);
    made.parts = std::move(parts);
    return made;
}

class ConversationTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMarkdownMessageSaysWhoSpeaksAndKeepsItsText();
    void callsAndResultsAreFenced();
    void aFenceHoldsTextWithFences();
    void namesBecomeNoMarkup();
    void aPictureIsNamedNotCopiedIntoMarkdown();
    void jsonHoldsEveryPartAndKeepsItsTokens();
    void jsonOfDamagedTextIsStillJson_data();
    void jsonOfDamagedTextIsStillJson();
    void messagesFollowEachOther();
};

void ConversationTextTest::aMarkdownMessageSaysWhoSpeaksAndKeepsItsText()
{
    QCOMPARE(message_markdown(message("user", {part(Kind::Text, "Hello, *you*.")})),
             std::string("## user\n\nHello, *you*.\n"));
}

void ConversationTextTest::callsAndResultsAreFenced()
{
    MessagePart failed = part(Kind::ToolResult, "no rooms", {}, "search");
    failed.is_error = true;
    const std::string text =
        message_markdown(message("", {part(Kind::ToolCall, {}, R"({"q":1})", "search"), failed}));
    QCOMPARE(text, std::string("## message\n\n**Tool call · search**\n\n```json\n{\n  \"q\": 1\n}\n"
                               "```\n\n**Tool result, failed · search**\n\n```text\nno rooms\n"
                               "```\n"));
}

void ConversationTextTest::aFenceHoldsTextWithFences()
{
    const std::string text =
        message_markdown(message("tool", {part(Kind::ToolResult, "````\nx\n````")}));
    QVERIFY(text.find("`````text\n````\nx\n````\n`````\n") != std::string::npos);
}

void ConversationTextTest::namesBecomeNoMarkup()
{
    Message hostile = message("a\n# b", {});
    hostile.name = "<img src=x>[l](u)";
    QCOMPARE(message_markdown(hostile), std::string("## a \\# b · \\<img src=x\\>\\[l\\](u)\n"));
}

void ConversationTextTest::aPictureIsNamedNotCopiedIntoMarkdown()
{
    MessagePart picture = part(Kind::Image, std::string(2048, 'A'));
    picture.media_type = "image/png";
    const std::string text = message_markdown(message("user", {picture}));
    QCOMPARE(text, std::string("## user\n\nPicture, image/png, 2.0 KiB as recorded\n"));
}

void ConversationTextTest::jsonHoldsEveryPartAndKeepsItsTokens()
{
    MessagePart call = part(Kind::ToolCall, {}, R"({"n":1.50,"a":1e2})", "f");
    call.call_id = "c1";
    MessagePart picture = part(Kind::Image, "AAAA");
    picture.image_form = MessagePart::ImageForm::Base64;
    Message all = message("assistant", {part(Kind::Text, "t"), part(Kind::Reasoning, "r"), call,
                                        part(Kind::ToolResult, "out"), picture,
                                        part(Kind::Other, {}, "[1]", "more")});
    all.finish_reason = "stop";
    const std::string text = message_json(all);
    QVERIFY(text.find("1.50") != std::string::npos);
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    QCOMPARE(object[u"role"_s].toString(), u"assistant"_s);
    QCOMPARE(object[u"finish_reason"_s].toString(), u"stop"_s);
    const QJsonArray parts = object[u"content"_s].toArray();
    QCOMPARE(parts.size(), 6);
    QCOMPARE(parts[0].toObject()[u"text"_s].toString(), u"t"_s);
    QCOMPARE(parts[1].toObject()[u"type"_s].toString(), u"reasoning"_s);
    QCOMPARE(parts[2].toObject()[u"id"_s].toString(), u"c1"_s);
    QCOMPARE(parts[2].toObject()[u"arguments"_s].toObject()[u"a"_s].toInt(), 100);
    QCOMPARE(parts[3].toObject()[u"content"_s].toString(), u"out"_s);
    QCOMPARE(parts[4].toObject()[u"base64"_s].toString(), u"AAAA"_s);
    QCOMPARE(parts[5].toObject()[u"value"_s].toArray().size(), 1);
}

void ConversationTextTest::jsonOfDamagedTextIsStillJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("control characters") << QByteArray("a\x01\n\"\\b");
    QTest::newRow("bytes that are no UTF-8") << QByteArray("\xff\xfe\xc3");
    QTest::newRow("nothing") << QByteArray();
}

void ConversationTextTest::jsonOfDamagedTextIsStillJson()
{
    QFETCH(QByteArray, text);
    const std::string raw = text.toStdString();
    const std::string written =
        message_json(message(raw, {part(Kind::Text, raw), part(Kind::Other, {},
                                                               "\""
                                                               "\x01"
                                                               "\"",
                                                               raw)}));
    QJsonParseError error;
    QJsonDocument::fromJson(QByteArray::fromStdString(written), &error);
    QCOMPARE(error.error, QJsonParseError::NoError);
}

void ConversationTextTest::messagesFollowEachOther()
{
    const Conversation two{{message("user", {part(Kind::Text, "a")}), message("x", {})}};
    QCOMPARE(conversation_markdown(two), std::string("## user\n\na\n\n## x\n"));
    const auto list = QJsonDocument::fromJson(QByteArray::fromStdString(conversation_json(two)));
    QCOMPARE(list.array().size(), 2);
    QCOMPARE(conversation_markdown({}), std::string());
    QCOMPARE(conversation_json({}), std::string("[]"));
}

} // namespace

QTEST_GUILESS_MAIN(ConversationTextTest)
#include "conversation_text_test.moc"
