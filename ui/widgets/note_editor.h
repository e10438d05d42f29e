// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"

#include <QPlainTextEdit>
#include <QTimer>

namespace playhead {

class SessionContext;

/// The person's note on one event, as plain text to be edited. It is kept when the typing pauses,
/// when the focus or the event goes, and with Ctrl+Return; Escape takes back what is not kept yet.
/// What is typed in one go is one step to be undone.
class NoteEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit NoteEditor(SessionContext& context, QWidget* parent = nullptr);
    ~NoteEditor() override;

    /// Keeps the note of the event before. None shows nothing.
    void setEvent(EventIndex event);
    /// Why what is shown is not kept, or cannot be changed; empty where nothing is in the way.
    [[nodiscard]] const QString& problem() const { return m_problem; }

public Q_SLOTS:
    void keep();

Q_SIGNALS:
    void problemChanged(const QString& problem);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void followAnnotations();
    void showKept();
    void setProblem(const QString& problem);
    [[nodiscard]] QString kept() const;

    SessionContext& m_context;
    EventIndex m_event;
    QString m_kept;    ///< the note when it was last looked at
    QString m_text;    ///< what the editor made of it; another one was typed
    QString m_problem; ///< for people
    int m_editing;     ///< the number of this go
    QTimer m_pause;
};

} // namespace playhead
