// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/help/help_window.h"

#include "ui/theme/theme.h"
#include "ui/widgets/recorded_document.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMainWindow>
#include <QScrollBar>
#include <QSplitter>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int usualWidth = 860;
constexpr int usualHeight = 640;
constexpr int listWidth = 240;
constexpr int pageMargin = 20;
constexpr int lineHeightPercent = 130;

QStringList wordsOf(const QString& text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}

bool holdsAll(const QString& text, const QStringList& words)
{
    return std::all_of(words.begin(), words.end(), [&](const QString& word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

// ---------------------------------------------------------------------------------- a page

HelpView::HelpView(QWidget* parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(pageMargin);
    // By keyboard, too: Tab goes from link to link, Enter follows one.
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        const QString name = link.toString();
        if (name.endsWith(".md"_L1))
            Q_EMIT pageWanted(name.chopped(3));
    });
}

void HelpView::mark(const QStringList& words)
{
    QList<QTextEdit::ExtraSelection> marks;
    QTextCharFormat format;
    format.setBackground(Theme::instance().color(ColorRole::Selection));
    format.setFontUnderline(true); // not by colour alone
    for (const QString& word : words) {
        for (QTextCursor at = document()->find(word); !at.isNull(); at = document()->find(word, at))
            marks += {at, format};
    }
    setExtraSelections(marks);
}

QVariant HelpView::loadResource(int, const QUrl&)
{
    return {};
}

// ---------------------------------------------------------------------------------- the window

HelpWindow::HelpWindow(QMainWindow* window)
    : QDialog(window)
    , m_window(window)
    , m_texts(helpPages())
    , m_line(new QLineEdit(this))
    , m_pages(new QListWidget(this))
    , m_nothing(new QLabel(tr("No page has these words."), this))
    , m_view(new HelpView(this))
{
    setWindowTitle(tr("Help"));
    resize(usualWidth, usualHeight);
    m_line->setPlaceholderText(tr("Search the help…"));
    m_line->setAccessibleName(tr("Search the help"));
    m_line->setClearButtonEnabled(true);
    m_pages->setAccessibleName(tr("Pages of the help"));
    m_pages->setFrameShape(QFrame::NoFrame);
    m_pages->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pages->setSpacing(3);
    m_view->setAccessibleName(tr("Page of the help"));
    m_nothing->setWordWrap(true);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->hide();
    for (const HelpPage& page : m_texts) {
        auto* item = new QListWidgetItem(page.title, m_pages);
        item->setData(Qt::UserRole, page.id);
    }

    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->addWidget(m_line);
    column->addWidget(m_nothing);
    column->addWidget(m_pages, 1);
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(m_view);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({listWidth, usualWidth - listWidth});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    connect(m_pages, &QListWidget::currentItemChanged, this, &HelpWindow::showPage);
    connect(m_pages, &QListWidget::itemActivated, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_line, &QLineEdit::textChanged, this, &HelpWindow::search);
    connect(m_line, &QLineEdit::returnPressed, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_view, &HelpView::pageWanted, this, &HelpWindow::choosePage);
    connect(&Theme::instance(), &Theme::changed, this, &HelpWindow::showPage);
}

void HelpWindow::openPage(const QString& id)
{
    m_line->clear();
    choosePage(id);
    showPage(); // keys may have changed, also where it is the page that was shown
    show();
    raise();
    activateWindow();
    m_view->setFocus();
}

QString HelpWindow::currentPage() const
{
    const QListWidgetItem* item = m_pages->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

void HelpWindow::choosePage(const QString& id)
{
    for (int row = 0; row < m_pages->count(); ++row) {
        QListWidgetItem* item = m_pages->item(row);
        if (item->data(Qt::UserRole).toString() != id)
            continue;
        item->setHidden(false); // a link may lead to what the search left out
        m_pages->setCurrentItem(item);
    }
}

void HelpWindow::showPage()
{
    const auto page = std::find_if(m_texts.begin(), m_texts.end(),
                                   [id = currentPage()](const HelpPage& p) { return p.id == id; });
    if (page == m_texts.end())
        return;
    const Theme& theme = Theme::instance();
    QPalette colors = m_view->palette();
    colors.setColor(QPalette::Base, theme.color(ColorRole::Panel));
    colors.setColor(QPalette::Link, theme.color(ColorRole::Accent));
    m_view->setPalette(colors);
    m_view->document()->setDefaultFont(theme.font());
    fillWithMarkdown(*m_view->document(),
                     u"# "_s % page->title % u"\n\n"_s % withActions(page->text, *m_window));
    QTextBlockFormat lines;
    lines.setLineHeight(lineHeightPercent, QTextBlockFormat::ProportionalHeight);
    QTextCursor all(m_view->document());
    all.select(QTextCursor::Document);
    all.mergeBlockFormat(lines);
    m_view->moveCursor(QTextCursor::Start);
    m_view->verticalScrollBar()->setValue(0);
    m_view->mark(wordsOf(m_line->text()));
}

void HelpWindow::search()
{
    const QStringList words = wordsOf(m_line->text());
    QListWidgetItem* first = nullptr;
    for (int row = 0; row < m_pages->count(); ++row) {
        const HelpPage& page = m_texts.at(row);
        const bool isHit = holdsAll(page.title % u' ' % withActions(page.text, *m_window), words);
        QListWidgetItem* item = m_pages->item(row);
        item->setHidden(!isHit);
        if (isHit && !first)
            first = item;
    }
    m_nothing->setVisible(!first);
    if (first && (!m_pages->currentItem() || m_pages->currentItem()->isHidden()))
        m_pages->setCurrentItem(first);
    m_view->mark(words);
}

} // namespace playhead
