// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Aider's chat history: the Markdown that it adds to .aider.chat.history.md in the folder where it
// is run, and the chats that it publishes, which are cut from such files.
//
// Recognised by "# aider chat started at", or by prompts ("#### ") beside "> $ aider".
//
// Sessions: each "# aider chat started at" begins one.
//
// Nesting: a prompt, which is lines behind "#### ", contains all that follows until the next one.
// Answers, the blocks of them that say what to search for and replace (edits), and what the program
// says behind "> " stand beside each other in it. Lines between "```" and "```" are the answer's,
// whatever they look like.
//
// Times: none are recorded but when a session was started, by the clock on the wall.
//
// Figures: aider_text.h. A record is a block of lines.
#include "core/base/line_reader.h"
#include "core/formats/aider/text.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace playhead {

namespace {

using aider::Fences;
using aider::LineKind;
using aider::QuoteKind;

class HistoryReader
{
public:
    explicit HistoryReader(Importer& importer)
        : importer_(importer), bytes_(importer.source().reader()), lines_(*bytes_)
    {
    }

    Result<void> read()
    {
        bool goes_on = true;
        for (Line line; goes_on && lines_.next(line);) {
            if (line.text.ends_with('\r'))
                line.text.remove_suffix(1);
            take(line);
            goes_on = importer_.keep_going(lines_.consumed());
        }
        flush();
        if (lines_.error() && importer_.session_count() == 0)
            return *lines_.error();
        return {};
    }

private:
    struct Block {
        LineKind kind = LineKind::Blank; ///< where there is none
        Slice slice;
        bool is_interruption = false;
    };
    struct Edit {
        Slice slice;
        Slice path;
        std::string file;
        EventIndex event;
        bool is_applied = false;
    };

    void take(const Line& line)
    {
        LineKind kind = aider::kind_of(line.text);
        if (fences_.is_inside() && aider::ends_fence(line.text, was_blank_))
            fences_.reset();
        if (fences_.is_inside() || kind == LineKind::Text) {
            kind = LineKind::Text;
            extend(kind, line);
            look_for_edit(line);
        }
        was_blank_ = kind == LineKind::Blank;
        switch (kind) {
        case LineKind::Start:
            flush();
            begin_session(line);
            break;
        case LineKind::Blank:
            if (block_.kind != LineKind::Text)
                flush();
            break;
        case LineKind::Markup:
            flush();
            keep(slice_of(line));
            break;
        case LineKind::Quote:
            take_quote(line);
            break;
        case LineKind::Prompt:
            extend(kind, line);
            break;
        case LineKind::Text:
            break;
        }
    }

    Slice slice_of(const Line& line, RecordRole role = RecordRole::Event)
    {
        return importer_.slice(line.offset, line.text.size(), role);
    }

    void extend(LineKind kind, const Line& line)
    {
        if (block_.kind != kind || block_.slice.length == 0) {
            flush();
            block_ = {kind, slice_of(line)};
            return;
        }
        const std::uint64_t end = line.offset + line.text.size();
        block_.slice = importer_.slice(block_.slice.offset,
                                       static_cast<std::size_t>(end - block_.slice.offset));
    }

    void take_quote(const Line& line)
    {
        const QuoteKind kind = aider::quote_kind(line.text);
        switch (kind) {
        case QuoteKind::Usage:
            flush();
            add_usage(line);
            return;
        case QuoteKind::Applied:
            flush();
            add_applied(line);
            return;
        case QuoteKind::Interrupted:
            if (!block_.is_interruption) {
                flush();
                interrupt(line);
            }
            extend(LineKind::Quote, line);
            block_.is_interruption = true;
            return;
        case QuoteKind::Version:
            session().recorder =
                "Aider " +
                std::string(aider::unquoted(line.text).substr(std::string_view("Aider v").size()));
            break;
        case QuoteKind::Model:
            model_ = slice_of(line, RecordRole::Context);
            break;
        case QuoteKind::Output:
            break;
        }
        if (block_.is_interruption)
            flush();
        extend(LineKind::Quote, line);
    }

    /// What is known of the answer's end.
    void interrupt(const Line& line)
    {
        if (!answer_)
            return;
        builder().update(answer_, Event(), true, slice_of(line, RecordRole::Context));
    }

    /// Notes where the blocks are that say what to search for and replace.
    void look_for_edit(const Line& line)
    {
        const Fences::Place place = fences_.next(line.text);
        const Slice slice = slice_of(line, RecordRole::Context);
        if (place == Fences::Place::EditBegins) {
            open_edit_ = Edit{slice, path_, path_text_, {}, false};
        } else if (open_edit_ && place != Fences::Place::Edit) {
            const std::uint64_t begin = open_edit_->slice.offset;
            open_edit_->slice = importer_.slice(
                begin, static_cast<std::size_t>(line.offset + line.text.size() - begin));
            if (place == Fences::Place::EditEnds)
                edits_.push_back(*open_edit_);
            open_edit_.reset();
        }
        const bool may_be_path = place == Fences::Place::Outside || place == Fences::Place::Fence;
        if (may_be_path && !line.text.starts_with("```") && !line.text.empty()) {
            path_ = slice;
            path_text_ = aider::file_in(line.text);
        }
    }

