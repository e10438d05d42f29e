// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/recorded_text.h"

#include <QWidget>

namespace playhead {

class LinkButton;
class TextPane;

/// A recorded text of which a long one is shown in part at first, with a link that shows the rest.
class FoldableText : public QWidget
{
    Q_OBJECT

public:
    enum class Form { Plain, Markdown, Code };

    /// `name` is for screen readers. Texts with more than `lines` lines, or as many characters as
    /// fill them, are folded.
    FoldableText(const QString& text, Form form, int lines, const QString& name,
                 QWidget* parent = nullptr);

    void setForm(Form form);
    void setRole(ColorRole role);
    /// Coloured code in place of the text, which stays what is shown when unfolded in a pane.
    void setRuns(std::vector<TextRun> runs);
    [[nodiscard]] bool isFolded() const { return m_isFolded; }

private:
    void render();
    void toggle();
    [[nodiscard]] QString foldedText() const;

    QString m_text;
    std::vector<TextRun> m_runs;
    Form m_form;
    ColorRole m_role = ColorRole::Text;
    int m_lines;
    bool m_isFolded = false;
    RecordedText* m_view;
    LinkButton* m_link = nullptr;
    TextPane* m_pane = nullptr; ///< for what is too long to lay out as a whole
};

} // namespace playhead
