// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/inspect/files.h"

#include "core/formats/reading/document_reading.h"
#include "core/formats/reading/json_shape.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace playhead::inspect {

namespace {

using Kind = LogFile::Kind;

constexpr std::string_view samples_folder = "samples/";
constexpr std::string_view journal_folder = "_journal/";
constexpr std::string_view epoch_mark = "_epoch_";
constexpr std::string_view json_suffix = ".json";

/// Where a folder begins in a path, at its start or behind a slash.
std::size_t find_folder(std::string_view path, std::string_view folder)
{
    for (std::size_t at = path.find(folder); at != std::string_view::npos;
         at = path.find(folder, at + 1)) {
        if (at == 0 || path[at - 1] == '/')
            return at;
    }
    return std::string_view::npos;
}

bool read_number(std::string_view text, std::uint64_t& number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

Kind sequence_of(std::string_view folder)
{
    if (folder == "messages")
        return Kind::Messages;
    if (folder == "events")
        return Kind::Events;
    if (folder == "calls")
        return Kind::Calls;
    return folder == "attachments" ? Kind::Attachments : Kind::Foreign;
}

/// What stands behind "samples/".
void read_sample_path(std::string_view rest, LogFile& file)
{
    const std::size_t mark = rest.rfind(epoch_mark);
    if (mark == std::string_view::npos || !rest.ends_with(json_suffix))
        return;
    rest.remove_suffix(json_suffix.size());
    const std::size_t end = rest.find('/', mark);
    file.sample = rest.substr(0, end);
    if (end == std::string_view::npos) {
        file.kind = Kind::Sample;
        return;
    }
    rest.remove_prefix(end + 1);
    const std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos) {
        file.kind = rest == "sample" || rest == "metadata" ? Kind::Sample : Kind::Repetition;
        return;
    }
    file.kind = read_number(rest.substr(slash + 1), file.first) ? sequence_of(rest.substr(0, slash))
                                                                : Kind::Repetition;
}

/// A sample's number goes before its text: 2 comes before 10.
std::tuple<std::uint64_t, std::string> order_of(const std::string& sample)
{
    std::uint64_t number = 0;
    const std::size_t mark = sample.rfind(epoch_mark);
    const std::string_view id = std::string_view(sample).substr(0, mark);
    return {read_number(id, number) ? number : UINT64_MAX, sample};
}

bool is_before(const LogFile& a, const LogFile& b)
{
    const auto is_of_sample = [](const LogFile& file) {
        return file.kind >= Kind::Sample && file.kind <= Kind::Events;
    };
    if (is_of_sample(a) && is_of_sample(b))
        return std::tuple(order_of(a.sample), a.kind, a.first) <
               std::tuple(order_of(b.sample), b.kind, b.first);
    return a.kind < b.kind;
}

} // namespace

LogFile log_file_of(std::string_view path)
{
    LogFile file;
    const std::string_view name = file_name(path);
    const std::size_t samples = find_folder(path, samples_folder);
    const std::size_t journal = find_folder(path, journal_folder);
    if (samples != std::string_view::npos) {
        file.log = path.substr(0, samples);
        read_sample_path(path.substr(samples + samples_folder.size()), file);
    } else if (journal != std::string_view::npos) {
        file.log = path.substr(0, journal);
        file.kind = name == "start.json" ? Kind::Start : Kind::Repetition;
    } else {
        file.log = path.substr(0, path.size() - name.size());
        if (name == "header.json")
            file.kind = Kind::Header;
        else if (name == "summaries.json" || name == "reductions.json")
            file.kind = Kind::Repetition;
    }
    return file;
}

void group(FileGroups& groups)
{
    Bundle& files = groups.files();
    struct Log {
        std::vector<std::pair<LogFile, std::size_t>> files;
        bool is_log = false;
    };
    std::map<std::string, Log> logs;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!groups.is_free(i))
            continue;
        LogFile file = log_file_of(files.path(i));
        if (file.kind == Kind::Foreign)
            continue;
        Log& log = logs[file.log];
        if (file.kind == Kind::Header || file.kind == Kind::Start)
            log.is_log = log.is_log || JsonShape(files.head(i)).has("eval.task");
        log.files.emplace_back(std::move(file), i);
    }
    for (auto& [folder, log] : logs) {
        if (!log.is_log || log.files.size() < 2)
            continue;
        std::stable_sort(log.files.begin(), log.files.end(),
                         [](const auto& a, const auto& b) { return is_before(a.first, b.first); });
        std::vector<std::size_t> taken;
        for (const auto& [file, index] : log.files)
            taken.push_back(index);
        groups.take(std::move(taken));
    }
}

} // namespace playhead::inspect