    void begin_session(const Line& line)
    {
        ++sessions_;
        std::string id = importer_.id_from_name();
        if (sessions_ > 1)
            id += "-" + std::to_string(sessions_);
        builder_ = &importer_.session(id);
        session().recorder = "Aider";
        session().init_timestamp = aider::start_of(line.text);
        session().zone_trusted = false;
        prompt_ = answer_ = EventIndex();
        model_.reset();
        pending_.clear();
        keep(slice_of(line));
    }

    TraceBuilder& builder()
    {
        if (!builder_) {
            ++sessions_;
            builder_ = &importer_.session(importer_.id_from_name());
            builder_->session().recorder = "Aider";
        }
        return *builder_;
    }
    Session& session() { return builder().session(); }

    void keep(const Slice& slice)
    {
        builder().session().records.push_back(slice);
        ++importer_.tally().metadata;
    }

    void flush()
    {
        const Block block = std::exchange(block_, {});
        fences_.reset();
        open_edit_.reset();
        switch (block.kind) {
        case LineKind::Prompt:
            prompt_ = answer_ = EventIndex();
            pending_.clear();
            prompt_ = add_event({block.slice}, aider::decode_prompt);
            has_begun_ = true;
            ++importer_.tally().events;
            break;
        case LineKind::Text:
            add_answer(block.slice);
            break;
        case LineKind::Quote:
            add_event({block.slice}, aider::decode_output);
            has_begun_ = true;
            ++importer_.tally().events;
            break;
        default:
            break;
        }
        edits_.clear();
    }

    void add_answer(const Slice& slice)
    {
        if (!has_begun_) // what a published chat begins with
            return keep(slice);
        std::vector<Slice> slices = {slice};
        if (model_)
            slices.push_back(*model_);
        answer_ = add_event(slices, aider::decode_answer);
        ++importer_.tally().events;
        pending_.clear();
        for (Edit& edit : edits_) {
            std::vector<Slice> records = {edit.slice};
            if (edit.path.length > 0)
                records.push_back(edit.path);
            edit.event = add_event(records, aider::decode_edit);
            pending_.push_back(std::move(edit));
        }
    }

    EventIndex add_event(const std::vector<Slice>& slices, RecordDecoder decoder)
    {
        std::vector<std::string> texts;
        for (const Slice& slice : slices) {
            auto bytes = importer_.read(slice);
            texts.push_back(bytes ? std::move(bytes).value() : std::string());
        }
        std::vector<Record> records;
        for (std::size_t i = 0; i < slices.size(); ++i)
            records.push_back({slices[i].role, texts[i]});
        Event event;
        decoder(records, event);
        event.parent = prompt_;
        return builder().add(event, slices, decoder);
    }

    void add_usage(const Line& line)
    {
        if (!answer_)
            return extend(LineKind::Quote, line);
        const std::array records = {Record{RecordRole::Event, ""},
                                    Record{RecordRole::Context, line.text}};
        Event usage;
        aider::decode_answer(records, usage);
        Event update;
        update.tokens = usage.tokens;
        update.cost = usage.cost;
        builder().update(answer_, update, false, slice_of(line, RecordRole::Context));
        answer_ = EventIndex();
        ++importer_.tally().merged;
    }

    /// All edits of the file were applied. Where there is none, the program says it by itself;
    /// where they are known to be applied, it says it again.
    void add_applied(const Line& line)
    {
        const std::string_view file = aider::applied_file(line.text);
        bool is_known = false;
        for (Edit& edit : pending_) {
            if (edit.file != file)
                continue;
            is_known = true;
            if (std::exchange(edit.is_applied, true))
                continue;
            Event update;
            update.result = EventResult::Success;
            builder().update(edit.event, update, true, slice_of(line, RecordRole::Context));
        }
        if (!is_known)
            return extend(LineKind::Quote, line);
        session().records.push_back(slice_of(line));
        ++importer_.tally().merged;
    }

    Importer& importer_;
    std::unique_ptr<ByteReader> bytes_;
    LineReader lines_;
    TraceBuilder* builder_ = nullptr;
    std::size_t sessions_ = 0;
    bool has_begun_ = false; ///< anything that was said
    Block block_;
    bool was_blank_ = true; ///< the line before
    Fences fences_;
    std::optional<Edit> open_edit_;
    std::vector<Edit> edits_;   ///< of the block
    std::vector<Edit> pending_; ///< of the answer before
    Slice path_;                ///< the last line that may name a file
    std::string path_text_;
    EventIndex prompt_;
    EventIndex answer_; ///< whose usage was not said yet
    std::optional<Slice> model_;
};

Confidence sniff(const SniffInput& input)
{
    const auto has_line = [&input](std::string_view begins) {
        return input.head.starts_with(begins) ||
               input.head.find('\n' + std::string(begins)) != std::string_view::npos;
    };
    if (has_line("# aider chat started at 20"))
        return Confidence::Certain;
    const bool is_published = has_line("> $ aider ") && has_line("#### ");
    return is_published ? Confidence::Certain : Confidence::No;
}

Result<void> read(Importer& importer)
{
    return HistoryReader(importer).read();
}

} // namespace

const Format& aider_format()
{
    static constexpr Format format = {"aider", "Aider chat history", "md", sniff, read};
    return format;
}

} // namespace playhead
