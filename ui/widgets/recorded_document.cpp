// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/recorded_document.h"

#include <QCoreApplication>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int paragraphGap = 7;

/// A line of code that comes from no Markdown has none, but the property says what it is.
constexpr auto noLanguage = ""_L1;

/// Changes the format of a piece of the document.
void merge(QTextDocument& document, int position, int length, const QTextCharFormat& format)
{
    QTextCursor cursor(&document);
    cursor.setPosition(position);
    cursor.setPosition(position + length, QTextCursor::KeepAnchor);
    cursor.mergeCharFormat(format);
}

bool isCode(const QTextFragment& fragment)
{
    return fragment.charFormat().fontFixedPitch();
}

/// Lets lines of code break, which Qt does not where they come from Markdown: what stands beyond
/// the edge of a card could not be reached.
void foldCode(QTextDocument& document)
{
    QTextBlockFormat folded;
    folded.setNonBreakableLines(false);
    folded.setLeftMargin(codeHang);
    folded.setTextIndent(-codeHang);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (isCodeBlock(block))
            QTextCursor(block).mergeBlockFormat(folded);
    }
}

/// Markdown is read without any room between paragraphs.
void spaceParagraphs(QTextDocument& document)
{
    for (QTextBlock block = document.begin().next(); block.isValid(); block = block.next()) {
        const QTextBlock above = block.previous();
        const bool isInCode = isCodeBlock(block) && isCodeBlock(above);
        const bool isInList = block.textList() && above.textList();
        if (isInCode || isInList || QTextCursor(block).currentTable())
            continue;
        QTextBlockFormat spaced;
        spaced.setTopMargin(paragraphGap);
        QTextCursor(block).mergeBlockFormat(spaced);
    }
}

void drawTables(QTextDocument& document)
{
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (!table)
            continue;
        QTextTableFormat lines = table->format();
        lines.setBorder(1);
        lines.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        lines.setBorderBrush(Theme::instance().color(ColorRole::Line));
        lines.setBorderCollapse(true);
        lines.setCellSpacing(0);
        lines.setCellPadding(4);
        lines.setTopMargin(paragraphGap);
        table->setFormat(lines);
    }
}

/// Brings headings, code and pictures into the window's own measure.
void tameMarkdown(QTextDocument& document)
{
    struct Piece {
        int position;
        int length;
        QTextCharFormat format;
        QString replacement;
    };
    const Theme& theme = Theme::instance();
    std::vector<Piece> pieces;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const int heading = block.blockFormat().headingLevel();
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            Piece piece{fragment.position(), fragment.length(), {}, {}};
            if (fragment.charFormat().isImageFormat()) {
                piece.replacement =
                    QCoreApplication::translate("playhead::RecordedText", "[picture: %1]")
                        .arg(fragment.charFormat().toImageFormat().name());
                piece.format.setForeground(theme.color(ColorRole::Dim));
            } else if (isCode(fragment)) {
                piece.format.setFontFamilies(theme.monospaceFont().families());
                piece.format.setProperty(QTextFormat::FontPixelSize, 12);
                if (!isCodeBlock(block))
                    piece.format.setBackground(theme.color(ColorRole::Code));
            } else if (heading > 0) {
                piece.format.setProperty(QTextFormat::FontSizeAdjustment, 0);
                piece.format.setProperty(QTextFormat::FontPixelSize, heading == 1 ? 15 : 14);
                piece.format.setFontWeight(QFont::DemiBold);
            } else {
                continue;
            }
            pieces.push_back(std::move(piece));
        }
    }
    // From the end, so that positions hold.
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
        if (piece->replacement.isEmpty()) {
            merge(document, piece->position, piece->length, piece->format);
            continue;
        }
        QTextCursor cursor(&document);
        cursor.setPosition(piece->position);
        cursor.setPosition(piece->position + piece->length, QTextCursor::KeepAnchor);
        cursor.insertText(piece->replacement, piece->format);
    }
}

} // namespace

bool isCodeBlock(const QTextBlock& block)
{
    return block.isValid() && block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage);
}

void fillWithMarkdown(QTextDocument& document, const QString& text)
{
    document.setMarkdown(text,
                         QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                             QTextDocument::MarkdownNoHTML);
    tameMarkdown(document);
    foldCode(document);
    spaceParagraphs(document);
    drawTables(document);
}

void fillWithCode(QTextDocument& document, const std::vector<TextRun>& runs)
{
    document.clear();
    QTextCursor cursor(&document);
    QTextBlockFormat code;
    code.setProperty(QTextFormat::BlockCodeLanguage, QString(noLanguage));
    cursor.setBlockFormat(code); // and so all blocks that come of it
    for (const TextRun& run : runs) {
        QTextCharFormat format;
        format.setForeground(Theme::instance().color(run.role));
        cursor.insertText(run.text, format);
    }
    foldCode(document);
}

} // namespace playhead
