// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace playhead::faults {

/// A file or folder of the journal, whatever it is called: its number. The root is 0.
using Node = std::size_t;

/// What a program did to the files below a folder, in order, with what it said of itself between.
/// From it power_cut.h makes what a disk may hold when the power fails at any moment.
///
/// The folder is empty at first. What is written through a mapping is not seen. Used under the lock
/// of the calls it is told of (disk_calls.h).
class DiskJournal
{
public:
    enum class Kind : std::uint8_t {
        MakeFile,   ///< node, as name in folder
        MakeFolder, ///< the same
        Rename,     ///< node, known as name in folder, becomes new_name in new_folder
        Remove,     ///< name from folder
        Write,      ///< bytes at offset
        Resize,     ///< to offset
        Sync,       ///< node: a file's content, a folder's names
        Note,       ///< what the program says, in bytes
    };
    struct Step {
        Kind kind = Kind::Note;
        Node node = 0;
        Node folder = 0;
        std::string name = {};
        Node new_folder = 0;
        std::string new_name = {};
        std::uint64_t offset = 0;
        std::string bytes = {};
    };

    explicit DiskJournal(std::string root) : root_(std::move(root)), names_(1) {}

    [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
    [[nodiscard]] std::size_t nodes() const { return names_.size(); }

    /// What the program has come to: "committed session-3", in words that the test understands.
    void note(std::string_view text);

    // Told after each call that succeeded.
    void opened(int descriptor, const std::string& path, bool is_folder, bool is_emptied);
    void closed(int descriptor) { open_.erase(descriptor); }
    void wrote(int descriptor, std::uint64_t offset, std::string_view bytes);
    void resized(int descriptor, std::uint64_t size);
    void synced(int descriptor);
    void made_folder(const std::string& path);
    void renamed(const std::string& from, const std::string& to);
    void removed(const std::string& path);

private:
    struct Place {
        Node folder = 0;
        std::string name;
    };
    [[nodiscard]] Place place(const std::string& path) const;
    /// The node at a place; 0 where there is none.
    [[nodiscard]] Node at(const Place& place) const;
    Node make(Kind kind, const Place& place);
    void add(Step step) { steps_.push_back(std::move(step)); }

    std::string root_;
    std::vector<std::map<std::string, Node>> names_; ///< by node: what it holds as a folder
    std::map<int, Node> open_;
    std::vector<Step> steps_;
};

} // namespace playhead::faults
