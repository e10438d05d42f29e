// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/library_matches_model.h"

#include <QDialog>
#include <QTimer>

class QLineEdit;
class QMainWindow;
class QTreeView;

namespace playhead {

class LibrarySearch;
class LinkOpener;
class PlainLabel;
class SessionContext;

/// Words in all sessions of the library: found as they are typed, with what stands around them.
/// Enter or a double click goes to the event, or the session, and leaves the dialog where it is, so
/// that the next can be looked at.
class LibrarySearchDialog : public QDialog
{
    Q_OBJECT

public:
    /// All outlive the dialog; `window` is its parent.
    LibrarySearchDialog(LibrarySearch& search, SessionContext& context, LinkOpener& links,
                        QMainWindow* window);

    /// Shows the dialog, with what was looked for last marked, to be typed over.
    void start();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search();
    void showFound();
    void updateNote();
    void openMatch(const QModelIndex& index);

    LibrarySearch& m_search;
    SessionContext& m_context;
    LinkOpener& m_links;
    LibraryMatchesModel m_model;
    QTimer m_pause; ///< from a key to the search
    QLineEdit* m_line;
    QTreeView* m_tree;
    PlainLabel* m_note;
};

} // namespace playhead
