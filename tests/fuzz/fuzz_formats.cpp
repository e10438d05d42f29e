// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Any bytes as a file, or several, through one format: PLAYHEAD_FUZZ_FORMAT is its id, or "packed"
// for whatever is packed; "?" prints them all. Without it every input goes through all of them.
// What comes of it keeps to what must hold of everything that is read.
//
// Inputs are changed along their structure, and begin as the samples of the format: they need no
// folder of their own.
#include "core/formats/reading/document_reading.h"
#include "tests/inputs/invariants.h"
#include "tests/inputs/mutate.h"
#include "tests/inputs/reading.h"
#include "tests/inputs/samples.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

using namespace playhead;
using inputs::Chance;
using inputs::FileSet;
using inputs::Sample;
using inputs::SampledFormat;

// libFuzzer names these.
// NOLINTBEGIN(readability-identifier-naming)
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);
extern "C" int LLVMFuzzerInitialize(int* count, char*** values);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed);
// NOLINTEND(readability-identifier-naming)

namespace {

/// What is fuzzed.
std::vector<SampledFormat>& wanted()
{
    static std::vector<SampledFormat> formats;
    return formats;
}

const Sample& any_sample(Chance& chance)
{
    return chance.any_of(chance.any_of(wanted()).samples);
}

/// Samples are read under their own names, which some formats look at.
const std::string& usual_name()
{
    return wanted().front().samples.front().set.files.front().path;
}

void check(const SampledFormat& format, const FileSet& set)
{
    for (const auto& document : inputs::read_files(set, format.format)) {
        const std::string what = inputs::broken_invariant(*document);
        if (what.empty())
            continue;
        std::fprintf(stderr, "%s: %s\n", format.id.c_str(), what.c_str());
        std::abort();
    }
}

/// As many bytes as fit; the old ones where that cuts a set of files in two.
std::size_t write_back(const std::string& text, std::uint8_t* data, std::size_t size,
                       std::size_t most)
{
    if (text.size() > most)
        return size;
    std::copy(text.begin(), text.end(), data);
    return text.size();
}

/// One file of the set by libFuzzer's own means, which know what was compared with what.
void mutate_bytes(FileSet& set, std::size_t most, Chance& chance)
{
    std::string& bytes = chance.any_of(set.files).bytes;
    const std::size_t size = bytes.size();
    bytes.resize(std::min(most, size + 4096));
    const std::size_t changed = LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(bytes.data()),
                                                 std::min(size, bytes.size()), bytes.size());
    bytes.resize(changed);
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*values*/)
{
    const char* const id = std::getenv("PLAYHEAD_FUZZ_FORMAT");
    std::vector<SampledFormat> formats = inputs::sampled_formats(PLAYHEAD_SOURCE_DIR);
    if (id && std::string_view(id) == "?") {
        for (const SampledFormat& each : formats)
            std::printf("%s\n", each.id.c_str());
        std::exit(0); // NOLINT(concurrency-mt-unsafe): nothing runs yet
    }
    if (id)
        std::erase_if(formats, [id](const SampledFormat& each) { return each.id != id; });
    if (formats.empty()) {
        std::fprintf(stderr, "There is no format '%s'.\n", id ? id : "");
        std::exit(2); // NOLINT(concurrency-mt-unsafe): nothing runs yet
    }
    wanted() = std::move(formats);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const FileSet set = inputs::unpacked(text, usual_name());
    const inputs::InputFile& file = set.files.front();
    static_cast<void>(
        recognise({std::string_view(file.bytes).substr(0, sniff_size), file.path, true}));
    for (const SampledFormat& format : wanted())
        check(format, set);
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed)
{
    constexpr std::size_t shortest = 8; // libFuzzer begins with next to nothing
    Chance chance(seed);
    if (size < shortest || chance.one_in(64))
        return write_back(inputs::packed(any_sample(chance).set), data, size, most);
    FileSet set = inputs::unpacked({reinterpret_cast<const char*>(data), size}, usual_name());
    if (chance.one_in(3))
        mutate_bytes(set, most, chance);
    else
        set = inputs::mutated(set, any_sample(chance).set, chance);
    return write_back(inputs::packed(set), data, size, most);
}
