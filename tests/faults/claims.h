// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// What a program has said of its work, and what must be found of it afterwards.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace playhead::faults {

/// What may be found of one thing. A change that was begun may be there or not; one that was
/// reported as done must be.
struct Expected {
    std::set<std::string> values = {""}; ///< empty: it is not there

    [[nodiscard]] bool allows(const std::string& value) const { return values.contains(value); }
    [[nodiscard]] bool may_be_missing() const { return allows(""); }
};

/// By kind and name: "session run-7" has so many events, "name run-7" is such a text.
using Expectations = std::map<std::string, Expected>;

/// Says what is begun and done, a line each.
class Claims
{
public:
    explicit Claims(std::function<void(std::string_view line)> say) : say_(std::move(say)) {}

    void begin(const std::string& thing, const std::string& value) const
    {
        say_("begin\t" + thing + "\t" + value);
    }
    void done(const std::string& thing, const std::string& value) const
    {
        say_("done\t" + thing + "\t" + value);
    }
    /// An error that was reported as one should be, or is not.
    void failed(std::string_view doing, std::string_view what, std::string_view where) const
    {
        if (what.empty() || where.empty())
            say_("silent\t" + std::string(doing) + "\t" + std::string(what));
    }

private:
    std::function<void(std::string_view)> say_;
};

/// Takes a line of Claims in. False for an error that did not say what and where.
inline bool take_claim(std::string_view line, Expectations& expectations)
{
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    const std::string_view kind = line.substr(0, first);
    const std::string thing(line.substr(first + 1, second - first - 1));
    const std::string value(line.substr(second + 1));
    if (kind == "silent")
        return false;
    Expected& expected = expectations[thing];
    if (kind == "done")
        expected.values.clear();
    expected.values.insert(value);
    return true;
}

} // namespace playhead::faults
