// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/inputs/samples.h"

#include "core/formats/reading/bundle.h"
#include "core/formats/reading/document_reading.h"
#include "core/native/session_file.h"
#include "tests/bench/scratch_folder.h"
#include "tests/inputs/archive_of.h"
#include "tests/inputs/database_of.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <utility>

namespace playhead::inputs {

namespace {

namespace fs = std::filesystem;

/// Larger ones are slow to read a million times: the demo.
constexpr std::size_t largest = 64 * 1024;

std::string content_of(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> sorted_entries(const fs::path& folder)
{
    std::error_code none;
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder, none))
        paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

class Collector
{
public:
    void add_file(const fs::path& path, const std::string& name)
    {
        add({name, {{{path.filename().string(), content_of(path)}}}});
    }
    void add(Sample sample)
    {
        const InputFile& file = sample.set.files.front();
        if (file.bytes.size() > largest)
            return;
        const SniffInput input{std::string_view(file.bytes).substr(0, sniff_size), file.path,
                               file.bytes.size() <= sniff_size};
        if (const Format* format = recognise(input))
            by_format_[format].push_back(std::move(sample));
    }
    /// A folder, for each format that takes several of its files as one session.
    void add_folder(const fs::path& folder, const std::string& name)
    {
        auto files = Bundle::of_folder(folder.string(), Job{});
        if (!files)
            return;
        FileGroups groups(*files);
        groups.ask_formats();
        std::map<const Format*, FileSet> sets;
        for (const FileGroups::Group& group : groups.groups()) {
            for (const std::size_t file : group.files)
                sets[group.format].files.push_back(
                    {files->path(file), content_of(folder / files->path(file))});
        }
        for (auto& [format, set] : sets)
            by_format_[format].push_back({name, std::move(set)});
    }

    [[nodiscard]] std::vector<SampledFormat> take()
    {
        std::vector<SampledFormat> all;
        for (const Format* format : all_formats())
            all.push_back({std::string(format->id), format, std::move(by_format_[format])});
        return all;
    }

private:
    std::map<const Format*, std::vector<Sample>> by_format_;
};

void add_golden_inputs(const fs::path& golden, Collector& collector)
{
    for (const fs::path& format : sorted_entries(golden)) {
        for (const fs::path& each : sorted_entries(format)) {
            const std::string name = (format.filename() / each.filename()).string();
            for (const fs::path& file : sorted_entries(each)) {
                if (file.filename() == "input")
                    collector.add_folder(file, name);
                else if (file.stem() == "input")
                    collector.add_file(file, name);
            }
        }
    }
}

/// A native session as the program keeps it.
Sample session_file(const fs::path& json)
{
    const bench::ScratchFolder scratch;
    const std::string path = scratch.path("native.playhead");
    const auto document = open_document(json.string(), Job{});
    if (!document || !write_session_file((*document)->sessions, path, nullptr, Job{}))
        return {};
    return {"native.playhead", {{{"native.playhead", content_of(path)}}}};
}

/// An Inspect log as newer versions of it write them: a file for each sample in an archive.
Sample inspect_archive(const std::vector<SampledFormat>& formats)
{
    const auto inspect = std::find_if(formats.begin(), formats.end(),
                                      [](const auto& each) { return each.id == "inspect"; });
    for (const Sample& sample : inspect->samples) {
        if (!sample.set.is_one_file())
            return {"run.eval", {{{"run.eval", archive_of(sample.set.files, Form::Zip)}}}};
    }
    return {};
}

void add_packed(std::vector<SampledFormat>& formats)
{
    SampledFormat packed_files{"packed", nullptr, {}};
    std::vector<InputFile> some;
    for (const SampledFormat& each : formats) {
        const InputFile& file = each.samples.front().set.files.front();
        if (file.bytes.size() < 4096 && some.size() < 4)
            some.push_back({"some/" + file.path, file.bytes});
    }
    const auto add = [&](const char* name, Form form, Filter filter) {
        packed_files.samples.push_back({name, {{{name, archive_of(some, form, filter)}}}});
    };
    add("some.zip", Form::Zip, Filter::None);
    add("some.tar", Form::Tar, Filter::None);
    add("some.tar.gz", Form::Tar, Filter::Gzip);
    add("one.gz", Form::Raw, Filter::Gzip);
    add("one.zst", Form::Raw, Filter::Zstd);
    add("one.xz", Form::Raw, Filter::Xz);
    add("one.bz2", Form::Raw, Filter::Bzip2);
    if (Sample inspect = inspect_archive(formats); !inspect.name.empty())
        packed_files.samples.push_back(std::move(inspect));
    formats.push_back(std::move(packed_files));
}

} // namespace

std::vector<SampledFormat> sampled_formats(const std::string& source)
{
    const fs::path root(source);
    Collector collector;
    for (const fs::path& path : sorted_entries(root / "resources/samples"))
        collector.add_file(path, path.filename().string());
    add_golden_inputs(root / "tests/golden", collector);
    collector.add(session_file(root / "resources/samples/native.json"));
    const std::string sql = content_of(root / "tests/inputs/opencode.sql");
    collector.add({"opencode.db", {{{"opencode.db", database_of(sql)}}}});
    std::vector<SampledFormat> formats = collector.take();
    std::erase_if(formats, [](const SampledFormat& each) { return each.samples.empty(); });
    add_packed(formats);
    return formats;
}

} // namespace playhead::inputs
