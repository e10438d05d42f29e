// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace playhead::json {

/// Reads the text that Python's repr() gives for a container or an object, as programs that log
/// with str(value) leave it behind, and says the same as JSON. Nothing is evaluated.
///
///     {'a': [1, None, True], 2: "it's"}   {"a":[1,null,true],"2":"it's"}
///     (1, {2, 3}, b'x', nan)              [1,[2,3],"x",NaN]
///     Point(x=1, y=<Unit m at 0x7f>)      {"$type":"Point","x":1,"y":"<Unit m at 0x7f>"}
///     Path('/tmp')                        {"$type":"Path","$args":["/tmp"]}
///
/// Bytes become text where they are UTF-8, else keep their escapes. nan and inf become the tokens
/// NaN and Infinity. Bare words are taken for names only inside a call.
///
/// nullopt where the text is no whole repr of a container, so that prose, code and sentences in
/// brackets stay what they are. Depth is not limited.
[[nodiscard]] std::optional<std::string> json_from_python_repr(std::string_view text);

} // namespace playhead::json
