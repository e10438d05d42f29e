// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/record_batches.h"

#include "core/native/event_json.h"
#include "core/native/event_line.h"
#include "core/native/event_record.h"

#include <utility>

namespace playhead::native {

namespace {

constexpr std::size_t batch_size = std::size_t{1} << 20; ///< bytes
constexpr std::size_t batches_ahead = 4;

/// What read_event_line() may look at behind a line.
constexpr std::size_t padding = 16;

} // namespace

RecordBatches::RecordBatches(const Trace& trace, const Redactor* redactor)
    : trace_(trace), redactor_(redactor), maker_([this] { make_all(); })
{
}

RecordBatches::~RecordBatches()
{
    {
        const std::lock_guard lock(mutex_);
        is_unwanted_ = true;
        changed_.notify_all();
    }
    maker_.join();
}

Result<std::optional<RecordBatches::Batch>> RecordBatches::next()
{
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !ready_.empty() || is_done_; });
    if (!ready_.empty()) {
        Batch batch = std::move(ready_.front());
        ready_.pop_front();
        changed_.notify_all();
        return std::optional(std::move(batch));
    }
    if (error_)
        return *std::exchange(error_, std::nullopt);
    return std::optional<Batch>();
}

bool RecordBatches::hand_over(Batch batch)
{
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ready_.size() < batches_ahead || is_unwanted_; });
    ready_.push_back(std::move(batch));
    changed_.notify_all();
    return !is_unwanted_;
}

void RecordBatches::make_all()
{
    Batch batch;
    std::optional<Error> error;
    for (std::uint32_t i = 0; i < trace_.event_count(); ++i) {
        if (auto appended = append(batch.text, EventIndex(i)); !appended) {
            error = appended.error();
            break;
        }
        batch.ends.push_back(batch.text.size());
        if (batch.text.size() >= batch_size && !hand_over(std::exchange(batch, {})))
            return;
    }
    if (!batch.ends.empty() && !hand_over(std::move(batch)))
        return;
    const std::lock_guard lock(mutex_);
    error_ = std::move(error);
    is_done_ = true;
    changed_.notify_all();
}

Result<void> RecordBatches::append(std::string& text, EventIndex event)
{
    const auto is_taken = append_as_recorded(text, event);
    if (!is_taken)
        return is_taken.error();
    if (*is_taken)
        return {};
    const auto loaded = trace_.load(event);
    if (!loaded)
        return loaded.error();
    EventJsonOptions options;
    options.redactor = redactor_;
    append_event_json(text, trace_, event, *loaded, options);
    return {};
}

/// Whether the record leads to the event's parent wherever it is read with the others.
bool RecordBatches::tells_parent(EventIndex event, const EventLine& told) const
{
    const bool is_left_out = trace_.has(event, EventFlag::ParentLeftOut);
    if (is_left_out != told.event.parent_left_out || trace_.has(event, EventFlag::CycleCut))
        return false;
    const std::string_view id = told.event.parent_id;
    const EventIndex parent = trace_.parent(event);
    if (!parent)
        return id.empty() || is_left_out || trace_.has(event, EventFlag::Orphan);
    // Of several events with one id, it leads to the first.
    return !id.empty() && trace_.has_id(parent, id) && !trace_.has(parent, EventFlag::DuplicateId);
}

/// False where the record does not say all that is known of the event: reading the session as a
/// whole has settled something, or it refers to others by numbers that hold in its source.
Result<bool> RecordBatches::append_as_recorded(std::string& text, EventIndex event)
{
    const bool may_be =
        !redactor_ && trace_.decoder(event) == event_decoder && trace_.records(event).size() == 1 &&
        !trace_.has(event, EventFlag::ParentInferred) && !trace_.annotations().find(event);
    if (!may_be)
        return false;
    const Slice& slice = trace_.records(event).front();
    const auto record = trace_.source(slice.source).read(slice);
    if (!record)
        return record.error();
    line_.assign(*record);
    line_ += '\n';
    line_.append(padding, '\0');
    EventLine told;
    const char* const end = read_event_line(line_.data(), told);
    const bool says_all = end && told.record.size() == record->size() && !told.index &&
                          !told.parent_index && tells_parent(event, told) &&
                          (told.session_id.empty() || told.session_id == trace_.session().id);
    if (says_all)
        text += *record;
    return says_all;
}

} // namespace playhead::native
