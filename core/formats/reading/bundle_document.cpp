// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Folders and packed files as one Document. What is packed is a session file that was made smaller
// (.jsonl.zst, .json.gz), or an archive with several files of any formats: it is unpacked whole
// before the first of them is read.
#include "core/formats/reading/archive.h"
#include "core/formats/reading/bundle.h"
#include "core/formats/reading/document_reading.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace playhead {

namespace {

using Clock = std::chrono::steady_clock;

/// What is there is shown as often as this, where files are so small that none is shown in part.
constexpr auto pause_between_snapshots = std::chrono::milliseconds(200);

const DiagnosticKind not_a_session = {
    Severity::Note, "not-a-session", "A file beside the others is no session of a known format.",
    "It is left out. Open it by itself to learn what it looks like."};
const DiagnosticKind unreadable_file = {Severity::Error, "unreadable-file",
                                        "A file among others cannot be read.",
                                        "The others are shown."};
const DiagnosticKind too_many_files = {Severity::Warning, "too-many-files",
                                       "There are more files than are looked at.",
                                       "Open a folder within this one."};

/// For folders and archives that hold sessions of several formats, or several of one.
const Format& several_formats()
{
    static constexpr Format format = {"bundle", "Several session files", "zip tar tgz",
                                      [](const SniffInput&) { return Confidence::No; },
                                      [](Importer&) { return Result<void>(); }};
    return format;
}

Diagnostic note(const Error& error, std::string code)
{
    Diagnostic diagnostic;
    diagnostic.severity = Severity::Error;
    diagnostic.code = std::move(code);
    diagnostic.message = error.what;
    diagnostic.remedy = error.remedy;
    diagnostic.count = 1;
    return diagnostic;
}

/// The sessions of one group of files after the other, as one Document.
class BundleReader
{
public:
    BundleReader(Bundle& files, const Job& job, const PublishDocument& publish, int depth)
        : files_(files), job_(job), publish_(publish), depth_(depth)
    {
        all_.path = files.name();
    }

    Result<std::shared_ptr<const Document>> read(const Error& nothing_found)
    {
        for (const FileGroups::Group& group : groups()) {
            if (job_.is_cancelled())
                break;
            read_group(group);
        }
        if (files_.is_cut_off())
            all_.diagnostics.add(too_many_files);
        if (!all_.format)
            return first_error_ ? *first_error_ : nothing_found;
        all_.is_complete = !job_.is_cancelled();
        return std::make_shared<const Document>(std::move(all_));
    }
    void add(Diagnostic diagnostic) { all_.diagnostics.add(std::move(diagnostic)); }

private:
    /// In the order of the first file of each; those without a format are packed files.
    std::vector<FileGroups::Group> groups()
    {
        FileGroups asked(files_);
        asked.ask_formats();
        std::vector<FileGroups::Group> groups = asked.groups();
        const bool is_only = files_.size() == 1;
        for (std::size_t file = 0; file < files_.size() && !job_.is_cancelled(); ++file) {
            if (!asked.is_free(file))
                continue;
            const SniffInput input = files_.sniff_input(file);
            const Format* format = recognise(input);
            if (is_only || format || is_packed(input.head))
                groups.push_back({format, {file}});
            else
                add_place(not_a_session, files_.path(file));
        }
        std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) {
            return a.files.front() < b.files.front();
        });
        return groups;
    }

    void add_place(const DiagnosticKind& kind, const std::string& path)
    {
        Place place;
        place.detail = path;
        all_.diagnostics.add(kind, place);
    }

    /// What the reader of some files knows, with what came before it.
    [[nodiscard]] Document joined(const Document& news) const
    {
        Document document = all_;
        document.format =
            !all_.format || all_.format == news.format ? news.format : &several_formats();
        document.sessions.insert(document.sessions.end(), news.sessions.begin(),
                                 news.sessions.end());
        document.diagnostics.merge(news.diagnostics);
        document.records.add(news.records);
        document.size += news.size;
        return document;
    }

    void read_group(const FileGroups::Group& group)
    {
        std::vector<FilePart> parts;
        for (const std::size_t file : group.files) {
            if (auto source = files_.open(file))
                parts.push_back({files_.path(file), std::move(*source)});
            else
                add_failure(files_.path(file), source.error());
        }
        if (parts.empty())
            return;
        const auto publish = [this](const std::shared_ptr<const Document>& so_far) {
            if (publish_)
                publish_(std::make_shared<const Document>(joined(*so_far)));
        };
        const std::string path = parts.front().path;
        const auto document =
            group.format && parts.size() > 1
                ? read_parts(std::move(parts), files_.name(), *group.format, job_, publish, nullptr)
                : read_source(parts.front().source, job_, publish, nullptr, depth_ + 1);
        if (!document)
            return add_failure(path, document.error());
        all_ = joined(**document);
        if (publish_ && Clock::now() - published_ > pause_between_snapshots) {
            publish_(std::make_shared<const Document>(all_));
            published_ = Clock::now();
        }
    }

    void add_failure(const std::string& path, const Error& error)
    {
        if (!first_error_)
            first_error_ = error;
        add_place(unreadable_file, path + ": " + error.what);
    }

    Bundle& files_;
    const Job& job_;
    const PublishDocument& publish_;
    int depth_;
    Document all_;
    std::optional<Error> first_error_;
    Clock::time_point published_ = Clock::now();
};

} // namespace

Result<std::shared_ptr<const Document>> read_packed(const FileSource& file, const Job& job,
                                                    const PublishDocument& publish, int depth)
{
    constexpr int deepest = 3; // some archives hold themselves
    if (depth >= deepest)
        return Error{"This is packed within packed files, again and again.", file.name(),
                     "Unpack it by another program."};
    auto unpacked = unpack(file, job);
    if (!unpacked)
        return unpacked.error();
    Bundle files = Bundle::of_archive(file.name(), std::move(unpacked->members));
    BundleReader reader(files, job, publish, depth);
    if (unpacked->problem)
        reader.add(note(*unpacked->problem, "archive-cut-off"));
    return reader.read({"The archive holds no session.", file.name(),
                        "Playhead opens archives of session files."});
}

Result<std::shared_ptr<const Document>> read_folder(const std::string& folder, const Job& job,
                                                    const PublishDocument& publish)
{
    auto files = Bundle::of_folder(folder, job);
    if (!files)
        return files.error();
    return BundleReader(*files, job, publish, 0)
        .read({"There is no session in this folder.", folder,
               "Playhead looks into all folders within it, and opens the sessions that it finds."});
}

} // namespace playhead
