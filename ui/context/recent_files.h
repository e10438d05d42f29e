// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSet>
#include <QString>

#include <functional>
#include <stop_token>
#include <vector>

namespace playhead {

/// What a person opened: a file or a folder of files, or a session of a library.
struct RecentFile {
    QString path;      ///< canonical; of a session of a library, the library's folder
    QString sessionId; ///< of a session of a library; else empty
    qint64 opened = 0; ///< ms since the epoch: when it was opened last

    [[nodiscard]] bool isOfLibrary() const { return !sessionId.isEmpty(); }
    [[nodiscard]] bool isSame(const RecentFile& other) const
    {
        return path == other.path && sessionId == other.sessionId;
    }
};

/// The files that were opened last, in the application's settings: names and ids of what was
/// opened, and nothing that is in it. Lives on the GUI thread.
///
/// Whether a file is there, and by which name it is known, is asked on threads that nobody waits
/// for, one for each file: a network folder that hangs holds up nothing but what is said of its own
/// files.
class RecentFiles : public QObject
{
    Q_OBJECT

public:
    /// No more are kept.
    static constexpr std::size_t most = 15;

    explicit RecentFiles(QObject* parent = nullptr);
    ~RecentFiles() override;

    /// Reads what is kept, and from here on notes what is opened. Until then there is nothing, and
    /// nothing is kept: so it is for pictures and tests.
    void start();
    [[nodiscard]] bool isStarted() const { return m_isStarted; }

    /// The one that was opened last is the first; none is in it twice.
    [[nodiscard]] const std::vector<RecentFile>& all() const { return m_files; }
    /// What was looked for and is not there, as far as is known.
    [[nodiscard]] bool isGone(const RecentFile& file) const { return m_gone.contains(file.path); }

    /// Somebody has opened these files or folders. What is no such (standard input, a pipe), and
    /// what is not there, is not kept.
    void noteFiles(const QStringList& paths);
    void noteSession(const QString& libraryFolder, const QString& sessionId);
    void clear();
    /// Has a look at what is kept: changed() tells when something came or went.
    void look();

Q_SIGNALS:
    void changed();

private:
    struct Seen {
        bool isThere = false;
        QString path; ///< canonical
    };
    void lookAt(const QString& path, std::function<void(const Seen&)> done);
    void note(RecentFile file);
    [[nodiscard]] qint64 now();

    std::vector<RecentFile> m_files;
    QSet<QString> m_gone;     ///< paths
    QSet<QString> m_awaited;  ///< paths that look() asks for just now
    std::stop_source m_alive; ///< stopped when this object goes
    qint64 m_last = 0;        ///< what now() said last
    bool m_isStarted = false;
};

} // namespace playhead
