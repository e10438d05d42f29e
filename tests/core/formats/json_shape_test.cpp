// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/json_shape.h"
#include "tests/testkit/patient_test.h"

using namespace playhead;

class JsonShapeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsPaths();
    void looksAtSeveralLines();
    void knowsShortTexts();
    void worksOnAHeadThatWasCut();
    void depthDoesNotMatter();
    void aTextAboutJsonHasNone();
};

void JsonShapeTest::aTextAboutJsonHasNone()
{
    QVERIFY(JsonShape("Notes\n\nThe file holds {\"spans\":[{\"name\":\"a\"}]}.\n").is_empty());
    QVERIFY(JsonShape("").is_empty());
    QVERIFY(JsonShape("\xEF\xBB\xBF {\"a\":1}").has("a"));
    QVERIFY(JsonShape("# log of the lamp\n{\"a\":1}\n").has("a"));
    QVERIFY(JsonShape("e\":2}\n{\"a\":1}\n").has("a"));
}

void JsonShapeTest::knowsPaths()
{
    const JsonShape shape(R"({"spans":[{"name":"a"},{"id":1}],"b":{"c":null}})");
    for (const char* path : {"spans", "spans[]", "spans[].name", "spans[].id", "b", "b.c"})
        QVERIFY2(shape.has(path), path);
    QVERIFY(!shape.has("name"));
    QVERIFY(!shape.has("spans.name"));
}

void JsonShapeTest::looksAtSeveralLines()
{
    const JsonShape shape("{\"a\":1}\n{\"b\":[[2]]}\n");
    QVERIFY(shape.has("a"));
    QVERIFY(shape.has("b[]"));
}

void JsonShapeTest::knowsShortTexts()
{
    const JsonShape shape(R"({"kind":"agentops.tool","n":1})");
    QVERIFY(shape.has_text("kind", "agentops."));
    QVERIFY(shape.has_text("kind", "agentops.tool"));
    QVERIFY(!shape.has_text("kind", "tool"));
    QVERIFY(!shape.has_text("n", ""));
}

void JsonShapeTest::worksOnAHeadThatWasCut()
{
    const JsonShape shape(R"({"session":{"session_id":"98cc)");
    QVERIFY(shape.has("session.session_id"));
    QVERIFY(JsonShape("").is_empty());
    QVERIFY(JsonShape("nonsense").is_empty());
}

void JsonShapeTest::depthDoesNotMatter()
{
    const JsonShape arrays(std::string(60'000, '['));
    std::string objects;
    for (int i = 0; i < 10'000; ++i)
        objects += "{\"a\":";
    const JsonShape shape(objects);
    QVERIFY(shape.has("a.a.a"));
}

QTEST_GUILESS_MAIN(JsonShapeTest)
#include "json_shape_test.moc"
