// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/bundle.h"

#include "core/base/text.h"
#include "core/formats/reading/document_reading.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace playhead {

namespace {

namespace fs = std::filesystem;

/// More than the session folder of anybody holds; fewer than a home folder by mistake.
constexpr std::size_t most_files = 200'000;

/// Folders that hold thousands of files, of which none is a session.
bool is_passed_over(std::string_view folder)
{
    return folder == ".git" || folder == ".hg" || folder == ".svn" || folder == "node_modules";
}

bool matches(std::string_view name, std::string_view pattern)
{
    const std::size_t star = pattern.find('*');
    if (star == std::string_view::npos)
        return name == pattern;
    const std::string_view before = pattern.substr(0, star);
    const std::string_view after = pattern.substr(star + 1);
    return name.size() >= before.size() + after.size() && name.starts_with(before) &&
           name.ends_with(after);
}

std::string without_extension(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    return std::string(dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot));
}

/// Folders that a pattern goes up before it names any.
std::size_t steps_up(std::string_view pattern)
{
    std::size_t steps = 0;
    for (; pattern.starts_with("../"); pattern.remove_prefix(3))
        ++steps;
    return steps;
}

/// A path in a folder that is to be joined with /.
std::string joined(const std::string& folder, std::string_view name)
{
    return folder.empty() ? std::string(name) : folder + "/" + std::string(name);
}

} // namespace

void Bundle::add(std::string path, std::string place)
{
    if (files_.size() == most_files)
        is_cut_off_ = true;
    else
        files_.push_back({std::move(path), std::move(place), nullptr});
}

void Bundle::add_folder(const std::string& folder, const std::string& path, const Job& job)
{
    struct Folder {
        std::string place;
        std::string path;
    };
    // One is open at a time, however deep they lie.
    for (std::vector<Folder> left = {{folder, path}}; !left.empty();) {
        const Folder here = std::move(left.back());
        left.pop_back();
        std::error_code error;
        for (fs::directory_iterator entry(here.place, error), end; !error && entry != end;
             entry.increment(error)) {
            if (job.is_cancelled() || is_cut_off_)
                return;
            const std::string name = entry->path().filename().string();
            std::error_code unknown; // of one file, which is left out
            if (entry->is_directory(unknown)) {
                if (!entry->is_symlink(unknown) && !is_passed_over(name))
                    left.push_back({entry->path().string(), joined(here.path, name)});
            } else if (entry->is_regular_file(unknown)) {
                add(joined(here.path, name), entry->path().string());
            }
        }
    }
}

void Bundle::sort()
{
    std::sort(files_.begin(), files_.end(),
              [](const File& a, const File& b) { return a.path < b.path; });
    const auto same = [](const File& a, const File& b) { return a.path == b.path; };
    files_.erase(std::unique(files_.begin(), files_.end(), same), files_.end());
}

Result<Bundle> Bundle::of_folder(const std::string& folder, const Job& job)
{
    std::error_code error;
    const fs::directory_iterator readable(folder, error);
    if (error)
        return Error{"The folder cannot be read: " + system_text(error.value()) + ".", folder,
                     "Check its permissions."};
    Bundle bundle;
    bundle.name_ = folder;
    bundle.add_folder(folder, {}, job);
    if (job.is_cancelled())
        return cancelled();
    bundle.sort();
    return bundle;
}

Bundle Bundle::of_archive(std::string name, std::vector<Unpacked::Member> members)
{
    Bundle bundle;
    bundle.name_ = std::move(name);
    for (Unpacked::Member& member : members)
        bundle.files_.push_back({std::move(member.path), {}, std::move(member.source)});
    std::stable_sort(bundle.files_.begin(), bundle.files_.end(),
                     [](const File& a, const File& b) { return a.path < b.path; });
    return bundle;
}

void Bundle::add_matching(const std::string& folder, const std::string& pattern)
{
    const std::size_t slash = pattern.rfind('/');
    const std::string within = slash == std::string::npos ? "" : pattern.substr(0, slash);
    const std::string last = slash == std::string::npos ? pattern : pattern.substr(slash + 1);
    const std::string place = within.empty() ? folder : folder + "/" + within;
    if (last == "**")
        return add_folder(place, within, Job{});
    std::error_code error;
    for (fs::directory_iterator entry(place, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        std::error_code unknown;
        if (matches(name, last) && entry->is_regular_file(unknown))
            add(joined(within, name), entry->path().string());
    }
}

Bundle Bundle::beside(const std::string& file, std::span<const std::string_view> patterns)
{
    Bundle bundle;
    bundle.name_ = file;
    std::size_t up = 0;
    for (const std::string_view pattern : patterns)
        up = std::max(up, steps_up(pattern));
    std::error_code error;
    fs::path whole = fs::absolute(file, error).lexically_normal();
    const std::string name = whole.filename().string();
    fs::path top = whole.parent_path();
    for (std::size_t i = 0; i < up; ++i)
        top = top.parent_path();
    const std::string stem = without_extension(name);
    const fs::path own = whole.parent_path().lexically_relative(top);
    const std::string folder = own == "." ? std::string() : own.generic_string();
    for (const std::string_view pattern : patterns) {
        std::string text(pattern);
        if (const std::size_t at = text.find("{stem}"); at != std::string::npos)
            text.replace(at, std::string_view("{stem}").size(), stem);
        const fs::path from_top = (fs::path(folder) / text).lexically_normal();
        bundle.add_matching(top.string(), from_top.generic_string());
    }
    const std::string path = joined(folder, name);
    bundle.add(path, file);
    bundle.sort();
    const auto main = std::find_if(bundle.files_.begin(), bundle.files_.end(),
                                   [&](const File& candidate) { return candidate.path == path; });
    bundle.main_ = static_cast<std::size_t>(main - bundle.files_.begin());
    return bundle;
}

Result<std::shared_ptr<FileSource>> Bundle::open(std::size_t file) const
{
    if (files_[file].source)
        return files_[file].source;
    return FileSource::open(files_[file].place);
}

std::string_view Bundle::head(std::size_t file)
{
    if (head_of_ == file)
        return head_;
    head_of_ = file;
    head_.clear();
    size_ = 0;
    is_whole_ = false;
    if (const auto source = open(file)) {
        if (auto bytes = (*source)->head(sniff_size))
            head_ = std::move(*bytes);
        size_ = (*source)->size();
        is_whole_ = size_ <= sniff_size;
    }
    return head_;
}

SniffInput Bundle::sniff_input(std::size_t file)
{
    const std::string_view bytes = head(file);
    return {bytes, file_name(files_[file].path), is_whole_};
}

std::uint64_t Bundle::size_of(std::size_t file)
{
    return head(file).empty() ? 0 : size_;
}

void FileGroups::take(std::vector<std::size_t> files)
{
    for (const std::size_t file : files)
        is_taken_[file] = true;
    if (!files.empty())
        groups_.push_back({asked_, std::move(files)});
}

void FileGroups::ask(const Format& format)
{
    if (!format.group)
        return;
    asked_ = &format;
    format.group(*this);
}

void FileGroups::ask_formats()
{
    for (const Format* format : all_formats())
        ask(*format);
}

} // namespace playhead
