// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_index.h"

#include <QTreeView>

#include <memory>
#include <vector>

namespace playhead {

class JsonTreeModel;

/// A JSON value as a tree that folds. Ctrl+C copies what the current node says, the context menu
/// also its path and JSON. However deep the value, the margin stays small: opening a node far down
/// makes it the root of the view, and goUp() leads back.
class JsonView : public QTreeView
{
    Q_OBJECT

public:
    explicit JsonView(QWidget* parent = nullptr);

    /// Shows a value, its first level open. Null for nothing.
    void setIndex(std::shared_ptr<const json::Index> index);
    [[nodiscard]] std::shared_ptr<const json::Index> jsonIndex() const;

    /// The node whose children are at the left edge; 0 is the whole value.
    [[nodiscard]] json::Index::Node rootNode() const;
    void setRootNode(json::Index::Node node);
    /// The current node, or the root where none is.
    [[nodiscard]] json::Index::Node currentNode() const;

    /// What is open and where the person is: nodes of the value shown, and of any that begins with
    /// the same members.
    struct Place {
        std::vector<json::Index::Node> open; ///< in order
        json::Index::Node root = 0;
        json::Index::Node current = 0;
    };
    [[nodiscard]] Place place() const;
    /// Opens these too. A node that is not there is passed over.
    void setPlace(const Place& place);

    /// Opens the levels above `depth`, and closes all below: 1 shows the root's children alone.
    /// Stops at maxOpenedRows.
    void expandToLevel(int depth);

    static constexpr int maxOpenedRows = 20'000;
    static constexpr int deepestLevel = 16;

Q_SIGNALS:
    void rootNodeChanged();
    void currentNodeChanged();
    /// The person wants to read the whole text of the current node.
    void textRequested();
    /// The current node's text is JSON, and the person wants it as a tree.
    void nestedRequested();

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void addCopyActions();
    void openDeep(const QModelIndex& index);
    [[nodiscard]] int levelOf(json::Index::Node node) const;
    [[nodiscard]] bool currentHoldsJson() const;

    JsonTreeModel* m_model;
    QAction* m_copyValue = nullptr;
    QAction* m_copyPath = nullptr;
    QAction* m_copyJson = nullptr;
};

/// Whether a text is a whole JSON object or array.
[[nodiscard]] bool holdsJson(std::string_view text, const std::stop_token& stop = {});

} // namespace playhead
