// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/trace.h"
#include "ui/bridge/latest_job.h"

#include <QObject>

namespace playhead {

class Redactor;
class SessionContext;

/// Puts what a person wants of the selected event into the clipboard, with secrets as the window
/// shows them. The event is read off the GUI thread; a copy that is asked for later replaces one
/// that is under way. Lives on the GUI thread.
class EventCopier : public QObject
{
    Q_OBJECT

public:
    /// The context outlives it.
    explicit EventCopier(SessionContext& context, QObject* parent = nullptr);

    void copyId();
    void copyJson();
    void copyText();
    /// As a table of one row, with the line that names its columns.
    void copyCsv();

Q_SIGNALS:
    /// Nothing was copied, and why.
    void failed(const QString& why);

private:
    using Write = std::string (*)(const Trace& trace, EventIndex event, const LoadedEvent& loaded,
                                  const Redactor* redactor);
    /// What cannot be read, or is empty, fails with `nothing`.
    void copy(Write write, const QString& nothing);

    SessionContext& m_context;
    LatestJob m_job;
};

} // namespace playhead
