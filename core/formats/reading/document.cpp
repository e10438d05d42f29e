// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/document.h"

#include "core/formats/importer.h"
#include "core/formats/reading/archive.h"
#include "core/formats/reading/bundle.h"
#include "core/formats/reading/document_reading.h"
#include "core/formats/reading/stranger.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

namespace playhead {

std::string_view file_name(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

const Format* recognise(const SniffInput& input)
{
    const Format* best = nullptr;
    Confidence best_confidence = Confidence::No;
    for (const Format* format : all_formats()) {
        const Confidence confidence = format->sniff(input);
        if (confidence > best_confidence) {
            best = format;
            best_confidence = confidence;
        }
    }
    return best;
}

namespace {

/// What a file that no format claims is, for the one who tried to open it.
std::string what_it_is(const SniffInput& input)
{
    const std::string_view known = stranger(input.head, input.name);
    return std::string(known.empty() ? unknown_stranger(input.head) : known);
}

std::string known_formats()
{
    std::string text = "Playhead opens: ";
    for (const Format* format : all_formats()) {
        if (format != all_formats().front())
            text += ", ";
        text += format->title;
    }
    return text + ".";
}

const Format* format_of(const FileSource& source)
{
    const auto head = source.head(sniff_size);
    if (!head)
        return nullptr;
    return recognise({*head, file_name(source.name()), source.size() <= sniff_size});
}

/// The file, and those beside it that its format reads with it. What cannot be read is left out, as
/// what is not there.
std::vector<FilePart> parts_beside(const std::shared_ptr<FileSource>& source, const Format& format,
                                   const std::set<std::string>& known)
{
    Bundle files = Bundle::beside(source->name(), format.beside);
    FileGroups groups(files);
    groups.ask(format);
    std::vector<FilePart> parts;
    for (const FileGroups::Group& group : groups.groups()) {
        if (std::find(group.files.begin(), group.files.end(), files.main()) == group.files.end())
            continue;
        for (const std::size_t file : group.files) {
            if (known.contains(files.path(file)))
                continue;
            auto opened = file == files.main() ? source : files.open(file);
            if (opened)
                parts.push_back({files.path(file), std::move(*opened)});
        }
    }
    return parts;
}

} // namespace

Diagnostics Document::all_diagnostics() const
{
    Diagnostics all = diagnostics;
    for (const auto& trace : sessions)
        all.merge(trace->diagnostics());
    return all;
}

std::shared_ptr<const Trace> Document::find(std::string_view session_id) const
{
    const auto found =
        std::find_if(sessions.begin(), sessions.end(),
                     [session_id](const auto& trace) { return trace->session().id == session_id; });
    return found == sessions.end() ? nullptr : *found;
}

Result<std::shared_ptr<const Document>> open_document(const std::string& path, const Job& job,
                                                      const PublishDocument& publish)
{
    return read_document(path, job, publish, nullptr);
}

Result<std::shared_ptr<const Document>> read_document(const std::string& path, const Job& job,
                                                      const PublishDocument& publish,
                                                      FileTail* tail)
{
    std::error_code unknown; // opening it tells why
    if (std::filesystem::is_directory(path, unknown))
        return read_folder(path, job, publish);
    auto source = path == "-" ? FileSource::spool(STDIN_FILENO, "<stdin>") : FileSource::open(path);
    if (!source)
        return source.error();
    if (const auto format = format_of(**source); path != "-" && format && format->group) {
        const auto find = [&source, format](const std::set<std::string>& known) {
            return parts_beside(*source, *format, known);
        };
        std::vector<FilePart> parts = find({});
        if (parts.empty())
            parts = {{std::string(file_name(path)), *source}};
        return read_parts(std::move(parts), path, *format, job, publish, tail, find);
    }
    return read_source(*source, job, publish, tail);
}

Result<std::shared_ptr<const Document>> read_source(const std::shared_ptr<FileSource>& source,
                                                    const Job& job, const PublishDocument& publish,
                                                    FileTail* tail, int depth)
{
    if (source->size() == 0)
        return Error{"The file is empty.", source->name(),
                     "Check that whoever records it has written something."};
    auto head = source->head(sniff_size);
    if (!head)
        return head.error();
    const SniffInput input{*head, file_name(source->name()), source->size() <= sniff_size};
    const Format* format = recognise(input);
    if (!format && is_packed(*head))
        return read_packed(*source, job, publish, depth);
    if (!format)
        return Error{what_it_is(input), source->name(), known_formats()};

    return read_parts({{source->name(), source}}, source->name(), *format, job, publish, tail);
}

Result<std::shared_ptr<const Document>> read_parts(std::vector<FilePart> parts, std::string name,
                                                   const Format& format, const Job& job,
                                                   const PublishDocument& publish, FileTail* tail,
                                                   Importer::FindParts find)
{
    Importer importer(std::move(parts), std::move(name), format, job, publish, tail);
    importer.find_parts_by(std::move(find));
    if (const auto& error = PriceTable::own_table_error())
        importer.diagnostics().add({Severity::Warning,
                                    "own-prices-unreadable",
                                    error->what,
                                    error->remedy,
                                    1,
                                    {error->where}});
    if (auto read = format.read(importer); !read)
        return read.error();
    return std::move(importer).finish(!job.is_cancelled());
}

} // namespace playhead
