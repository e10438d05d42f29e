// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/session_switcher.h"

#include "ui/context/session_store.h"

#include <QGuiApplication>
#include <QKeyEvent>

namespace playhead {

SessionSwitcher::SessionSwitcher(SessionStore& store, QObject* parent)
    : QObject(parent), m_store(store)
{
    constexpr int pauseMs = 1500;
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &SessionSwitcher::settle);
    connect(&store, &SessionStore::currentChanged, this, &SessionSwitcher::noteCurrent);
    const SessionListModel& sessions = store.model();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&sessions, signal, this, &SessionSwitcher::changed);
    connect(&sessions, &QAbstractItemModel::modelReset, this, &SessionSwitcher::changed);
}

QStringList SessionSwitcher::open() const
{
    const SessionListModel& sessions = m_store.model();
    QStringList keys;
    for (const QString& key : m_used) {
        if (sessions.rowOf(key) >= 0)
            keys += key;
    }
    for (int row = 0; row < sessions.rowCount(); ++row) {
        const SessionEntry& entry = sessions.entry(row);
        if (entry.origin == SessionEntry::Origin::File && !keys.contains(entry.key))
            keys += entry.key;
    }
    return keys;
}

/// Also on the way: a person who chooses another one there has done with it.
void SessionSwitcher::noteCurrent()
{
    const QString& current = m_store.current();
    if (!m_around.isEmpty() && m_around.value(m_place) == current)
        return;
    m_around.clear();
    if (!current.isEmpty() && m_used.value(0) != current) {
        m_used.removeAll(current);
        m_used.prepend(current);
    }
    Q_EMIT changed();
}

void SessionSwitcher::go(int steps)
{
    if (m_around.isEmpty()) {
        m_around = open();
        m_place = 0;
        qGuiApp->installEventFilter(this);
    }
    const qsizetype count = m_around.size();
    if (count < 2)
        return settle();
    m_place = (m_place + steps + count) % count;
    m_store.show(QString(m_around.at(m_place)));
    // From a menu no key says when it is over.
    if (!QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier))
        m_pause.start();
}

void SessionSwitcher::settle()
{
    m_pause.stop();
    qGuiApp->removeEventFilter(this);
    m_around.clear();
    noteCurrent();
}

bool SessionSwitcher::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::KeyRelease &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Control)
        settle();
    return false;
}

} // namespace playhead
