// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/chat/chat_reader.h"

#include "core/formats/reading/log_documents.h"
#include "core/formats/reading/log_lines.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace playhead::chat {

namespace {

using json::Value;

/// The sessions of a file, one after the other.
class Sessions
{
public:
    Sessions(Importer& importer, const Layout& layout) : importer_(importer), layout_(layout) {}

    /// The one that messages belong to now.
    Log& current() { return *open().log; }
    [[nodiscard]] bool is_empty() const { return logs_.empty(); }
    /// Where the current one stands, for go_back_to().
    [[nodiscard]] std::size_t place()
    {
        open();
        return current_;
    }
    void go_back_to(std::size_t place) { current_ = place; }

    /// Another, without a name so far.
    void begin()
    {
        std::string id = importer_.id_from_name();
        if (!logs_.empty())
            id += "-" + std::to_string(logs_.size() + 1);
        TraceBuilder& builder = importer_.session(id);
        builder.session().recorder = layout_.recorder;
        current_ = logs_.size();
        logs_.push_back({std::make_unique<Log>(importer_, builder, layout_.dialect())});
    }

    /// Of several names the first counts.
    void name(const std::string& id)
    {
        if (id.empty() || std::exchange(open().is_named, true))
            return;
        importer_.rename_session(current().builder().session().id, id);
    }

    void learn(std::string_view key, Value value)
    {
        for (const std::string_view id : layout_.ids) {
            if (id == key)
                name(text_of(value));
            else if (id.starts_with(std::string(key) + "."))
                name(text_of(value.find(id.substr(key.size() + 1))));
        }
        if (layout_.learn)
            layout_.learn(key, value, current().builder().session());
    }

    /// The model that a member with this key and value names; Invalid where it does not.
    [[nodiscard]] Value model_in(std::string_view key, Value value) const
    {
        const std::size_t dot = layout_.model.find('.');
        if (dot == std::string_view::npos || key != layout_.model.substr(0, dot))
            return {};
        const Value model = value.find(layout_.model.substr(dot + 1));
        const bool is_name = model.is_string() && !text_of(model).empty();
        return is_name && time_of_value(model) == no_time ? model : Value();
    }

    void add(const LogRecord& record)
    {
        const Message message = layout_.dialect().message(record.value);
        if (message.role == Role::Metadata) { // it is about the session
            json::ObjectReader members(record.value);
            for (json::Member member; members.next(member);) {
                learn(member.key, member.value);
                if (const Value model = model_in(member.key, member.value); model.is_valid())
                    current().tell_model(record.quoted(model));
            }
        }
        open().has_usage |= message.tokens.is_known() || message.cost.has_value();
        current().add(record, message);
    }

    /// What a document says of all its messages, where they say nothing of it themselves.
    void add_totals(const KeptMember& totals)
    {
        const Message message = layout_.dialect().message(totals.value());
        const auto counts = [](std::optional<std::int64_t> tokens) {
            return tokens.value_or(0) > 0;
        };
        const bool says_something = counts(message.tokens.prompt) ||
                                    counts(message.tokens.completion) ||
                                    message.cost.value_or(0) > 0;
        if (open().has_usage || !says_something)
            return;
        const std::array records = {Record{RecordRole::Event, totals.bytes()}};
        const std::array slices = {totals.slice};
        Event event;
        event.head_only = true;
        layout_.dialect().moment(records, event, importer_.job().stop);
        current().builder().add(event, slices, layout_.dialect().moment);
    }

    void add_unreadable(const Slice& slice)
    {
        playhead::add_unreadable(importer_, current().builder(), slice);
    }

    void close_prompts()
    {
        for (const Open& each : logs_)
            each.log->close_prompt();
    }

private:
    struct Open {
        std::unique_ptr<Log> log;
        bool is_named = false;
        bool has_usage = false; ///< a message tells tokens or a cost
    };

    Open& open()
    {
        if (logs_.empty())
            begin();
        return logs_[current_];
    }

    Importer& importer_;
    const Layout& layout_;
    std::vector<Open> logs_;
    std::size_t current_ = 0;
};

/// Messages that are written again as they change, until the last of each is known.
class Rewritten
{
public:
    Rewritten(Importer& importer, const Layout& layout) : importer_(importer), layout_(layout) {}

    void add(const LogRecord& record)
    {
        take(record, false);
        const std::size_t dot = layout_.retold.find('.');
        const Value patch = record.value.find(layout_.retold.substr(0, dot));
        json::ArrayReader messages(patch.find(layout_.retold.substr(dot + 1)));
        for (Value message; messages.next(message);) {
            if (message.is_object())
                take(record.part(message), true);
        }
    }
    void add_unreadable(const Slice& slice) { kept_.push_back({slice, false, false}); }

