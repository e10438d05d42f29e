// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"
#include "ui/models/total_texts.h"

#include <QAbstractListModel>
#include <QHash>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace playhead {

class SecretMask;

/// Bytes of a name that are kept: enough to find its secrets whole.
inline constexpr std::size_t longestTitle = 10'000;

/// A line of the session list: a session of an opened file, one of the library, or a file that
/// could not be opened.
struct SessionEntry {
    enum class Origin { File, Library };
    /// How whoever recorded it left it.
    enum class Left {
        AsItShould, ///< it has ended, or does not say such things
        NotEnded,   ///< it was never said to have ended
        Died,       ///< its program ended before it
    };

    QString key; ///< unique: what addresses the entry, "file:3:SESSION" or "library:SESSION"
    Origin origin = Origin::File;
    QString title; ///< as recorded or given: shown through the mask
    QString path;  ///< of the file it comes from
    std::shared_ptr<const Trace>
        trace;                  ///< null for a library session that is not loaded, or an error
    std::optional<Error> error; ///< the file could not be opened
    bool isLoading = false;
    double progress = -1;         ///< 0 to 1 while loading; negative while unknown
    bool isLive = false;          ///< it is being recorded now
    Left left = Left::AsItShould; ///< where it is not live
    QString remark;               ///< what has become of its file; mostly empty

    // Figures, also known where the trace is not loaded.
    EventResult outcome = EventResult::Indeterminate;
    std::uint32_t events = 0;
    TimeNs start = no_time;
    std::optional<DurationNs> duration;
    CostSum cost;
    std::vector<std::string> tags;

    /// Takes title and figures from a trace.
    void setTrace(std::shared_ptr<const Trace> shown, const QString& fallbackTitle);
    /// Whether the list shows the same of both.
    [[nodiscard]] bool looksLike(const SessionEntry& other) const;
};

/// The sessions that can be shown: opened files first, in the order they were opened, then the
/// library's, newest first.
class SessionListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        OutcomeRole = Qt::UserRole + 1, ///< int of EventResult
        EventCountRole,                 ///< text: number, or what stands for it
        DetailRole,                     ///< text: when, how long, cost
        IsErrorRole,
        IsLoadingRole,
        ProgressRole,
        IsLiveRole,
        SectionRole, ///< text: the heading above the first entry of each origin
    };

    /// `mask` is what names of sessions are shown through, and outlives the model.
    explicit SessionListModel(const SecretMask& mask, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    [[nodiscard]] const SessionEntry& entry(int row) const
    {
        return m_entries[static_cast<std::size_t>(row)];
    }
    /// -1 where there is none.
    [[nodiscard]] int rowOf(const QString& key) const;
    /// Adds an entry, or replaces the one with its key.
    void put(SessionEntry entry);
    void remove(const QString& key);
    /// Replaces all entries of the library, which come in order. What stays keeps its place, and
    /// what is known of it from its events.
    void setLibrary(std::vector<SessionEntry> entries);
    /// The mask masks more or less than it did.
    void updateNames();

private:
    [[nodiscard]] QString detail(const SessionEntry& shown) const;
    [[nodiscard]] static QString toolTip(const SessionEntry& shown);
    [[nodiscard]] QString accessibleText(const SessionEntry& shown) const;

    static void keepWhatIsLoaded(SessionEntry& entry, const SessionEntry& known);
    void insert(int row, SessionEntry entry);
    void reindexFrom(int row);

    const SecretMask& m_mask;
    std::vector<SessionEntry> m_entries;
    QHash<QString, int> m_rows; ///< by key
};

} // namespace playhead
