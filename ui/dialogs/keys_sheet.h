// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QLineEdit;
class QMainWindow;
class QStandardItemModel;
class QTableView;

namespace playhead {

/// All keys of the window, made from its actions each time it is shown, with a line to search them.
class KeysSheet : public QDialog
{
    Q_OBJECT

public:
    /// `window` is the parent.
    explicit KeysSheet(QMainWindow* window);

    /// Reads the actions and shows the sheet.
    void start();

private:
    void fill();

    QMainWindow* m_window;
    QLineEdit* m_line;
    QTableView* m_table;
    QStandardItemModel* m_model;
};

} // namespace playhead
