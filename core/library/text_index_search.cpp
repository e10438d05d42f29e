// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/text.h"
#include "core/library/searched_text.h"
#include "core/library/text_index.h"
#include "core/library/text_index_schema.h"
#include "core/library/text_query.h"
#include "core/native/event_record.h"
#include "core/native/session_rows.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace playhead {

namespace {

// What FTS5 puts around what was found; searched_text() has no control characters.
constexpr char begin_mark = '\x02';
constexpr char end_mark = '\x03';
constexpr int words_of_excerpt = 24;
constexpr std::size_t bytes_of_beginning = 240;

/// How often a stop is looked for.
constexpr std::uint64_t rows_between_stops = 1024;

struct Matches {
    std::uint64_t count = 0;
    std::vector<std::int64_t> first; ///< rows of the session
};

/// Makes excerpts: FTS5 keeps no texts here, so each is put into a table of one for a moment, where
/// the same rules find the same words.
class Excerpts
{
public:
    static Result<Excerpts> make(sqlite::Database& database, const std::string& query)
    {
        if (auto made = database.exec(
                std::string("CREATE VIRTUAL TABLE IF NOT EXISTS temp.excerpt USING fts5(words, "
                            "tokenize=\"") +
                words_tokenizer + "\")");
            !made)
            return made.error();
        auto put = database.prepare("INSERT INTO temp.excerpt (rowid, words) VALUES (1, ?1)");
        auto cut = database.prepare("SELECT snippet(excerpt, 0, char(2), char(3), '…', " +
                                    std::to_string(words_of_excerpt) +
                                    ") FROM temp.excerpt WHERE excerpt MATCH ?1");
        auto clear = database.prepare("DELETE FROM temp.excerpt");
        for (const auto* statement : {&put, &cut, &clear}) {
            if (!*statement)
                return statement->error();
        }
        return Excerpts(query, std::move(*put), std::move(*cut), std::move(*clear));
    }

    Result<void> cut(std::string_view text, MatchedEvent& found)
    {
        put_.bind(1, text);
        if (auto done = put_.run(); !done)
            return done;
        cut_.bind(1, query_);
        const auto there = cut_.step();
        if (there)
            // Where what was found is masked, there is nothing to mark.
            take(*there ? std::string(cut_.text(0)) : elide(text, bytes_of_beginning), found);
        cut_.reset();
        auto cleared = clear_.run();
        return there ? cleared : Result<void>(there.error());
    }

private:
    Excerpts(std::string query, sqlite::Statement put, sqlite::Statement cut,
             sqlite::Statement clear)
        : query_(std::move(query))
        , put_(std::move(put))
        , cut_(std::move(cut))
        , clear_(std::move(clear))
    {
    }

    static void take(std::string_view marked, MatchedEvent& found)
    {
        std::uint32_t begin = 0;
        for (const char c : marked) {
            const auto at = static_cast<std::uint32_t>(found.excerpt.size());
            if (c == begin_mark)
                begin = at;
            else if (c == end_mark)
                found.marks.emplace_back(begin, at);
            else
                found.excerpt += c;
        }
        begin_near_first_mark(found);
    }

    /// So that a line that is cut off at its end shows what was found.
    static void begin_near_first_mark(MatchedEvent& found)
    {
        constexpr std::uint32_t most_before = 48;
        if (found.marks.empty() || found.marks.front().first <= most_before)
            return;
        const std::size_t space = found.excerpt.find(' ', found.marks.front().first - most_before);
        if (space >= found.marks.front().first)
            return;
        constexpr std::string_view ellipsis = "…";
        found.excerpt.replace(0, space + 1, ellipsis);
        const auto cut = static_cast<std::uint32_t>(space + 1 - ellipsis.size());
        for (auto& [begin, end] : found.marks) {
            begin -= cut;
            end -= cut;
        }
    }

    std::string query_;
    sqlite::Statement put_;
    sqlite::Statement cut_;
    sqlite::Statement clear_;
};

class Search
{
public:
    Search(sqlite::Database& database, std::string query, const TextIndex::Limits& limits,
           const Redactor* redactor, const std::stop_token& stop)
        : database_(database)
        , query_(std::move(query))
        , limits_(limits)
        , redactor_(redactor)
        , stop_(stop)
    {
    }

