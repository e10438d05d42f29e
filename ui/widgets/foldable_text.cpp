// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/foldable_text.h"

#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/tab_order.h"
#include "ui/widgets/text_pane.h"

#include <QVBoxLayout>

namespace playhead {

namespace {

constexpr qsizetype charactersPerLine = 80;
/// Above this a text is shown in a pane that scrolls.
constexpr qsizetype longestWhole = 48 * 1024;
constexpr int paneHeight = 420;

/// Where to cut a text after so many lines; its size where it is shorter.
qsizetype cutAfter(const QString& text, int lines)
{
    qsizetype at = 0;
    for (int line = 0; line < lines; ++line) {
        const qsizetype lineBreak = text.indexOf(u'\n', at);
        if (lineBreak < 0)
            return std::min(text.size(), lines * charactersPerLine);
        at = lineBreak + 1;
    }
    return std::min(at, lines * charactersPerLine);
}

} // namespace

FoldableText::FoldableText(const QString& text, Form form, int lines, const QString& name,
                           QWidget* parent)
    : QWidget(parent), m_text(text), m_form(form), m_lines(lines), m_view(new RecordedText(this))
{
    m_view->setAccessibleName(name);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_view);
    // A fold that saves little is only a nuisance.
    m_isFolded = cutAfter(text, lines + lines / 2) < text.size();
    if (m_isFolded) {
        m_link = new LinkButton({}, this);
        m_link->setFont(Theme::instance().smallFont());
        layout->addWidget(m_link, 0, Qt::AlignLeft);
        connect(m_link, &QAbstractButton::clicked, this, &FoldableText::toggle);
    }
    render();
}

void FoldableText::setForm(Form form)
{
    m_form = form;
    render();
}

void FoldableText::setRole(ColorRole role)
{
    m_role = role;
    render();
}

void FoldableText::setRuns(std::vector<TextRun> runs)
{
    m_runs = std::move(runs);
    render();
}

QString FoldableText::foldedText() const
{
    return m_text.left(cutAfter(m_text, m_lines)).trimmed() + u'…';
}

void FoldableText::render()
{
    const QString text = m_isFolded ? foldedText() : m_text;
    if (!m_runs.empty() && !m_isFolded)
        m_view->showCode(m_runs);
    else if (m_form == Form::Code)
        m_view->showCode({{text, m_role}});
    else if (m_form == Form::Markdown)
        m_view->showMarkdown(text, m_role);
    else
        m_view->showPlain(text, m_role);
    if (!m_link)
        return;
    m_link->setText(m_isFolded
                        ? tr("Show all %1 characters").arg(toQString(format_count(m_text.size())))
                        : tr("Show less"));
}

void FoldableText::toggle()
{
    m_isFolded = !m_isFolded;
    const bool needsPane = !m_isFolded && m_text.size() > longestWhole;
    if (needsPane && !m_pane) {
        m_pane = new TextPane(m_view->accessibleName(), this);
        m_pane->setFixedHeight(paneHeight);
        m_pane->setText(m_text);
        static_cast<QVBoxLayout*>(layout())->insertWidget(1, m_pane);
        putIntoTabOrder(m_view, m_pane);
    }
    if (m_pane)
        m_pane->setVisible(needsPane);
    m_view->setVisible(!needsPane);
    if (needsPane) {
        m_link->setText(tr("Show less"));
    } else {
        render();
    }
    updateGeometry();
}

} // namespace playhead
