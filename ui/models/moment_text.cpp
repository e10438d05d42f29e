// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/models/moment_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

QString shortMoment(TimeNs time)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time / ns_per_ms).toLocalTime();
    const QDate today = QDate::currentDate();
    const QString clock = moment.toString(u"HH:mm"_s);
    const auto days = moment.date().daysTo(today);
    if (days == 0)
        return QCoreApplication::translate("playhead::SessionListModel", "today %1").arg(clock);
    if (days == 1)
        return QCoreApplication::translate("playhead::SessionListModel", "yesterday %1").arg(clock);
    const QString pattern = moment.date().year() == today.year() ? u"d MMM"_s : u"d MMM yyyy"_s;
    return QLocale(QLocale::English).toString(moment.date(), pattern) % u' ' % clock;
}

QString recentMoment(TimeNs time, TimeNs now)
{
    constexpr DurationNs minute = 60 * ns_per_second;
    constexpr DurationNs hour = 60 * minute;
    constexpr DurationNs longest = 12 * hour;
    const DurationNs ago = now - time;
    if (ago < -minute || ago >= longest)
        return shortMoment(time);
    if (ago < minute)
        return QCoreApplication::translate("playhead::FoundSessionsModel", "just now");
    if (ago < hour)
        return QCoreApplication::translate("playhead::FoundSessionsModel", "%n min ago", nullptr,
                                           static_cast<int>(ago / minute));
    return QCoreApplication::translate("playhead::FoundSessionsModel", "%n h ago", nullptr,
                                       static_cast<int>(ago / hour));
}

QString fullMoment(TimeNs time)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time / ns_per_ms).toLocalTime();
    return QLocale(QLocale::English).toString(moment, u"dddd, d MMMM yyyy HH:mm:ss"_s);
}

} // namespace playhead
