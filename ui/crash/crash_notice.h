// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/crash/crash_notes.h"

#include <QDialog>
#include <QFrame>

namespace playhead {

/// A line above the window's parts that says that the program crashed the last time, and where the
/// notes of it are. Goes when it is dismissed, or when the notes were read; says so by dismissed().
class CrashNotice : public QFrame
{
    Q_OBJECT

public:
    explicit CrashNotice(std::vector<CrashNotes> notes, QWidget* parent = nullptr);

    [[nodiscard]] const std::vector<CrashNotes>& notes() const { return m_notes; }

Q_SIGNALS:
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showNotes();
    void dismiss();

    std::vector<CrashNotes> m_notes;
};

/// The notes as they were written, to be read, copied and sent by hand.
class CrashNotesDialog : public QDialog
{
    Q_OBJECT

public:
    CrashNotesDialog(const std::vector<CrashNotes>& notes, QWidget* parent);
};

} // namespace playhead
