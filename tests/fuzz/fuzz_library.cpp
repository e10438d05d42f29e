// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// A library with any bytes in one of its databases: it opens, or says why not, its names lead
// nowhere else, and a look at it changes nothing.
//
// The first byte of the input says what the rest is: 0, the catalogue; 1, a session file; 2, the
// index of words.
#include "core/formats/reading/read_sessions.h"
#include "core/library/library.h"
#include "core/library/library_check.h"
#include "core/library/text_index.h"
#include "tests/fuzz/expect.h"

#include <stdlib.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

using namespace playhead;
using playhead::fuzz::expect;

namespace {

namespace fs = std::filesystem;

constexpr const char* session_id = "one";

class Folder
{
public:
    Folder()
    {
        std::string pattern = fs::temp_directory_path() / "playhead-fuzz-XXXXXX";
        expect(::mkdtemp(pattern.data()) != nullptr);
        path = pattern;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder()
    {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    fs::path path;
};

void write(const fs::path& path, std::string_view content)
{
    std::ofstream file(path, std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
}

std::string content_of(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

template <typename T>
bool says_why(const Result<T>& result)
{
    expect(result || (!result.error().what.empty() && !result.error().where.empty()));
    return result.has_value();
}

/// A sound library with one session, to damage.
const std::string& sound_library()
{
    static const Folder folder;
    static const std::string path = [] {
        const std::string source = folder.path / "one.jsonl";
        write(source,
              "{\"playhead\":1,\"session\":{\"session_id\":\"one\"}}\n"
              "{\"session_id\":\"one\",\"event_type\":\"step\",\"prompt\":\"Where to?\"}\n");
        const std::string made = folder.path / "library";
        auto library = Library::open(made, Library::Access::Write);
        const auto sessions = read_sessions(source, {});
        expect(library && sessions);
        expect(library->import(*sessions->front(), source, {}).has_value());
        auto index = TextIndex::open(made, Library::Access::Write);
        expect(index && index->update(*library, {}, &read_sessions));
        return made;
    }();
    return path;
}

void read_all(const std::string& folder)
{
    (void)says_why(check_library(folder, {}));
    auto library = Library::open(folder, Library::Access::Read);
    if (!says_why(library))
        return;
    const auto entries = library->list();
    if (!says_why(entries))
        return;
    (void)says_why(library->kept());
    for (const LibraryEntry& entry : *entries) {
        const auto path = library->session_path(entry.session_id);
        if (!says_why(path))
            continue;
        expect(fs::path(*path).lexically_normal().string().starts_with(folder + "/"));
        const auto sessions = read_sessions(*path, {});
        if (!says_why(sessions))
            continue;
        for (const auto& trace : *sessions) {
            for (std::uint32_t i = 0; i < trace->event_count(); ++i)
                (void)trace->load(EventIndex(i));
            (void)library->annotations(*trace);
        }
    }
    auto index = TextIndex::open(folder, Library::Access::Read);
    if (says_why(index))
        (void)says_why(index->search(*library, "where", {}, nullptr, {}));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    static const Folder folder;
    const fs::path library = folder.path / "library";
    std::error_code ignored;
    fs::remove_all(library, ignored);
    fs::copy(sound_library(), library, fs::copy_options::recursive);
    const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
    const fs::path damaged = data[0] == 1
                                 ? library / "sessions" / (session_id + std::string(".playhead"))
                             : data[0] == 2 ? library / "search.db"
                                            : library / "catalogue.db";
    write(damaged, rest);
    read_all(library);
    expect(content_of(damaged) == rest);
    // Whoever writes mends what it can, and says why not where it cannot.
    (void)says_why(Library::open(library, Library::Access::Write));
    return 0;
}
