// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/recorded_text.h"

#include "ui/bridge/text.h"
#include "ui/widgets/found_marks.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

#include <memory>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int lineHeightPercent = 125;
/// How far the rest of a line of code stands to the right of where the line began.
constexpr int codeHang = 14;
constexpr int paragraphGap = 7;
constexpr int listIndent = 20;

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

} // namespace

RecordedText::RecordedText(QWidget* parent) : QTextBrowser(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(0);
    document()->setIndentWidth(listIndent);
    viewport()->setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(this, &QTextBrowser::anchorClicked, this, &RecordedText::askToOpen);
    connect(&Theme::instance(), &Theme::changed, this, &RecordedText::render);
    followFoundText(*viewport());
}

void RecordedText::showPlain(const QString& text, ColorRole role)
{
    m_form = Form::Plain;
    m_runs = {{text, role}};
    render();
}

void RecordedText::showMarkdown(const QString& text, ColorRole role)
{
    m_form = Form::Markdown;
    m_runs = {{text, role}};
    render();
}

void RecordedText::showCode(const std::vector<TextRun>& runs)
{
    m_form = Form::Code;
    m_runs = runs;
    render();
}

void RecordedText::render()
{
    const Theme& theme = Theme::instance();
    QPalette colors = palette();
    colors.setColor(QPalette::Base, Qt::transparent);
    if (m_form != Form::Code && !m_runs.empty())
        colors.setColor(QPalette::Text, theme.color(m_runs.front().role));
    colors.setColor(QPalette::Link, theme.color(ColorRole::Accent));
    setPalette(colors);
    setFont(m_form == Form::Code ? theme.monospaceFont() : theme.font());
    document()->setDefaultFont(font());
    if (m_form == Form::Markdown)
        renderMarkdown();
    else if (m_form == Form::Code)
        renderCode();
    else
        setPlainText(m_runs.empty() ? QString() : m_runs.front().text);

    QTextBlockFormat lines;
    lines.setLineHeight(lineHeightPercent, QTextBlockFormat::ProportionalHeight);
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    all.mergeBlockFormat(lines);
    m_knownWidth = -1;
    updateGeometry();
}

void RecordedText::renderMarkdown()
{
    document()->setMarkdown(m_runs.front().text,
                            QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                QTextDocument::MarkdownNoHTML);
    tameMarkdown();
}

/// Brings headings, code and pictures into the window's own measure.
void RecordedText::tameMarkdown()
{
    struct Piece {
        int position;
        int length;
        QTextCharFormat format;
        QString replacement;
    };
    const Theme& theme = Theme::instance();
    std::vector<Piece> pieces;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        const int heading = block.blockFormat().headingLevel();
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            Piece piece{fragment.position(), fragment.length(), {}, {}};
            if (fragment.charFormat().isImageFormat()) {
                piece.replacement =
                    tr("[picture: %1]").arg(fragment.charFormat().toImageFormat().name());
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
            merge(*document(), piece->position, piece->length, piece->format);
            continue;
        }
        QTextCursor cursor(document());
        cursor.setPosition(piece->position);
        cursor.setPosition(piece->position + piece->length, QTextCursor::KeepAnchor);
        cursor.insertText(piece->replacement, piece->format);
    }
    foldCode();
    spaceParagraphs();
    drawTables();
}

bool RecordedText::isCodeBlock(const QTextBlock& block) const
{
    return block.isValid() && (m_form == Form::Code ||
                               block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage));
}

/// Lets lines of code break, which Qt does not where they come from Markdown: what stands beyond
/// the edge of a card could not be reached.
void RecordedText::foldCode()
{
    QTextBlockFormat folded;
    folded.setNonBreakableLines(false);
    folded.setLeftMargin(codeHang);
    folded.setTextIndent(-codeHang);
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (isCodeBlock(block))
            QTextCursor(block).mergeBlockFormat(folded);
    }
}

