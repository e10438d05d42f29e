// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Logs of Inspect AI: a document {"version","status","eval","plan","results","stats","samples"}, or
// an archive .eval with a file for the header and one or more for each sample (inspect_files.h); as
// the program writes them into logs/. A sample by itself is read, too.
//
// Recognised by "eval" with a task, beside version or status; a sample by its epoch and its events
// or messages.
//
// Sessions: a sample is one. A log without samples is one without events. How a sample ended is
// said by its own error or limit alone: the status is that of the whole log.
//
// Nesting: an event is within the span that it names, or, in logs of before 2025-04, within the
// step that was begun and not ended. The call of a tool and the span of what it did stand beside
// each other in the file; the call is both. Old logs keep events within a call.
//
// Times: as recorded, to "completed". Where that is missing, an event took as long as its output or
// its working time says, which is derived.
//
// Agents: the span of type "agent" that an event is in.
//
// Results: an error is a failure, a sandbox's exit code other than 0 is one, and so is a score of
// "I", "N", 0 or false; "C", 1 and true are a success.
//
// Tokens: input_tokens counts neither what was read from the cache nor what was written to it; the
// prompt of an event is the sum of the three. Sums of samples and logs are not counted again.
//
// Texts and messages that Inspect keeps apart are put back where an event is shown: inspect_text.h.
// A sample of logs without events is read from its messages.
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/inspect/files.h"
#include "core/formats/inspect/glimpse.h"
#include "core/formats/inspect/sample.h"
#include "core/formats/inspect/session.h"
#include "core/formats/reading/json_input.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/kept_member.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace playhead {

namespace {

using inspect::LogFile;
using inspect::Sample;

/// A longer member of a sample or log is a record of its session, and no attribute.
constexpr std::size_t long_member = 64 * 1024;

class Reader
{
public:
    explicit Reader(Importer& importer) : importer_(importer), sessions_(importer) {}

    Result<void> read()
    {
        const std::size_t count = importer_.parts().size();
        for (std::size_t part = 0; part < count && goes_on_; ++part) {
            importer_.begin_part(part);
            const LogFile file =
                count > 1 ? inspect::log_file_of(importer_.parts()[part].path) : LogFile();
            JsonInput input(importer_);
            input_ = &input;
            read_part(file);
            input_ = nullptr;
            if (auto finished = input.finish(); !finished && count == 1)
                return finished;
        }
        finish_sample();
        sessions_.finish();
        return {};
    }

private:
    json::Cursor& cursor() { return input_->cursor(); }

    void read_part(const LogFile& file)
    {
        if (sample_ && file.sample != sample_name_)
            finish_sample();
        while (goes_on_ && cursor().next_document()) {
            switch (file.kind) {
            case LogFile::Kind::Foreign: // the only file
                read_document();
                break;
            case LogFile::Kind::Header:
            case LogFile::Kind::Start:
                read_header(file.kind == LogFile::Kind::Header);
                break;
            case LogFile::Kind::Sample:
                sample_name_ = file.sample;
                read_sample(sample());
                break;
            case LogFile::Kind::Repetition:
                keep_repetition();
                break;
            default:
                sample_name_ = file.sample;
                read_sequence(file);
            }
            goes_on_ = goes_on_ && input_->keep_going();
        }
    }

    Sample& sample()
    {
        if (!sample_)
            sample_.emplace();
        return *sample_;
    }

    /// A log, a sample, or a list of either.
    void read_document()
    {
        if (cursor().enter_array()) {
            while (goes_on_ && cursor().next_element())
                read_one();
        } else {
            read_one();
        }
    }

    void read_one()
    {
        Sample whole;
        read_log(whole);
        if (find_kept(whole.members, "epoch") && !find_kept(whole.members, "eval")) {
            sample_ = std::move(whole);
            return finish_sample();
        }
        for (KeptMember& each : whole.members)
            sessions_.header.push_back(std::move(each));
    }

    /// The journal's beginning says what the header says again when a run is done.
    void read_header(bool is_header)
    {
        if (!sessions_.header.empty() && !is_header)
            return keep_repetition();
        Sample whole;
        read_sample(whole);
        sessions_.header = std::move(whole.members);
    }

    void keep_repetition()
    {
        const std::uint64_t begin = cursor().offset();
        cursor().skip();
        sessions_.repetitions.push_back(slice_from(begin));
        ++importer_.tally().metadata;
    }

    Slice slice_from(std::uint64_t begin)
    {
        return importer_.slice(begin, static_cast<std::size_t>(cursor().offset() - begin));
    }

    /// A log, or a sample that is a document by itself.
    void read_log(Sample& log)
    {
        if (!cursor().enter_object())
            return add_damaged_sample();
        for (std::string_view name; goes_on_ && cursor().next_member(name);) {
            const std::string key(name);
            if (key == "samples" && cursor().peek_kind() == json::Kind::Array)
                read_samples(log);
            else
                read_sample_member(key, log);
        }
    }

    /// A session of its own, as a sample is: nothing else says what it is.
    void add_damaged_sample()
    {
        const json::Slice read = cursor().raw();
        if (read.text.empty())
            return;
        sample().add_unreadable(importer_.slice(read.offset, read.text.size()));
        finish_sample();
    }

    void read_sample(Sample& sample)
    {
        if (!cursor().enter_object()) {
            const json::Slice read = cursor().raw();
            if (!read.text.empty())
                sample.add_unreadable(importer_.slice(read.offset, read.text.size()));
            return;
        }
        for (std::string_view name; goes_on_ && cursor().next_member(name);)
            read_sample_member(std::string(name), sample);
    }

