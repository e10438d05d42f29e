// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/discovery/glimpse.h"

#include "core/base/text.h"
#include "core/discovery/session_of_trace.h"
#include "core/formats/reading/archive.h"
#include "core/formats/reading/document_reading.h"
#include "core/formats/reading/glimpse.h"
#include "core/formats/reading/json_input.h"
#include "core/model/spool.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace playhead {

namespace {

constexpr std::string_view database_magic("SQLite format 3\0", 16);

bool has_extension(const Format& format, std::string_view name)
{
    const std::string_view extension = name.substr(name.rfind('.') + 1);
    std::string_view rest = format.extensions;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        if (rest.substr(0, end) == extension)
            return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

bool is_of(const PlaceKind& kind, const Format& format)
{
    return kind.formats.empty() ||
           std::find(kind.formats.begin(), kind.formats.end(), format.id) != kind.formats.end();
}

/// The place's own formats are asked first: thousands of files lie there, of one of them.
const Format* recognise_at(const PlaceKind& kind, const SniffInput& input)
{
    const Format* best = nullptr;
    Confidence best_confidence = Confidence::Possible;
    for (const Format* format : all_formats()) {
        if (kind.formats.empty() || !is_of(kind, *format))
            continue;
        if (const Confidence confidence = format->sniff(input); confidence > best_confidence) {
            best = format;
            best_confidence = confidence;
        }
    }
    return best || kind.is_shared_folder ? best : recognise(input);
}

/// Who works in sessions of a format, for people.
std::string agent_of(const PlaceKind& kind, const Format& format)
{
    if (!kind.agent.empty())
        return std::string(kind.agent);
    for (const PlaceKind& known : place_kinds()) {
        if (!known.formats.empty() && is_of(known, format))
            return std::string(known.agent);
    }
    std::string_view title = format.title;
    for (const std::string_view word :
         {" session", " conversation", " trajectory", " log", " chat"})
        title = title.substr(0, title.find(word));
    return std::string(title);
}

/// Whether the last bytes can be read by themselves, from a line's beginning on. A first line may
/// have no end where it was looked for.
bool is_of_lines(const FileEnds& file)
{
    if (file.head().find('\n') != std::string::npos)
        return stream_options(file.head()).mode == json::StreamOptions::Mode::Lines;
    return file.head().starts_with('{') && file.tail().find("\n{") != std::string::npos;
}

/// The candidate's files, read; with what is told by them.
class Look
{
public:
    Look(const SessionCandidate& candidate, const Job& job) : candidate_(candidate), job_(job) {}

    Result<std::vector<FoundSession>> run()
    {
        for (const FileAt& file : candidate_.telling) {
            auto ends = FileEnds::open(file.path);
            if (!ends && files_.empty())
                return ends.error();
            if (ends)
                files_.push_back(std::move(*ends));
        }
        if (candidate_.unit == PlaceUnit::Folder)
            return of_folder();
        const FileEnds& file = files_.front();
        if (file.head().starts_with(database_magic))
            return of_database(file);
        return is_packed(file.head()) ? of_packed(file) : of_file(file);
    }

private:
    [[nodiscard]] FoundSession found(const Format& format) const
    {
        FoundSession session;
        session.path = candidate_.path;
        session.place = candidate_.kind->id;
        session.format = format.id;
        session.agent = agent_of(*candidate_.kind, format);
        return session;
    }

    [[nodiscard]] Document read(std::vector<FilePart> parts, const Format& format) const
    {
        const std::string name = parts.front().path;
        const auto document = read_parts(std::move(parts), name, format, job_, {}, nullptr);
        return document ? **document : Document();
    }

    /// Of one file that is no database and not packed.
    [[nodiscard]] std::vector<FoundSession> of_file(const FileEnds& file) const
    {
        const Format* format =
            recognise_at(*candidate_.kind, {file.head(), file.name(), file.is_whole()});
        if (!format)
            return {};
        if (format->glimpse) {
            const auto told = format->glimpse({file.name(), file.head(), file.tail(), {}});
            if (!told.empty())
                return of_glimpses(told, *format);
        }
        FoundSession session = found(*format);
        if (file.is_whole()) {
            const Document all = read({{file.path(), file.piece(0, file.size())}}, *format);
            take_beginning(all, session);
            take_end(all, session);
            return {std::move(session)};
        }
        const std::size_t break_at = file.head().rfind('\n');
        const bool has_lines = is_of_lines(file);
        const std::size_t length =
            has_lines && break_at != std::string::npos ? break_at + 1 : file.head().size();
        take_beginning(read({{file.path(), file.piece(0, length)}}, *format), session);
        const std::size_t first = file.tail().find('\n');
        if (has_lines && first != std::string::npos && first + 1 < file.tail().size()) {
            const std::uint64_t begin = file.size() - file.tail().size() + first + 1;
            const auto piece = file.piece(begin, file.size() - begin);
            take_end(read({{file.path(), piece}}, *format), session);
        }
        return {std::move(session)};
    }

    /// A session file that was made smaller, or a log that is an archive.
    [[nodiscard]] Result<std::vector<FoundSession>> of_packed(const FileEnds& file) const
    {
        for (const Format* format : all_formats()) {
            if (!format->glimpse || !is_of(*candidate_.kind, *format) ||
                !has_extension(*format, file.name()))
                continue;
            const auto told = format->glimpse({file.name(), file.head(), file.tail(), {}});
            if (!told.empty())
                return of_glimpses(told, *format);
        }
        if (file.head().starts_with("PK"))
            return std::vector<FoundSession>(); // of any number of sessions
        const std::string text = unpack_beginning(file.head(), 4 * end_size);
        const std::string_view name = file.name().substr(0, file.name().rfind('.'));
        const Format* format = recognise_at(*candidate_.kind, {text, name, false});
        if (text.empty() || !format)
            return std::vector<FoundSession>();
        auto spool = Spool::create();
        if (!spool)
            return spool.error();
        if (auto kept = spool->write(text.substr(0, text.rfind('\n') + 1)); !kept)
            return kept.error();
        FoundSession session = found(*format);
        const std::string path = file.path().substr(0, file.path().rfind('.'));
        const Document document = read({{path, spool->source(path)}}, *format);
        take_beginning(document, session);
        if (file.is_whole() && text.size() < 4 * end_size)
            take_end(document, session);
        return std::vector<FoundSession>{std::move(session)};
    }

    [[nodiscard]] Result<std::vector<FoundSession>> of_database(const FileEnds& file) const
    {
        const FileEnds* log = files_.size() > 1 ? &files_[1] : nullptr;
        const auto open = [&file, log] {
            const auto newer = log ? std::optional(log->bytes()) : std::nullopt;
            return sqlite::Database::open(sqlite::DatabasePages(file.bytes(), newer), file.path());
        };
        for (const Format* format : all_formats()) {
            if (!format->glimpse || !is_of(*candidate_.kind, *format))
                continue;
            auto told = format->glimpse({file.name(), file.head(), {}, open});
            if (told.empty())
                continue;
            // Those that another one started are shown inside of it.
            std::erase_if(told, [](const SessionGlimpse& each) { return !each.parent.empty(); });
            auto sessions = of_glimpses(told, *format);
            for (FoundSession& session : sessions) {
                session.is_one_of_several = true;
                session.written = session.last;
            }
            return sessions;
        }
        return std::vector<FoundSession>();
    }

    [[nodiscard]] std::vector<FoundSession> of_glimpses(const std::vector<SessionGlimpse>& told,
                                                        const Format& format) const
    {
        std::vector<FoundSession> sessions;
        for (const SessionGlimpse& glimpse : told) {
            FoundSession session = found(format);
            take_glimpse(glimpse, session);
            sessions.push_back(std::move(session));
        }
        return sessions;
    }

    [[nodiscard]] std::vector<FoundSession> of_folder() const
    {
        std::vector<FilePart> parts;
        const Format* format = nullptr;
        for (const FileEnds& file : files_) {
            if (!format)
                format =
                    recognise_at(*candidate_.kind, {file.head(), file.name(), file.is_whole()});
            parts.push_back({file.path(), file.piece(0, file.head().size())});
        }
        if (!format)
            return {};
        FoundSession session = found(*format);
        const Document document = read(std::move(parts), *format);
        take_beginning(document, session);
        take_end(document, session);
        return {std::move(session)};
    }

    const SessionCandidate& candidate_;
    const Job& job_;
    std::vector<FileEnds> files_;
};

} // namespace

Result<std::vector<FoundSession>> Glimpser::look(const SessionCandidate& candidate)
{
    auto sessions = Look(candidate, job_).run();
    if (!sessions)
        return sessions;
    for (FoundSession& session : *sessions) {
        if (session.project.empty())
            session.project = project_of(candidate);
    }
    return sessions;
}

std::string Glimpser::project_of(const SessionCandidate& candidate)
{
    if (candidate.project_file.empty())
        return {};
    const auto [known, is_new] = projects_.try_emplace(candidate.project_file);
    if (is_new) {
        if (const auto file = FileEnds::open(candidate.project_file))
            known->second = one_line(file->head());
    }
    return known->second;
}

} // namespace playhead
