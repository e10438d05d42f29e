// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/theme/system_look.h"

#include <QApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QPalette>
#include <QStyle>
#include <QStyleHints>

#include <algorithm>
#include <array>
#include <utility>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto portal = "org.freedesktop.portal.Desktop"_L1;
constexpr auto portalPath = "/org/freedesktop/portal/desktop"_L1;
constexpr auto portalSettings = "org.freedesktop.portal.Settings"_L1;

constexpr auto appearance = "org.freedesktop.appearance"_L1;
constexpr auto interfaceOfGnome = "org.gnome.desktop.interface"_L1;
constexpr auto colorScheme = "color-scheme"_L1;
constexpr auto contrast = "contrast"_L1;
constexpr auto reducedMotion = "reduced-motion"_L1;
constexpr auto enableAnimations = "enable-animations"_L1;

using Setting = std::pair<QLatin1StringView, QLatin1StringView>;
constexpr std::array settings = {
    Setting(appearance, colorScheme),
    Setting(appearance, contrast),
    Setting(appearance, reducedMotion),
    Setting(interfaceOfGnome, enableAnimations),
};

/// The portal's Read() packs a value twice.
QVariant unpacked(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

/// As the palette tells that the platform's theme would give.
bool isPlatformDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto hint = QGuiApplication::styleHints()->colorScheme();
    if (hint != Qt::ColorScheme::Unknown)
        return hint == Qt::ColorScheme::Dark;
#endif
    const QPalette palette = QApplication::style()->standardPalette();
    return palette.color(QPalette::WindowText).lightness() >
           palette.color(QPalette::Window).lightness();
}

} // namespace

SystemLook::SystemLook(const QDBusConnection& bus, QObject* parent) : QObject(parent), m_bus(bus)
{
    if (!m_bus.isConnected())
        return;
    m_bus.connect(portal, portalPath, portalSettings, u"SettingChanged"_s, this,
                  SLOT(settingChanged(QString, QString, QDBusVariant)));
    for (const auto& [group, key] : settings)
        ask(group, key);
}

void SystemLook::ask(const QString& group, const QString& key)
{
    auto question = QDBusMessage::createMethodCall(portal, portalPath, portalSettings, u"Read"_s);
    question << group << key;
    const QDBusPendingCall answer = m_bus.asyncCall(question);
    m_asked.push_back({group, key, answer});
    auto* watcher = new QDBusPendingCallWatcher(answer, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        takeAnswers();
        tellOfChange();
    });
}

void SystemLook::takeAnswers()
{
    const auto isFinished = [](const Question& each) { return each.answer.isFinished(); };
    for (const Question& each : m_asked) {
        if (!isFinished(each))
            continue;
        const QDBusMessage reply = each.answer.reply();
        if (reply.type() == QDBusMessage::ReplyMessage && !reply.arguments().isEmpty())
            keep(each.group, each.key, reply.arguments().constFirst());
    }
    std::erase_if(m_asked, isFinished);
}

void SystemLook::settingChanged(const QString& group, const QString& key, const QDBusVariant& value)
{
    takeAnswers(); // which are older
    keep(group, key, value.variant());
    tellOfChange();
}

void SystemLook::keep(const QString& group, const QString& key, const QVariant& packed)
{
    const QVariant value = unpacked(packed);
    if (group == appearance && key == colorScheme) {
        const int scheme = value.toInt(); // 1 is dark, 2 is light, and 0 says nothing
        m_wishes.isDark = scheme == 0 ? std::nullopt : std::optional(scheme == 1);
    } else if (group == appearance && key == contrast) {
        m_wishes.isHighContrast = value.toInt() == 1;
    } else if (group == appearance && key == reducedMotion) {
        m_wishes.hasAnimations = value.toInt() != 1;
    } else if (group == interfaceOfGnome && key == enableAnimations) {
        m_wishes.hasAnimations = value.toBool();
    }
}

void SystemLook::tellOfChange()
{
    if (m_wishes == m_told)
        return;
    m_told = m_wishes;
    Q_EMIT changed();
}

WindowLook SystemLook::look()
{
    takeAnswers();
    return {.isDark = m_wishes.isDark.value_or(isPlatformDark()),
            .isHighContrast = m_wishes.isHighContrast.value_or(false)};
}

bool SystemLook::hasAnimations()
{
    takeAnswers();
    return m_wishes.hasAnimations.value_or(true);
}

} // namespace playhead
