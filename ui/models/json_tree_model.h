// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_index.h"

#include <QAbstractItemModel>

#include <memory>

namespace playhead {

/// The members and elements of a JSON value as a tree of one column, in recorded order, duplicate
/// keys included. The value itself is the invisible root. Texts are made when asked for, so that a
/// tree of a million nodes costs no more than its index.
class JsonTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole, ///< key, or place in the array, on one line
        ValueRole,              ///< what there is to say of the value on one line
        KindRole,               ///< json::Kind as int
    };

    using QAbstractItemModel::QAbstractItemModel;

    /// Null for an empty tree. The owner of the text lives as long as the index does.
    void setIndex(std::shared_ptr<const json::Index> index);
    [[nodiscard]] const std::shared_ptr<const json::Index>& jsonIndex() const { return m_index; }

    [[nodiscard]] json::Index::Node node(const QModelIndex& index) const;
    /// The root's for the node 0.
    [[nodiscard]] QModelIndex indexOf(json::Index::Node node) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] QString keyText(json::Index::Node node) const;
    [[nodiscard]] QString valueText(json::Index::Node node) const;
    [[nodiscard]] QString toolTip(json::Index::Node node) const;

    std::shared_ptr<const json::Index> m_index;
};

/// A node as text: of a string what it says, of anything else its JSON, containers with one member
/// a line.
[[nodiscard]] QString jsonText(const json::Index& index, json::Index::Node node);

/// "14 keys", "3 items"; of anything else its kind.
[[nodiscard]] QString jsonSummary(const json::Index& index, json::Index::Node node);

} // namespace playhead
