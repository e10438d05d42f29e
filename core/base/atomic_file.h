// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace playhead {

/// A file that appears under its name when it is whole, or not at all: it is written beside its
/// place, synced to the disk and renamed. What stood there before stays until then, and for good
/// where writing fails.
///
/// Where the path is a device or pipe (/dev/stdout), it is written directly.
class AtomicFile
{
public:
    enum class Access {
        Private, ///< mode 0600
        Default, ///< as the umask says, or as the file that is replaced
    };
    static Result<AtomicFile> create(const std::string& path, Access access = Access::Default);
    AtomicFile(AtomicFile&&) noexcept;
    AtomicFile& operator=(AtomicFile&&) noexcept;
    /// Removes what was written, unless commit() was called.
    ~AtomicFile();

    Result<void> write(std::string_view bytes);
    /// Gives the file its name. Call once, after which the object is good for nothing.
    Result<void> commit();

    /// Where the bytes are until commit(), for writers who need a path.
    [[nodiscard]] const std::string& temporary_path() const;
    /// True where the path is a device or pipe.
    [[nodiscard]] bool is_stream() const;

private:
    struct State;
    explicit AtomicFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace playhead
