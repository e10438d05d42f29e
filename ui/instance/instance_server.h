// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/instance/instance_claim.h"

#include <QObject>

class QLocalServer;
class QLocalSocket;

namespace playhead {

/// Listens for what further processes of this user want to have opened; see instance_claim.h. What
/// they say is checked before it is passed on. Lives on the GUI thread.
class InstanceServer : public QObject
{
    Q_OBJECT

public:
    explicit InstanceServer(QObject* parent = nullptr);

    /// Takes the place of whatever lies at the path, which the claim says is nobody's. Without a
    /// claim, and where it cannot listen, nobody reaches this window, which is no error. The claim
    /// is held as long as the server lives.
    bool listen(const std::string& socketPath, InstanceClaim claim);

Q_SIGNALS:
    void requested(const playhead::OpenRequest& request);

private:
    void greet();
    void read(QLocalSocket& connection);

    InstanceClaim m_claim;
    QLocalServer* m_server;
};

} // namespace playhead
