// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/formats/cline/ui.h"
#include "core/formats/importer.h"
#include "core/formats/reading/log_record.h"

namespace playhead::cline {

/// Makes the events of one task from what was shown of it: cline.cpp says how they nest.
class ShownTask
{
public:
    /// Both outlive it.
    ShownTask(Importer& importer, TraceBuilder& builder) : importer_(importer), builder_(builder) {}

    void add(const LogRecord& record);
    /// A message of what was sent to the model and came from it, after all that was shown: it joins
    /// the answer that it is of, or says the same again.
    void add_sent(const LogRecord& record);
    void settle();
    [[nodiscard]] TraceBuilder& builder() { return builder_; }

private:
    EventIndex add_event(const LogRecord& record, RecordDecoder decoder);
    void add_prompt(const LogRecord& record);
    void add_request(const LogRecord& record);
    void add_words(const LogRecord& record);
    void add_call(const LogRecord& record, const Said& said);
    void add_outcome(const LogRecord& record);
    void add_moment(const LogRecord& record, const Said& said);
    void end_answer(const LogRecord& record);
    void join_call(const LogRecord& record, bool ends);
    void keep(const LogRecord& record);

    struct Answer {
        TimeNs start = no_time;
        EventIndex event;
    };

    Importer& importer_;
    TraceBuilder& builder_;
    EventIndex prompt_; ///< that is being answered
    EventIndex answer_; ///< while its words come
    EventIndex call_;   ///< that the model was not told the outcome of
    bool has_outcome_ = false;
    bool has_answers_ = false;
    std::vector<Answer> answers_;
    Quoted last_time_;
};

} // namespace playhead::cline
