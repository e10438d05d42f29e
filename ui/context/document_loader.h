// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/document.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <map>
#include <memory>
#include <stop_token>

namespace playhead {

/// Reads files off the GUI thread and hands over what is there as it comes. Each open() has a
/// number; everything that is said about it carries that number. Lives on the GUI thread.
class DocumentLoader : public QObject
{
    Q_OBJECT

public:
    using Id = std::uint32_t;

    explicit DocumentLoader(QObject* parent = nullptr);
    ~DocumentLoader() override;

    /// Starts to read a file. All signals about it come later than this returns.
    Id open(const QString& path);
    /// What was read so far stays.
    void cancel(Id id);
    [[nodiscard]] bool isLoading(Id id) const { return m_running.contains(id); }

Q_SIGNALS:
    /// More of the file is there; the last one is complete, or was cancelled.
    void updated(playhead::DocumentLoader::Id id,
                 std::shared_ptr<const playhead::Document> document);
    /// `share` is 0 to 1, or negative while the size is not known.
    void progressed(playhead::DocumentLoader::Id id, double share);
    void finished(playhead::DocumentLoader::Id id);
    /// Nothing could be made of the file.
    void failed(playhead::DocumentLoader::Id id, playhead::Error error);

private:
    void start(Id id, const QString& path);

    std::map<Id, std::stop_source> m_running;
    std::stop_source m_alive; ///< stopped when this goes: nothing is delivered after
    Id m_next = 1;
};

} // namespace playhead
