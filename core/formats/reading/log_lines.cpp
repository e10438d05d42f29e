// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/log_lines.h"

#include "core/formats/reading/json_input.h"
#include "core/formats/reading/log_line_pieces.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace playhead {

namespace {

/// Threads are not worth it for less.
constexpr std::uint64_t large_file = std::uint64_t{512} << 10;

json::StreamOptions options(const Importer& importer)
{
    json::StreamOptions options;
    options.mode = json::StreamOptions::Mode::Lines;
    options.leaves_torn_line = importer.is_followed();
    return options;
}

/// The lines of one file after the other; where they are followed, again and again.
class LinesReader
{
public:
    LinesReader(Importer& importer, LogLines& lines) : importer_(importer), lines_(lines) {}

    Result<void> read()
    {
        do {
            read_all();
        } while (goes_on_ && lines_.has_begun() && wait_for_more());
        take_torn_lines();
        if (error_ && importer_.session_count() == 0)
            return *error_;
        return {};
    }

private:
    void read_all()
    {
        for (std::size_t part = 0; goes_on_ && part < importer_.parts().size(); ++part) {
            importer_.begin_part(part);
            const bool shows_lines = lines_.begin_part(importer_.parts()[part]);
            if (part == inputs_.size())
                inputs_.push_back(shows_lines ? begin_input() : nullptr);
            if (inputs_[part])
                read_what_is_there(*inputs_[part]);
            if (!importer_.is_followed())
                finish(inputs_[part]);
        }
        lines_.settle();
    }

    /// What stands in pieces of a large file is read when this returns.
    std::unique_ptr<JsonInput> begin_input()
    {
        json::StreamOptions how = options(importer_);
        if (importer_.source().size() >= large_file) {
            LogLineWork work(importer_, lines_,
                             [this](std::uint64_t offset, std::string_view line) {
                                 return read_odd_line(offset, line);
                             });
            how.offset = read_line_pieces(importer_.source(), work, importer_.job().stop);
        }
        return std::make_unique<JsonInput>(importer_, how);
    }

    bool read_odd_line(std::uint64_t offset, std::string_view line)
    {
        json::StreamOptions how;
        how.mode = json::StreamOptions::Mode::Lines;
        how.offset = offset;
        how.buffer_size = line.size();
        JsonInput input(importer_, std::make_unique<MemoryReader>(line), how);
        read_what_is_there(input);
        return goes_on_;
    }

    void read_what_is_there(JsonInput& input)
    {
        while (goes_on_ && input.cursor().next_document()) {
            if (take_comment(input.cursor())) {
                goes_on_ = input.keep_going();
                continue;
            }
            const json::Slice line = input.cursor().raw();
            const Slice slice = importer_.slice(line.offset, line.text.size());
            if (line.scan.ok() && line.value().is_object())
                lines_.add({line.value(), slice});
            else if (!line.text.empty())
                lines_.add_unreadable(slice);
            goes_on_ = input.keep_going();
        }
    }

    bool take_comment(json::Cursor& cursor)
    {
        if (cursor.peek_kind() != json::Kind::Invalid)
            return false;
        const std::string_view line = cursor.rest_of_line();
        if (!lines_.add_comment(line, importer_.slice(cursor.offset(), line.size())))
            return false;
        cursor.skip_line();
        return true;
    }

    bool wait_for_more()
    {
        importer_.begin_part(0);
        const auto& main = inputs_.front();
        return main && main->may_wait() &&
               importer_.wait_for_more([this] { return look(); }, main->cursor().has_torn_line());
    }

    /// What became of the first file counts; of the others, whether they have grown.
    FileNews look()
    {
        FileNews news = FileNews::None;
        for (std::size_t part = 0; part < inputs_.size(); ++part) {
            if (!inputs_[part])
                continue;
            importer_.begin_part(part);
            const FileNews news_of_part = inputs_[part]->look();
            if (news_of_part == FileNews::Grown)
                news = FileNews::Grown;
            else if (news_of_part != FileNews::None && part == 0)
                return news_of_part;
        }
        return importer_.look_for_parts() ? FileNews::Grown : news;
    }

    void take_torn_lines()
    {
        bool has_torn = false;
        for (std::size_t part = 0; part < inputs_.size(); ++part) {
            if (!inputs_[part])
                continue;
            importer_.begin_part(part);
            if (inputs_[part]->cursor().has_torn_line()) {
                has_torn = true;
                lines_.begin_part(importer_.parts()[part]);
                inputs_[part]->cursor().take_torn_line();
                read_what_is_there(*inputs_[part]);
            }
            finish(inputs_[part]);
        }
        if (has_torn)
            lines_.settle();
    }

    void finish(std::unique_ptr<JsonInput>& input)
    {
        if (!input)
            return;
        if (const auto finished = input->finish(); !finished && !error_)
            error_ = finished.error();
        input.reset();
    }

    Importer& importer_;
    LogLines& lines_;
    std::vector<std::unique_ptr<JsonInput>> inputs_; ///< by part; null where there are no lines
    std::optional<Error> error_;
    bool goes_on_ = true;
};

} // namespace

bool LogLines::begin_part(const FilePart&)
{
    return true;
}

bool LogLines::add_comment(std::string_view, const Slice&)
{
    return false;
}

Result<void> read_log_lines(Importer& importer, LogLines& lines)
{
    return LinesReader(importer, lines).read();
}

} // namespace playhead
