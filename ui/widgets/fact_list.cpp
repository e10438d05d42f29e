// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/fact_list.h"

#include "ui/bridge/text.h"
#include "ui/widgets/plain_label.h"

#include <QGridLayout>

namespace playhead {

namespace {

constexpr int nameWidth = 92;
constexpr qsizetype longestValue = 600;

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
    setWidget(m_page); // deletes the page before
}

void FactList::beginSection(const QString& title)
{
    auto* label = new PlainLabel(title.toUpper(), ColorRole::Dim);
    QFont font = Theme::instance().smallFont();
    font.setWeight(QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    label->setFont(font);
    label->setContentsMargins(0, m_isInSection ? 12 : 0, 0, 2);
    m_grid->addWidget(label, m_grid->rowCount(), 0, 1, 2);
    m_isInSection = true;
}

void FactList::add(const QString& name, const QString& value, const QString& note)
{
    auto* line = new QWidget;
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const bool isLong = value.size() > longestValue;
    auto* label = new PlainLabel(isLong ? value.left(longestValue) + u'…' : value);
    label->setWordWrap(true);
    label->setSelectable(true);
    label->setAccessibleName(name);
    label->setAccessibleDescription(label->text());
    if (isLong)
        label->setToolTip(plainToolTip(value));
    if (note.isEmpty()) {
        layout->addWidget(label, 1);
    } else {
        label->setWordWrap(value.size() > 40);
        layout->addWidget(label, 0, Qt::AlignTop);
        auto* small = new PlainLabel(note, ColorRole::Dim);
        small->setFont(Theme::instance().smallFont());
        small->setWordWrap(true);
        layout->addWidget(small, 1);
    }
    addWidget(name, line);
}

void FactList::addWidget(const QString& name, QWidget* value)
{
    const int row = m_grid->rowCount();
    auto* label = new PlainLabel(name, ColorRole::Dim);
    m_grid->addWidget(label, row, 0, Qt::AlignTop | Qt::AlignLeft);
    m_grid->addWidget(value, row, 1);
}

void FactList::addWide(QWidget* widget)
{
    m_grid->addWidget(widget, m_grid->rowCount(), 0, 1, 2);
}

void FactList::finish()
{
    m_grid->setRowStretch(m_grid->rowCount(), 1);
}

} // namespace playhead
