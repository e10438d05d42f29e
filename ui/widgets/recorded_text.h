// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/recorded_document.h"

#include <QTextBrowser>

#include <vector>

namespace playhead {

/// A recorded text as tall as it needs to be, for cards. Whatever it holds, nothing is fetched,
/// run or read from disk: HTML stays text, pictures become their address, and links open only
/// after the person has seen where they lead and agreed.
class RecordedText : public QTextBrowser
{
    Q_OBJECT

public:
    explicit RecordedText(QWidget* parent = nullptr);

    void showPlain(const QString& text, ColorRole role = ColorRole::Text);
    /// Lines of code that are wider than the card go on below, with a mark at their left.
    void showMarkdown(const QString& text, ColorRole role = ColorRole::Text);
    /// In the monospaced font, with its line breaks; what is wider goes on below in the same way.
    void showCode(const std::vector<TextRun>& runs);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QVariant loadResource(int type, const QUrl& name) override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    enum class Form { Plain, Markdown, Code };

    void render();
    void paintFound(const QRect& visible);
    void paintCodeGround(const QRect& visible);
    void paintFoldMarks(const QRect& visible);
    void askToOpen(const QUrl& url);

    Form m_form = Form::Plain;
    std::vector<TextRun> m_runs;
    mutable int m_knownWidth = -1;
    mutable int m_knownHeight = 0;
};

} // namespace playhead
