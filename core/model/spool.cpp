// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/spool.h"

#include "core/base/text.h"
#include "core/model/file_source_state.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <utility>
#include <vector>

namespace playhead {

Spool::Spool(std::shared_ptr<Descriptor> file) : file_(std::move(file)) {}
Spool::Spool(Spool&&) noexcept = default;
Spool& Spool::operator=(Spool&&) noexcept = default;
Spool::~Spool() = default;

Result<Spool> Spool::create()
{
    const char* folder = std::getenv("TMPDIR"); // NOLINT(concurrency-mt-unsafe): never set by us
    std::string path = std::string(folder && *folder ? folder : "/tmp") + "/playhead-XXXXXX";
    auto file = std::make_shared<Descriptor>(::mkostemp(path.data(), O_CLOEXEC));
    if (!file->is_open())
        return Error{"Cannot keep the input: " + system_text(errno) + ".", path,
                     "Set TMPDIR to a folder with room."};
    ::unlink(path.c_str());
    return Spool(std::move(file));
}

Result<void> Spool::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file_->get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return Error{"Cannot keep the input: " + system_text(errno) + ".",
                         {},
                         "Set TMPDIR to a folder with room."};
        bytes.remove_prefix(static_cast<std::size_t>(written));
        size_ += static_cast<std::uint64_t>(written);
    }
    return {};
}

Result<void> Spool::write_all(int descriptor, const std::string& name)
{
    std::vector<char> buffer(FileSource::chunk_size);
    for (;;) {
        const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return Error{"Cannot read: " + system_text(errno) + ".", name, {}};
        if (count == 0)
            return {};
        if (auto kept = write({buffer.data(), static_cast<std::size_t>(count)}); !kept)
            return kept;
    }
}

std::shared_ptr<FileSource> Spool::source(std::string name, std::uint64_t offset,
                                          std::uint64_t size) const
{
    return FileSource::of_piece(file_, std::move(name), offset, size);
}

} // namespace playhead
