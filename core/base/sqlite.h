// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// SQLite as values that close themselves and errors that people understand. No type of SQLite's
// shows here.
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace playhead::sqlite {

enum class OpenMode : std::uint8_t {
    /// Nothing is ever written, not even beside the file: where SQLite would need to (a WAL file
    /// in a folder that cannot be written), the file is taken as immutable if no WAL and no journal
    /// stands by it.
    ReadOnly,
    /// The same of a file that nobody writes to meanwhile, nor has a WAL or a journal: neither is
    /// looked for, and nothing is made beside it, whatever the folder allows.
    Still,
    ReadWrite, ///< the file must exist
    Create,    ///< made where it is missing, readable by its owner only (mode 0600)
};

/// What kind of failure the last one was, for callers that act on it.
enum class Problem : std::uint8_t {
    None,
    CannotOpen, ///< missing, no permission, a folder
    NotADatabase,
    Corrupt,
    Busy, ///< locked by someone else for longer than the busy timeout
    ReadOnly,
    Full,       ///< no room on the disk
    Input,      ///< reading or writing the file failed
    Constraint, ///< a row would break a rule of the schema
    Interrupted,
    Other,
};

class Statement;
class Blob;
class DatabasePages;

/// A connection. It and its statements are used by one thread at a time; interrupt() by any.
///
/// Files are not trusted: functions in their schema do not run, cells are checked, nothing is
/// mapped into memory (a file that is cut under us is an Error, not a SIGBUS).
class Database
{
public:
    static Result<Database> open(const std::string& path, OpenMode mode);
    /// Reads a database without a path, a lock or a file beside it: sqlite_pages.h. `name` is for
    /// messages.
    static Result<Database> open(DatabasePages pages, const std::string& name);
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    /// Runs one or several statements; rows they return are passed over.
    Result<void> exec(const std::string& sql);
    /// Compiles one statement. It may outlive the Database object, whose connection it keeps open.
    Result<Statement> prepare(std::string_view sql);
    /// The first column of the first row; nothing where there is no row.
    Result<std::optional<std::int64_t>> query_int64(std::string_view sql);

    /// Opens one value of a table, a text or a blob, to be read in pieces. Fails where there is
    /// none.
    [[nodiscard]] Result<Blob> open_blob(const char* table, const char* column, std::int64_t row);

    /// How long to wait for someone else's lock. One second unless set.
    void set_busy_timeout(std::chrono::milliseconds timeout);
    /// Breaks off what runs, which fails with Problem::Interrupted.
    void interrupt();

    [[nodiscard]] Problem last_problem() const;
    [[nodiscard]] std::int64_t last_insert_rowid() const;
    [[nodiscard]] std::int64_t changes() const; ///< rows that the last statement changed
    [[nodiscard]] const std::string& path() const;

private:
    friend class Statement;
    friend class Blob;
    friend class Transaction;
    struct Connection;
    explicit Database(std::shared_ptr<Connection> connection);
    std::shared_ptr<Connection> connection_;
};

/// A compiled statement. Parameters count from 1, columns from 0, as in SQLite.
///
///     auto insert = db.prepare("INSERT INTO t VALUES (?1, ?2)");
///     insert->bind(1, id);
///     insert->bind(2, text);
///     if (auto done = insert->run(); !done)
///         return done.error();
class Statement
{
public:
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;
    ~Statement();

    // A bind that fails is reported by the next step(). Texts and blobs are not copied: their
    // bytes stay as they are until reset() or run().
    void bind(int parameter, std::int64_t value);
    void bind(int parameter, double value);
    void bind(int parameter, std::string_view text);
    void bind(int parameter, const std::string& text) { bind(parameter, std::string_view(text)); }
    void bind(int parameter, const char* text) { bind(parameter, std::string_view(text)); }
    void bind_blob(int parameter, std::string_view bytes);
    void bind_null(int parameter);

    /// Goes to the next row; false when there is none.
    Result<bool> step();
    /// Steps to the end, then reset().
    Result<void> run();
    /// Makes the statement ready to run again. Bound values stay, their texts may go.
    void reset();

    [[nodiscard]] int column_count() const;
    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::int64_t int64(int column) const;
    [[nodiscard]] double real(int column) const;
    // Valid until the next step(), reset() or the end of the statement.
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string_view blob(int column) const;

private:
    friend class Database;
    struct State;
    explicit Statement(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// One value that is read in pieces: SQLite reads into memory all of a row that a Statement has
/// come to, however long that takes. The value stays what it was when it was opened.
class Blob
{
public:
    Blob(Blob&&) noexcept;
    Blob& operator=(Blob&&) noexcept;
    ~Blob();

    /// As it is stored: a text in the encoding of the database.
    [[nodiscard]] std::size_t size() const;
    /// Fills `to` with the bytes from `offset` on, which must all be there.
    Result<void> read(std::size_t offset, std::span<char> to) const;

private:
    friend class Database;
    struct State;
    explicit Blob(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// BEGIN IMMEDIATE … COMMIT; rolled back where it ends without commit().
class Transaction
{
public:
    static Result<Transaction> begin(const Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    /// Where it fails (the database is busy, the disk full) it may be tried again.
    Result<void> commit();

private:
    explicit Transaction(Database database) : database_(std::move(database)) {}
    std::optional<Database> database_; ///< shares the connection; empty when all is done
};

} // namespace playhead::sqlite
