// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/context/recordings.h"

#include "core/formats/reading/read_sessions.h"
#include "core/library/library_sink.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Recordings {
    Q_DECLARE_TR_FUNCTIONS(playhead::Recordings)
};

Result<std::unique_ptr<record::Sink>> openSink(std::string_view address)
{
    return is_library_address(address) ? open_library_sink(address, &read_sessions)
                                       : record::open_sink(address);
}

} // namespace

record::Recovered recoverRecordings(const std::string& folder)
{
    return record::recover(folder, openSink);
}

QString recoveredText(const record::Recovered& recovered)
{
    QStringList sentences;
    const auto sessions = static_cast<int>(recovered.sessions.size());
    const auto events = static_cast<int>(recovered.events);
    if (sessions > 0)
        sentences += Recordings::tr("Recovered %n session(s) of programs that ended before them",
                                    nullptr, sessions) %
                     Recordings::tr(" (%n event(s) were not written yet).", nullptr, events);
    else if (events > 0)
        sentences +=
            Recordings::tr("Recovered %n event(s) of programs that have ended.", nullptr, events);
    if (!recovered.failures.empty())
        sentences += Recordings::tr("%n recording(s) could not be taken up: %1", nullptr,
                                    static_cast<int>(recovered.failures.size()))
                         .arg(toQString(recovered.failures.front().what));
    return sentences.join(u' ');
}

SessionEntry::Left howLeft(const Session& session)
{
    if (session.end_state || session.recorder != "playhead")
        return SessionEntry::Left::AsItShould;
    return session.end_state_reason == record::died_reason ? SessionEntry::Left::Died
                                                           : SessionEntry::Left::NotEnded;
}

} // namespace playhead
