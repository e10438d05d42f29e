// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <QProcess>

namespace playhead::testkit {

/// A session bus for one test, which starts no services.
class OwnBus
{
public:
    OwnBus()
    {
        using namespace Qt::Literals::StringLiterals;
        const QString settings = m_scratch.write(
            u"bus.conf"_s, "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>"
                           "<policy context='default'><allow send_destination='*'/>"
                           "<allow receive_sender='*'/>"
                           "<allow own='*'/></policy></busconfig>");
        m_daemon.start(u"dbus-daemon"_s, {u"--config-file="_s + settings, u"--nofork"_s,
                                          u"--nopidfile"_s, u"--print-address"_s});
        if (m_daemon.waitForReadyRead(patienceMs))
            m_address = QString::fromUtf8(m_daemon.readLine().trimmed());
    }
    ~OwnBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished(patienceMs);
    }
    OwnBus(const OwnBus&) = delete;
    OwnBus& operator=(const OwnBus&) = delete;

    /// Empty where it could not be started.
    [[nodiscard]] const QString& address() const { return m_address; }

private:
    Scratch m_scratch;
    QProcess m_daemon;
    QString m_address;
};

} // namespace playhead::testkit
