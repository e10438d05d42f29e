// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/recorded_text.h"

#include "ui/widgets/found_marks.h"
#include "ui/widgets/plain_box.h"
#include "ui/widgets/recorded_document.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>

#include <memory>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int lineHeightPercent = 125;
constexpr int listIndent = 20;

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
        fillWithMarkdown(*document(), m_runs.front().text);
    else if (m_form == Form::Code)
        fillWithCode(*document(), m_runs);
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
    QMessageBox* question = makePlainBox(QMessageBox::NoIcon,
                                         canOpen ? tr("Open this address in the browser?")
                                                 : tr("Links of this kind are not opened."),
                                         url.toDisplayString(), this);
    question->setWindowTitle(tr("A link in a recorded text"));
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