    /// Logs of 2024 kept events and texts in a transcript.
    void read_sample_member(const std::string& key, Sample& sample)
    {
        if (key != "transcript" || !cursor().enter_object())
            return read_member(key, sample);
        for (std::string_view name; goes_on_ && cursor().next_member(name);)
            read_member(std::string(name), sample);
    }

    void read_member(const std::string& key, Sample& sample)
    {
        const json::Kind kind = cursor().peek_kind();
        const bool is_list = kind == json::Kind::Array;
        const bool is_object = kind == json::Kind::Object;
        if (key == "events" && is_list)
            read_list(sample, &Reader::add_event);
        else if (key == "messages" && is_list)
            read_list(sample, &Reader::add_message);
        else if (key == "message_pool" && is_list)
            read_list(sample, &Reader::add_pooled_message);
        else if (key == "call_pool" && is_list)
            read_list(sample, &Reader::add_pooled_call);
        else if ((key == "attachments" || key == "content") && is_object)
            read_texts(sample);
        else if (key == "events_data" && is_object)
            read_pools(sample);
        else
            keep(key, sample);
    }

    void keep(const std::string& key, Sample& sample)
    {
        sample.members.push_back(keep_member(importer_, cursor(), key));
        KeptMember& member = sample.members.back();
        if (member.json.size() > long_member && key != "eval")
            member.json.clear();
    }

    /// Of a log. What it says of itself stands before them.
    void read_samples(Sample& log)
    {
        for (KeptMember& each : log.members)
            sessions_.header.push_back(std::move(each));
        log.members.clear();
        cursor().enter_array();
        while (goes_on_ && cursor().next_element()) {
            if (cursor().peek_kind() != json::Kind::Object) {
                add_damaged_sample();
                continue;
            }
            read_sample(sample());
            finish_sample();
            goes_on_ = goes_on_ && input_->keep_going();
        }
    }

    void read_pools(Sample& sample)
    {
        cursor().enter_object();
        for (std::string_view name; goes_on_ && cursor().next_member(name);) {
            const std::string key(name);
            if (key == "messages")
                read_list(sample, &Reader::add_pooled_message);
            else if (key == "calls")
                read_list(sample, &Reader::add_pooled_call);
            else
                keep(key, sample);
        }
    }

    void read_list(Sample& sample, void (Reader::*add)(Sample&))
    {
        if (!cursor().enter_array()) {
            cursor().skip();
            return;
        }
        while (goes_on_ && cursor().next_element()) {
            (this->*add)(sample);
            goes_on_ = input_->keep_going();
        }
    }

    void add_event(Sample& sample)
    {
        const json::Slice read = cursor().raw();
        const Slice slice = importer_.slice(read.offset, read.text.size());
        if (read.value().is_object())
            sample.add_event({read.value(), slice});
        else if (!read.text.empty())
            sample.add_unreadable(slice);
    }

    Slice skip_value()
    {
        const std::uint64_t begin = cursor().offset();
        cursor().skip();
        return slice_from(begin);
    }
    void add_message(Sample& sample) { sample.transcript.push_back(skip_value()); }
    void add_pooled_message(Sample& sample)
    {
        sample.add_pooled_message(skip_value());
        ++importer_.tally().merged;
    }
    void add_pooled_call(Sample& sample)
    {
        sample.add_pooled_call(skip_value());
        ++importer_.tally().merged;
    }
    void add_numbered_text(Sample& sample) { add_text(std::to_string(next_text_++), sample); }
    void add_text(std::string name, Sample& sample)
    {
        sample.add_text(std::move(name), skip_value());
        ++importer_.tally().merged;
    }

    void read_texts(Sample& sample)
    {
        cursor().enter_object();
        for (std::string_view name; goes_on_ && cursor().next_member(name);)
            add_text(std::string(name), sample);
    }

    /// A piece of what a large sample has in several files.
    void read_sequence(const LogFile& file)
    {
        if (file.kind == LogFile::Kind::Events) {
            read_list(sample(), &Reader::add_event);
        } else if (file.kind == LogFile::Kind::Messages) {
            read_list(sample(), &Reader::add_pooled_message);
        } else if (file.kind == LogFile::Kind::Calls) {
            read_list(sample(), &Reader::add_pooled_call);
        } else {
            next_text_ = file.first;
            read_list(sample(), &Reader::add_numbered_text);
        }
    }

    void finish_sample()
    {
        if (!sample_)
            return;
        const Sample sample = *std::exchange(sample_, std::nullopt);
        goes_on_ = sessions_.add(sample) && goes_on_;
    }

    Importer& importer_;
    JsonInput* input_ = nullptr;
    inspect::Sessions sessions_;
    std::optional<Sample> sample_; ///< that is being read
    std::string sample_name_;
    std::uint64_t next_text_ = 0; ///< number of an attachment in a list
    bool goes_on_ = true;
};

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    const bool has_eval =
        shape.has("eval.task") && (shape.has("eval.run_id") || shape.has("eval.created"));
    if (has_eval && (shape.has("version") || shape.has("status")))
        return Confidence::Certain;
    const bool is_sample = shape.has("id") && shape.has("epoch") && shape.has("target");
    if (is_sample && (shape.has("messages") || shape.has("events")))
        return Confidence::Certain;
    return Confidence::No;
}

Result<void> read(Importer& importer)
{
    return Reader(importer).read();
}

} // namespace

const Format& inspect_format()
{
    static constexpr Format format = {"inspect", "Inspect AI log", "eval json", sniff,
                                      read,      inspect::group,   {},          inspect::glimpse};
    return format;
}

} // namespace playhead
