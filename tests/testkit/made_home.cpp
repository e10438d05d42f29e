// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/made_home.h"

#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <ctime>

namespace playhead::testkit {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 stepSeconds = 60;

QByteArray moment(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC)
               .toString(Qt::ISODate)
               .toLatin1()
               .chopped(1) +
           ".250Z";
}

qint64 stepTime(const MadeSession& session, int step)
{
    return session.started + step * stepSeconds;
}

qint64 lastTime(const MadeSession& session)
{
    return stepTime(session, session.steps);
}

/// What an agent says in a step.
QByteArray words(const MadeSession& session, int step)
{
    static constexpr std::array stock = {"the", "wheel", "turns", "under", "water",
                                         "and", "grain", "falls", "slowly"};
    QByteArray text = "Step " + QByteArray::number(step) + ":";
    for (int i = 0; i < session.wordsInStep; ++i)
        text += ' ' + QByteArray(stock.at(static_cast<std::size_t>(i * 7 + step) % stock.size()));
    return text;
}

QByteArray claudeEnvelope(const MadeSession& session, int line, const QByteArray& type, qint64 time)
{
    const QByteArray parent =
        line == 0 ? QByteArray("null") : "\"u" + QByteArray::number(line - 1) + '"';
    return R"({"parentUuid":)" + parent + R"(,"isSidechain":false,"userType":"external","cwd":")" +
           session.project + R"(","sessionId":")" + session.id +
           R"(","version":"2.1.36","gitBranch":"main","type":")" + type + R"(","uuid":"u)" +
           QByteArray::number(line) + R"(","timestamp":")" + moment(time) + '"';
}

QByteArray claudeStep(const MadeSession& session, int step)
{
    const qint64 time = stepTime(session, step);
    const QByteArray call = "toolu_" + QByteArray::number(step);
    return claudeEnvelope(session, 2 * step - 1, "assistant", time) + R"(,"message":{"id":"msg_)" +
           QByteArray::number(step) +
           R"(","type":"message","role":"assistant","model":"claude-sonnet-4-5","content":[)"
           R"({"type":"text","text":")" +
           words(session, step) + R"("},{"type":"tool_use","id":")" + call +
           R"(","name":"Bash","input":{"command":"make"}}],"usage":{"input_tokens":9,)"
           R"("output_tokens":12}}})" +
           '\n' + claudeEnvelope(session, 2 * step, "user", time + 5) +
           R"(,"message":{"role":"user","content":[{"type":"tool_result","tool_use_id":")" + call +
           R"(","content":"done"}]}})" + '\n';
}

QByteArray claudeLines(const MadeSession& session)
{
    QByteArray lines = claudeEnvelope(session, 0, "user", session.started) +
                       R"(,"message":{"role":"user","content":")" + session.prompt + R"("}})" +
                       '\n';
    for (int step = 1; step < session.steps; ++step)
        lines += claudeStep(session, step);
    const QByteArray said = session.fails ? QByteArray("API Error: 529 overloaded") : "It turns.";
    lines += claudeEnvelope(session, 2 * session.steps, "assistant", lastTime(session)) +
             (session.fails ? R"(,"isApiErrorMessage":true)" : "") +
             R"(,"message":{"id":"msg_end","type":"message","role":"assistant","model":")" +
             (session.fails ? "<synthetic>" : "claude-sonnet-4-5") +
             R"(","content":[{"type":"text","text":")" + said +
             R"("}],"usage":{"input_tokens":1,"output_tokens":2}}})" + '\n';
    if (!session.title.isEmpty())
        lines += R"({"type":"custom-title","customTitle":")" + session.title +
                 R"(","sessionId":")" + session.id + "\"}\n";
    return lines;
}

QString claudeFolder(const MadeSession& session)
{
    return u".claude/projects/"_s + QString::fromLatin1(session.project).replace(u'/', u'-');
}

QByteArray codexLine(qint64 time, const QByteArray& type, const QByteArray& payload)
{
    return R"({"timestamp":")" + moment(time) + R"(","type":")" + type + R"(","payload":)" +
           payload + "}\n";
}

QByteArray copilotLine(qint64 time, int number, const QByteArray& type, const QByteArray& data)
{
    return R"({"type":")" + type + R"(","data":)" + data + R"(,"id":"e)" +
           QByteArray::number(number) + R"(","timestamp":")" + moment(time) +
           R"(","parentId":null})" + '\n';
}

QByteArray hashOf(const QString& path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha1);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result().toHex()
                                                                 : QByteArray("unreadable");
}

} // namespace

void setChanged(const QString& path, qint64 secondsSinceEpoch)
{
    const std::array<timespec, 2> times = {
        timespec{static_cast<time_t>(secondsSinceEpoch), 0},
        timespec{static_cast<time_t>(secondsSinceEpoch), 250'000'000}};
    if (::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times.data(), 0) != 0)
        QTest::qFail("cannot set the time of a file", __FILE__, __LINE__);
}

MadeHome::MadeHome()
{
    QDir(path()).mkpath(u"."_s);
}

