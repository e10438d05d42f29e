// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// OpenCode's database, ~/.local/share/opencode/opencode.db, and those of programs that are made of
// it: tables session, message and part, of which the last two hold JSON without the ids that stand
// in columns beside it. A row is shown as the file that earlier versions wrote of it.
#pragma once

#include "core/base/result.h"
#include "core/model/source.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace playhead::opencode {

/// The database, opened to be read. Its slices are rows. A row that is not what it was when it was
/// read through is an Error.
class Database final : public Source
{
public:
    /// Called with the JSON of a row, valid until it returns, and its slice. False ends the
    /// reading.
    using Use = std::function<bool(std::string_view record, const Slice& slice)>;

    /// `path` is DatabaseFile::still_path_of(). Fails for what is damaged, or lacks the tables.
    static Result<std::shared_ptr<Database>> open(const std::string& path, std::string name);
    ~Database() override;

    // Reading through, by one thread.
    /// All sessions, the oldest first.
    [[nodiscard]] Result<void> for_each_session(const Use& use);
    /// The messages of a session, the oldest first.
    [[nodiscard]] Result<void> for_each_message(const std::string& session, const Use& use);
    /// The parts of a message, in the order of their ids, which are made in that of time.
    [[nodiscard]] Result<void> for_each_part(const std::string& message, const Use& use);
    /// "row 4 of message"
    [[nodiscard]] static std::string row_name(const Slice& slice);
    /// Rows of messages and parts, about.
    [[nodiscard]] std::uint64_t row_count() const;

    [[nodiscard]] const std::string& name() const override;
    [[nodiscard]] std::uint64_t size() const override { return row_count(); }
    [[nodiscard]] Result<std::string> read(const Slice& slice,
                                           const std::stop_token& stop = {}) const override;

private:
    struct State;
    explicit Database(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace playhead::opencode
