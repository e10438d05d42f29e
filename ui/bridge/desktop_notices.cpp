// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/bridge/desktop_notices.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto service = "org.freedesktop.Notifications"_L1;
constexpr auto path = "/org/freedesktop/Notifications"_L1;

} // namespace

DesktopNotices::DesktopNotices(const QDBusConnection& bus, QObject* parent)
    : QObject(parent), m_bus(bus)
{
    m_bus.connect(service, path, service, u"ActionInvoked"_s, this,
                  SLOT(actionInvoked(uint, QString)));
}

void DesktopNotices::tell(const QString& summary, const QString& body)
{
    if (!m_bus.isConnected())
        return;
    constexpr int asTheDesktopLikes = -1;
    auto notify = QDBusMessage::createMethodCall(service, path, service, u"Notify"_s);
    notify << QCoreApplication::applicationName() << m_latest << u"playhead"_s << summary << body
           << QStringList{u"default"_s, tr("Show")}
           << QVariantMap{{u"desktop-entry"_s, QGuiApplication::desktopFileName()}}
           << asTheDesktopLikes;
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(notify), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<uint> reply = *watcher;
        m_latest = reply.isError() ? 0 : reply.value();
        watcher->deleteLater();
    });
}

void DesktopNotices::actionInvoked(uint id, const QString& action)
{
    if (id == m_latest && action == u"default"_s)
        Q_EMIT activated();
}

} // namespace playhead
