// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/codex/notice_log.h"

#include <utility>

namespace playhead::codex {

Conversation& NoticeLog::session_of(const std::string& named)
{
    std::string id = named.empty() ? current_ : named;
    if (id.empty())
        made_up_ = id = importer_.id_from_name();
    if (!named.empty() && !made_up_.empty()) {
        // Lines that came before any that names the session are its own.
        const std::string made_up = std::exchange(made_up_, {});
        if (made_up != id && !sessions_.contains(id)) {
            importer_.rename_session(made_up, id);
            auto node = sessions_.extract(made_up);
            node.key() = id;
            sessions_.insert(std::move(node));
        }
    }
    current_ = id;
    auto& session = sessions_[id];
    if (!session)
        session = std::make_unique<Conversation>(importer_, importer_.session(id));
    return *session;
}

void NoticeLog::add(const LogRecord& line)
{
    const Notice notice(line.value);
    session_of(notice.session).add(line, notice);
}

bool NoticeLog::add_comment(std::string_view line, const Slice& slice)
{
    if (!line.starts_with('#'))
        return false;
    session_of({}).keep(slice);
    return true;
}

void NoticeLog::add_unreadable(const Slice& slice)
{
    playhead::add_unreadable(importer_, session_of({}).builder(), slice);
}

void NoticeLog::settle()
{
    for (auto& [id, session] : sessions_)
        session->settle();
}

} // namespace playhead::codex