QString MadeHome::write(const QString& name, const QByteArray& content, qint64 changed) const
{
    const QString target = path(name);
    QDir().mkpath(QFileInfo(target).path());
    QFile file(target);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        QTest::qFail("cannot write a file of the home folder", __FILE__, __LINE__);
    file.close();
    setChanged(target, changed);
    return target;
}

QString MadeHome::addClaude(const MadeSession& session) const
{
    return write(claudeFolder(session) + u'/' + QString::fromLatin1(session.id) + u".jsonl"_s,
                 claudeLines(session), lastTime(session));
}

QString MadeHome::addClaudeAgent(const MadeSession& session, const QByteArray& agent) const
{
    return write(claudeFolder(session) + u'/' + QString::fromLatin1(session.id) +
                     u"/subagents/agent-"_s + QString::fromLatin1(agent) + u".jsonl"_s,
                 claudeLines(session), lastTime(session));
}

QString MadeHome::addCodex(const MadeSession& session) const
{
    const qint64 start = session.started;
    QByteArray lines =
        codexLine(start, "session_meta",
                  R"({"id":")" + session.id + R"(","timestamp":")" + moment(start) +
                      R"(","cwd":")" + session.project +
                      R"(","originator":"codex_cli_rs","cli_version":"0.52.0","source":"cli"})") +
        codexLine(start, "response_item",
                  R"({"type":"message","role":"user","content":[{"type":"input_text","text":)"
                  R"("<environment_context><cwd>/</cwd></environment_context>"}]})") +
        codexLine(start + 1, "response_item",
                  R"({"type":"message","role":"user","content":[{"type":"input_text","text":")" +
                      session.prompt + R"("}]})");
    for (int step = 1; step < session.steps; ++step) {
        const QByteArray call = "call_" + QByteArray::number(step);
        lines += codexLine(stepTime(session, step), "response_item",
                           R"({"type":"function_call","name":"shell","arguments":"{\"command\":)"
                           R"([\"make\"]}","call_id":")" +
                               call + R"("})") +
                 codexLine(stepTime(session, step) + 2, "response_item",
                           R"({"type":"function_call_output","call_id":")" + call +
                               R"(","output":")" + words(session, step) + R"("})");
    }
    const qint64 end = lastTime(session);
    lines += session.fails ? codexLine(end, "event_msg",
                                       R"({"type":"error","message":"stream disconnected"})")
                           : codexLine(end, "response_item",
                                       R"({"type":"message","role":"assistant","content":[{"type":)"
                                       R"("output_text","text":"It turns."}]})");
    const QString day = QDateTime::fromSecsSinceEpoch(start, Qt::UTC).toString(u"yyyy/MM/dd"_s);
    return write(u".codex/sessions/%1/rollout-%2-%3.jsonl"_s.arg(day, QString::number(start),
                                                                 QString::fromLatin1(session.id)),
                 lines, end);
}

QString MadeHome::addGemini(const MadeSession& session) const
{
    const QString project = QString::fromLatin1(session.project).section(u'/', -1);
    const QByteArray root = session.project + '\n';
    write(u".gemini/tmp/%1/.project_root"_s.arg(project), root, session.started);
    QByteArray lines = R"({"sessionId":")" + session.id +
                       R"(","projectHash":"a9c1","startTime":")" + moment(session.started) +
                       R"(","lastUpdated":")" + moment(session.started) + R"(","kind":"main"})" +
                       '\n';
    lines += R"({"id":"m0","timestamp":")" + moment(session.started) +
             R"(","type":"user","content":")" + session.prompt + "\"}\n";
    for (int step = 1; step <= session.steps; ++step) {
        const bool isError = session.fails && step == session.steps;
        lines += R"({"id":"m)" + QByteArray::number(step) + R"(","timestamp":")" +
                 moment(stepTime(session, step)) + R"(","type":")" +
                 (isError ? "error" : "gemini") + R"(","content":")" +
                 (isError ? QByteArray("Quota exceeded") : words(session, step)) +
                 R"(","model":"gemini-2.5-pro"})" + '\n';
    }
    return write(u".gemini/tmp/%1/chats/session-2026-%2.jsonl"_s.arg(
                     project, QString::fromLatin1(session.id)),
                 lines, lastTime(session));
}

QString MadeHome::addCopilot(const MadeSession& session) const
{
    QByteArray lines = copilotLine(session.started, 0, "session.start",
                                   R"({"sessionId":")" + session.id +
                                       R"(","version":1,"copilotVersion":"1.0.77","context":)"
                                       R"({"cwd":")" +
                                       session.project + R"(","branch":"main"}})");
    lines += copilotLine(session.started + 1, 1, "user.message",
                         R"({"content":")" + session.prompt + R"("})");
    int number = 2;
    for (int step = 1; step <= session.steps; ++step) {
        const bool isError = session.fails && step == session.steps;
        lines += isError ? copilotLine(stepTime(session, step), number++, "session.error",
                                       R"({"errorType":"model","message":"No tokens are left"})")
                         : copilotLine(stepTime(session, step), number++, "assistant.message",
                                       R"({"messageId":"a)" + QByteArray::number(step) +
                                           R"(","content":")" + words(session, step) +
                                           R"(","model":"gpt-5-mini"})");
    }
    return write(u".copilot/session-state/%1/events.jsonl"_s.arg(QString::fromLatin1(session.id)),
                 lines, lastTime(session));
}

