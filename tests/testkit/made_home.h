// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QTemporaryDir>

namespace playhead::testkit {

/// A session of somebody's, as it is to be made up.
struct MadeSession {
    QByteArray id = "0f6f2a41-0000-4000-8000-000000000001";
    QByteArray prompt = "Why does the mill stand still?";
    QByteArray project = "/home/ada/mill";
    qint64 started = 1'795'183'200; ///< seconds since the epoch: 2026-11-20T14:00:00Z
    int steps = 3;                  ///< that the agent takes, a minute apart
    int wordsInStep = 20;
    bool fails = false;    ///< at its end
    QByteArray title = {}; ///< as the producer records one; not all of them do
};

/// A home folder with sessions in the places of their agents, gone with this object. All of it is
/// made up here. The time of a file's last change is that of its session's last step.
class MadeHome
{
public:
    MadeHome();

    [[nodiscard]] QString path() const { return m_dir.path(); }
    [[nodiscard]] QString path(const QString& name) const { return m_dir.filePath(name); }

    // Each writes a session and returns the path of what is opened to see it.
    QString addClaude(const MadeSession& session) const;
    /// A sub-agent of a session of Claude Code's.
    QString addClaudeAgent(const MadeSession& session, const QByteArray& agent) const;
    QString addCodex(const MadeSession& session) const;
    QString addGemini(const MadeSession& session) const;
    QString addCopilot(const MadeSession& session) const;
    QString addOpenHands(const MadeSession& session) const;

    /// Of five agents, in turns; every fiftieth of Claude Code's is large and sparse, every tenth
    /// has a sub-agent. Returns how many files were made.
    [[nodiscard]] int fill(int sessions) const;

    /// All below it, by path: what it is, how large, when it was changed, and a hash of what is in
    /// it.
    [[nodiscard]] QMap<QString, QByteArray> state() const;

    /// Any other file, and when it was changed.
    QString write(const QString& name, const QByteArray& content, qint64 changed) const;

private:
    QTemporaryDir m_dir;
};

/// Gives a file the time of its last change. Fails the test where it cannot.
void setChanged(const QString& path, qint64 secondsSinceEpoch);

} // namespace playhead::testkit
