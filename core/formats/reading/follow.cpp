// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/follow.h"

#include "core/base/file_watch.h"
#include "core/base/wall_clock.h"
#include "core/formats/reading/document_reading.h"
#include "core/formats/reading/file_tail.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace playhead {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// How long a file that is read anew has to rest before, and how long that is waited for.
constexpr milliseconds rest_before_reading{300};
constexpr milliseconds longest_wait_for_rest{1000};
/// Reading anew takes a fifth of the time at most, however often the file changes.
constexpr int reading_cost_factor = 4;

const DiagnosticKind deleted_file = {
    Severity::Warning, "file-deleted", "The file was deleted while it was open.",
    "What was read of it is shown; events that are loaded now can still be read."};

Diagnostic changed_file(const Error& error)
{
    Diagnostic changed;
    changed.severity = Severity::Warning;
    changed.code = "file-changed";
    changed.message = "The file was changed, and cannot be read as it is now: " + error.what;
    changed.remedy = "What was read before is shown. " + error.remedy;
    changed.count = 1;
    return changed;
}

/// Whether events and sessions are where they were.
bool goes_on_from(const Document& before, const Document& after)
{
    if (after.sessions.size() < before.sessions.size())
        return false;
    return std::equal(before.sessions.begin(), before.sessions.end(), after.sessions.begin(),
                      [](const auto& a, const auto& b) {
                          return a->session().id == b->session().id &&
                                 a->event_count() <= b->event_count();
                      });
}

milliseconds rested(const std::optional<FileStamp>& file)
{
    if (!file)
        return milliseconds(0);
    const std::chrono::nanoseconds age(wall_clock() - file->modified);
    return std::max(milliseconds(0), std::chrono::duration_cast<milliseconds>(age));
}

class Follower
{
public:
    Follower(const std::string& path, const Job& job, const FollowCalls& calls)
        : path_(path)
        , job_(job)
        , calls_(calls)
        , watch_(FileWatch::of_file(path, {"-wal"}))
        , is_file_(path != "-" && FileStamp::of(path).has_value())
    {
    }

    void run()
    {
        while (read() && wait_for_another()) {
        }
    }

private:
    /// Reads the file, and reads on. False where it is not to be looked at again.
    bool read()
    {
        stamp_ = FileStamp::of(path_);
        const auto begin = Clock::now();
        FileTail tail(watch_, rested(stamp_));
        const auto document = read_document(
            path_, job_, [this](const auto& news) { publish(news); }, is_file_ ? &tail : nullptr);
        news_ = tail.why_ended();
        const bool was_followed = tail.ended_torn() || news_ != FileNews::None;
        cost_ = was_followed ? Clock::duration(0) : Clock::now() - begin;
        if (job_.is_cancelled()) {
            if (document && !shows_all_)
                publish(*document);
            return false;
        }
        // A reader that has waited at the end has published everything but what is torn.
        if (news_ == FileNews::None) {
            if (document)
                publish(*document);
            else
                fail(document.error());
        }
        is_continued_ = tail.ended_torn();
        return is_file_;
    }

    void publish(const std::shared_ptr<const Document>& news)
    {
        const bool goes_on = !last_ || goes_on_from(*last_, *news);
        if (is_continued_ && !goes_on && !news->is_complete)
            return; // what was shown comes again, and is not all there yet
        if (last_ && (is_anew_ || !goes_on))
            ++reading_;
        is_anew_ = false;
        is_continued_ = false;
        is_told_ = false;
        shows_all_ = news->is_complete;
        auto document = std::make_shared<Document>(*news);
        document->reading = reading_;
        last_ = document;
        calls_.publish(std::move(document));
    }

    void fail(const Error& error)
    {
        if (!last_) {
            calls_.failed(error);
            return;
        }
        if (std::exchange(is_told_, true))
            return;
        add_note([&](Diagnostics& notes) { notes.add(changed_file(error)); });
    }

    template <typename Add>
    void add_note(Add add)
    {
        auto document = std::make_shared<Document>(*last_);
        add(document->diagnostics);
        calls_.publish(std::move(document));
    }

    /// Waits until the file is another one, and can be read. False where the job was stopped.
    bool wait_for_another()
    {
        shows_all_ = false;
        if (news_ == FileNews::Deleted && last_)
            add_note([](Diagnostics& notes) { notes.add(deleted_file); });
        while (!job_.is_cancelled()) {
            const auto now = FileStamp::of(path_);
            const bool is_another = news_ == FileNews::Replaced || (now && now != stamp_);
            if (is_another) {
                is_continued_ =
                    is_continued_ && now && now->is_same_file(*stamp_) && now->size >= stamp_->size;
                is_anew_ = !is_continued_;
                return is_continued_ || wait_for_rest();
            }
            watch_.wait(job_.stop);
        }
        return false;
    }

    /// A file that is being written anew is not to be read before that is done, as a rule.
    bool wait_for_rest()
    {
        const auto begin = Clock::now();
        const auto pause =
            std::max<Clock::duration>(rest_before_reading, cost_ * reading_cost_factor);
        auto known = FileStamp::of(path_);
        auto since = begin;
        while (!job_.is_cancelled()) {
            const auto now = Clock::now();
            const auto stamp = FileStamp::of(path_);
            if (stamp != known)
                since = now;
            known = stamp;
            const bool has_rested = known && known->size > 0 && now - since >= rest_before_reading;
            if (now - begin >= pause &&
                (has_rested || now - begin >= pause + longest_wait_for_rest))
                return true;
            watch_.rest(job_.stop, FileWatch::usual_poll);
        }
        return false;
    }

    const std::string& path_;
    const Job& job_;
    const FollowCalls& calls_;
    FileWatch watch_;
    bool is_file_;                   ///< and not a pipe
    std::optional<FileStamp> stamp_; ///< of the file when it was read last
    FileNews news_ = FileNews::None; ///< why reading it on has ended
    Clock::duration cost_{};
    std::shared_ptr<const Document> last_;
    std::uint32_t reading_ = 1;
    bool is_anew_ = false;      ///< what is read now was not read on
    bool is_continued_ = false; ///< and yet has only grown: its last line was torn
    bool shows_all_ = false;    ///< the last Document is complete
    bool is_told_ = false;      ///< that the file cannot be read
};

} // namespace

void follow_document(const std::string& path, const Job& job, const FollowCalls& calls)
{
    Follower(path, job, calls).run();
}

} // namespace playhead
