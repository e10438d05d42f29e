// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/sqlite_connection.h"

#include <sqlite3.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace playhead::sqlite {

namespace {

constexpr auto default_busy_timeout = std::chrono::seconds(1);

Problem problem_of(int code)
{
    switch (code & 0xFF) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return Problem::None;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return Problem::CannotOpen;
    case SQLITE_NOTADB:
        return Problem::NotADatabase;
    case SQLITE_CORRUPT:
        return Problem::Corrupt;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return Problem::Busy;
    case SQLITE_READONLY:
        return Problem::ReadOnly;
    case SQLITE_FULL:
        return Problem::Full;
    case SQLITE_IOERR:
        return Problem::Input;
    case SQLITE_CONSTRAINT:
        return Problem::Constraint;
    case SQLITE_INTERRUPT:
        return Problem::Interrupted;
    default:
        return Problem::Other;
    }
}

Error describe(int code, const std::string& message, const std::string& path)
{
    switch (problem_of(code)) {
    case Problem::CannotOpen:
        return {"Cannot open the database: " + message + ".", path,
                "Check the path, and that you may read it."};
    case Problem::NotADatabase:
        return {"This is not an SQLite database.", path, "Choose another file."};
    case Problem::Corrupt:
        return {"The database is damaged: " + message + ".", path,
                "Restore it from a copy, or save what is left with \"sqlite3 FILE .recover\"."};
    case Problem::Busy:
        return {"The database is in use by another program.", path,
                "Close the other program, or try again when it is done."};
    case Problem::ReadOnly:
        return {"The database cannot be written: " + message + ".", path,
                "Check the permissions of the file and of its folder."};
    case Problem::Full:
        return {"There is no room left on the disk.", path, "Make room, then try again."};
    case Problem::Interrupted:
        return {"The work was broken off.", path, {}};
    default:
        return {"The database reports: " + message + ".", path, {}};
    }
}

/// The path as a URI, in which none of its characters has a meaning of its own: SQLite takes some
/// names (":memory:", "file:x?mode=…") for something else than files.
std::string uri_of(const std::string& path, std::string_view query)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string uri = !path.empty() && path.front() == '/' ? "file:" : "file:./";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') || c == '/' || c == '.' || c == '-' ||
                              c == '_';
        if (is_plain) {
            uri += c;
        } else {
            uri += '%';
            uri += hex[byte >> 4U];
            uri += hex[byte & 0xFU];
        }
    }
    return uri.append("?").append(query);
}

bool has_content(const std::string& path)
{
    struct stat status = {};
    return ::stat(path.c_str(), &status) == 0 && status.st_size > 0;
}

} // namespace

Database::Connection::~Connection()
{
    sqlite3_close_v2(handle);
}

Error Database::Connection::fail(int code)
{
    problem = problem_of(code);
    const std::string message = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    return describe(code, message, path);
}

