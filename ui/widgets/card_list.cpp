// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/card_list.h"

#include "ui/widgets/tab_order.h"

#include <QApplication>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace playhead {

namespace {

constexpr int margin = 14;
constexpr int gap = 10;
constexpr int guessedHeight = 90;
constexpr int narrowest = 120;
constexpr int mostCards = 300;

} // namespace

CardList::CardList(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setBackgroundRole(QPalette::Base);
    verticalScrollBar()->setSingleStep(40);
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &CardList::arrange);
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget*, QWidget* now) { showFocused(now); });
}

void CardList::setCards(int count, MakeCard make)
{
    for (const Slot& slot : m_slots)
        delete slot.widget;
    m_slots.assign(static_cast<std::size_t>(count), Slot{nullptr, nullptr, 0, guessedHeight, -1});
    m_make = std::move(make);
    updateTops();
    verticalScrollBar()->setValue(0);
    arrange();
}

QWidget* CardList::card(int index) const
{
    return m_slots[static_cast<std::size_t>(index)].widget;
}

int CardList::existingCards() const
{
    return static_cast<int>(std::count_if(m_slots.begin(), m_slots.end(),
                                          [](const Slot& slot) { return slot.widget; }));
}

void CardList::scrollToCard(int index)
{
    // Cards on the way there are measured only once they are near: twice leads there.
    for (int i = 0; i < 2; ++i)
        verticalScrollBar()->setValue(m_slots[static_cast<std::size_t>(index)].top - gap);
}

int CardList::cardWidth() const
{
    return std::max(narrowest, viewport()->width() - 2 * margin);
}

void CardList::updateTops()
{
    int top = gap;
    for (Slot& slot : m_slots) {
        slot.top = top;
        top += slot.height + gap;
    }
    const int height = viewport()->height();
    verticalScrollBar()->setPageStep(height);
    verticalScrollBar()->setRange(0, std::max(0, top - height));
}

int CardList::slotAt(int y) const
{
    const auto after =
        std::upper_bound(m_slots.begin(), m_slots.end(), y,
                         [](int value, const Slot& slot) { return value < slot.top; });
    return std::max(0, static_cast<int>(after - m_slots.begin()) - 1);
}

void CardList::arrange()
{
    if (m_isArranging || m_slots.empty())
        return;
    m_isArranging = true;
    constexpr int mostRounds = 4;
    for (int round = 0; round < mostRounds; ++round) {
        // What stands at the upper edge stays there, whatever happens above it.
        const int scroll = verticalScrollBar()->value();
        const auto anchor = static_cast<std::size_t>(slotAt(scroll));
        const int offset = scroll - m_slots[anchor].top;
        const bool changed = measure(scroll);
        updateTops();
        verticalScrollBar()->setValue(m_slots[anchor].top + offset);
        if (!changed)
            break;
    }
    m_isArranging = false;
    dropFarCards();
    place();
}

bool CardList::measure(int scroll)
{
    const int width = cardWidth();
    const int room = viewport()->height();
    const int end = scroll + room + room / 2;
    bool changed = false;
    for (auto i = static_cast<std::size_t>(slotAt(scroll - room / 2)); i < m_slots.size(); ++i) {
        Slot& slot = m_slots[i];
        if (slot.top > end)
            break;
        if (!slot.widget) {
            slot.widget = m_make(static_cast<int>(i), viewport());
            slot.widget->installEventFilter(this);
            slot.lastTabStop = putIntoTabOrder(tabStopBefore(i), slot.widget);
            slot.width = -1;
        }
        if (slot.width == width)
            continue;
        slot.width = width;
        const int height = slot.widget->heightForWidth(width);
        changed = changed || height != slot.height;
        slot.height = height;
    }
    return changed;
}

QWidget* CardList::tabStopBefore(std::size_t card)
{
    while (card > 0) {
        if (QWidget* stop = m_slots[--card].lastTabStop)
            return stop;
    }
    return this;
}

void CardList::place()
{
    const int scroll = verticalScrollBar()->value();
    for (const Slot& slot : m_slots) {
        if (!slot.widget)
            continue;
        slot.widget->setGeometry(margin, slot.top - scroll, cardWidth(), slot.height);
        slot.widget->show();
    }
}

void CardList::dropFarCards()
{
    if (existingCards() <= mostCards)
        return;
    const int scroll = verticalScrollBar()->value();
    const int room = 4 * viewport()->height();
    for (Slot& slot : m_slots) {
        const bool isFar = slot.top + slot.height < scroll - room || slot.top > scroll + room;
        if (!slot.widget || !isFar || slot.widget->isAncestorOf(QApplication::focusWidget()))
            continue;
        delete slot.widget;
        slot.widget = nullptr;
    }
}

void CardList::showFocused(QWidget* now)
{
    if (!now || now == this || !isAncestorOf(now))
        return;
    for (const Slot& slot : m_slots) {
        if (!slot.widget || !(slot.widget == now || slot.widget->isAncestorOf(now)))
            continue;
        const int at = now->mapTo(viewport(), QPoint(0, 0)).y();
        const bool isVisible = at >= 0 && at < viewport()->height();
        if (!isVisible)
            verticalScrollBar()->setValue(verticalScrollBar()->value() + at - gap);
        return;
    }
}

void CardList::scrollContentsBy(int, int)
{
    arrange();
}

void CardList::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

void CardList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Home)
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMinimum);
    else if (event->key() == Qt::Key_End)
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMaximum);
    else
        QAbstractScrollArea::keyPressEvent(event);
}

bool CardList::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest && !m_isArranging) {
        for (Slot& slot : m_slots) {
            if (slot.widget == watched)
                slot.width = -1;
        }
        m_later.start();
    }
    return QAbstractScrollArea::eventFilter(watched, event);
}

} // namespace playhead