    /// Gives them to the session that is read.
    void give_to(Sessions& sessions)
    {
        for (const Kept& each : std::exchange(kept_, {})) {
            const auto bytes = importer_.read(each.slice);
            if (each.is_readable && bytes)
                sessions.add({Value(*bytes), each.slice});
            else
                sessions.add_unreadable(each.slice);
            if (!importer_.keep_going(each.slice.offset, 0))
                return;
        }
        places_.clear();
        for (const Slice& slice : std::exchange(replaced_, {}))
            sessions.current().builder().session().records.push_back(slice);
    }

private:
    struct Kept {
        Slice slice;
        bool is_readable = true;
        bool is_retold = false;
    };

    void take(const LogRecord& record, bool is_retold)
    {
        const std::string id = layout_.dialect().message(record.value).id;
        const auto [place, is_new] = places_.try_emplace(id, kept_.size());
        if (is_new || id.empty()) {
            kept_.push_back({record.slice, true, is_retold});
            return;
        }
        ++importer_.tally().merged;
        Kept& known = kept_[place->second];
        if (is_retold && !known.is_retold)
            return;
        if (!known.is_retold) // else it stands in a record of the session
            replaced_.push_back(known.slice);
        known = {record.slice, true, is_retold};
    }

    Importer& importer_;
    const Layout& layout_;
    std::vector<Kept> kept_;
    std::unordered_map<std::string, std::size_t> places_; ///< of messages, by id
    std::vector<Slice> replaced_;
};

/// Documents with messages, and messages by themselves.
class MessageDocuments : public LogDocuments
{
public:
    MessageDocuments(Importer& importer, const Layout& layout)
        : importer_(importer)
        , layout_(layout)
        , sessions_(importer, layout)
        , rewritten_(importer, layout)
    {
    }

    void begin_document() override
    {
        rewritten_.give_to(sessions_);
        if (std::exchange(has_document_, true))
            sessions_.begin();
        open_.push_back(sessions_.place());
    }

    void add(const LogRecord& record) override
    {
        if (is_rewritten())
            rewritten_.add(record);
        else
            sessions_.add(record);
    }
    void add_unreadable(const Slice& slice) override
    {
        if (is_rewritten())
            rewritten_.add_unreadable(slice);
        else
            sessions_.add_unreadable(slice);
    }

    void end_document(std::span<const KeptMember> members) override
    {
        for (const std::string_view id : layout_.ids) {
            if (const KeptMember* name = find_kept(members, id))
                sessions_.name(text_of(name->value()));
        }
        for (const KeptMember& each : members) {
            sessions_.learn(each.key, each.value());
            const Value model = sessions_.model_in(each.key, each.value());
            if (model.is_valid())
                sessions_.current().tell_model(
                    {std::string(model.raw()), slice_within(importer_, each, model)});
        }
        if (const KeptMember* totals = find_kept(members, layout_.totals))
            sessions_.add_totals(*totals);
        tell_session(importer_, sessions_.current().builder().session(), members);
        open_.pop_back();
        if (!open_.empty())
            sessions_.go_back_to(open_.back());
    }

    void finish()
    {
        rewritten_.give_to(sessions_);
        sessions_.close_prompts();
    }

private:
    /// Whether what comes may be written again.
    [[nodiscard]] bool is_rewritten() const { return !layout_.retold.empty() && open_.empty(); }

    Importer& importer_;
    const Layout& layout_;
    Sessions sessions_;
    Rewritten rewritten_;
    bool has_document_ = false;
    std::vector<std::size_t> open_; ///< documents, by the places of their sessions
};

/// A message a line.
class MessageLines : public LogLines
{
public:
    MessageLines(Importer& importer, const Layout& layout) : sessions_(importer, layout) {}

    void add(const LogRecord& line) override { sessions_.add(line); }
    void add_unreadable(const Slice& slice) override { sessions_.add_unreadable(slice); }
    [[nodiscard]] bool has_begun() const override { return !sessions_.is_empty(); }
    void settle() override { sessions_.close_prompts(); }

private:
    Sessions sessions_;
};

} // namespace

Result<void> read_documents(Importer& importer, const Layout& layout)
{
    MessageDocuments documents(importer, layout);
    auto done = read_log_documents(importer, {layout.lists, layout.documents}, documents);
    documents.finish();
    return done;
}

Result<void> read_lines(Importer& importer, const Layout& layout)
{
    MessageLines lines(importer, layout);
    return read_log_lines(importer, lines);
}

} // namespace playhead::chat
