// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/sqlite_connection.h"

#include <sqlite3.h>

namespace playhead::sqlite {

struct Blob::State {
    explicit State(std::shared_ptr<Database::Connection> owner) : connection(std::move(owner)) {}
    ~State() { sqlite3_blob_close(handle); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    std::shared_ptr<Database::Connection> connection;
    sqlite3_blob* handle = nullptr;
};

Result<Blob> Database::open_blob(const char* table, const char* column, std::int64_t row)
{
    constexpr int for_reading = 0;
    auto state = std::make_unique<Blob::State>(connection_);
    const int code = sqlite3_blob_open(connection_->handle, "main", table, column, row, for_reading,
                                       &state->handle);
    if (code != SQLITE_OK)
        return connection_->fail(code);
    return Blob(std::move(state));
}

Blob::Blob(std::unique_ptr<State> state) : state_(std::move(state)) {}
Blob::Blob(Blob&&) noexcept = default;
Blob& Blob::operator=(Blob&&) noexcept = default;
Blob::~Blob() = default;

std::size_t Blob::size() const
{
    return static_cast<std::size_t>(sqlite3_blob_bytes(state_->handle));
}

Result<void> Blob::read(std::size_t offset, std::span<char> to) const
{
    const int code = sqlite3_blob_read(state_->handle, to.data(), static_cast<int>(to.size()),
                                       static_cast<int>(offset));
    return code == SQLITE_OK ? Result<void>() : Result<void>(state_->connection->fail(code));
}

} // namespace playhead::sqlite
