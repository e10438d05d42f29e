// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/faults/disk_journal.h"

namespace playhead::faults {

DiskJournal::Place DiskJournal::place(const std::string& path) const
{
    Place found;
    if (path.size() <= root_.size() + 1)
        return found;
    const std::filesystem::path below = path.substr(root_.size() + 1);
    for (const auto& part : below.parent_path()) {
        const auto& names = names_.at(found.folder);
        const auto next = names.find(part.string());
        found.folder = next == names.end() ? 0 : next->second;
    }
    found.name = below.filename();
    return found;
}

Node DiskJournal::at(const Place& place) const
{
    const auto& names = names_.at(place.folder);
    const auto found = names.find(place.name);
    return found == names.end() ? 0 : found->second;
}

Node DiskJournal::make(Kind kind, const Place& place)
{
    const Node node = names_.size();
    names_.emplace_back();
    names_.at(place.folder)[place.name] = node;
    add({.kind = kind, .node = node, .folder = place.folder, .name = place.name});
    return node;
}

void DiskJournal::note(std::string_view text)
{
    add({.kind = Kind::Note, .bytes = std::string(text)});
}

void DiskJournal::opened(int descriptor, const std::string& path, bool is_folder, bool is_emptied)
{
    if (path == root_) {
        open_[descriptor] = 0;
        return;
    }
    const Place where = place(path);
    Node node = at(where);
    const bool is_new = node == 0;
    if (is_new)
        node = make(is_folder ? Kind::MakeFolder : Kind::MakeFile, where);
    open_[descriptor] = node;
    if (is_emptied && !is_new)
        resized(descriptor, 0);
}

void DiskJournal::wrote(int descriptor, std::uint64_t offset, std::string_view bytes)
{
    const auto file = open_.find(descriptor);
    if (file != open_.end())
        add({.kind = Kind::Write,
             .node = file->second,
             .offset = offset,
             .bytes = std::string(bytes)});
}

void DiskJournal::resized(int descriptor, std::uint64_t size)
{
    const auto file = open_.find(descriptor);
    if (file != open_.end())
        add({.kind = Kind::Resize, .node = file->second, .offset = size});
}

void DiskJournal::synced(int descriptor)
{
    const auto file = open_.find(descriptor);
    if (file != open_.end())
        add({.kind = Kind::Sync, .node = file->second});
}

void DiskJournal::made_folder(const std::string& path)
{
    make(Kind::MakeFolder, place(path));
}

void DiskJournal::renamed(const std::string& from, const std::string& to)
{
    const Place source = place(from);
    const Place target = place(to);
    const Node node = at(source);
    if (node == 0)
        return;
    names_.at(source.folder).erase(source.name);
    names_.at(target.folder)[target.name] = node;
    add({.kind = Kind::Rename,
         .node = node,
         .folder = source.folder,
         .name = source.name,
         .new_folder = target.folder,
         .new_name = target.name});
}

void DiskJournal::removed(const std::string& path)
{
    const Place where = place(path);
    const Node node = at(where);
    if (node == 0)
        return;
    names_.at(where.folder).erase(where.name);
    add({.kind = Kind::Remove, .node = node, .folder = where.folder, .name = where.name});
}

} // namespace playhead::faults
