// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/library/text_index.h"

#include <QAbstractItemModel>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace playhead {

class SecretMask;

/// What was found in the library: sessions, and below each the first events that match.
class LibraryMatchesModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        NoteRole = Qt::UserRole + 1, ///< text at the right: when, how many, what the event is
        MarksRole, ///< QVariantList of two ints each: begin and length in the text
        IsSessionRole,
    };

    /// The mask, for names of sessions, outlives the model; excerpts come masked.
    explicit LibraryMatchesModel(const SecretMask& mask, QObject* parent = nullptr);

    /// Null: nothing.
    void setFound(std::shared_ptr<const LibraryMatches> found);

    struct Place {
        std::string sessionId;
        std::optional<std::int64_t> row; ///< of the session's file; nothing for the session itself
    };
    [[nodiscard]] std::optional<Place> place(const QModelIndex& index) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] const MatchedSession& session(int row) const
    {
        return m_found->sessions[static_cast<std::size_t>(row)];
    }
    [[nodiscard]] QVariant sessionData(const MatchedSession& found, int role) const;
    [[nodiscard]] static QVariant textData(const MatchedEvent& found, int role);

    const SecretMask& m_mask;
    std::shared_ptr<const LibraryMatches> m_found;
};

} // namespace playhead
