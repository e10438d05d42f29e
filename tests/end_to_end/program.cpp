// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/end_to_end/program.h"

#include "tests/testkit/patient_test.h"

#include <QJsonDocument>
#include <QProcess>

#include <algorithm>
#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace playhead::test {

namespace {

constexpr auto patience = std::chrono::minutes(2);

QProcessEnvironment withoutDisplay()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto& name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
        environment.remove(name);
    environment.insert(u"playhead"_s, QStringLiteral(PLAYHEAD_PROGRAM));
    return environment;
}

Run finish(QProcess& process, const QByteArray& input)
{
    process.setProcessEnvironment(withoutDisplay());
    process.start();
    process.write(input);
    process.closeWriteChannel();
    Run run;
    if (process.waitForFinished(static_cast<int>(std::chrono::milliseconds(patience).count())) &&
        process.exitStatus() == QProcess::NormalExit)
        run.exitCode = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

} // namespace

QJsonObject Run::json() const
{
    return QJsonDocument::fromJson(out).object();
}

QByteArray Run::eventLines() const
{
    const qsizetype account = out.lastIndexOf("{\"records\":");
    return account < 0 ? out : out.left(account);
}

QList<QJsonObject> Run::events() const
{
    Run some = *this;
    some.out = eventLines();
    return some.jsonLines();
}

QList<QJsonObject> Run::jsonLines() const
{
    QList<QJsonObject> objects;
    for (const QByteArray& line : out.split('\n')) {
        if (line.isEmpty())
            continue;
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!document.isObject())
            QTest::qFail(line.constData(), __FILE__, __LINE__);
        objects += document.object();
    }
    return objects;
}

Run runProgram(const QStringList& arguments, const QByteArray& input)
{
    QProcess process;
    process.setProgram(QStringLiteral(PLAYHEAD_PROGRAM));
    process.setArguments(arguments);
    return finish(process, input);
}

Run runShell(const QString& line, const QStringList& arguments)
{
    QProcess process;
    process.setProgram(u"bash"_s);
    process.setArguments(QStringList{u"-c"_s, line, u"bash"_s} + arguments);
    return finish(process, {});
}

bool isPlainText(const QByteArray& text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c == '\n' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
    });
}

QByteArray smallSession()
{
    return R"json({
  "session_id": "walk-1",
  "name": "A walk",
  "end_state": "Success",
  "tags": ["outdoors", "demo"],
  "events": [
    {"id": "a", "event_type": "plan", "result": "Success",
     "init_timestamp": "2026-11-20T10:00:00Z", "end_timestamp": "2026-11-20T10:00:10Z"},
    {"id": "b", "parent_id": "a", "event_type": "OpenAI Call", "action_type": "llm",
     "model": "gpt-4", "result": "Success", "prompt_tokens": 100, "completion_tokens": 20,
     "cost": 0.0125, "params": {"z": 1, "a": 12345678901234567890, "api_key": "sk-abcdefghijklmnopqrstuvwxyz123456"},
     "init_timestamp": "2026-11-20T10:00:01Z", "end_timestamp": "2026-11-20T10:00:03.5Z"},
    {"id": "c", "parent_id": "a", "event_type": "fetch", "action_type": "tool", "result": "Fail",
     "error": {"type": "Timeout", "message": "no answer\u001b[31m in 2 s"},
     "init_timestamp": "2026-11-20T10:00:04Z", "end_timestamp": "2026-11-20T10:00:06Z"},
    {"id": "d", "parent_id": "a", "event_type": "fetch", "action_type": "tool",
     "result": "Success",
     "init_timestamp": "2026-11-20T10:00:07Z", "end_timestamp": "2026-11-20T10:00:09Z"}
  ]
}
)json";
}

} // namespace playhead::test
