// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The two layouts in which chats are kept: a document with a list of messages and what is said of
// the session beside it, and a message a line.
#pragma once

#include "core/formats/chat/chat_log.h"

#include <span>
#include <string_view>

namespace playhead::chat {

/// Where a format keeps what.
struct Layout {
    const Dialect& (*dialect)();
    std::string_view recorder;               ///< who writes such files
    std::span<const std::string_view> lists; ///< members of a document that hold messages
    std::span<const std::string_view> ids;   ///< members that name the session, or "member.inner"
    /// Takes what else a document or a line says of the session; null where nothing does.
    void (*learn)(std::string_view key, json::Value value, Session& session) = nullptr;
    /// "member.inner" that names the model of answers which name none; empty where there is none.
    std::string_view model = {};
    /// Messages that stand by themselves are written again as they change: of those with one id the
    /// last counts, where the first stood. "member.list" of a record that tells all of them anew:
    /// they count where they were not written by themselves, as what is told so is what the model
    /// is to see from now on, cut short or summed up. Empty where every message is written once.
    std::string_view retold = {};
    /// Members of a document that hold documents within it: each is a session of its own.
    std::span<const std::string_view> documents = {};
    /// Member of a document that is a message with the tokens and the cost of all of them: a moment
    /// tells these where no message has any. Empty where there is none.
    std::string_view totals = {};
};

/// One document or several, in a list or one after the other: each with messages is a session.
/// Documents without a list of messages are messages themselves, of the session before them; the
/// elements of a list at the top are, too. What a document holds beside its messages becomes the
/// session's attributes.
[[nodiscard]] Result<void> read_documents(Importer& importer, const Layout& layout);

/// A message a line, which may grow. Lines that are Metadata are shown to `learn`, member by
/// member.
[[nodiscard]] Result<void> read_lines(Importer& importer, const Layout& layout);

} // namespace playhead::chat
