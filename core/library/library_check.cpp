// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/library/library_check.h"

#include "core/base/sqlite.h"
#include "core/base/stopping.h"
#include "core/library/library.h"
#include "core/library/library_folder.h"
#include "core/library/session_archive.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

namespace playhead {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 7> damage_names = {
    "catalogue", "missing", "session", "archive", "orphan", "left-over", "index"};

/// What SQLite finds wrong with a database; nothing where it is whole.
std::optional<std::string> damage_of(const std::string& path)
{
    auto database = sqlite::Database::open(path, sqlite::OpenMode::ReadOnly);
    if (!database)
        return database.error().what;
    auto check = database->prepare("PRAGMA integrity_check(1)");
    const auto row = check ? check->step() : check.error();
    if (!row)
        return row.error().what;
    const std::string found(*row ? check->text(0) : "it has nothing to say");
    return found == "ok" ? std::nullopt : std::optional("The database is damaged: " + found + ".");
}

class Checker
{
public:
    Checker(const std::string& folder, const Job& job) : paths_(folder), job_(job) {}

    Result<LibraryCheck> run()
    {
        auto library = Library::open(paths_.folder, Library::Access::Read);
        if (!library)
            return library.error();
        if (const auto damage = damage_of(paths_.catalogue)) {
            add(LibraryDamage::Catalogue, {},
                {*damage, paths_.catalogue,
                 "Put a backup in its place; or move it away and import the files in sessions/ "
                 "again."});
            return std::move(check_);
        }
        const auto entries = library->list();
        const auto kept = library->kept();
        if (!entries || !kept)
            return entries ? kept.error() : entries.error();
        for (const LibraryEntry& entry : *entries) {
            if (job_.is_cancelled())
                return cancelled();
            const auto archive =
                std::find_if(kept->begin(), kept->end(), [&entry](const KeptFiles& each) {
                    return each.session_id == entry.session_id;
                });
            look_at(*library, entry, archive == kept->end() ? nullptr : &*archive);
            job_.report(++check_.sessions, entries->size());
        }
        look_for_orphans();
        look_for_left_overs();
        look_at_index();
        return std::move(check_);
    }

private:
    void add(LibraryDamage damage, std::string session_id, Error error)
    {
        check_.problems.push_back({damage, std::move(session_id), std::move(error)});
    }

    void look_at(Library& library, const LibraryEntry& entry, const KeptFiles* archive)
    {
        const auto path = library.session_path(entry.session_id);
        if (!path) {
            add(LibraryDamage::Missing, entry.session_id, path.error());
            return;
        }
        known_.insert(fs::path(*path).filename());
        const std::string from = entry.origin.empty() ? "a backup" : entry.origin + " or a backup";
        if (!archive) {
            if (const auto damage = damage_of(*path))
                add(LibraryDamage::Session, entry.session_id,
                    {*damage, *path, "Import the session again, from " + from + "."});
            return;
        }
        ++check_.archives;
        const auto content = read_session_archive(*path, job_);
        if (job_.is_cancelled())
            return;
        if (!content || content->hash != archive->hash)
            add(LibraryDamage::Archive, entry.session_id,
                {content ? "What is in the archive is not what was kept." : content.error().what,
                 *path, "Keep the session again, from " + from + "."});
    }

    /// Whether a file stands beside one of a session's.
    [[nodiscard]] bool is_known(const std::string& name) const
    {
        if (known_.contains(name))
            return true;
        constexpr std::array<std::string_view, 4> suffixes = {"-wal", "-shm", "-journal",
                                                              "-columns"};
        return std::any_of(suffixes.begin(), suffixes.end(), [&](std::string_view suffix) {
            return name.ends_with(suffix) &&
                   known_.contains(name.substr(0, name.size() - suffix.size()));
        });
    }

    void look_for_orphans()
    {
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(paths_.sessions, ignored)) {
            const std::string name = entry.path().filename();
            if (is_known(name))
                continue;
            const bool is_session = name.ends_with(".playhead") || name.ends_with(archive_suffix);
            add(LibraryDamage::Orphan, {},
                {"The catalogue does not know this file.", entry.path(),
                 is_session ? "Import it, then delete it here; it is left alone meanwhile."
                            : "Delete it if it is of no use; it is left alone meanwhile."});
        }
    }

    /// Where somebody is writing at this moment, it is no left-over.
    void look_for_left_overs()
    {
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(paths_.incoming, ignored)) {
            if (!is_being_written(entry.path()))
                add(LibraryDamage::LeftOver, {},
                    {"An interrupted program left this.", entry.path(),
                     "It goes when something is next imported, or with \"playhead library "
                     "compact\"."});
        }
    }

    void look_at_index()
    {
        if (!file_exists(paths_.search))
            return;
        if (const auto damage = damage_of(paths_.search))
            add(LibraryDamage::Index, {},
                {*damage, paths_.search, "Delete it: it is made anew from the sessions."});
    }

    LibraryPaths paths_;
    const Job& job_;
    LibraryCheck check_;
    std::set<std::string> known_; ///< files of sessions
};

} // namespace

std::string_view name_of(LibraryDamage damage)
{
    return damage_names.at(static_cast<std::size_t>(damage));
}

Result<LibraryCheck> check_library(const std::string& folder, const Job& job)
{
    auto check = Checker(folder, job).run();
    if (check && job.is_cancelled())
        return cancelled();
    return check;
}

} // namespace playhead
