// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// A fuzz target without a fuzzer, for any compiler: gives it the files that are named, and those of
// folders, with each file's beginnings and a byte of it changed here and there, always the same.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr int changes = 40; ///< of each file

void give(const std::vector<char>& input)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

int replay(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    const std::vector<char> input{std::istreambuf_iterator<char>(file),
                                  std::istreambuf_iterator<char>()};
    give(input);
    std::minstd_rand chance(1);
    for (int i = 0; i < changes && !input.empty(); ++i) {
        std::vector<char> changed = input;
        if (i % 4 == 0)
            changed.resize(1 + chance() % input.size());
        // The first byte often says how the others are meant.
        changed[changed.size() > 1 ? 1 + chance() % (changed.size() - 1) : 0] =
            static_cast<char>(chance());
        give(changed);
    }
    return 1 + changes;
}

} // namespace

int main(int count, char** values)
{
    int inputs = 0;
    give({});
    for (int i = 1; i < count; ++i) {
        std::vector<fs::path> files = {values[i]};
        if (fs::is_directory(values[i]))
            files = {fs::directory_iterator(values[i]), fs::directory_iterator()};
        std::sort(files.begin(), files.end());
        for (const fs::path& each : files)
            inputs += replay(each);
    }
    std::printf("%d inputs\n", inputs);
    return inputs == 0;
}
