// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/discovery/discovery.h"

#include "core/discovery/glimpse.h"
#include "core/discovery/walk.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <unordered_set>
#include <utility>

namespace playhead {

namespace {

using Clock = std::chrono::steady_clock;

/// What is read is published this often.
constexpr auto pause_between_batches = std::chrono::milliseconds(80);

/// Databases first: what is in them need not be looked for in the files they were made of. Then
/// what was written last.
bool is_earlier(const SessionCandidate& a, const SessionCandidate& b)
{
    const bool is_database = a.unit == PlaceUnit::Database;
    if (is_database != (b.unit == PlaceUnit::Database))
        return is_database;
    return a.written > b.written;
}

} // namespace

/// One run through all places.
class Discovery::Search
{
public:
    Search(Discovery& discovery, const Job& job, const Publish& publish)
        : cache_(discovery.cache_)
        , published_(discovery.published_)
        , job_(job)
        , publish_(publish)
        , quiet_{job.stop, {}}
        , glimpser_(quiet_)
    {
    }

    SearchReport run(const std::vector<SearchPlace>& places)
    {
        const Clock::time_point begin = Clock::now();
        Walked walked = walk(places, job_);
        report_.failures = std::move(walked.failures);
        report_.is_cut_off = walked.is_cut_off;
        std::stable_sort(walked.candidates.begin(), walked.candidates.end(), is_earlier);
        report_.files = walked.candidates.size();
        std::vector<const SessionCandidate*> unread;
        for (const SessionCandidate& candidate : walked.candidates) {
            paths_.insert(candidate.path);
            if (const auto* known = cache_.find(candidate.path, candidate.fingerprint()))
                take(candidate, *known);
            else
                unread.push_back(&candidate);
        }
        flush();
        read(unread);
        finish(!walked.is_cut_off && !job_.is_cancelled());
        report_.took = std::chrono::nanoseconds(Clock::now() - begin).count();
        return std::move(report_);
    }

private:
    void read(const std::vector<const SessionCandidate*>& unread)
    {
        for (const SessionCandidate* candidate : unread) {
            if (job_.is_cancelled())
                return;
            auto sessions = glimpser_.look(*candidate);
            if (job_.is_cancelled())
                return; // it may have seen a part
            ++report_.read;
            if (sessions) {
                take(*candidate, *sessions);
                cache_.put(candidate->path, candidate->fingerprint(), std::move(*sessions));
            } else {
                report_.failures.push_back(sessions.error());
            }
            job_.report(report_.read, unread.size());
            if (Clock::now() - flushed_ > pause_between_batches)
                flush();
        }
        flush();
    }

    void take(const SessionCandidate& candidate, const std::vector<FoundSession>& sessions)
    {
        report_.unknown += sessions.empty() ? 1 : 0;
        for (FoundSession session : sessions) {
            if (session.is_one_of_several)
                in_databases_.emplace(session.place, session.session_id);
            else if (in_databases_.contains({session.place, session.session_id}) ||
                     (session.format == "opencode" && !session.parent.empty()))
                continue; // it is shown where it is kept now, or inside of the one that started it
            if (!session.is_one_of_several) {
                session.size = candidate.size;
                session.files = candidate.files;
                session.written = candidate.written;
            }
            std::string key = session.key();
            if (!seen_.insert(key).second)
                continue;
            ++report_.sessions;
            const auto known = published_.find(key);
            if (known != published_.end() && known->second == session)
                continue;
            batch_.push_back(session);
            published_.insert_or_assign(std::move(key), std::move(session));
        }
    }

    void flush()
    {
        flushed_ = Clock::now();
        if (!batch_.empty() && publish_)
            publish_(std::exchange(batch_, {}));
        batch_.clear();
    }

    void finish(bool is_all)
    {
        report_.was_cancelled = job_.is_cancelled();
        if (is_all) {
            // What lies in other places is looked for there another time.
            cache_.keep_only([this](const std::string& path) {
                return paths_.contains(path) || FileStamp::of(path);
            });
            for (auto entry = published_.begin(); entry != published_.end();) {
                const bool is_gone = !seen_.contains(entry->first);
                if (is_gone)
                    report_.gone.push_back(entry->first);
                entry = is_gone ? published_.erase(entry) : std::next(entry);
            }
        }
        // Where it cannot be written, files are read again the next time.
        static_cast<void>(cache_.save());
    }

    FoundCache& cache_;
    std::unordered_map<std::string, FoundSession>& published_;
    const Job& job_;
    const Publish& publish_;
    Job quiet_; ///< how far one file is read tells nobody anything
    Glimpser glimpser_;
    SearchReport report_;
    std::vector<FoundSession> batch_;
    Clock::time_point flushed_ = Clock::now();
    std::unordered_set<std::string> paths_;
    std::unordered_set<std::string> seen_;                       ///< keys
    std::set<std::pair<std::string, std::string>> in_databases_; ///< places and ids
};

SearchReport Discovery::search(const std::vector<SearchPlace>& places, const Job& job,
                               const Publish& publish)
{
    return Search(*this, job, publish).run(places);
}

void Discovery::forget()
{
    cache_.clear();
    published_.clear();
}

} // namespace playhead
