// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/model/source.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace playhead {

class Descriptor;

/// Takes bytes that are not to be had again (standard input, what an archive held) into a temporary
/// file without a name, which is gone with the last source that reads it: a session read from them
/// does not have to fit into memory. Used by one thread.
class Spool
{
public:
    /// In the folder TMPDIR, else in /tmp.
    [[nodiscard]] static Result<Spool> create();
    Spool(Spool&&) noexcept;
    Spool& operator=(Spool&&) noexcept;
    ~Spool();

    Result<void> write(std::string_view bytes);
    /// Writes all there is to be read from a descriptor, which stays open.
    Result<void> write_all(int descriptor, const std::string& name);
    [[nodiscard]] std::uint64_t size() const { return size_; }

    /// A piece of what was written, as a source of this name.
    [[nodiscard]] std::shared_ptr<FileSource> source(std::string name, std::uint64_t offset,
                                                     std::uint64_t size) const;
    [[nodiscard]] std::shared_ptr<FileSource> source(std::string name) const
    {
        return source(std::move(name), 0, size_);
    }

private:
    explicit Spool(std::shared_ptr<Descriptor> file);

    std::shared_ptr<Descriptor> file_;
    std::uint64_t size_ = 0;
};

} // namespace playhead
