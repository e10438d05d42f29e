// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/importer.h"
#include "core/formats/inspect/sample.h"
#include "core/formats/reading/kept_member.h"

#include <string>
#include <string_view>
#include <vector>

namespace playhead::inspect {

/// Makes the sessions of a log: one of each sample.
class Sessions
{
public:
    explicit Sessions(Importer& importer) : importer_(importer) {}

    std::vector<KeptMember> header; ///< what the log says of all samples, as far as it is known
    std::vector<Slice> repetitions; ///< of what the header and samples say

    /// False where the work is to be broken off.
    bool add(const Sample& sample);
    /// Call at the end: tells all sessions of their log.
    void finish();

private:
    [[nodiscard]] json::Value of_eval(std::string_view key) const;
    [[nodiscard]] std::string id_for(const std::string& uuid, const std::string& id,
                                     const std::string& epoch) const;
    [[nodiscard]] std::string name_for(const std::string& id, const std::string& epoch) const;
    void make_chat(const Sample& sample, TraceBuilder& builder);
    void add_what_no_event_says(const Sample& sample, TraceBuilder& builder);
    void add_scores(const Sample& sample, TraceBuilder& builder);
    void tell(const Sample& sample, Session& session);
    void make_session_of_log();

    Importer& importer_;
};

} // namespace playhead::inspect
