// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>

namespace playhead {

/// Memory for bytes, which are not set to anything. To make it larger costs no copy where it is
/// large: the system moves its pages, so that of hundreds of megabytes there is never a second lot.
class ByteBlock
{
public:
    ByteBlock() = default;
    explicit ByteBlock(std::size_t size) { resize(size); }

    [[nodiscard]] char* data() { return bytes_.get(); }
    [[nodiscard]] const char* data() const { return bytes_.get(); }
    [[nodiscard]] std::size_t size() const { return size_; }

    /// Keeps the bytes up to the smaller of both sizes. The size is not 0.
    void resize(std::size_t size)
    {
        void* const moved = std::realloc(bytes_.get(), size);
        if (!moved)
            throw std::bad_alloc();
        static_cast<void>(bytes_.release()); // realloc() has freed it
        bytes_.reset(static_cast<char*>(moved));
        size_ = size;
    }

private:
    struct Free {
        void operator()(char* bytes) const { std::free(bytes); }
    };

    std::unique_ptr<char, Free> bytes_;
    std::size_t size_ = 0;
};

} // namespace playhead
