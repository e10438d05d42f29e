// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/query/completion.h"

#include <QListView>

class QStandardItemModel;

namespace playhead {

class SecretMask;

/// What can be typed next, in a list over the window, below the line that is being typed in. The
/// line keeps the focus and passes on the keys that are for the list.
class CompletionList : public QListView
{
    Q_OBJECT

public:
    /// A child of the window of `line`, which outlives it.
    explicit CompletionList(QWidget& line);

    /// Shows the candidates with their left edge at `x` of the line; hides where there are none.
    void offer(const std::vector<Completion::Candidate>& candidates, const SecretMask& mask, int x);
    /// Up, Down, Page Up, Page Down. False for other keys.
    bool handleKey(int key);
    /// The row the person went to; -1 where none.
    [[nodiscard]] int chosen() const { return currentIndex().row(); }

Q_SIGNALS:
    void accepted(int row);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void place(int x);
    void dress();

    QWidget& m_line;
    QStandardItemModel* m_model;
};

} // namespace playhead
