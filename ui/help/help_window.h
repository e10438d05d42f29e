// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/help/help_pages.h"

#include <QDialog>
#include <QTextBrowser>

class QLabel;
class QLineEdit;
class QListWidget;
class QMainWindow;

namespace playhead {

/// A page of the help. It shows what it is given: nothing is fetched, and a link leads to another
/// page or nowhere.
class HelpView : public QTextBrowser
{
    Q_OBJECT

public:
    explicit HelpView(QWidget* parent = nullptr);

    /// Marks each place of each word.
    void mark(const QStringList& words);

    [[nodiscard]] QVariant loadResource(int type, const QUrl& name) override;

Q_SIGNALS:
    void pageWanted(const QString& id);
};

/// The help: its pages at the left, with a line that searches them, and one of them at the right.
class HelpWindow : public QDialog
{
    Q_OBJECT

public:
    /// Names the actions of this window, which owns it, as they are when a page is shown.
    explicit HelpWindow(QMainWindow* window);

    /// Shows itself, with this page, and the focus in it.
    void openPage(const QString& id);
    [[nodiscard]] QString currentPage() const;

private:
    void choosePage(const QString& id);
    void showPage();
    void search();

    QMainWindow* m_window;
    QList<HelpPage> m_texts;
    QLineEdit* m_line;
    QListWidget* m_pages;
    QLabel* m_nothing;
    HelpView* m_view;
};

} // namespace playhead
