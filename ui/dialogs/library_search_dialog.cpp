// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/dialogs/library_search_dialog.h"

#include "core/base/text.h"
#include "ui/bridge/plural.h"
#include "ui/bridge/text.h"
#include "ui/context/find.h"
#include "ui/context/library_search.h"
#include "ui/context/link_opener.h"
#include "ui/context/secret_mask.h"
#include "ui/context/session_context.h"
#include "ui/dialogs/found_row.h"
#include "ui/theme/theme.h"
#include "ui/widgets/plain_label.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pauseMs = 120;
constexpr int rowHeight = 26;
constexpr int sideRoom = 8;
constexpr int usualWidth = 760;
constexpr int usualHeight = 520;

/// A session's name, or an excerpt with what was found in it; what it is at the right.
class MatchDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {0, rowHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = Theme::instance();
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.color(ColorRole::Selection));
        QRect room = option.rect.adjusted(sideRoom, 0, -sideRoom, 0);
        const QString note = index.data(LibraryMatchesModel::NoteRole).toString().simplified();
        drawAtRight(*painter, room, note, ColorRole::Dim, room.width() / 3, 2 * sideRoom);
        QFont bold = theme.font();
        bold.setWeight(QFont::DemiBold);
        const bool isSession = index.data(LibraryMatchesModel::IsSessionRole).toBool();
        QList<MarkedStretch> marks;
        const QVariantList pairs = index.data(LibraryMatchesModel::MarksRole).toList();
        for (qsizetype i = 0; i + 1 < pairs.size(); i += 2)
            marks += {pairs[i].toInt(), pairs[i + 1].toInt()};
        drawMarked(*painter, room, index.data().toString(), marks, isSession ? bold : theme.font(),
                   bold);
        painter->restore();
    }
};

} // namespace

LibrarySearchDialog::LibrarySearchDialog(LibrarySearch& search, SessionContext& context,
                                         LinkOpener& links, QMainWindow* window)
    : QDialog(window)
    , m_search(search)
    , m_context(context)
    , m_links(links)
    , m_model(context.mask())
    , m_line(new QLineEdit(this))
    , m_tree(new QTreeView(this))
    , m_note(new PlainLabel({}, ColorRole::Dim, this))
{
    setWindowTitle(tr("Search all sessions"));
    resize(usualWidth, usualHeight);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    m_line->setPlaceholderText(tr("Words in any session of the library…"));
    m_line->setAccessibleName(tr("Words to look for"));
    m_line->setClearButtonEnabled(true);
    m_line->installEventFilter(this);
    m_tree->setModel(&m_model);
    m_tree->setAccessibleName(tr("What was found"));
    m_tree->setItemDelegate(new MatchDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_note->setFont(Theme::instance().smallFont());

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 8);
    layout->setSpacing(6);
    layout->addWidget(m_line);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_note);

    connect(m_line, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &LibrarySearchDialog::search);
    connect(m_line, &QLineEdit::returnPressed, this, [this] {
        const QModelIndex now = m_tree->currentIndex();
        openMatch(now.isValid() ? now : m_model.index(0, 0));
    });
    connect(m_tree, &QTreeView::activated, this, &LibrarySearchDialog::openMatch);
    connect(&m_search, &LibrarySearch::foundChanged, this, &LibrarySearchDialog::showFound);
    connect(&m_search, &LibrarySearch::indexingChanged, this, &LibrarySearchDialog::updateNote);
    connect(&m_context, &SessionContext::secretsRevealedChanged, this,
            &LibrarySearchDialog::search);
}

void LibrarySearchDialog::start()
{
    show();
    raise();
    activateWindow();
    m_line->setFocus();
    m_line->selectAll();
    updateNote();
}

void LibrarySearchDialog::search()
{
    m_search.search(m_line->text(), m_context.mask().isRevealing());
}

void LibrarySearchDialog::showFound()
{
    if (!m_search.isSearching()) {
        m_model.setFound(m_line->text().trimmed().isEmpty() ? nullptr : m_search.found());
        m_tree->expandAll();
        m_tree->setCurrentIndex(m_model.index(0, 0));
    }
    updateNote();
}

void LibrarySearchDialog::updateNote()
{
    QString note;
    const auto& found = m_search.found();
    if (m_line->text().trimmed().isEmpty())
        note =
            tr("All of the words; the last may be the beginning of one; \"in quotes\": together");
    else if (m_search.error())
        note = toQString(m_search.error()->what);
    else if (m_search.isSearching() || !found)
        note = tr("Searching…");
    else if (!found->has_words)
        note = tr("There is no word to look for.");
    else if (found->matches == 0)
        note = tr("Nothing matches.");
    else
        note = tr("%1 in %2")
                   .arg(found->matches == 1 ? tr("1 match")
                                            : tr("%1 matches", nullptr, formOf(found->matches))
                                                  .arg(toQString(format_count(
                                                      static_cast<std::int64_t>(found->matches)))),
                        found->sessions.size() == 1
                            ? tr("1 session")
                            : tr("%1 sessions", nullptr, formOf(found->sessions.size()))
                                  .arg(found->sessions.size()));
    if (m_search.isIndexing())
        note += u" · "_s % tr("new sessions are being read: %1 %")
                               .arg(static_cast<int>(m_search.progress() * 100));
    m_note->setFullText(note);
    m_line->setAccessibleDescription(note);
}

void LibrarySearchDialog::openMatch(const QModelIndex& index)
{
    const auto place = m_model.place(index);
    if (!place)
        return;
    // The session's own search marks the words, and steps through all of them.
    const QString excerpt = index.data().toString();
    const QVariantList marks = index.data(LibraryMatchesModel::MarksRole).toList();
    if (marks.size() >= 2) {
        TextSearch find;
        find.text = toStdString(excerpt.mid(marks[0].toInt(), marks[1].toInt()));
        m_context.find().setSearch(find);
    }
    if (place->row)
        m_links.openRow(place->sessionId, *place->row);
    else
        m_links.open({place->sessionId, {}});
}

/// Up and down go through what was found while the line has the keyboard.
bool LibrarySearchDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_tree, event);
        return true;
    default:
        return false;
    }
}

} // namespace playhead
