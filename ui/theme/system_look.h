// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/palettes.h"

#include <QDBusConnection>
#include <QDBusPendingCall>
#include <QDBusVariant>
#include <QObject>

#include <optional>
#include <vector>

namespace playhead {

/// What the desktop asks of all programs: light or dark, more contrast, no animations. Follows it
/// while it lives. Asks the settings portal without waiting for it; where there is none, or until
/// it has answered, the palette of the platform's theme tells. Lives on the GUI thread.
///
/// Source: XDG Desktop Portal, org.freedesktop.portal.Settings; of GNOME's namespace
/// org.gnome.desktop.interface there is used what the portal's own does not hold.
class SystemLook : public QObject
{
    Q_OBJECT

public:
    explicit SystemLook(const QDBusConnection& bus = QDBusConnection::sessionBus(),
                        QObject* parent = nullptr);

    /// As far as it is known by now: answers that have come are taken, without an event loop.
    [[nodiscard]] WindowLook look();
    /// False where the desktop asks for none.
    [[nodiscard]] bool hasAnimations();

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    struct Question {
        QString group;
        QString key;
        QDBusPendingCall answer;
    };
    /// What was said; nothing where nothing was.
    struct Wishes {
        std::optional<bool> isDark;
        std::optional<bool> isHighContrast;
        std::optional<bool> hasAnimations;

        friend bool operator==(const Wishes&, const Wishes&) = default;
    };

    void ask(const QString& group, const QString& key);
    void takeAnswers();
    void keep(const QString& group, const QString& key, const QVariant& packed);
    void tellOfChange();

    QDBusConnection m_bus;
    std::vector<Question> m_asked;
    Wishes m_wishes;
    Wishes m_told; ///< what changed() was last emitted for
};

} // namespace playhead
