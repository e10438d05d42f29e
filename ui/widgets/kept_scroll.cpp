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
        connect(bar, &QScrollBar::rangeChanged, this, &KeptScroll::restore);
        connect(bar, &QScrollBar::actionTriggered, this, &QObject::deleteLater);
    }
}

void KeptScroll::restore() const
{
    for (const Place& place : m_places) {
        if (place.bar && place.bar->maximum() >= place.value)
            place.bar->setValue(place.value);
    }
}

} // namespace playhead
