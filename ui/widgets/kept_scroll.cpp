// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/kept_scroll.h"

#include <QTimer>

namespace playhead {

KeptScroll::KeptScroll(QWidget& page) : QObject(&page)
{
    constexpr int longestMs = 1000;
    QTimer::singleShot(longestMs, this, &QObject::deleteLater);
    for (QScrollBar* bar : page.findChildren<QScrollBar*>()) {
        if (bar->value() == bar->minimum())
            continue;
        m_places.push_back({bar, bar->value()});
        // Later: who shows a text goes to its start when it is all there.
        connect(bar, &QScrollBar::rangeChanged, this, &KeptScroll::restore, Qt::QueuedConnection);
        connect(bar, &QScrollBar::valueChanged, this, &KeptScroll::restore, Qt::QueuedConnection);
        connect(bar, &QScrollBar::actionTriggered, this, [this] {
            m_places.clear();
            deleteLater();
        });
    }
}

void KeptScroll::restore() const
{
    for (const Place& place : m_places) {
        // Anywhere else, it is the person who went there.
        const bool isReset = place.bar && place.bar->value() == place.bar->minimum();
        if (isReset && place.bar->maximum() >= place.value)
            place.bar->setValue(place.value);
    }
}

} // namespace playhead