    Result<LibraryMatches> run(Library& library)
    {
        auto shards = numbers("SELECT number FROM shard ORDER BY number");
        if (!shards)
            return shards.error();
        for (const std::int64_t shard : *shards) {
            const auto looked = look_into(shard);
            if (stop_.stop_requested())
                return LibraryMatches();
            if (!looked)
                return looked.error();
        }
        auto entries = library.list();
        if (!entries)
            return entries.error();
        LibraryMatches found;
        if (auto told = tell(library, *entries, found); !told)
            return told.error();
        return found;
    }

private:
    Result<std::vector<std::int64_t>> numbers(std::string_view sql)
    {
        auto statement = database_.prepare(sql);
        if (!statement)
            return statement.error();
        std::vector<std::int64_t> all;
        for (;;) {
            const auto there = statement->step();
            if (!there)
                return there.error();
            if (!*there)
                return all;
            all.push_back(statement->int64(0));
        }
    }

    Result<void> look_into(std::int64_t shard)
    {
        const std::string table = words_table(shard);
        auto find =
            database_.prepare("SELECT rowid FROM " + table + " WHERE " + table + " MATCH ?1");
        if (!find)
            return find.error();
        find->bind(1, query_);
        for (std::uint64_t step = 0; step % rows_between_stops != 0 || !stop_.stop_requested();
             ++step) {
            const auto there = find->step();
            if (!there)
                return there.error();
            if (!*there)
                break;
            Matches& matches = matches_[find->int64(0) >> row_bits];
            ++matches.count;
            if (matches.first.size() < limits_.texts_per_session)
                matches.first.push_back(find->int64(0) & row_mask);
        }
        return {};
    }

    Result<void> tell(Library& library, std::vector<LibraryEntry>& entries, LibraryMatches& found)
    {
        auto number = database_.prepare("SELECT number FROM session WHERE session_id = ?1");
        auto excerpts = Excerpts::make(database_, query_);
        if (!number || !excerpts)
            return number ? excerpts.error() : number.error();
        std::size_t texts = 0;
        for (LibraryEntry& entry : entries) {
            number->bind(1, entry.session_id);
            const auto there = number->step();
            const std::int64_t session = there && *there ? number->int64(0) : -1;
            number->reset();
            const auto matches = matches_.find(session);
            if (matches == matches_.end())
                continue;
            MatchedSession& shown = found.sessions.emplace_back();
            shown.session = std::move(entry);
            shown.matches = matches->second.count;
            found.matches += shown.matches;
            const auto path = library.session_path(shown.session.session_id);
            auto rows = path ? SessionRows::open(*path) : path.error();
            for (std::size_t i = 0; rows && i < matches->second.first.size() &&
                                    texts < limits_.texts && !stop_.stop_requested();
                 ++i, ++texts) {
                if (auto added = add(*rows, matches->second.first[i], *excerpts, shown); !added)
                    return added;
            }
        }
        return {};
    }

    Result<void> add(SessionRows& rows, std::int64_t row, Excerpts& excerpts,
                     MatchedSession& session)
    {
        const auto record = rows.find(row);
        if (!record || !*record) // it was changed meanwhile: the next update sees that
            return {};
        const std::string shown = redactor_ ? redactor_->redact_json(**record) : **record;
        MatchedEvent found;
        found.row = row;
        found.event_type = native::read_event(shown).event.event_type;
        auto cut = excerpts.cut(searched_text(shown), found);
        if (cut)
            session.first.push_back(std::move(found));
        return cut;
    }

    sqlite::Database& database_;
    std::string query_;
    TextIndex::Limits limits_;
    const Redactor* redactor_;
    const std::stop_token& stop_;
    std::unordered_map<std::int64_t, Matches> matches_; ///< by the session's number
};

} // namespace

Result<LibraryMatches> TextIndex::search(Library& library, std::string_view text,
                                         const Limits& limits, const Redactor* redactor,
                                         const std::stop_token& stop)
{
    std::string query = text_query(text);
    if (query.empty()) {
        LibraryMatches none;
        none.has_words = false;
        return none;
    }
    // A single step may take long: the beginning of a word may be that of many.
    const std::stop_callback interrupt(stop, [this] { database_.interrupt(); });
    auto found = Search(database_, query, limits, redactor, stop).run(library);
    return found || !stop.stop_requested() ? std::move(found)
                                           : Result<LibraryMatches>(LibraryMatches());
}

} // namespace playhead
