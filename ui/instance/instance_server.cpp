// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/instance/instance_server.h"

#include "ui/bridge/text.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QTimer>

#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <utility>

namespace playhead {

namespace {

/// Who has not said what it wants by then is let go of.
constexpr std::chrono::seconds longestTalk(5);

bool isOfThisUser(const QLocalSocket& connection)
{
    ucred peer = {};
    socklen_t size = sizeof(peer);
    return ::getsockopt(static_cast<int>(connection.socketDescriptor()), SOL_SOCKET, SO_PEERCRED,
                        &peer, &size) == 0 &&
           peer.uid == ::getuid();
}

} // namespace

InstanceServer::InstanceServer(QObject* parent) : QObject(parent), m_server(new QLocalServer(this))
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &InstanceServer::greet);
}

bool InstanceServer::listen(const std::string& socketPath, InstanceClaim claim)
{
    if (claim.state() != InstanceClaim::State::Ours)
        return false;
    m_claim = std::move(claim);
    QLocalServer::removeServer(toQString(socketPath));
    return m_server->listen(toQString(socketPath));
}

void InstanceServer::greet()
{
    while (QLocalSocket* connection = m_server->nextPendingConnection()) {
        connect(connection, &QLocalSocket::disconnected, connection, &QObject::deleteLater);
        if (!isOfThisUser(*connection)) {
            connection->abort();
            continue;
        }
        connection->setReadBufferSize(longestRequest + 1);
        connect(connection, &QLocalSocket::readyRead, this,
                [this, connection] { read(*connection); });
        QTimer::singleShot(longestTalk, connection, &QLocalSocket::abort);
        connection->write("playhead 1\n");
    }
}

void InstanceServer::read(QLocalSocket& connection)
{
    if (!connection.canReadLine()) {
        if (connection.bytesAvailable() > longestRequest)
            connection.abort();
        return;
    }
    const auto request = parseRequest(connection.readLine(longestRequest + 1));
    connection.write(request ? "ok\n" : "no\n");
    connection.disconnectFromServer(); // once that is written
    if (request)
        Q_EMIT requested(*request);
}

} // namespace playhead
