// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/reading/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace playhead {

std::string unpack_beginning(std::string_view packed, std::size_t most)
{
    const std::unique_ptr<archive, int (*)(archive*)> reader(archive_read_new(), archive_read_free);
    if (!reader)
        return {};
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_filter_zstd(reader.get());
    archive_read_support_filter_xz(reader.get());
    archive_read_support_filter_bzip2(reader.get());
    archive_read_support_format_zip_streamable(
        reader.get()); // it looks for no end that is not there
    archive_read_support_format_raw(reader.get());
    archive_entry* entry = nullptr;
    if (archive_read_open_memory(reader.get(), packed.data(), packed.size()) != ARCHIVE_OK ||
        archive_read_next_header(reader.get(), &entry) < ARCHIVE_WARN)
        return {};
    std::string bytes(most, '\0');
    std::size_t size = 0;
    while (size < most) {
        const la_ssize_t count = archive_read_data(reader.get(), bytes.data() + size, most - size);
        if (count <= 0) // the end, or that of the bytes
            break;
        size += static_cast<std::size_t>(count);
    }
    bytes.resize(size);
    return bytes;
}

} // namespace playhead
