// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/context/document_loader.h"
#include "ui/context/library_store.h"
#include "ui/context/live_sessions.h"
#include "ui/models/session_list_model.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <map>
#include <optional>

namespace playhead {

class SessionContext;

/// The sessions of the window: opens files and sessions of the library, lists them, and puts the
/// chosen one into the context. Lives on the GUI thread.
class SessionStore : public QObject
{
    Q_OBJECT

public:
    explicit SessionStore(SessionContext& context, QObject* parent = nullptr);
    ~SessionStore() override;

    [[nodiscard]] SessionListModel& model() { return m_model; }
    [[nodiscard]] const SessionListModel& model() const { return m_model; }
    [[nodiscard]] LibraryStore& library() { return m_library; }
    /// Looks after who records what in this folder of recordings: such sessions are live.
    void watchRecordings(const std::string& folder) { m_liveSessions.watch(folder); }
    /// Whether what is opened from here on is read on while it grows. It is, unless told otherwise.
    void setFollowing(bool follows) { m_loader.setFollowing(follows); }
    enum class Opening {
        Show,   ///< the first session is shown as soon as there is one, unless the person chooses
                ///< another one meanwhile
        Beside, ///< sessions are listed, and what is shown stays
    };
    /// Opens a file, or reads it again where it is open already.
    void open(const QString& path, Opening how = Opening::Show);
    void close(const QString& key);
    /// The library has this session no more: takes it out of the list, and off the screen.
    void forget(const QString& key);
    /// Shows a session of the library as soon as it is listed, unless another one is chosen before.
    void showWhenListed(const QString& key);
    /// Shows an entry because somebody chose it.
    void show(const QString& key);
    void cancelLoading();

    /// Empty where nothing is shown.
    [[nodiscard]] const QString& current() const { return m_current; }
    /// Null where nothing is shown.
    [[nodiscard]] const SessionEntry* currentEntry() const;
    [[nodiscard]] bool isLoading() const { return !m_files.empty() && m_loading > 0; }

Q_SIGNALS:
    /// Another entry is shown, or the one shown has changed: its title, its error, its progress.
    void currentChanged();
    /// An entry was chosen, which may be the one shown: what was to be shown by itself is not, now.
    void chosen(const QString& key);
    /// The last of the files that were being read is done.
    void idle();

private:
    struct File {
        QString path;
        QString libraryKey; ///< of the entry that it belongs to; empty for a file of its own
        std::shared_ptr<const Document> document;
        /// When it grew last, while it was followed.
        std::optional<std::chrono::steady_clock::time_point> grown = std::nullopt;
        std::uint64_t shown = 0; ///< when it was on the screen, by m_shows
    };
    /// What the context's trace is of: as long as that is the same, its events keep their numbers.
    struct Shown {
        DocumentLoader::Id file = 0;
        std::uint32_t reading = 0;
        friend bool operator==(const Shown&, const Shown&) = default;
    };

    void onUpdated(DocumentLoader::Id id, const std::shared_ptr<const Document>& document);
    void updateEntry(DocumentLoader::Id id, const File& file, std::size_t session);
    [[nodiscard]] static bool isOf(const File& file, const Document& document, std::size_t session);
    void onProgressed(DocumentLoader::Id id, double share);
    void onFailed(DocumentLoader::Id id, const Error& error);
    void onFinished(DocumentLoader::Id id);
    void putWaiting(DocumentLoader::Id id);
    void loadFromLibrary(const SessionEntry& entry);
    void showAwaited();
    [[nodiscard]] QString keyOf(DocumentLoader::Id id, std::size_t session) const;
    [[nodiscard]] QString waitingKey(DocumentLoader::Id id) const;
    void closeFile(DocumentLoader::Id id);
    void putOnScreen(const QString& key);
    void showTrace(const SessionEntry& entry, Shown of);
    void noteShown(const QString& key);
    [[nodiscard]] DocumentLoader::Id fileOf(const QString& key) const;
    [[nodiscard]] bool isLive(const SessionEntry& entry) const;
    void updateLive();
    void followFewer();

    SessionContext& m_context;
    SessionListModel m_model;
    LibraryStore m_library{m_model};
    DocumentLoader m_loader;
    std::map<DocumentLoader::Id, File> m_files;
    LiveSessions m_liveSessions;
    QTimer m_liveTimer; ///< runs while something is live
    QString m_current;
    QString m_awaited; ///< key of the entry that is shown when it is listed
    Shown m_shown;
    std::uint64_t m_shows = 0;
    int m_loading = 0;
};

} // namespace playhead
