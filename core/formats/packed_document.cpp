// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Packed files: one session file that was made smaller (.jsonl.zst, .json.gz), or an archive with
// several files of any formats. They are unpacked whole before the first of them is read.
#include "core/formats/archive.h"
#include "core/formats/document_reading.h"

#include <optional>
#include <utility>

namespace playhead {

namespace {

const DiagnosticKind not_a_session = {Severity::Note, "not-a-session",
                                      "A file in the archive is no session of a known format.",
                                      "It is left out. Unpack the archive to look at it."};
const DiagnosticKind unreadable_member = {Severity::Error, "unreadable-member",
                                          "A file in the archive cannot be read.",
                                          "The others are shown."};

/// For archives that hold sessions of several formats, or several of one.
const Format& several_formats()
{
    static constexpr Format format = {"archive", "Archive of session files", "zip tar tgz",
                                      [](const SniffInput&) { return Confidence::No; },
                                      [](Importer&) { return Result<void>(); }};
    return format;
}

/// The sessions of one member after the other, as one Document.
class PackedReader
{
public:
    PackedReader(const FileSource& file, const Job& job, const PublishDocument& publish, int depth)
        : file_(file), job_(job), publish_(publish), depth_(depth)
    {
    }

    Result<std::shared_ptr<const Document>> read()
    {
        constexpr int deepest = 3; // some archives hold themselves
        if (depth_ >= deepest)
            return Error{"This is packed within packed files, again and again.", file_.name(),
                         "Unpack it by another program."};
        const auto unpacked = unpack(file_, job_);
        if (!unpacked)
            return unpacked.error();
        if (unpacked->problem)
            all_.diagnostics.add(note(*unpacked->problem, "archive-cut-off"));
        all_.path = file_.name();
        all_.size = file_.size();
        for (const Unpacked::Member& member : unpacked->members) {
            if (job_.is_cancelled())
                break;
            read_member(member, unpacked->members.size() == 1);
        }
        if (!all_.format && first_error_)
            return *first_error_;
        if (!all_.format)
            return Error{"The archive holds no session.", file_.name(),
                         "Playhead opens archives of session files."};
        all_.is_complete = !job_.is_cancelled();
        return std::make_shared<const Document>(std::move(all_));
    }

private:
    static Diagnostic note(const Error& error, std::string code)
    {
        Diagnostic diagnostic;
        diagnostic.severity = Severity::Error;
        diagnostic.code = std::move(code);
        diagnostic.message = error.what;
        diagnostic.remedy = error.remedy;
        diagnostic.count = 1;
        return diagnostic;
    }

    /// What the reader of a member knows, with what came before it.
    [[nodiscard]] Document joined(const Document& member) const
    {
        Document document = all_;
        document.format =
            !all_.format || all_.format == member.format ? member.format : &several_formats();
        document.sessions.insert(document.sessions.end(), member.sessions.begin(),
                                 member.sessions.end());
        document.diagnostics.merge(member.diagnostics);
        document.records.add(member.records);
        return document;
    }

    void read_member(const Unpacked::Member& member, bool is_only)
    {
        const auto head = member.source->head(sniff_size);
        const SniffInput input{head ? std::string_view(*head) : std::string_view(),
                               file_name(member.source->name()),
                               member.source->size() <= sniff_size};
        if (!is_only && head && !recognise(input) && !is_packed(*head)) {
            Place place;
            place.detail = member.path;
            all_.diagnostics.add(not_a_session, place);
            return;
        }
        const auto document = read_source(
            member.source, job_,
            [this](const auto& so_far) {
                if (publish_)
                    publish_(std::make_shared<const Document>(joined(*so_far)));
            },
            nullptr, depth_ + 1);
        if (document) {
            all_ = joined(**document);
            return;
        }
        if (!first_error_)
            first_error_ = document.error();
        Place place;
        place.detail = member.path + ": " + document.error().what;
        all_.diagnostics.add(unreadable_member, place);
    }

    const FileSource& file_;
    const Job& job_;
    const PublishDocument& publish_;
    int depth_;
    Document all_;
    std::optional<Error> first_error_;
};

} // namespace

Result<std::shared_ptr<const Document>> read_packed(const FileSource& file, const Job& job,
                                                    const PublishDocument& publish, int depth)
{
    return PackedReader(file, job, publish, depth).read();
}

} // namespace playhead
