// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What a killed program left, with any bytes in it: it is taken up without harm, what comes of it
// is JSON in single lines, and the folder is gone afterwards, unless its ring is of another kind.
//
// The first byte of the input says what the rest is: 0, what lies in a ring; 1, the start of the
// ring's file, its header included; 2, an entry in a file of its own, which a ring refers to.
#include "core/base/json_scan.h"
#include "core/record/entry.h"
#include "core/record/item.h"
#include "core/record/recover.h"
#include "core/record/ring.h"
#include "tests/fuzz/expect.h"

#include <stdlib.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

using namespace playhead;
using namespace playhead::record;
using playhead::fuzz::expect;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t capacity = std::size_t{64} << 10U; // the least that there is

/// A folder for the runs of this process.
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

class CheckingSink final : public Sink
{
public:
    Result<void> write(std::span<const SinkRecord> records, std::string_view /*run*/,
                       const RingPositions& positions) override
    {
        for (const SinkRecord& record : records) {
            expect(json::validate(record.json).strict());
            expect(record.json.find('\n') == std::string_view::npos);
            expect(!record.session_id.empty());
        }
        expect(read_positions(to_json(positions)) == positions);
        return {};
    }
    Result<RingPositions> positions(std::string_view /*run*/) override { return RingPositions(); }
    [[nodiscard]] std::string address() const override { return {}; }
};

void write(const fs::path& path, std::string_view content)
{
    std::ofstream file(path, std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
}

template <typename T>
std::string_view bytes_of(const T& object)
{
    return {reinterpret_cast<const char*>(&object), sizeof object};
}

/// An entry that says that another one is in large-1.
std::string outside_entry()
{
    const std::string_view name = "large-1";
    const ItemHeader item = {Field::File, ItemType::Text, 0,
                             static_cast<std::uint32_t>(name.size())};
    const EntryFacts facts = {1, (std::uint64_t{1} << 40U) + 1, 0, 0, 0};
    std::string body(bytes_of(facts));
    body += bytes_of(item);
    body += name;
    body.resize((body.size() + 7) / 8 * 8);
    const EntryHeader header = {static_cast<std::uint32_t>(sizeof(EntryHeader) + body.size()),
                                static_cast<std::uint8_t>(EntryKind::Outside), 0, 0};
    return std::string(bytes_of(header)) + body;
}

/// The file of a ring that holds these entries.
std::string ring_file(std::string_view entries)
{
    std::string file(ring_header_size + capacity, '\0');
    RingHeader header = {};
    std::memcpy(header.magic, ring_magic, sizeof ring_magic);
    header.version = ring_version;
    header.header_size = ring_header_size;
    header.capacity = capacity;
    header.thread = 1;
    entries = entries.substr(0, capacity);
    header.head = entries.size() / entry_alignment * entry_alignment;
    header.lost = 2;
    for (std::uint32_t block = 0; block < ring_blocks; ++block)
        header.blocks[block] = block;
    std::memcpy(file.data(), static_cast<const void*>(&header), sizeof header);
    file.replace(ring_header_size, entries.size(), entries);
    return file;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    static const Folder folder;
    const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
    const fs::path run = folder.path / "run";
    fs::create_directory(run);
    write(run / "run.json", R"({"playhead_run":1,"sink":"x"})");
    write(run / "session-1", R"({"id":"s","name":"a run","tags":["t"],"default_tags":["d"]})");
    std::string ring = ring_file(data[0] == 2 ? outside_entry() : rest);
    if (data[0] == 1)
        ring.replace(0, std::min(rest.size(), ring.size()), rest.substr(0, ring.size()));
    if (data[0] == 2)
        write(run / "large-1", rest);
    write(run / "ring-1", ring);
    const Recovered recovered =
        recover(folder.path, [](std::string_view address) -> Result<std::unique_ptr<Sink>> {
            expect(address == "x");
            return std::unique_ptr<Sink>(std::make_unique<CheckingSink>());
        });
    // A ring that says in its header that it is none of ours stays where it is, and that is told.
    expect(fs::exists(run) != recovered.failures.empty());
    expect(data[0] == 1 || recovered.failures.empty());
    std::error_code ignored;
    fs::remove_all(run, ignored);
    return 0;
}
