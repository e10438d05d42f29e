// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/models/moment_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr DurationNs minute = 60 * ns_per_second;
constexpr DurationNs hour = 60 * minute;
/// How long ago something was is told for this long.
constexpr DurationNs longestAgo = 12 * hour;

bool isRecent(TimeNs time, TimeNs now)
{
    return now - time >= -minute && now - time < longestAgo;
}

QDate localDay(TimeNs time)
{
    return QDateTime::fromMSecsSinceEpoch(time / ns_per_ms).date();
}

} // namespace

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
    const QString pattern =
        moment.date().year() == today.year()
            //: How a date of this year is written, by the letters of QDate::toString()
            ? QCoreApplication::translate("playhead::SessionListModel", "d MMM")
            //: The same of another year
            : QCoreApplication::translate("playhead::SessionListModel", "d MMM yyyy");
    return QLocale().toString(moment.date(), pattern) % u' ' % clock;
}

QString recentMoment(TimeNs time, TimeNs now)
{
    if (!isRecent(time, now))
        return shortMoment(time);
    const DurationNs ago = now - time;
    if (ago < minute)
        return QCoreApplication::translate("playhead::FoundSessionsModel", "just now");
    if (ago < hour)
        return QCoreApplication::translate("playhead::FoundSessionsModel", "%n min ago", nullptr,
                                           static_cast<int>(ago / minute));
    return QCoreApplication::translate("playhead::FoundSessionsModel", "%n h ago", nullptr,
                                       static_cast<int>(ago / hour));
}

bool isSaidAnew(TimeNs time, TimeNs before, TimeNs now)
{
    if (isRecent(time, before) || isRecent(time, now))
        return recentMoment(time, before) != recentMoment(time, now);
    return localDay(before) != localDay(now); // "today" is "yesterday" then
}

QString fullMoment(TimeNs time)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time / ns_per_ms).toLocalTime();
    //: How a moment is written in full, by the letters of QDateTime::toString()
    const QString pattern =
        QCoreApplication::translate("playhead::SessionListModel", "dddd, d MMMM yyyy HH:mm:ss");
    return QLocale().toString(moment, pattern);
}

} // namespace playhead
