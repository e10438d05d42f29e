// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/sqlite.h"
#include "core/formats/reading/read_sessions.h"
#include "core/library/library.h"
#include "core/library/library_folder.h"
#include "core/library/library_sink.h"
#include "core/library/text_index.h"
#include "core/record/recover.h"
#include "tests/faults/storage_work.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

namespace playhead::faults {

namespace {

namespace fs = std::filesystem;

class Look
{
public:
    Look(const WorkPlace& place, const Expectations& expectations, Ended ended)
        : place_(place), expectations_(expectations), ended_(ended)
    {
    }

    std::vector<std::string> run()
    {
        take_up_recordings();
        look_at_library();
        look_at_lines();
        if (!has_seen_recording_)
            compare_recorded(0);
        look_at_saved();
        look_for_strays();
        return std::move(findings_);
    }

private:
    void find(const std::string& what) { findings_.push_back(what); }
    template <typename T>
    bool holds(const std::string& doing, const Result<T>& result)
    {
        if (!result)
            find(doing + ": " + result.error().to_string());
        return result.has_value();
    }

    [[nodiscard]] Expected expected(const std::string& thing) const
    {
        const auto found = expectations_.find(thing);
        return found == expectations_.end() ? Expected() : found->second;
    }
    void compare(const std::string& thing, const std::string& value)
    {
        if (!expected(thing).allows(value))
            find(thing + " is \"" + value.substr(0, 40) + "\"");
    }
    /// At least as many as were claimed.
    void compare_recorded(std::size_t events)
    {
        has_seen_recording_ = true;
        const std::string claim = ended_ == Ended::ByPowerCut ? "kept" : "recorded";
        for (const std::string& value : expected(claim).values) {
            if (!value.empty() && events < static_cast<std::size_t>(std::stoi(value)))
                find(claim + ": " + std::to_string(events) + " events of " + value);
        }
    }

    void take_up_recordings()
    {
        std::error_code problem;
        if (!fs::exists(place_.recording(), problem))
            return;
        const record::Recovered recovered =
            record::recover(place_.recording(),
                            [](std::string_view address) -> Result<std::unique_ptr<record::Sink>> {
                                if (is_library_address(address))
                                    return open_library_sink(address, &read_sessions);
                                return record::open_sink(address);
                            });
        if (ended_ == Ended::ByPowerCut)
            return; // rings are not synced: what is left of them may be of no use
        for (const Error& error : recovered.failures)
            find("recover: " + error.to_string());
        for (const auto& run : fs::directory_iterator(place_.recording(), problem)) {
            if (!run.path().filename().string().starts_with('.'))
                find("a recording is left: " + run.path().string());
        }
    }

    void look_at_library()
    {
        std::error_code problem;
        if (!fs::exists(place_.library(), problem))
            return find_missing({});
        auto library = Library::open(place_.library(), Library::Access::Write);
        if (!holds("open", library))
            return;
        const auto entries = library->list();
        if (!holds("list", entries))
            return;
        std::set<std::string> found;
        for (const LibraryEntry& entry : *entries) {
            found.insert("session " + entry.session_id);
            look_at_session(*library, entry);
        }
        find_missing(found);
        look_at_catalogue();
        look_at_index(*library);
    }

    void find_missing(const std::set<std::string>& found)
    {
        for (const auto& [thing, value] : expectations_) {
            if (thing.starts_with("session ") && !found.contains(thing) && !value.may_be_missing())
                find(thing + " is missing");
        }
    }

    void look_at_session(Library& library, const LibraryEntry& entry)
    {
        const auto path = library.session_path(entry.session_id);
        if (!holds("the file of " + entry.session_id, path))
            return;
        files_.insert(fs::path(*path).filename());
        if (path->ends_with(".playhead"))
            check_database(*path);
        // Begun, and nothing was promised of it yet.
        std::error_code problem;
        if (ended_ == Ended::ByPowerCut && !entry.is_complete && fs::is_empty(*path, problem))
            return;
        const auto sessions = read_sessions(*path, {});
        if (!holds("read " + entry.session_id, sessions) || sessions->empty())
            return;
        const Trace& trace = *sessions->front();
        for (std::uint32_t i = 0; i < trace.event_count(); ++i)
            (void)holds("load", trace.load(EventIndex(i)));
        if (entry.session_id == "recorded")
            return compare_recorded(trace.event_count());
        compare("session " + entry.session_id, std::to_string(trace.event_count()));
        if (entry.events != trace.event_count())
            find("the list says " + std::to_string(entry.events) + " events of " +
                 std::to_string(trace.event_count()) + " in " + entry.session_id);
        if (expectations_.contains("name " + entry.session_id))
            compare("name " + entry.session_id,
                    entry.name == entry.recorded_name ? std::string() : entry.name);
        if (expectations_.contains("tags " + entry.session_id))
            compare("tags " + entry.session_id, joined(entry.tags));
        if (expectations_.contains("note " + entry.session_id)) {
            const auto notes = library.annotations(trace);
            const Annotation* note = notes ? notes->find(EventIndex(1U)) : nullptr;
            compare("note " + entry.session_id, note ? note->note : std::string());
        }
    }

