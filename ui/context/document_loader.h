// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/reading/document.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <stop_token>
#include <thread>

namespace playhead {

/// Reads files off the GUI thread, hands over what is there as it comes, and goes on to read those
/// that grow. Each open() has a number; everything that is said about it carries that number. Lives
/// on the GUI thread.
///
/// Each file has a thread of its own, which sleeps while its file rests. Of what a file publishes
/// faster than the GUI thread takes it, the latest is handed over, and the rest passed by.
class DocumentLoader : public QObject
{
    Q_OBJECT

public:
    using Id = std::uint32_t;

    explicit DocumentLoader(QObject* parent = nullptr);
    /// Waits for its threads.
    ~DocumentLoader() override;

    /// Whether files that are opened from here on are read on when they have been read. They are,
    /// unless told otherwise.
    void setFollowing(bool follows) { m_follows = follows; }

    /// Starts to read a file. All signals about it come later than this returns.
    Id open(const QString& path);
    /// What was read so far stays, and the file is followed no more.
    void cancel(Id id);
    /// Until finished().
    [[nodiscard]] bool isLoading(Id id) const;
    /// Whether the file is read, or watched for more.
    [[nodiscard]] bool isOpen(Id id) const { return m_readings.contains(id); }
    /// What the sessions of the Document that came last begin with (first_prompt()), for those that
    /// record no name: in their order, empty where there is nothing to say.
    [[nodiscard]] QStringList beginnings(Id id) const;

Q_SIGNALS:
    /// More of the file is there, or it has changed. A Document that is not complete comes only
    /// before finished().
    void updated(playhead::DocumentLoader::Id id,
                 std::shared_ptr<const playhead::Document> document);
    /// `share` is 0 to 1, or negative while the size is not known.
    void progressed(playhead::DocumentLoader::Id id, double share);
    /// The file has been read, and is followed from here on; or it could not be, or was cancelled.
    void finished(playhead::DocumentLoader::Id id);
    /// Nothing could be made of the file. Where there is something later, updated() tells.
    void failed(playhead::DocumentLoader::Id id, playhead::Error error);

private:
    class Mailbox;
    /// What a thread has to hand over.
    struct News {
        std::shared_ptr<const Document> document;
        QStringList beginnings;
    };

    struct Reading {
        QString path;
        std::stop_source stop;
        std::thread thread; ///< none while it waits for its turn
        bool isLoading = true;
        std::shared_ptr<const Document> document; ///< that was handed over last
        QStringList beginnings;                   ///< of its sessions
    };

    void startNext();
    void read(Id id, const std::string& path, bool follows, const std::stop_token& stop);
    void take(Id id, News news);
    void fail(Id id, const Error& error);
    void finish(Id id);
    void end(Id id);

    bool m_follows = true;
    std::map<Id, Reading> m_readings;
    std::deque<Id> m_waiting;
    std::stop_source m_alive; ///< stopped when this goes: nothing is delivered after
    Id m_next = 1;
};

} // namespace playhead
