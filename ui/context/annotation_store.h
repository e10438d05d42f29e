// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/model/annotations.h"
#include "core/model/trace.h"

#include <functional>
#include <memory>
#include <vector>

namespace playhead {

/// Where annotations are kept. Works off the GUI thread, answers on it, and does one thing after
/// the other: what is loaded holds all that was saved before. No answer comes within the call.
class AnnotationStore
{
public:
    using Loaded = std::function<void(Result<Annotations>)>;
    using Saved = std::function<void(Result<void>)>;

    AnnotationStore() = default;
    AnnotationStore(const AnnotationStore&) = delete;
    AnnotationStore& operator=(const AnnotationStore&) = delete;
    virtual ~AnnotationStore() = default;

    virtual void loadAnnotations(const std::shared_ptr<const Trace>& trace, Loaded done) = 0;
    virtual void saveAnnotations(const std::shared_ptr<const Trace>& trace,
                                 std::vector<AnnotationChange> changes, Saved done) = 0;
};

} // namespace playhead
