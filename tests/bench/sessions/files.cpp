// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/bench/sessions/files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <vector>

namespace playhead::bench {

namespace {

constexpr std::uint64_t large_from = 500'000'000;

std::uint64_t expected_size(const SessionPlan& plan)
{
    constexpr std::uint64_t thin = 170;
    constexpr std::uint64_t typical = 1600;
    constexpr std::uint64_t fat = 12'500;
    const std::uint64_t line = plan.payloads == Payloads::Thin      ? thin
                               : plan.payloads == Payloads::Typical ? typical
                                                                    : fat;
    return plan.events * line + plan.giant;
}

void read_through(const std::string& path)
{
    constexpr std::size_t piece = 1 << 20;
    std::vector<char> buffer(piece);
    std::ifstream file(path, std::ios::binary);
    while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()))) {
    }
}

} // namespace

SessionFiles& SessionFiles::instance()
{
    static SessionFiles files;
    return files;
}

void SessionFiles::use(const std::string& folder, bool keeps_large)
{
    folder_ = folder;
    keeps_large_ = keeps_large;
}

Result<std::string> SessionFiles::path(const SessionPlan& plan)
{
    return made(plan_name(plan) + ".jsonl", expected_size(plan),
                [&plan](const std::string& path) { return write_session(path, plan); });
}

Result<std::string> SessionFiles::path(const ClaudePlan& plan)
{
    return made(plan_name(plan) + (plan.has_agents ? "" : ".jsonl"), expected_size(plan),
                [&plan](const std::string& path) { return write_session(path, plan); });
}

Result<std::string> SessionFiles::made(const std::string& name, std::uint64_t size,
                                       const Write& write)
{
    const std::string path = folder_ + "/" + name;
    if (size > large_from && large_ != path) {
        remove_large();
        large_ = path;
    }
    std::error_code problem;
    if (!std::filesystem::exists(path, problem)) {
        std::filesystem::create_directories(folder_, problem);
        const std::filesystem::space_info space = std::filesystem::space(folder_, problem);
        if (problem || space.available < size)
            return Error{"There is no room for a session of " + std::to_string(size / 1'000'000) +
                             " MB.",
                         folder_, "Make room, or name another folder with --sessions."};
        const std::string part = path + ".part";
        std::filesystem::remove_all(part, problem);
        if (auto written = write(part); !written)
            return written.error();
        std::filesystem::rename(part, path, problem);
        if (problem)
            return Error{problem.message(), path, "Name another folder with --sessions."};
    }
    if (warm_ != path) {
        for (const std::string& file : files_in(path))
            read_through(file);
    }
    warm_ = path;
    return path;
}

void SessionFiles::remove_large()
{
    std::error_code ignored;
    if (!large_.empty() && !keeps_large_)
        std::filesystem::remove_all(large_, ignored);
    large_.clear();
}

std::vector<std::string> files_in(const std::string& path)
{
    std::error_code problem;
    if (!std::filesystem::is_directory(path, problem))
        return {path};
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path, problem)) {
        if (entry.is_regular_file(problem))
            files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string read_file(const std::string& path, std::size_t room_behind)
{
    std::string bytes;
    std::error_code problem;
    const std::uintmax_t size = std::filesystem::file_size(path, problem);
    if (problem)
        return bytes;
    bytes.resize(size + room_behind);
    std::ifstream(path, std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(size));
    return bytes;
}

} // namespace playhead::bench
