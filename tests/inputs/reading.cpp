// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/inputs/reading.h"

#include "core/formats/reading/bundle.h"
#include "core/formats/reading/document_reading.h"
#include "core/model/spool.h"

#include <utility>

namespace playhead::inputs {

namespace {

/// Of a folder that is nowhere.
constexpr std::string_view top = "/input/";

class Reader
{
public:
    explicit Reader(const Format* format) : format_(format) {}

    void read(std::vector<FilePart> parts)
    {
        const std::string name = parts.front().source->name();
        const auto document = format_
                                  ? read_parts(std::move(parts), name, *format_, job_, {}, nullptr)
                                  : read_source(parts.front().source, job_, {}, nullptr);
        if (document)
            documents_.push_back(*document);
    }
    /// The groups of a format that reads several files, or else all of them together.
    void read_groups(std::vector<FilePart> parts)
    {
        std::vector<Unpacked::Member> members;
        for (const FilePart& part : parts)
            members.push_back({part.path, part.source});
        Bundle bundle = Bundle::of_archive(std::string(top), std::move(members));
        FileGroups groups(bundle);
        groups.ask(*format_);
        for (const FileGroups::Group& group : groups.groups()) {
            std::vector<FilePart> together;
            for (const std::size_t file : group.files) {
                if (auto source = bundle.open(file))
                    together.push_back({bundle.path(file), *std::move(source)});
            }
            if (!together.empty())
                read(std::move(together));
        }
        if (groups.groups().empty())
            read(std::move(parts));
    }
    [[nodiscard]] std::vector<std::shared_ptr<const Document>> take()
    {
        return std::move(documents_);
    }

private:
    const Format* format_;
    Job job_;
    std::vector<std::shared_ptr<const Document>> documents_;
};

} // namespace

std::vector<std::shared_ptr<const Document>> read_files(const FileSet& set, const Format* format,
                                                        std::size_t at_once)
{
    auto spool = Spool::create();
    if (!spool)
        return {};
    std::vector<FilePart> parts;
    for (const InputFile& file : set.files) {
        const std::uint64_t begin = spool->size();
        if (!spool->write(file.bytes))
            return {};
        auto source = spool->source(std::string(top) + file.path, begin, file.bytes.size());
        if (at_once > 0)
            source->hand_out_at_most(at_once);
        parts.push_back({file.path, std::move(source)});
    }
    Reader reader(format);
    if (format && format->group && parts.size() > 1)
        reader.read_groups(std::move(parts));
    else
        reader.read(std::move(parts));
    return reader.take();
}

} // namespace playhead::inputs
