// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/record/action.h"

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

namespace playhead::record {

RecordedSignature::RecordedSignature(std::string event_type, std::vector<std::string> names,
                                     std::vector<std::string> tags)
    : event_type_(std::move(event_type))
    , names_(std::move(names))
    , tags_(std::move(tags))
    , tag_views_(tags_.begin(), tags_.end())
{
}

std::string_view RecordedSignature::name_of(std::size_t parameter) const
{
    constexpr std::array<std::string_view, 9> counted = {"arg0", "arg1", "arg2", "arg3", "arg4",
                                                         "arg5", "arg6", "arg7", "arg…"};
    if (parameter < names_.size())
        return names_[parameter];
    return counted[std::min(parameter, counted.size() - 1)];
}

Action::Action(const Recorder& session, std::string_view event_type, const ActionOptions& options,
               ItemSource params) noexcept
    : action_(session, event_type, options, params)
    , scope_(action_.context())
    , exceptions_(std::uncaught_exceptions())
{
}

Action::~Action()
{
    const bool is_left_by_exception = std::uncaught_exceptions() > exceptions_;
    if (is_left_by_exception && action_.result() == EventResult::Success)
        action_.result(EventResult::Fail);
}

} // namespace playhead::record
