// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/codex/conversation.h"
#include "core/formats/importer.h"
#include "core/formats/reading/log_lines.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace playhead::codex {

/// The sessions of a file of notices.
class NoticeLog : public LogLines
{
public:
    explicit NoticeLog(Importer& importer) : importer_(importer) {}

    void add(const LogRecord& line) override;
    bool add_comment(std::string_view line, const Slice& slice) override;
    void add_unreadable(const Slice& slice) override;
    [[nodiscard]] bool has_begun() const override { return !sessions_.empty(); }
    void settle() override;

private:
    Conversation& session_of(const std::string& named);

    Importer& importer_;
    std::map<std::string, std::unique_ptr<Conversation>> sessions_;
    std::string current_;
    std::string made_up_; ///< id of a session that no line has named yet
};

} // namespace playhead::codex
