// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The schema, the reader, the README and the samples name the same keys.
#include "core/native/event_record.h"
#include "core/native/session_json.h"
#include "tests/core/native/event_lines.h"
#include "tests/testkit/paths.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QDir>

#include <nlohmann/json.hpp>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;
using Json = nlohmann::json;

namespace {

Json parse(const QByteArray& text)
{
    return Json::parse(text.constData(), text.constData() + text.size(), nullptr, false);
}

Json schema()
{
    return parse(
        testkit::contentOf(testkit::sourceDir() + u"/resources/playhead-session.schema.json"_s));
}

QStringList keys_of(const Json& object)
{
    QStringList keys;
    for (const auto& [key, value] : object.items())
        keys += QString::fromStdString(key);
    keys.sort();
    return keys;
}

QStringList strings(const std::vector<std::string_view>& views)
{
    QStringList list;
    for (const std::string_view view : views)
        list += QString::fromUtf8(view.data(), qsizetype(view.size()));
    return list;
}

/// Follows "#/$defs/name".
const Json& resolved(const Json& root, const Json& part)
{
    const auto reference = part.find("$ref");
    if (reference == part.end())
        return part;
    return root.at(Json::json_pointer(reference->get<std::string>().substr(1)));
}

/// The members of `value` that the schema does not know, by path. The vocabulary of ours only:
/// what stands under a key without properties is the recorder's business.
QStringList unknown_members(const Json& root, const Json& part, const Json& value,
                            const QString& path)
{
    const Json& rule = resolved(root, part);
    QStringList unknown;
    if (value.is_array() && rule.contains("items")) {
        for (const Json& element : value)
            unknown += unknown_members(root, rule["items"], element, path + u"[]"_s);
    }
    if (!value.is_object() || !rule.contains("properties"))
        return unknown;
    for (const auto& [key, member] : value.items()) {
        const QString place = path + u'.' + QString::fromStdString(key);
        if (rule["properties"].contains(key))
            unknown += unknown_members(root, rule["properties"][key], member, place);
        else
            unknown += place;
    }
    return unknown;
}

bool is_of_type(const Json& value, const std::string& type)
{
    return (type == "string" && value.is_string()) || (type == "null" && value.is_null()) ||
           (type == "number" && value.is_number()) || (type == "object" && value.is_object()) ||
           (type == "array" && value.is_array()) || (type == "boolean" && value.is_boolean()) ||
           (type == "integer" && value.is_number_integer());
}

/// The values that are not of the type, or not among the words, that the schema asks for.
QStringList wrong_values(const Json& root, const Json& part, const Json& value, const QString& path)
{
    const Json& rule = resolved(root, part);
    QStringList wrong;
    if (rule.contains("type")) {
        const Json types = rule["type"].is_array() ? rule["type"] : Json::array({rule["type"]});
        const bool fits = std::any_of(types.begin(), types.end(), [&](const Json& type) {
            return is_of_type(value, type.get<std::string>());
        });
        if (!fits)
            wrong += path;
    }
    if (rule.contains("enum") &&
        std::find(rule["enum"].begin(), rule["enum"].end(), value) == rule["enum"].end())
        wrong += path;
    if (value.is_array() && rule.contains("items")) {
        for (const Json& element : value)
            wrong += wrong_values(root, rule["items"], element, path + u"[]"_s);
    }
    if (value.is_object() && rule.contains("properties")) {
        for (const auto& [key, member] : value.items()) {
            if (rule["properties"].contains(key))
                wrong += wrong_values(root, rule["properties"][key], member,
                                      path + u'.' + QString::fromStdString(key));
        }
    }
    return wrong;
}

void verify_fits(const Json& root, const char* definition, const Json& value)
{
    const Json& part = root["$defs"][definition];
    const QString name = QString::fromLatin1(definition);
    QCOMPARE(unknown_members(root, part, value, name), QStringList());
    QCOMPARE(wrong_values(root, part, value, name), QStringList());
}

} // namespace

class NativeSchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theReaderKnowsTheKeysOfTheSchema();
    void theReadmeNamesEveryKey();
    void theSamplesFitTheSchema();
    void whatIsWrittenFitsTheSchema_data();
    void whatIsWrittenFitsTheSchema();
};

void NativeSchemaTest::theReaderKnowsTheKeysOfTheSchema()
{
    const Json root = schema();
    QVERIFY(!root.is_discarded());
    QCOMPARE(strings(native::event_keys()), keys_of(root["$defs"]["event"]["properties"]));
    QCOMPARE(strings(native::session_keys()), keys_of(root["$defs"]["session"]["properties"]));
}

void NativeSchemaTest::theReadmeNamesEveryKey()
{
    const QByteArray readme =
        testkit::contentOf(testkit::sourceDir() + u"/core/native/README.md"_s);
    for (const auto& keys : {native::event_keys(), native::session_keys()}) {
        for (const std::string_view key : keys) {
            // params_raw is described with all of its kind.
            std::string name(key);
            if (name.ends_with("_raw"))
                name = "_raw";
            QVERIFY2(readme.contains(name.c_str()), name.c_str());
        }
    }
}

void NativeSchemaTest::theSamplesFitTheSchema()
{
    const Json root = schema();
    const Json document = parse(testkit::contentOf(testkit::samplePath(u"native.json"_s)));
    verify_fits(root, "one", document);
    for (const QByteArray& line :
         testkit::contentOf(testkit::samplePath(u"native.jsonl"_s)).split('\n')) {
        if (line.isEmpty())
            continue;
        const Json value = parse(line);
        if (value.contains("session"))
            verify_fits(root, "session", value["session"]);
        else
            verify_fits(root, "event", value);
    }
}

void NativeSchemaTest::whatIsWrittenFitsTheSchema_data()
{
    QTest::addColumn<QString>("path");
    const QString root = testkit::goldenPath(u"native"_s);
    for (const QString& name : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir folder(root + u'/' + name);
        for (const QString& input : folder.entryList({u"input.*"_s}))
            QTest::newRow(qPrintable(name)) << folder.filePath(input);
    }
}

void NativeSchemaTest::whatIsWrittenFitsTheSchema()
{
    QFETCH(QString, path);
    const Json root = schema();
    const auto document = open_document(path.toStdString(), Job());
    if (!document)
        return; // nothing is written of it
    for (const QByteArray& line :
         QByteArray::fromStdString(test::event_lines(**document)).split('\n')) {
        const bool is_beyond_the_oracle = line.contains("1e400"); // which has doubles only
        if (!line.isEmpty() && !is_beyond_the_oracle)
            verify_fits(root, "event", parse(line));
    }
    for (const auto& trace : (*document)->sessions) {
        std::string text;
        append_session_json(text, *trace);
        verify_fits(root, "session", parse(QByteArray::fromStdString(text)));
    }
}

QTEST_GUILESS_MAIN(NativeSchemaTest)
#include "native_schema_test.moc"
