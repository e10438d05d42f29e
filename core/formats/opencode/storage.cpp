// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/opencode/storage.h"

#include "core/formats/reading/document_reading.h"
#include "core/formats/reading/fields.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace playhead::opencode {

namespace {

using json::Value;

struct Folder {
    std::string_view name;
    StoredKind kind;
};
constexpr std::array folders = {Folder{"session", StoredKind::Session},
                                Folder{"message", StoredKind::Message},
                                Folder{"part", StoredKind::Part}};

std::string_view folder_of(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::optional<StoredKind> kind_of_folder(std::string_view name)
{
    for (const Folder& folder : folders) {
        if (folder.name == name)
            return folder.kind;
    }
    return std::nullopt;
}

/// The files of one storage.
class Storage
{
public:
    explicit Storage(Bundle& files) : files_(files) {}

    void add(std::size_t file, const StoredName& name)
    {
        if (name.kind == StoredKind::Part && !name.owner.empty()) {
            parts_[name.owner].push_back(file);
            return;
        }
        const Value record(files_.head(file));
        if (name.kind != kind_of(record))
            return;
        if (name.kind == StoredKind::Part) {
            parts_[text_of(record.find("messageID"))].push_back(file);
        } else if (name.kind == StoredKind::Message) {
            std::string session = text_of(record.find("sessionID"));
            if (session.empty())
                session = name.owner;
            messages_[session].emplace_back(file, text_of(record.find("id")));
        } else {
            const std::string id = text_of(record.find("id"));
            sessions_[id] = file;
            parents_[id] = text_of(record.find("parentID"));
        }
    }

    void take(FileGroups& groups)
    {
        std::map<std::string, std::vector<std::string>> families;
        for (const auto& [id, file] : sessions_)
            families[root_of(id)].push_back(id);
        for (const auto& [id, messages] : messages_) {
            if (!sessions_.contains(id))
                families[id].push_back(id);
        }
        for (const auto& [root, family] : families) {
            std::vector<std::size_t> taken;
            for (const std::string& id : family)
                take_session(id, taken);
            if (taken.size() > 1)
                groups.take(std::move(taken));
        }
    }

private:
    /// That started it, or the one that started that.
    std::string root_of(std::string id) const
    {
        std::set<std::string> seen;
        while (seen.insert(id).second) {
            const auto parent = parents_.find(id);
            if (parent == parents_.end() || !sessions_.contains(parent->second))
                break;
            id = parent->second;
        }
        return id;
    }

    void take_session(const std::string& id, std::vector<std::size_t>& taken)
    {
        if (const auto session = sessions_.find(id); session != sessions_.end())
            taken.push_back(session->second);
        const auto messages = messages_.find(id);
        if (messages == messages_.end())
            return;
        for (const auto& [file, message] : messages->second) {
            taken.push_back(file);
            const auto parts = parts_.find(message);
            if (parts != parts_.end())
                taken.insert(taken.end(), parts->second.begin(), parts->second.end());
        }
    }

    Bundle& files_;
    std::map<std::string, std::size_t> sessions_; ///< by id
    std::map<std::string, std::string> parents_;
    std::map<std::string, std::vector<std::pair<std::size_t, std::string>>> messages_; ///< with ids
    std::map<std::string, std::vector<std::size_t>> parts_; ///< by message
};

} // namespace

StoredName stored_name_of(std::string_view path)
{
    StoredName stored;
    constexpr std::string_view suffix = ".json";
    std::string_view name = file_name(path);
    if (!name.ends_with(suffix))
        return stored;
    name.remove_suffix(suffix.size());
    stored.id = name;
    const std::string_view folder = folder_of(path);
    const std::string_view above = folder_of(folder);
    if (const auto kind = kind_of_folder(file_name(above))) {
        stored.kind = *kind;
        stored.owner = file_name(folder);
        stored.storage = folder_of(above);
    } else if (const auto direct = kind_of_folder(file_name(folder))) {
        stored.kind = *direct;
        stored.storage = above;
    }
    return stored;
}

void group(FileGroups& groups)
{
    Bundle& files = groups.files();
    std::map<std::string, std::vector<std::pair<std::size_t, StoredName>>> storages;
    std::set<std::string> with_messages;
    for (std::size_t file = 0; file < files.size(); ++file) {
        StoredName name = stored_name_of(files.path(file));
        if (name.kind == StoredKind::Unknown || !groups.is_free(file))
            continue;
        if (name.kind == StoredKind::Message)
            with_messages.insert(name.storage);
        storages[name.storage].emplace_back(file, std::move(name));
    }
    for (const auto& [path, stored] : storages) {
        if (!with_messages.contains(path))
            continue;
        Storage storage(files);
        for (const auto& [file, name] : stored)
            storage.add(file, name);
        storage.take(groups);
    }
}

} // namespace playhead::opencode
