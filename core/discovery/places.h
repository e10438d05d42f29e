// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Where programs keep the sessions of agents on a computer. One row for each in places.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// What a path of a place leads to.
enum class PlaceUnit : std::uint8_t {
    File,     ///< a session, or several
    Folder,   ///< a session in several files
    Database, ///< SQLite with sessions
    Tree,     ///< anything: files and folders of all formats, at any depth
};

struct PlacePattern {
    /// From the place's root. '*' stands for anything within a name, "**" for any folders.
    std::string_view path;
    PlaceUnit unit = PlaceUnit::File;
};

/// A way of a program to keep sessions.
struct PlaceKind {
    std::string_view id;    ///< stable: "claude-code"
    std::string_view agent; ///< who works in these sessions, for people
    /// Ids of the formats that they are in; any where it is empty.
    std::span<const std::string_view> formats;
    std::span<const PlacePattern> patterns;
    /// What lies among the sessions and is none of its own: a part of one of them.
    std::span<const std::string_view> parts = {};
    /// A file that holds the path of the project, from the folder of a session on.
    std::string_view project_file = {};
    /// What else lies there is nobody's session: no other format is asked.
    bool is_shared_folder = false;
};

/// A folder to look in.
struct SearchPlace {
    const PlaceKind* kind = nullptr;
    std::string root; ///< absolute; it need not be there
};

/// What tells where places are.
struct PlaceSurroundings {
    std::string home;
    std::string working_folder; ///< of this program
    /// The value of an environment variable; empty where it is not set.
    std::function<std::string(std::string_view name)> variable;

    /// Those of this process.
    [[nodiscard]] static PlaceSurroundings of_process();
};

[[nodiscard]] std::span<const PlaceKind> place_kinds();
/// Null where there is none of this id.
[[nodiscard]] const PlaceKind* find_place_kind(std::string_view id);

/// The places of all programs that are known. A variable that a program takes its folder from goes
/// before the folder it usually takes.
[[nodiscard]] std::vector<SearchPlace> usual_places(const PlaceSurroundings& surroundings);
/// A folder that a person names, or a file: sessions of all formats, at any depth.
[[nodiscard]] SearchPlace place_of_folder(std::string path);

} // namespace playhead