    static std::string joined(const std::vector<std::string>& texts)
    {
        std::string all;
        for (const std::string& text : texts)
            all += (all.empty() ? "" : " ") + text;
        return all;
    }

    void check_database(const std::string& path)
    {
        auto database = sqlite::Database::open(path, sqlite::OpenMode::ReadOnly);
        if (!holds("open", database))
            return;
        auto check = database->prepare("PRAGMA integrity_check");
        const auto row = check ? check->step() : check.error();
        if (holds("integrity_check", row) && check->text(0) != "ok")
            find(path + ": " + std::string(check->text(0)));
    }

    void look_at_catalogue()
    {
        const std::string path = place_.library() + "/catalogue.db";
        check_database(path);
        if (!expectations_.contains("version"))
            return;
        std::error_code problem;
        bool has_copy = false;
        for (const auto& entry : fs::directory_iterator(place_.library(), problem)) {
            if (!entry.path().filename().string().starts_with("catalogue.db.v1-"))
                continue;
            has_copy = true;
            check_database(entry.path());
        }
        if (!has_copy)
            find("the catalogue was brought up to date without a copy of it");
    }

    /// It is made anew where it is damaged; but it must be made.
    void look_at_index(Library& library)
    {
        std::error_code problem;
        if (!fs::exists(place_.library() + "/search.db", problem))
            return;
        auto index = TextIndex::open(place_.library(), Library::Access::Write);
        if (!holds("open the index", index))
            return;
        (void)holds("update the index", index->update(library, {}, &read_sessions));
        const auto coverage = index->coverage(library);
        if (holds("coverage", coverage) && coverage->behind != 0)
            find("the index lacks " + std::to_string(coverage->behind) + " sessions");
    }

    void look_at_lines()
    {
        std::error_code problem;
        if (!fs::exists(place_.lines(), problem))
            return;
        const auto sessions = read_sessions(place_.lines(), {});
        const bool has_any = sessions && !sessions->empty();
        compare_recorded(has_any ? sessions->front()->event_count() : 0);
    }

    void look_at_saved()
    {
        if (!expectations_.contains("saved"))
            return;
        const std::ifstream file(place_.saved(), std::ios::binary);
        std::ostringstream content;
        content << file.rdbuf();
        compare("saved", content.str());
    }

    void look_for_strays()
    {
        std::error_code problem;
        for (const auto& entry : fs::directory_iterator(place_.library() + "/sessions", problem)) {
            const std::string name = entry.path().filename();
            const bool belongs = std::any_of(files_.begin(), files_.end(), [&](const auto& file) {
                return name == file || name == file + "-columns" || name == file + "-wal" ||
                       name == file + "-shm" || name == file + "-journal";
            });
            if (!belongs)
                find("nobody's file: sessions/" + name);
        }
        for (const auto& entry : fs::directory_iterator(place_.library() + "/incoming", problem))
            find("left behind: incoming/" + entry.path().filename().string());
        if (ended_ != Ended::ByItself)
            return; // beside a person's own file nobody comes later to take it away
        for (const auto& entry : fs::recursive_directory_iterator(place_.disk, problem)) {
            const std::string name = entry.path().filename();
            if (name.ends_with(".part") || name.ends_with("~"))
                find("left behind: " + name);
        }
    }

    const WorkPlace& place_;
    const Expectations& expectations_;
    Ended ended_;
    std::set<std::string> files_; ///< that sessions are in
    bool has_seen_recording_ = false;
    std::vector<std::string> findings_;
};

} // namespace

std::vector<std::string> look_at(const WorkPlace& place, const Expectations& expectations,
                                 Ended ended)
{
    return Look(place, expectations, ended).run();
}

} // namespace playhead::faults
