// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The catalogue as a file: recognised, made, opened, brought up to date.
#include "core/library/catalogue.h"
#include "core/library/catalogue_schema.h"

#include <array>
#include <fstream>

namespace playhead {

namespace {

std::uint32_t big_endian(const char* bytes)
{
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i)
        value = (value << 8U) | static_cast<unsigned char>(bytes[i]);
    return value;
}

Error no_catalogue(const std::string& path)
{
    return {"This is not the catalogue of a Playhead library.", path,
            "Choose another folder, or move this file away to start an empty library."};
}

Error newer_catalogue(const std::string& path, std::int64_t version)
{
    return {"This library was made by a newer Playhead: its catalogue has version " +
                std::to_string(version) + ", and this Playhead knows versions up to " +
                std::to_string(catalogue_version) + ".",
            path, "Update Playhead, or choose another folder."};
}

} // namespace

Result<void> Catalogue::recognise(const std::string& path)
{
    // Offsets of the header as in https://www.sqlite.org/fileformat2.html#the_database_header
    constexpr std::string_view magic("SQLite format 3\0", 16);
    constexpr std::size_t user_version_at = 60;
    constexpr std::size_t application_id_at = 68;
    std::array<char, 100> header{};
    std::ifstream file(path, std::ios::binary);
    file.read(header.data(), header.size());
    if (!file || std::string_view(header.data(), magic.size()) != magic ||
        big_endian(&header.at(application_id_at)) != catalogue_application_id)
        return no_catalogue(path);
    const std::int64_t version = big_endian(&header.at(user_version_at));
    if (version > catalogue_version)
        return newer_catalogue(path, version);
    return {};
}

Result<void> Catalogue::create(const std::string& path)
{
    auto database = sqlite::Database::open(path, sqlite::OpenMode::Create);
    if (!database)
        return database.error();
    Catalogue catalogue(std::move(database).value());
    if (auto migrated = catalogue.migrate(); !migrated)
        return migrated;
    // The version and the mark are in the file itself, not in a WAL, when others first see it.
    return catalogue.database_.exec("PRAGMA journal_mode = WAL");
}

Result<Catalogue> Catalogue::open(const std::string& path, sqlite::OpenMode mode,
                                  std::chrono::milliseconds patience)
{
    auto database = sqlite::Database::open(path, mode);
    if (!database)
        return database.error();
    database->set_busy_timeout(patience);
    Catalogue catalogue(std::move(database).value());
    // Every commit is on the disk before the next file is moved: see Library.
    if (auto set = catalogue.database_.exec("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
        !set)
        return set.error();
    return catalogue;
}

Result<bool> Catalogue::is_sound()
{
    auto statement = database_.prepare("PRAGMA quick_check(1)");
    if (!statement)
        return statement.error();
    const auto row = statement->step();
    if (!row)
        return row.error();
    return *row && statement->text(0) == "ok";
}

Result<std::int64_t> Catalogue::version()
{
    const auto version = database_.query_int64("PRAGMA user_version");
    if (!version)
        return version.error();
    return version->value_or(0);
}

Result<bool> Catalogue::is_older()
{
    const auto found = version();
    if (!found)
        return found.error();
    return *found < catalogue_version;
}

Result<void> Catalogue::copy_to(const std::string& path)
{
    auto copy = database_.prepare("VACUUM INTO ?1");
    if (!copy)
        return copy.error();
    copy->bind(1, path);
    return copy->run();
}

Result<void> Catalogue::migrate()
{
    auto transaction = sqlite::Transaction::begin(database_);
    if (!transaction)
        return transaction.error();
    const auto found = version();
    if (!found)
        return found.error();
    if (*found > catalogue_version)
        return newer_catalogue(database_.path(), *found);
    if (*found == catalogue_version)
        return {};
    for (std::size_t next = static_cast<std::size_t>(*found); next < catalogue_migrations.size();
         ++next) {
        if (auto done = database_.exec(catalogue_migrations.at(next)); !done)
            return done;
    }
    if (auto marked =
            database_.exec("PRAGMA application_id = " + std::to_string(catalogue_application_id) +
                           "; PRAGMA user_version = " + std::to_string(catalogue_version));
        !marked)
        return marked;
    return transaction->commit();
}

} // namespace playhead
