// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Files that lie together, and which of them are one session: a session with a file for each of its
// sub-agents, a folder with a file for each event, an archive that is one log.
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/formats/format.h"
#include "core/formats/reading/archive.h"
#include "core/model/source.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// The files of a folder and all folders in it, of an archive, or those beside a file. Used by one
/// thread.
class Bundle
{
public:
    /// Symbolic links to folders are not followed, and version control and packages of code passed
    /// over. An Error where the folder cannot be read; a Bundle without files where it is empty.
    [[nodiscard]] static Result<Bundle> of_folder(const std::string& folder, const Job& job);
    [[nodiscard]] static Bundle of_archive(std::string name, std::vector<Unpacked::Member> members);
    /// A file and those beside it that `patterns` name: paths from its folder on, in which {stem}
    /// is its name without extension. The last part may hold one *, and "**" as the last part are
    /// all files from there on. `main()` is the file.
    [[nodiscard]] static Bundle beside(const std::string& file,
                                       std::span<const std::string_view> patterns);

    /// Of the folder, the archive or the file.
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::size_t size() const { return files_.size(); }
    /// From the bundle's top on, with / between its parts. Files are in the order of these, byte by
    /// byte.
    [[nodiscard]] const std::string& path(std::size_t file) const { return files_[file].path; }
    [[nodiscard]] std::size_t main() const { return main_; }
    /// More files lie there than were looked at.
    [[nodiscard]] bool is_cut_off() const { return is_cut_off_; }

    [[nodiscard]] Result<std::shared_ptr<FileSource>> open(std::size_t file) const;
    /// The first sniff_size bytes, valid until the next call; empty where they cannot be read.
    [[nodiscard]] std::string_view head(std::size_t file);
    [[nodiscard]] SniffInput sniff_input(std::size_t file);
    /// In bytes; 0 where it cannot be read.
    [[nodiscard]] std::uint64_t size_of(std::size_t file);

private:
    struct File {
        std::string path;
        std::string place;                  ///< on the disk
        std::shared_ptr<FileSource> source; ///< of an archive's member
    };

    void add(std::string path, std::string place);
    void add_folder(const std::string& folder, const std::string& path, const Job& job);
    void add_matching(const std::string& folder, const std::string& pattern);
    void sort();

    std::string name_;
    std::vector<File> files_;
    std::size_t main_ = 0;
    bool is_cut_off_ = false;
    std::optional<std::size_t> head_of_;
    std::string head_;
    std::uint64_t size_ = 0; ///< of the file of that head
    bool is_whole_ = false;
};

/// Which files of a bundle are read together.
class FileGroups
{
public:
    struct Group {
        const Format* format = nullptr;
        std::vector<std::size_t> files; ///< in the order in which they are to be read
    };

    explicit FileGroups(Bundle& files) : files_(files), is_taken_(files.size(), false) {}

    [[nodiscard]] Bundle& files() { return files_; }
    /// Whether no format has taken it yet.
    [[nodiscard]] bool is_free(std::size_t file) const { return !is_taken_[file]; }
    /// By Format::group: files for its read(), of which the first leads.
    void take(std::vector<std::size_t> files);

    /// Asks all formats, each of which takes of what is free.
    void ask_formats();
    void ask(const Format& format);
    [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }

private:
    Bundle& files_;
    std::vector<bool> is_taken_;
    std::vector<Group> groups_;
    const Format* asked_ = nullptr;
};

} // namespace playhead