QString MadeHome::addOpenHands(const MadeSession& session) const
{
    const QString folder =
        u".openhands/conversations/%1/"_s.arg(QString::fromLatin1(session.id).remove(u'-'));
    const auto event = [&](int number, qint64 time, const QByteArray& members) {
        const QByteArray content = R"({"id":"e)" + QByteArray::number(number) +
                                   R"(","timestamp":")" + moment(time).chopped(1) + R"(",)" +
                                   members + '}';
        write(folder + u"events/event-%1-e%2.json"_s.arg(number, 5, 10, QChar(u'0')).arg(number),
              content, time);
    };
    event(0, session.started,
          R"("source":"agent","kind":"SystemPromptEvent","system_prompt":{"type":"text",)"
          R"("text":"Be careful."},"tools":[])");
    event(1, session.started + 1,
          R"("source":"user","kind":"MessageEvent","llm_message":{"role":"user","content":)"
          R"([{"type":"text","text":")" +
              session.prompt + R"("}]})");
    for (int step = 1; step <= session.steps; ++step)
        event(step + 1, stepTime(session, step),
              R"("source":"agent","kind":"MessageEvent","llm_message":{"role":"assistant",)"
              R"("content":[{"type":"text","text":")" +
                  words(session, step) + R"("}]})");
    return write(folder + u"base_state.json"_s,
                 R"({"id":")" + session.id +
                     R"(","agent":{"llm":{"model":"gpt-5-mini"}},)"
                     R"("workspace":{"working_dir":")" +
                     session.project + R"("},"execution_status":")" +
                     (session.fails ? "error" : "finished") + R"(","stats":{}})",
                 lastTime(session));
}

int MadeHome::fill(int sessions) const
{
    using Add = QString (MadeHome::*)(const MadeSession&) const;
    static constexpr std::array<Add, 5> agents = {&MadeHome::addClaude, &MadeHome::addCodex,
                                                  &MadeHome::addGemini, &MadeHome::addCopilot,
                                                  &MadeHome::addOpenHands};
    for (int i = 0; i < sessions; ++i) {
        MadeSession session;
        session.id = "0f6f2a41-0000-4000-8000-" + QByteArray::number(100'000'000'000 + i);
        session.prompt = "Task " + QByteArray::number(i) + ": mend the mill";
        session.project = "/home/ada/mill-" + QByteArray::number(i % 40);
        session.started -= i * 1800; // two an hour, back through months
        session.steps = 3 + i % 30;
        session.wordsInStep = 10 + i % 60;
        session.fails = i % 9 == 0;
        const auto agent = static_cast<std::size_t>(i) % agents.size();
        if (agents.at(agent) == &MadeHome::addOpenHands)
            session.steps = 3 + i % 7; // each is a file
        const QString path = (this->*agents.at(agent))(session);
        if (agent != 0)
            continue;
        if (i % 50 == 0)
            addClaudeAgent(session, "a1");
        if (i % 250 == 0) {
            // A hole between two lines, as a log of hundreds of megabytes is read.
            QFile file(path);
            const QByteArray lines = claudeLines(session);
            constexpr qint64 hole = 40 << 20;
            const bool isMade = file.open(QIODevice::ReadWrite) && file.seek(hole) &&
                                file.write('\n' + lines.mid(lines.indexOf('\n') + 1)) > 0;
            if (!isMade)
                QTest::qFail("cannot make a sparse file", __FILE__, __LINE__);
            file.close();
            setChanged(path, lastTime(session));
        }
    }
    int files = 0;
    QDirIterator all(path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    for (; all.hasNext(); all.next())
        ++files;
    return files;
}

QMap<QString, QByteArray> MadeHome::state() const
{
    QMap<QString, QByteArray> state;
    QDirIterator all(path(), QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString entry = all.next();
        struct stat status = {};
        ::lstat(QFile::encodeName(entry).constData(), &status);
        const bool isLarge = status.st_size > 1 << 20; // and sparse: its ends tell
        state[entry] = QByteArray::number(status.st_mode, 8) + ' ' +
                       QByteArray::number(status.st_ino) + ' ' +
                       QByteArray::number(static_cast<qint64>(status.st_size)) + ' ' +
                       QByteArray::number(static_cast<qint64>(status.st_mtim.tv_sec)) + '.' +
                       QByteArray::number(static_cast<qint64>(status.st_mtim.tv_nsec)) + ' ' +
                       QByteArray::number(static_cast<qint64>(status.st_ctim.tv_sec)) + '.' +
                       QByteArray::number(static_cast<qint64>(status.st_ctim.tv_nsec)) + ' ' +
                       (S_ISREG(status.st_mode) && !isLarge ? hashOf(entry) : QByteArray());
    }
    return state;
}

} // namespace playhead::testkit