Result<void> Database::Connection::exec(const char* sql)
{
    const int code = sqlite3_exec(handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return fail(code);
    return {};
}

Result<void> Database::Connection::open(const std::string& uri, int flags)
{
    sqlite3_close_v2(std::exchange(handle, nullptr));
    const int code = sqlite3_open_v2(
        uri.c_str(), &handle, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
        nullptr);
    if (code != SQLITE_OK)
        return fail(code);
    sqlite3_busy_timeout(handle,
                         static_cast<int>(std::chrono::milliseconds(default_busy_timeout).count()));
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    if (auto done = exec("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"); !done)
        return done;
    // SQLite looks at the file when it is first asked for something.
    return exec("SELECT count(*) FROM sqlite_schema");
}

Database::Database(std::shared_ptr<Connection> connection) : connection_(std::move(connection)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::string& path, OpenMode mode)
{
    auto connection = std::make_shared<Connection>(path);
    if (mode == OpenMode::Create) {
        // Made by us, since SQLite would let others read it; it gives files beside it this mode.
        const int file = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
        if (file >= 0)
            ::close(file);
    }
    constexpr std::string_view still = "mode=ro&immutable=1";
    const bool is_read_only = mode == OpenMode::ReadOnly || mode == OpenMode::Still;
    auto opened = connection->open(uri_of(path, mode == OpenMode::Still ? still
                                                : is_read_only          ? "mode=ro"
                                                                        : "mode=rw"),
                                   is_read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
    const bool may_be_immutable =
        connection->problem == Problem::CannotOpen || connection->problem == Problem::ReadOnly;
    if (!opened && mode == OpenMode::ReadOnly && may_be_immutable && has_content(path) &&
        !has_content(path + "-wal") && !has_content(path + "-journal"))
        opened = connection->open(uri_of(path, still), SQLITE_OPEN_READONLY);
    if (!opened)
        return opened.error();
    return Database(std::move(connection));
}

Result<void> Database::exec(const std::string& sql)
{
    return connection_->exec(sql.c_str());
}

Result<std::optional<std::int64_t>> Database::query_int64(std::string_view sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return statement.error();
    const auto row = statement->step();
    if (!row)
        return row.error();
    return *row ? std::optional(statement->int64(0)) : std::nullopt;
}

void Database::set_busy_timeout(std::chrono::milliseconds timeout)
{
    sqlite3_busy_timeout(connection_->handle, static_cast<int>(timeout.count()));
}

void Database::interrupt()
{
    sqlite3_interrupt(connection_->handle);
}

Problem Database::last_problem() const
{
    return connection_->problem;
}

std::int64_t Database::last_insert_rowid() const
{
    return sqlite3_last_insert_rowid(connection_->handle);
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(connection_->handle);
}

const std::string& Database::path() const
{
    return connection_->path;
}

struct Statement::State {
    State(std::shared_ptr<Database::Connection> owner, sqlite3_stmt* compiled)
        : connection(std::move(owner)), handle(compiled)
    {
    }
    ~State() { sqlite3_finalize(handle); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    std::shared_ptr<Database::Connection> connection;
    sqlite3_stmt* handle;
    int bind_code = SQLITE_OK; ///< of the first bind that failed

    void bound(int code)
    {
        if (bind_code == SQLITE_OK)
            bind_code = code;
    }
};

Result<Statement> Database::prepare(std::string_view sql)
{
    sqlite3_stmt* handle = nullptr;
    const int code = sqlite3_prepare_v2(connection_->handle, sql.data(),
                                        static_cast<int>(sql.size()), &handle, nullptr);
    if (code != SQLITE_OK)
        return connection_->fail(code);
    return Statement(std::make_unique<Statement::State>(connection_, handle));
}

Statement::Statement(std::unique_ptr<State> state) : state_(std::move(state)) {}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

void Statement::bind(int parameter, std::int64_t value)
{
    state_->bound(sqlite3_bind_int64(state_->handle, parameter, value));
}

void Statement::bind(int parameter, double value)
{
    state_->bound(sqlite3_bind_double(state_->handle, parameter, value));
}

void Statement::bind(int parameter, std::string_view text)
{
    // A null pointer would bind NULL, and an empty view may hold one.
    const char* bytes = text.data() ? text.data() : "";
    state_->bound(sqlite3_bind_text64(state_->handle, parameter, bytes, text.size(), SQLITE_STATIC,
                                      SQLITE_UTF8));
}

void Statement::bind_blob(int parameter, std::string_view bytes)
{
    const char* data = bytes.data() ? bytes.data() : "";
    state_->bound(
        sqlite3_bind_blob64(state_->handle, parameter, data, bytes.size(), SQLITE_STATIC));
}

void Statement::bind_null(int parameter)
{
    state_->bound(sqlite3_bind_null(state_->handle, parameter));
}

Result<bool> Statement::step()
{
    if (state_->bind_code != SQLITE_OK)
        return state_->connection->fail(std::exchange(state_->bind_code, SQLITE_OK));
    const int code = sqlite3_step(state_->handle);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return state_->connection->fail(code);
    return code == SQLITE_ROW;
}

Result<void> Statement::run()
{
    for (;;) {
        const auto row = step();
        if (row && *row)
            continue;
        reset();
        return row ? Result<void>() : Result<void>(row.error());
    }
}

void Statement::reset()
{
    sqlite3_reset(state_->handle);
}

int Statement::column_count() const
{
    return sqlite3_column_count(state_->handle);
}

bool Statement::is_null(int column) const
{
    return sqlite3_column_type(state_->handle, column) == SQLITE_NULL;
}

std::int64_t Statement::int64(int column) const
{
    return sqlite3_column_int64(state_->handle, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(state_->handle, column);
}

std::string_view Statement::text(int column) const
{
    const unsigned char* bytes = sqlite3_column_text(state_->handle, column);
    if (!bytes)
        return {};
    return {reinterpret_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(state_->handle, column))};
}

std::string_view Statement::blob(int column) const
{
    const void* bytes = sqlite3_column_blob(state_->handle, column);
    if (!bytes)
        return {};
    return {static_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(state_->handle, column))};
}

Result<Transaction> Transaction::begin(const Database& database)
{
    Database shared(database.connection_);
    if (auto begun = shared.exec("BEGIN IMMEDIATE"); !begun)
        return begun.error();
    return Transaction(std::move(shared));
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, std::nullopt))
{
}

Transaction::~Transaction()
{
    // Nothing to do about a failure here: SQLite rolls back by itself when the connection closes.
    if (database_)
        static_cast<void>(database_->exec("ROLLBACK"));
}

Result<void> Transaction::commit()
{
    auto done = database_->exec("COMMIT");
    if (done)
        database_.reset();
    return done;
}

} // namespace playhead::sqlite
