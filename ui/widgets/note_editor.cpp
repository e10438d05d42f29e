// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/note_editor.h"

#include "ui/bridge/text.h"
#include "ui/context/event_annotations.h"
#include "ui/context/session_context.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>

#include <utility>

namespace playhead {

namespace {

constexpr int pauseMs = 800;

/// Unique in the program: steps of two editors are never one.
int nextEditing()
{
    static int last = 0;
    return ++last;
}

} // namespace

NoteEditor::NoteEditor(SessionContext& context, QWidget* parent)
    : QPlainTextEdit(parent), m_context(context), m_editing(nextEditing())
{
    constexpr double margin = 10;
    setAccessibleName(tr("Your note on the event"));
    setPlaceholderText(tr("Note something of this event…"));
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setFont(Theme::instance().font());
    document()->setDocumentMargin(margin);
    setReadOnly(true);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &NoteEditor::keep);
    connect(this, &QPlainTextEdit::textChanged, this, [this] { m_pause.start(); });
    connect(&context.annotations(), &EventAnnotations::changed, this,
            &NoteEditor::followAnnotations);
    connect(&context, &SessionContext::traceAboutToChange, this, &NoteEditor::keep);
    connect(&context, &SessionContext::secretsRevealedChanged, this, [this] {
        keep();
        showKept();
    });
}

NoteEditor::~NoteEditor() = default;

QString NoteEditor::kept() const
{
    const Annotation* annotation =
        m_event ? m_context.annotations().current()->find(m_event) : nullptr;
    return annotation ? toQString(annotation->note) : QString();
}

void NoteEditor::setEvent(EventIndex event)
{
    if (event == m_event)
        return followAnnotations();
    keep();
    m_event = event;
    m_editing = nextEditing();
    showKept();
}

void NoteEditor::showKept()
{
    m_pause.stop();
    m_kept = kept();
    const QString masked = m_context.mask().text(toStdString(m_kept));
    const bool isMasked = masked != m_kept;
    {
        const QSignalBlocker nobodyTypedIt(this);
        setPlainText(masked);
    }
    m_text = toPlainText();
    setReadOnly(!m_event || isMasked);
    setProblem(isMasked ? tr("The note holds a secret, which is masked. Show secrets to edit it.")
                        : QString());
}

void NoteEditor::setProblem(const QString& problem)
{
    if (std::exchange(m_problem, problem) != problem)
        Q_EMIT problemChanged(problem);
}

/// What is being typed stays, unless the note was changed elsewhere: by undo, or in another view.
void NoteEditor::followAnnotations()
{
    if (kept() != m_kept)
        showKept();
}

void NoteEditor::keep()
{
    m_pause.stop();
    const QString text = toPlainText();
    if (!m_event || isReadOnly() || text == m_text)
        return;
    const auto size = toStdString(text).size();
    if (size > longest_note) {
        setProblem(tr("The note is too long to be kept: it has %1 bytes, and may have %2.")
                       .arg(size)
                       .arg(longest_note));
        return;
    }
    setProblem({});
    m_kept = text;
    m_text = text;
    m_context.annotations().setNote(m_event, text, m_editing);
}

void NoteEditor::keyPressEvent(QKeyEvent* event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && event->modifiers().testFlag(Qt::ControlModifier)) {
        keep();
        m_editing = nextEditing();
    } else if (event->key() == Qt::Key_Escape && toPlainText() != m_text) {
        showKept();
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

void NoteEditor::focusInEvent(QFocusEvent* event)
{
    m_editing = nextEditing();
    QPlainTextEdit::focusInEvent(event);
}

void NoteEditor::focusOutEvent(QFocusEvent* event)
{
    keep();
    QPlainTextEdit::focusOutEvent(event);
}

void NoteEditor::hideEvent(QHideEvent* event)
{
    keep();
    QPlainTextEdit::hideEvent(event);
}

} // namespace playhead