/// Markdown is read without any room between paragraphs.
void RecordedText::spaceParagraphs()
{
    for (QTextBlock block = document()->begin().next(); block.isValid(); block = block.next()) {
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

void RecordedText::drawTables()
{
    for (QTextFrame* frame : document()->rootFrame()->childFrames()) {
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

void RecordedText::paintEvent(QPaintEvent* event)
{
    if (m_form == Form::Markdown)
        paintCodeGround(event->rect());
    paintFound(event->rect());
    QTextBrowser::paintEvent(event);
    paintFoldMarks(event->rect());
}

void RecordedText::paintFound(const QRect& visible)
{
    QPainter painter(viewport());
    const auto* layout = document()->documentLayout();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        const QRectF place = layout->blockBoundingRect(block);
        if (place.top() > visible.bottom())
            return;
        if (place.bottom() >= visible.top())
            paintFoundText(painter, block, place.topLeft());
    }
}

/// One ground for all lines of a piece of code: those of its blocks would leave stripes.
void RecordedText::paintCodeGround(const QRect& visible)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().color(ColorRole::Code));
    const auto* layout = document()->documentLayout();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (!isCodeBlock(block))
            continue;
        const double top = layout->blockBoundingRect(block).top();
        if (top > visible.bottom())
            return;
        while (isCodeBlock(block.next()))
            block = block.next();
        const double bottom = layout->blockBoundingRect(block).bottom();
        constexpr double radius = 4;
        painter.drawRoundedRect(QRectF(0, top - 2, viewport()->width(), bottom - top + 4), radius,
                                radius);
    }
}

void RecordedText::paintFoldMarks(const QRect& visible)
{
    QPainter painter(viewport());
    painter.setFont(Theme::instance().smallFont());
    painter.setPen(Theme::instance().color(ColorRole::Dim));
    const auto* layout = document()->documentLayout();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (!isCodeBlock(block))
            continue;
        const QRectF place = layout->blockBoundingRect(block);
        if (place.top() > visible.bottom())
            return;
        for (int i = 1; i < block.layout()->lineCount(); ++i) {
            const QTextLine line = block.layout()->lineAt(i);
            painter.drawText(QRectF(place.left(), place.top() + line.y(), codeHang, line.height()),
                             Qt::AlignLeft | Qt::AlignTop, u"↪"_s);
        }
    }
}

void RecordedText::renderCode()
{
    clear();
    QTextCursor cursor(document());
    for (const TextRun& run : m_runs) {
        QTextCharFormat format;
        format.setForeground(Theme::instance().color(run.role));
        cursor.insertText(run.text, format);
    }
    foldCode();
}

int RecordedText::heightForWidth(int width) const
{
    if (width != m_knownWidth) {
        m_knownWidth = width;
        document()->setTextWidth(std::max(width, 1));
        m_knownHeight = static_cast<int>(std::ceil(document()->size().height()));
        // A layout asks for many widths; what is drawn is laid out for the one it has.
        document()->setTextWidth(viewport()->width());
    }
    return m_knownHeight;
}

QSize RecordedText::sizeHint() const
{
    constexpr int usualWidth = 300;
    return {usualWidth, heightForWidth(width() > 0 ? width() : usualWidth)};
}

QSize RecordedText::minimumSizeHint() const
{
    return {40, 10};
}

QVariant RecordedText::loadResource(int, const QUrl&)
{
    return {};
}

void RecordedText::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
        // What scrolls is around this text.
        if (event->modifiers() == Qt::NoModifier) {
            event->ignore();
            return;
        }
        break;
    default:
        break;
    }
    QTextBrowser::keyPressEvent(event);
}

void RecordedText::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

void RecordedText::resizeEvent(QResizeEvent* event)
{
    QTextBrowser::resizeEvent(event);
    verticalScrollBar()->setValue(0);
}

void RecordedText::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    auto* copySelection = menu.addAction(tr("Copy"), this, &QTextEdit::copy);
    copySelection->setEnabled(textCursor().hasSelection());
    menu.addAction(tr("Select all"), this, &QTextEdit::selectAll);
    const QString link = anchorAt(event->pos());
    if (!link.isEmpty())
        menu.addAction(tr("Copy the link"), this,
                       [link] { QGuiApplication::clipboard()->setText(link); });
    menu.exec(event->globalPos());
}

void RecordedText::askToOpen(const QUrl& url)
{
    const bool canOpen = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    auto* question = new QMessageBox(this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setWindowTitle(tr("A link in a recorded text"));
    question->setText(canOpen ? tr("Open this address in the browser?")
                              : tr("Links of this kind are not opened."));
    question->setInformativeText(url.toDisplayString());
    auto* copy = question->addButton(tr("Copy the link"), QMessageBox::ActionRole);
    auto* open = canOpen ? question->addButton(tr("Open"), QMessageBox::AcceptRole) : nullptr;
    question->addButton(QMessageBox::Cancel);
    connect(question, &QMessageBox::buttonClicked, this, [=](QAbstractButton* button) {
        if (button == copy)
            QGuiApplication::clipboard()->setText(url.toString());
        else if (open && button == open)
            QDesktopServices::openUrl(url);
    });
    question->open();
}

} // namespace playhead
