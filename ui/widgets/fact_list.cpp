// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/fact_list.h"

#include "ui/bridge/text.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/recorded_text.h"
#include "ui/widgets/tab_order.h"

#include <QGridLayout>
#include <QGuiApplication>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace playhead {

namespace {

constexpr int nameWidth = 92;
constexpr qsizetype longestValue = 600;
/// A longer note stands below its value: beside it a narrow pane would cut it.
constexpr qsizetype longestNote = 20;
constexpr qsizetype longestWithNote = 24;
constexpr qsizetype widestWord = 38;
/// What is higher has more than one line.
constexpr int highestLine = 26;

/// Whether a text has a word that is wider than its column: a label does not break it.
bool hasWideWord(const QString& text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Line, text);
    qsizetype before = 0;
    for (auto at = finder.toNextBoundary(); at >= 0; at = finder.toNextBoundary()) {
        if (at - before > widestWord)
            return true;
        before = at;
    }
    return false;
}

/// Facts stand beside their names: also those that are written from left to right, in a window that
/// is not.
void alignToName(PlainLabel& label)
{
    if (QGuiApplication::isRightToLeft())
        label.setAlignment(Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute);
}

/// Recorded text of any length, to be marked and copied; grey and small where it is a note.
QWidget* makeText(const QString& text, ColorRole role, const QString& name, bool wraps = true)
{
    const bool isLong = text.size() > longestValue;
    const QString shown = isLong ? text.left(longestValue) + u'…' : text;
    QWidget* widget = nullptr;
    if (hasWideWord(shown)) {
        auto* view = new RecordedText;
        view->showPlain(shown, role);
        widget = view;
    } else {
        auto* label = new PlainLabel(shown, role);
        label->setWordWrap(wraps);
        alignToName(*label);
        if (role == ColorRole::Dim)
            label->setFont(Theme::instance().smallFont());
        else
            label->setSelectable(true);
        widget = label;
    }
    widget->setAccessibleName(name.isEmpty() ? shown : name);
    widget->setAccessibleDescription(shown);
    if (isLong)
        widget->setToolTip(plainToolTip(text));
    return widget;
}

bool standsBelow(const QString& value, const QString& note)
{
    return note.size() > longestNote || value.size() > longestWithNote;
}

/// False where another kind of widget is needed for the text.
bool rewrite(QWidget* widget, QString& before, const QString& text)
{
    if (before == text)
        return true;
    auto* label = qobject_cast<PlainLabel*>(widget);
    if (!label || text.size() > longestValue || before.size() > longestValue || hasWideWord(text))
        return false;
    before = text;
    label->setFullText(text);
    label->setAccessibleDescription(text);
    return true;
}

} // namespace

FactList::FactList(QWidget* parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    clear();
}

void FactList::clear()
{
    m_page = new QWidget;
    m_page->setBackgroundRole(QPalette::Base);
    m_page->setAutoFillBackground(true);
    m_grid = new QGridLayout(m_page);
    m_grid->setContentsMargins(14, 10, 14, 14);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(5);
    m_grid->setColumnMinimumWidth(0, nameWidth);
    m_grid->setColumnStretch(1, 1);
    m_isInSection = false;
    m_lines.clear();
    setWidget(m_page); // deletes the page before
}

void FactList::beginSection(const QString& title)
{
    auto* label = new PlainLabel(title.toUpper(), ColorRole::Dim);
    label->setFont(Theme::instance().captionFont());
    label->setContentsMargins(0, m_isInSection ? 12 : 0, 0, 2);
    alignToName(*label);
    m_grid->addWidget(label, m_grid->rowCount(), 0, 1, 2);
    m_isInSection = true;
}

void FactList::add(const QString& name, const QString& value, const QString& note)
{
    auto* line = new QWidget;
    const bool isNoteBelow = standsBelow(value, note);
    Line added{name, value, note, nullptr, nullptr};
    auto* layout =
        new QBoxLayout(isNoteBelow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight, line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(isNoteBelow ? 0 : 8);
    if (note.isEmpty()) {
        added.valueText = makeText(value, ColorRole::Text, name);
        layout->addWidget(added.valueText, 1);
    } else {
        QWidget* text = makeText(value, ColorRole::Text, name, isNoteBelow);
        QWidget* small = makeText(note, ColorRole::Dim, tr("%1, note").arg(name));
        layout->addWidget(text, 0, isNoteBelow ? Qt::Alignment() : Qt::AlignTop);
        layout->addWidget(small, 1, isNoteBelow ? Qt::Alignment() : Qt::AlignTop);
        // On one base line with the value.
        if (!isNoteBelow)
            small->setContentsMargins(
                0, text->fontMetrics().ascent() - small->fontMetrics().ascent(), 0, 0);
        added.valueText = text;
        added.noteText = small;
    }
    m_lines.push_back(added);
    addWidget(name, line);
}

bool FactList::update(std::size_t at, const QString& name, const QString& value,
                      const QString& note)
{
    if (at >= m_lines.size() || m_lines[at].name != name)
        return false;
    Line& line = m_lines[at];
    const bool isLaidOutSo = note.isEmpty() == line.note.isEmpty() &&
                             standsBelow(value, note) == standsBelow(line.value, line.note);
    return isLaidOutSo && rewrite(line.valueText, line.value, value) &&
           rewrite(line.noteText, line.note, note);
}

void FactList::addWidget(const QString& name, QWidget* value)
{
    const int row = m_grid->rowCount();
    auto* label = new PlainLabel(name, ColorRole::Dim);
    const int height = value->sizeHint().height();
    if (height <= highestLine)
        label->setContentsMargins(0, std::max(0, (height - label->sizeHint().height()) / 2), 0, 0);
    m_grid->addWidget(label, row, 0, Qt::AlignTop | Qt::AlignLeft);
    m_grid->addWidget(value, row, 1);
}

void FactList::addParagraph(const QString& text)
{
    addWide(makeText(text, ColorRole::Text, {}));
}

void FactList::addWide(QWidget* widget)
{
    m_grid->addWidget(widget, m_grid->rowCount(), 0, 1, 2);
}

void FactList::finish()
{
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    putIntoTabOrder(this, m_page);
}

} // namespace playhead
