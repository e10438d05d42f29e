// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/log_line_pieces.h"

#include "core/base/json_tape.h"
#include "core/base/text.h"

#include <algorithm>
#include <vector>

namespace playhead {

namespace {

struct FoundLine {
    std::string_view text; ///< with its line break
    json::Value value;     ///< the object that it holds, or Invalid
};

} // namespace

/// The lines of a piece, all on one tape.
class LogLineWork::FoundLines final : public LineWork::Yield
{
public:
    void read(const LinePiece& piece, const std::stop_token& stop)
    {
        piece_ = piece;
        lines_.clear();
        tape_.begin(piece.text);
        for (std::size_t begin = 0; begin < piece.text.size();) {
            const std::size_t line_break = piece.text.find('\n', begin);
            const std::size_t end = std::min(line_break, piece.text.size() - 1) + 1;
            add(begin, end, stop);
            begin = end;
        }
    }

    [[nodiscard]] const std::vector<FoundLine>& lines() const { return lines_; }
    [[nodiscard]] std::uint64_t offset_of(std::string_view text) const
    {
        return piece_.offset + static_cast<std::uint64_t>(text.data() - piece_.text.data());
    }

private:
    void add(std::size_t begin, std::size_t end, const std::stop_token& stop)
    {
        const std::string_view text = piece_.text.substr(begin, end - begin);
        const json::Value value = tape_.add(begin, end, stop);
        const char* const behind = value.raw().data() + value.raw().size();
        const bool is_all =
            value.is_object() && trimmed({behind, piece_.text.data() + end}).empty();
        if (is_all || !trimmed(text).empty())
            lines_.push_back({text, is_all ? value : json::Value()});
    }

    LinePiece piece_;
    json::Tape tape_;
    std::vector<FoundLine> lines_;
};

LogLineWork::LogLineWork(Importer& importer, LogLines& lines, ReadOdd read_odd)
    : importer_(importer), lines_(lines), read_odd_(std::move(read_odd))
{
}

LogLineWork::~LogLineWork() = default;

std::unique_ptr<LineWork::Yield> LogLineWork::parse(const LinePiece& piece) const
{
    std::unique_ptr<Yield> yield;
    {
        const std::lock_guard lock(mutex_);
        if (!spare_.empty()) {
            yield = std::move(spare_.back());
            spare_.pop_back();
        }
    }
    if (!yield)
        yield = std::make_unique<FoundLines>();
    static_cast<FoundLines&>(*yield).read(piece, importer_.job().stop);
    return yield;
}

bool LogLineWork::take(std::unique_ptr<Yield> yield, std::uint64_t /*end*/)
{
    const auto& found = static_cast<const FoundLines&>(*yield);
    for (const FoundLine& line : found.lines()) {
        if (importer_.job().is_cancelled())
            return false;
        const std::uint64_t offset = found.offset_of(line.text);
        if (!line.value.is_valid()) {
            if (!read_odd_(offset, line.text))
                return false;
            continue;
        }
        const std::string_view object = line.value.raw();
        lines_.add({line.value, importer_.slice(found.offset_of(object), object.size())});
        if (!importer_.keep_going(offset + line.text.size()))
            return false;
    }
    const std::lock_guard lock(mutex_);
    spare_.push_back(std::move(yield));
    return true;
}

} // namespace playhead
