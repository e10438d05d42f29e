// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusConnection>
#include <QObject>

namespace playhead {

/// Says something by the desktop's notifications, without waiting for it, or for whether there are
/// any. One at a time: the next takes the place of the one before. Lives on the GUI thread.
///
/// Source: Desktop Notifications Specification 1.2, org.freedesktop.Notifications.
class DesktopNotices : public QObject
{
    Q_OBJECT

public:
    explicit DesktopNotices(const QDBusConnection& bus, QObject* parent = nullptr);

    /// Plain texts of the program's own: a desktop may take marks in `body` for markup, so recorded
    /// text has no place in it.
    void tell(const QString& summary, const QString& body);

Q_SIGNALS:
    /// The person clicked the latest one.
    void activated();

private Q_SLOTS:
    void actionInvoked(uint id, const QString& action);

private:
    QDBusConnection m_bus;
    uint m_latest = 0; ///< 0: none
};

} // namespace playhead
