// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/inputs/archive_of.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace playhead::inputs {

namespace {

struct WriterDeleter {
    void operator()(archive* writer) const { archive_write_free(writer); }
};
struct EntryDeleter {
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

la_ssize_t append(archive* /*archive*/, void* to, const void* bytes, std::size_t size)
{
    static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
}

int code_of(Filter filter)
{
    switch (filter) {
    case Filter::Gzip:
        return ARCHIVE_FILTER_GZIP;
    case Filter::Zstd:
        return ARCHIVE_FILTER_ZSTD;
    case Filter::Xz:
        return ARCHIVE_FILTER_XZ;
    case Filter::Bzip2:
        return ARCHIVE_FILTER_BZIP2;
    case Filter::None:
        break;
    }
    return ARCHIVE_FILTER_NONE;
}

} // namespace

std::string archive_of(std::span<const InputFile> files, Form form, Filter filter)
{
    std::string bytes;
    const std::unique_ptr<archive, WriterDeleter> writer(archive_write_new());
    if (form == Form::Zip)
        archive_write_set_format_zip(writer.get());
    else if (form == Form::Tar)
        archive_write_set_format_pax_restricted(writer.get());
    else
        archive_write_set_format_raw(writer.get());
    archive_write_add_filter(writer.get(), code_of(filter));
    archive_write_set_bytes_in_last_block(writer.get(), 1);
    archive_write_open(writer.get(), &bytes, nullptr, append, nullptr);
    for (const InputFile& file : files.first(form == Form::Raw ? 1 : files.size())) {
        const std::unique_ptr<archive_entry, EntryDeleter> entry(archive_entry_new());
        archive_entry_set_pathname(entry.get(), file.path.c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.bytes.size()));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0600);
        archive_entry_set_mtime(entry.get(), 0, 0); // the same bytes every time
        archive_write_header(writer.get(), entry.get());
        archive_write_data(writer.get(), file.bytes.data(), file.bytes.size());
    }
    const bool is_whole = archive_write_close(writer.get()) == ARCHIVE_OK;
    return is_whole ? bytes : std::string();
}

} // namespace playhead::inputs
