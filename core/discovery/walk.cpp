// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/discovery/walk.h"

#include "core/discovery/folder_listing.h"
#include "core/discovery/folder_unit.h"
#include "core/discovery/path_pattern.h"
#include "core/formats/format.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace playhead {

namespace {

using Steps = std::vector<std::pair<PatternWalk, PlaceUnit>>;

constexpr std::string_view database_ending = ".db";
constexpr std::string_view aider_log = ".aider.chat.history.md"; ///< the only one that is hidden
constexpr std::array<std::string_view, 4> packed_endings = {".zst", ".gz", ".xz", ".bz2"};

std::string_view stem_of(std::string_view name)
{
    return name.substr(0, name.rfind('.'));
}

std::string_view unpacked_name(std::string_view name)
{
    for (const std::string_view ending : packed_endings) {
        if (name.ends_with(ending))
            return name.substr(0, name.size() - ending.size());
    }
    return name;
}

/// Whether any format writes files of such a name.
bool has_known_extension(std::string_view name)
{
    static const std::set<std::string, std::less<>> known = [] {
        std::set<std::string, std::less<>> extensions;
        for (const Format* format : all_formats()) {
            std::string_view rest = format->extensions;
            while (!rest.empty()) {
                const std::size_t end = std::min(rest.find(' '), rest.size());
                extensions.emplace(rest.substr(0, end));
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
        return extensions;
    }();
    if (name.starts_with('.'))
        return name == aider_log;
    name = unpacked_name(name);
    const std::size_t dot = name.rfind('.');
    return dot != std::string_view::npos && known.contains(name.substr(dot + 1));
}

/// Folders in which programs keep what they install.
bool is_passed_over(std::string_view folder)
{
    return folder.starts_with('.') || folder == "node_modules" || folder == "__pycache__";
}

class Walker
{
public:
    Walker(const Job& job, const WalkLimits& limits) : job_(job), limits_(limits) {}

    void visit(const SearchPlace& place)
    {
        kind_ = place.kind;
        const auto root = FolderListing::open(place.root);
        if (!root)
            found_.failures.push_back(root.error());
        else if (!*root)
            add_file_by_itself(place);
        if (!root || !*root)
            return;
        Steps steps;
        for (const PlacePattern& pattern : kind_->patterns)
            steps.emplace_back(PatternWalk(pattern.path), pattern.unit);
        std::vector<PatternWalk> parts;
        for (const std::string_view part : kind_->parts)
            parts.emplace_back(part);
        visit_folder(**root, steps, parts, 0);
    }
    Walked take() { return std::move(found_); }

private:
    [[nodiscard]] bool goes_on() const { return !job_.is_cancelled() && !found_.is_cut_off; }

    // NOLINTBEGIN(misc-no-recursion): visit_folder() and visit_within() call each other, and
    // count_parts() itself, no deeper than `limits_.depth`
    void visit_folder(const FolderListing& folder, Steps steps,
                      const std::vector<PatternWalk>& parts, int depth)
    {
        // A link, or a mount, may lead here a second time.
        if (!folders_.emplace(folder.device(), folder.inode()).second)
            return;
        entries_ += static_cast<std::uint32_t>(folder.entries().size());
        if (entries_ > limits_.entries || depth > limits_.depth)
            found_.is_cut_off = true;
        // "**" is also no folder at all.
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const auto [walk, unit] = steps[i];
            if (walk.is_any_folders() && !walk.is_last())
                steps.emplace_back(walk.next(), unit);
        }
        for (const FolderListing::Entry& entry : folder.entries()) {
            if (!goes_on())
                return;
            if (entry.is_folder)
                visit_within(folder, entry, steps, parts, depth);
            else
                look_at_file(folder, entry, steps, parts);
        }
    }

    void look_at_file(const FolderListing& folder, const FolderListing::Entry& entry,
                      const Steps& steps, const std::vector<PatternWalk>& parts)
    {
        const std::string_view name = entry.name;
        const auto unit = unit_of_file(name, steps);
        if (!unit || is_part(name, parts))
            return;
        const std::string_view unpacked = unpacked_name(name);
        if (unpacked != name && folder.has_file(unpacked))
            return;
        const auto stamp = folder.stamp_of(entry);
        if (!stamp || stamp->size == 0 || !files_.emplace(stamp->device, stamp->inode).second)
            return;
        SessionCandidate candidate;
        candidate.kind = kind_;
        candidate.unit = *unit;
        candidate.path = folder.path_of(entry.name);
        candidate.telling.push_back({candidate.path, *stamp});
        count_file(*stamp, candidate);
        if (candidate.unit == PlaceUnit::Database)
            add_log(folder, candidate);
        if (folder.has_folder(stem_of(name)))
            count_parts(folder, stem_of(name), candidate, 0);
        if (!kind_->project_file.empty())
            candidate.project_file = folder.path_of(std::string(kind_->project_file));
        found_.candidates.push_back(std::move(candidate));
    }

    [[nodiscard]] static std::optional<PlaceUnit> unit_of_file(std::string_view name,
                                                               const Steps& steps)
    {
        for (const auto& [walk, unit] : steps) {
            if (unit == PlaceUnit::Tree && has_known_extension(name))
                return name.ends_with(database_ending) ? PlaceUnit::Database : PlaceUnit::File;
            const bool is_of_file = unit == PlaceUnit::File || unit == PlaceUnit::Database;
            if (is_of_file && walk.is_last() && is_of_pattern(name, walk.part()))
                return unit;
        }
        return std::nullopt;
    }

    /// What is written to a database is in its log first, for a long time.
    static void add_log(const FolderListing& folder, SessionCandidate& candidate)
    {
        const std::string path = candidate.path + "-wal";
        const std::string name = path.substr(path.rfind('/') + 1);
        const auto stamp = folder.stamp_of({name, false});
        if (!stamp || stamp->size == 0)
            return;
        candidate.telling.push_back({path, *stamp});
        count_file(*stamp, candidate);
    }

    /// Of the loose parts of sessions; those of any place, where any file may lie.
    [[nodiscard]] static bool is_part(std::string_view name, const std::vector<PatternWalk>& parts)
    {
        return std::any_of(parts.begin(), parts.end(), [name](const PatternWalk& part) {
            return part.is_last() && is_of_pattern(name, part.part());
        });
    }

    void visit_within(const FolderListing& folder, const FolderListing::Entry& entry,
                      const Steps& steps, const std::vector<PatternWalk>& parts, int depth)
    {
        const std::string_view name = entry.name;
        Steps within;
        bool may_be_unit = false;
        bool is_of_tree = false;
        for (const auto& [walk, unit] : steps) {
            const bool fits =
                walk.is_any_folders() ? !is_passed_over(name) : is_of_pattern(name, walk.part());
            if (!fits)
                continue;
            may_be_unit = may_be_unit || unit == PlaceUnit::Tree ||
                          (unit == PlaceUnit::Folder && walk.is_last());
            is_of_tree = is_of_tree || unit == PlaceUnit::Tree;
            if (walk.is_any_folders())
                within.emplace_back(walk, unit);
            else if (!walk.is_last())
                within.emplace_back(walk.next(), unit);
        }
        if (within.empty() && !may_be_unit)
            return;
        if (is_of_tree && is_of_session(folder, name))
            return;
        const auto inner = FolderListing::open_within(folder, entry.name);
        if (!inner)
            found_.failures.push_back(inner.error());
        if (!inner || !*inner || (may_be_unit && take_unit(**inner)))
            return;
        std::vector<PatternWalk> inner_parts;
        for (const PatternWalk& part : parts) {
            if (!part.is_last() && is_of_pattern(name, part.part()))
                inner_parts.push_back(part.next());
        }
        if (is_of_tree)
            inner_parts.emplace_back("agent-*.jsonl");
        if (!within.empty())
            visit_folder(**inner, std::move(within), inner_parts, depth + 1);
    }

    /// Whether a folder holds the parts of the session that lies beside it.
    [[nodiscard]] static bool is_of_session(const FolderListing& folder, std::string_view name)
    {
        return folder.has_file(std::string(name) + ".jsonl");
    }

    bool take_unit(const FolderListing& folder)
    {
        auto unit = folder_unit(folder);
        if (!unit)
            return false;
        const FileStamp& first = unit->telling.front().stamp;
        if (!files_.emplace(first.device, first.inode).second)
            return true;
        entries_ += unit->files;
        unit->kind = kind_;
        found_.candidates.push_back(std::move(*unit));
        return true;
    }

    /// Adds up what lies in the folder of a session.
    void count_parts(const FolderListing& folder, std::string_view name,
                     SessionCandidate& candidate, int depth)
    {
        const auto inner = FolderListing::open_within(folder, std::string(name));
        if (!inner || !*inner || depth > limits_.depth)
            return;
        const FolderListing& within = **inner;
        entries_ += static_cast<std::uint32_t>(within.entries().size());
        for (const FolderListing::Entry& entry : within.entries()) {
            if (!goes_on())
                return;
            if (entry.is_folder)
                count_parts(within, entry.name, candidate, depth + 1);
            else if (const auto stamp = within.stamp_of(entry))
                count_file(*stamp, candidate);
        }
    }
    // NOLINTEND(misc-no-recursion)

    /// A person, or a variable, may name a file.
    void add_file_by_itself(const SearchPlace& place)
    {
        const auto stamp = FileStamp::of(place.root);
        if (!stamp || stamp->size == 0 || !files_.emplace(stamp->device, stamp->inode).second)
            return;
        SessionCandidate candidate;
        candidate.kind = kind_;
        candidate.unit =
            place.root.ends_with(database_ending) ? PlaceUnit::Database : PlaceUnit::File;
        candidate.path = place.root;
        candidate.telling.push_back({place.root, *stamp});
        count_file(*stamp, candidate);
        if (const auto log = FileStamp::of(place.root + "-wal");
            log && log->size > 0 && candidate.unit == PlaceUnit::Database)
            candidate.telling.push_back({place.root + "-wal", *log});
        found_.candidates.push_back(std::move(candidate));
    }

    const Job& job_;
    const WalkLimits& limits_;
    const PlaceKind* kind_ = nullptr;
    Walked found_;
    std::uint32_t entries_ = 0;
    std::set<std::pair<std::uint64_t, std::uint64_t>> folders_; ///< by device and inode
    std::set<std::pair<std::uint64_t, std::uint64_t>> files_;   ///< by device and inode
};

} // namespace

void count_file(const FileStamp& stamp, SessionCandidate& candidate)
{
    candidate.size += static_cast<std::uint64_t>(stamp.size);
    ++candidate.files;
    candidate.written = std::max(candidate.written, stamp.modified);
}

std::uint64_t SessionCandidate::fingerprint() const
{
    std::uint64_t hash = 0;
    for (const FileAt& file : telling) {
        hash = XXH3_64bits_withSeed(file.path.data(), file.path.size(), hash);
        const std::array<std::uint64_t, 4> stamp = {
            file.stamp.device, file.stamp.inode, static_cast<std::uint64_t>(file.stamp.size),
            static_cast<std::uint64_t>(file.stamp.modified)};
        hash = XXH3_64bits_withSeed(stamp.data(), sizeof(stamp), hash);
    }
    return hash;
}

Walked walk(const std::vector<SearchPlace>& places, const Job& job, const WalkLimits& limits)
{
    Walker walker(job, limits);
    for (const SearchPlace& place : places) {
        if (job.is_cancelled())
            break;
        walker.visit(place);
    }
    return walker.take();
}

} // namespace playhead
