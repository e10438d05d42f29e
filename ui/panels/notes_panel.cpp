// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/session_context.h"
#include "ui/panels/panel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/annotation_list.h"
#include "ui/widgets/note_editor.h"
#include "ui/widgets/notice_bar.h"

#include <QCoreApplication>
#include <QSplitter>
#include <QVBoxLayout>

namespace playhead {

namespace {

/// The person's note on the event, and below it all bookmarks and notes of the session.
class NotesPanel : public Panel
{
    Q_DECLARE_TR_FUNCTIONS(NotesPanel)

public:
    NotesPanel(SessionContext& context, QWidget* parent);

    void show(const PanelContent& content) override;
    void clear() override;
    void beginEditing() override { m_editor->setFocus(); }

private:
    void showProblem(const QString& problem);

    NoticeBar* m_problem;
    QSplitter* m_page;
    NoteEditor* m_editor;
};

NotesPanel::NotesPanel(SessionContext& context, QWidget* parent)
    : Panel(parent)
    , m_problem(new NoticeBar(this))
    , m_page(new QSplitter(Qt::Vertical, this))
    , m_editor(new NoteEditor(context))
{
    m_page->addWidget(m_editor);
    m_page->addWidget(new AnnotationList(context));
    m_page->setChildrenCollapsible(false);
    m_page->setStretchFactor(0, 2);
    m_page->setStretchFactor(1, 3);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_problem);
    layout->addWidget(m_page, 1);
    m_problem->hide();
    connect(m_editor, &NoteEditor::problemChanged, this, &NotesPanel::showProblem);
}

void NotesPanel::show(const PanelContent& content)
{
    m_editor->setEvent(content.event);
    m_page->show();
}

void NotesPanel::clear()
{
    m_editor->setEvent({});
    m_page->hide();
}

void NotesPanel::showProblem(const QString& problem)
{
    m_problem->setNotice(problem, {}, ColorRole::Tool);
    m_problem->setVisible(!problem.isEmpty());
}

} // namespace

const PanelDescriptor& notesPanel()
{
    static const PanelDescriptor descriptor = {
        "notes",
        QT_TRANSLATE_NOOP("Panel", "My notes"),
        [](const PanelContent&) { return true; },
        [](SessionContext& context, QWidget* parent) -> Panel* {
            return new NotesPanel(context, parent);
        },
        -1,
    };
    return descriptor;
}

} // namespace playhead
