// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/faults/power_cut.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

namespace playhead::faults {

namespace {

namespace fs = std::filesystem;
using Kind = DiskJournal::Kind;
using Step = DiskJournal::Step;

constexpr std::uint64_t sector = 512;

class Remains
{
public:
    Remains(const DiskJournal& journal, const PowerCut& cut, std::mt19937& chance)
        : cut_(cut)
        , chance_(chance)
        , synced_(journal.nodes())
        , contents_(journal.nodes())
        , names_(journal.nodes())
        , is_folder_(journal.nodes())
    {
        is_folder_.at(0) = true;
        for (std::size_t i = 0; i < cut.step; ++i) {
            if (journal.steps()[i].kind == Kind::Sync)
                synced_.at(journal.steps()[i].node) = i;
        }
        beginning_ = cut.step > 0 ? chance() % cut.step : 0;
        for (std::size_t i = 0; i < cut.step; ++i)
            apply(i, journal.steps()[i]);
    }

    [[nodiscard]] bool write(Node folder, const fs::path& to) const
    {
        std::error_code problem;
        fs::create_directory(to, problem);
        bool is_written = !problem;
        for (const auto& [name, node] : names_.at(folder)) {
            if (is_folder_.at(node)) {
                is_written = write(node, to / name) && is_written;
                continue;
            }
            const std::string& content = contents_.at(node);
            std::ofstream file(to / name, std::ios::binary);
            file.write(content.data(), static_cast<std::streamsize>(content.size()));
            is_written = file.flush().good() && is_written;
        }
        return is_written;
    }

private:
    [[nodiscard]] bool survives(std::size_t step, Node node)
    {
        if (step < synced_.at(node))
            return true;
        switch (cut_.survival) {
        case Survival::Nothing:
            return false;
        case Survival::Beginning:
            return step < beginning_;
        case Survival::Anything:
            return chance_() % 2 == 0;
        case Survival::All:
            return true;
        }
        return false;
    }

    void apply(std::size_t index, const Step& step)
    {
        switch (step.kind) {
        case Kind::MakeFolder:
            is_folder_.at(step.node) = true;
            [[fallthrough]];
        case Kind::MakeFile:
            if (survives(index, step.folder))
                names_.at(step.folder)[step.name] = step.node;
            return;
        case Kind::Rename:
            if (survives(index, step.new_folder)) {
                forget(step.folder, step.name, step.node);
                names_.at(step.new_folder)[step.new_name] = step.node;
            }
            return;
        case Kind::Remove:
            if (survives(index, step.folder))
                forget(step.folder, step.name, step.node);
            return;
        case Kind::Write:
            return write_sectors(index, step);
        case Kind::Resize:
            if (survives(index, step.node))
                contents_.at(step.node).resize(step.offset);
            return;
        case Kind::Sync:
        case Kind::Note:
            return;
        }
    }

    void forget(Node folder, const std::string& name, Node node)
    {
        const auto found = names_.at(folder).find(name);
        if (found != names_.at(folder).end() && found->second == node)
            names_.at(folder).erase(found);
    }

    void write_sectors(std::size_t index, const Step& step)
    {
        std::string& content = contents_.at(step.node);
        const std::uint64_t end = step.offset + step.bytes.size();
        for (std::uint64_t at = step.offset; at < end;) {
            const std::uint64_t next = std::min(end, (at / sector + 1) * sector);
            if (survives(index, step.node)) {
                if (content.size() < next)
                    content.resize(next);
                content.replace(at, next - at, step.bytes, at - step.offset, next - at);
            }
            at = next;
        }
    }

    PowerCut cut_;
    std::mt19937& chance_;
    std::vector<std::size_t> synced_; ///< by node: its last step of that kind
    std::vector<std::string> contents_;
    std::vector<std::map<std::string, Node>> names_;
    std::vector<bool> is_folder_;
    std::size_t beginning_ = 0;
};

} // namespace

PowerCut random_cut(const DiskJournal& journal, std::mt19937& chance)
{
    PowerCut cut;
    const std::size_t steps = journal.steps().size();
    cut.step = chance() % 4 == 0 ? steps : chance() % (steps + 1);
    cut.survival = static_cast<Survival>(chance() % 4);
    return cut;
}

bool write_what_is_left(const DiskJournal& journal, const PowerCut& cut, std::mt19937& chance,
                        const std::string& to)
{
    return Remains(journal, cut, chance).write(0, to);
}

} // namespace playhead::faults
