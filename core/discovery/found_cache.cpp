// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/discovery/found_cache.h"

#include "core/base/atomic_file.h"
#include "core/base/hex.h"
#include "core/base/json_value.h"
#include "core/base/json_write.h"
#include "core/base/user_folders.h"

#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace playhead {

namespace {

using json::Value;

/// Raised when more, or something else, is read of files.
constexpr std::string_view first_line = "{\"playhead_found_sessions\":1}\n";
constexpr std::string_view hash_key = "{\"xxh3\":\"";

std::string hash_line(std::string_view bytes)
{
    return std::string(hash_key) + hex_of(XXH3_64bits(bytes.data(), bytes.size())) + "\"}\n";
}

/// The texts of a session, by their keys in the file.
template <typename Session, typename Use>
void for_each_text(Session& session, Use use)
{
    use("id", session.session_id);
    use("place", session.place);
    use("format", session.format);
    use("agent", session.agent);
    use("recorder", session.recorder);
    use("project", session.project);
    use("title", session.title);
    use("parent", session.parent);
    use("failure", session.failure);
}

template <typename Session, typename Use>
void for_each_time(Session& session, Use use)
{
    use("started", session.started);
    use("last", session.last);
    use("written", session.written);
}

template <typename Session, typename Use>
void for_each_mark(Session& session, Use use)
{
    use("several", session.is_one_of_several);
    use("titled", session.is_title_given);
    use("ended", session.has_ended);
    use("failed", session.has_failed);
}

void write(const FoundSession& session, std::string& out)
{
    std::string_view comma = "{";
    const auto add = [&](std::string_view key, const std::string& json) {
        out.append(comma).append(json::quote(key)).append(":").append(json);
        comma = ",";
    };
    for_each_text(session, [&](std::string_view key, const std::string& text) {
        if (!text.empty())
            add(key, json::quote(text));
    });
    for_each_time(session, [&](std::string_view key, TimeNs time) {
        if (time != no_time)
            add(key, std::to_string(time));
    });
    for_each_mark(session, [&](std::string_view key, bool mark) {
        if (mark)
            add(key, "true");
    });
    out += comma == "{" ? "{}" : "}";
}

FoundSession read(Value object, const std::string& path)
{
    FoundSession session;
    session.path = path;
    for_each_text(session, [&](std::string_view key, std::string& text) {
        text = object.find(key).as_string().value_or(std::string());
    });
    for_each_time(session, [&](std::string_view key, TimeNs& time) {
        time = object.find(key).as_int64().value_or(no_time);
    });
    for_each_mark(session, [&](std::string_view key, bool& mark) {
        mark = object.find(key).as_bool().value_or(false);
    });
    return session;
}

std::string content_of(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace

FoundCache::FoundCache(std::string path) : path_(std::move(path))
{
    if (!path_.empty())
        load();
}

std::string FoundCache::default_path()
{
    return user_folder(UserFolder::Cache) + "/Playhead/found-sessions.jsonl";
}

void FoundCache::load()
{
    const std::string content = content_of(path_);
    const std::size_t end = content.rfind(hash_key);
    if (!content.starts_with(first_line) || end == std::string::npos ||
        hash_line(std::string_view(content).substr(0, end)) != content.substr(end))
        return;
    std::string_view rest = std::string_view(content).substr(0, end).substr(first_line.size());
    while (!rest.empty()) {
        const std::size_t line_end = rest.find('\n');
        const Value line(rest.substr(0, line_end));
        const std::string path = line.find("path").as_string().value_or(std::string());
        Entry& entry = entries_[path];
        entry.fingerprint = static_cast<std::uint64_t>(line.find("is").as_int64().value_or(0));
        json::ArrayReader sessions(line.find("sessions"));
        for (Value session; sessions.next(session);)
            entry.sessions.push_back(read(session, path));
        rest.remove_prefix(std::min(line_end, rest.size() - 1) + 1);
    }
}

const std::vector<FoundSession>* FoundCache::find(const std::string& path,
                                                  std::uint64_t fingerprint) const
{
    const auto entry = entries_.find(path);
    return entry == entries_.end() || entry->second.fingerprint != fingerprint
               ? nullptr
               : &entry->second.sessions;
}

void FoundCache::put(const std::string& path, std::uint64_t fingerprint,
                     std::vector<FoundSession> sessions)
{
    entries_[path] = {fingerprint, std::move(sessions)};
    has_changed_ = true;
}

Result<void> FoundCache::save()
{
    if (path_.empty() || !has_changed_)
        return {};
    std::string content(first_line);
    for (const auto& [path, entry] : entries_) {
        content += "{\"path\":" + json::quote(path) +
                   ",\"is\":" + std::to_string(static_cast<std::int64_t>(entry.fingerprint)) +
                   ",\"sessions\":[";
        for (const FoundSession& session : entry.sessions) {
            content += &session == entry.sessions.data() ? "" : ",";
            write(session, content);
        }
        content += "]}\n";
    }
    content += hash_line(content);
    for (std::size_t slash = path_.find('/', 1); slash != std::string::npos;
         slash = path_.find('/', slash + 1))
        ::mkdir(path_.substr(0, slash).c_str(), S_IRWXU); // writing tells what is wrong
    auto file = AtomicFile::create(path_, AtomicFile::Access::Private);
    if (!file)
        return file.error();
    if (auto written = file->write(content); !written)
        return written;
    has_changed_ = false;
    return file->commit();
}

void FoundCache::clear()
{
    entries_.clear();
    has_changed_ = false;
    if (!path_.empty())
        ::unlink(path_.c_str());
}

} // namespace playhead
