// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Databases that are read through functions: SQLite asks a "file system" of ours for their bytes.
// It has no locks, knows no other files, and writes nothing.
#include "core/base/sqlite_connection.h"
#include "core/base/sqlite_pages.h"

#include <sqlite3.h>

#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <span>
#include <string>
#include <utility>

namespace playhead::sqlite {

namespace {

constexpr const char* file_system_name = "playhead-bytes";

/// What SQLite calls a file. It allocates the memory.
struct OpenBytes {
    sqlite3_file base = {};
    std::shared_ptr<const DatabasePages> pages;
};

/// Databases that are about to be opened, by the names that they are opened by.
class Waiting
{
public:
    std::string put(std::shared_ptr<const DatabasePages> pages)
    {
        const std::lock_guard lock(mutex_);
        std::string name = "/" + std::to_string(++last_);
        waiting_[name] = std::move(pages);
        return name;
    }
    std::shared_ptr<const DatabasePages> take(const char* name)
    {
        const std::lock_guard lock(mutex_);
        const auto found = waiting_.find(name ? name : "");
        if (found == waiting_.end())
            return nullptr;
        auto pages = std::move(found->second);
        waiting_.erase(found);
        return pages;
    }

private:
    std::mutex mutex_;
    std::map<std::string, std::shared_ptr<const DatabasePages>> waiting_;
    std::uint64_t last_ = 0;
};

Waiting& waiting()
{
    static Waiting waiting;
    return waiting;
}

OpenBytes& bytes_of(sqlite3_file* file)
{
    return *reinterpret_cast<OpenBytes*>(file);
}

int close(sqlite3_file* file)
{
    bytes_of(file).~OpenBytes();
    return SQLITE_OK;
}

int read(sqlite3_file* file, void* to, int amount, sqlite3_int64 offset)
{
    const std::span<char> wanted(static_cast<char*>(to), static_cast<std::size_t>(amount));
    std::size_t count = 0;
    if (!bytes_of(file).pages->read(static_cast<std::uint64_t>(offset), wanted, count))
        return SQLITE_IOERR_READ;
    if (count == wanted.size())
        return SQLITE_OK;
    std::memset(wanted.data() + count, 0, wanted.size() - count);
    return SQLITE_IOERR_SHORT_READ;
}

int size(sqlite3_file* file, sqlite3_int64* bytes)
{
    *bytes = static_cast<sqlite3_int64>(bytes_of(file).pages->size());
    return SQLITE_OK;
}

int refuse(sqlite3_file*, const void*, int, sqlite3_int64)
{
    return SQLITE_READONLY;
}
int refuse_size(sqlite3_file*, sqlite3_int64)
{
    return SQLITE_READONLY;
}
int pass(sqlite3_file*, int)
{
    return SQLITE_OK;
}
int is_reserved(sqlite3_file*, int* is)
{
    *is = 0;
    return SQLITE_OK;
}
int control(sqlite3_file*, int, void*)
{
    return SQLITE_NOTFOUND;
}
int sector(sqlite3_file*)
{
    return 0; // the usual
}
int traits(sqlite3_file*)
{
    return SQLITE_IOCAP_IMMUTABLE;
}

constexpr sqlite3_io_methods methods = {
    1,       close,  read,   refuse,  refuse_size, pass,    size,    pass,    pass,   is_reserved,
    control, sector, traits, nullptr, nullptr,     nullptr, nullptr, nullptr, nullptr};

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags)
{
    file->pMethods = nullptr;
    auto pages = (flags & SQLITE_OPEN_MAIN_DB) != 0 ? waiting().take(name) : nullptr;
    if (!pages)
        return SQLITE_CANTOPEN;
    auto* opened = new (file) OpenBytes;
    opened->pages = std::move(pages);
    opened->base.pMethods = &methods;
    if (out_flags)
        *out_flags = SQLITE_OPEN_READONLY;
    return SQLITE_OK;
}

int remove(sqlite3_vfs*, const char*, int)
{
    return SQLITE_READONLY;
}
int access(sqlite3_vfs*, const char*, int, int* is)
{
    *is = 0; // there is no journal
    return SQLITE_OK;
}
int full_path(sqlite3_vfs*, const char* name, int room, char* to)
{
    sqlite3_snprintf(room, to, "%s", name);
    return SQLITE_OK;
}

/// Made of the system's, for its clock and the like.
bool add_file_system()
{
    static sqlite3_vfs vfs = {};
    const sqlite3_vfs* usual = sqlite3_vfs_find(nullptr);
    if (!usual)
        return false;
    vfs = *usual;
    vfs.szOsFile = sizeof(OpenBytes);
    vfs.pNext = nullptr;
    vfs.zName = file_system_name;
    vfs.xOpen = open;
    vfs.xDelete = remove;
    vfs.xAccess = access;
    vfs.xFullPathname = full_path;
    return sqlite3_vfs_register(&vfs, 0) == SQLITE_OK;
}

} // namespace

Result<Database> Database::open(DatabasePages pages, const std::string& name)
{
    static const bool is_ready = add_file_system();
    if (!is_ready)
        return Error{"SQLite has no file system.", name, {}};
    auto connection = std::make_shared<Connection>(name);
    const std::string place =
        waiting().put(std::make_shared<const DatabasePages>(std::move(pages)));
    const auto opened = connection->open(
        "file:" + place + "?immutable=1&mode=ro&vfs=" + file_system_name, SQLITE_OPEN_READONLY);
    static_cast<void>(waiting().take(place.c_str()));
    if (!opened)
        return opened.error();
    // Sorted rows that do not fit go to memory: there is no other file.
    if (auto set = connection->exec("PRAGMA temp_store = MEMORY"); !set)
        return set.error();
    return Database(std::move(connection));
}

} // namespace playhead::sqlite
