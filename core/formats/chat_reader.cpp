// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/chat_reader.h"

#include "core/formats/json_input.h"
#include "core/formats/log_lines.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace playhead::chat {

namespace {

using json::Value;

bool contains(std::span<const std::string_view> words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// The sessions of a file, one after the other.
class Sessions
{
public:
    Sessions(Importer& importer, const Layout& layout) : importer_(importer), layout_(layout) {}

    /// The one that messages belong to now.
    Log& current()
    {
        if (logs_.empty())
            begin();
        return *logs_.back();
    }
    [[nodiscard]] bool is_empty() const { return logs_.empty(); }

    /// Another, without a name so far.
    void begin()
    {
        std::string id = importer_.id_from_name();
        if (!logs_.empty())
            id += "-" + std::to_string(logs_.size() + 1);
        TraceBuilder& builder = importer_.session(id);
        builder.session().recorder = layout_.recorder;
        logs_.push_back(std::make_unique<Log>(importer_, builder, layout_.dialect()));
        is_named_ = false;
    }

    /// Of several names the first counts.
    void name(const std::string& id)
    {
        if (id.empty() || std::exchange(is_named_, true))
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

    void add_unreadable(const Slice& slice)
    {
        playhead::add_unreadable(importer_, current().builder(), slice);
    }

    void close_prompts()
    {
        for (const auto& log : logs_)
            log->close_prompt();
    }

private:
    Importer& importer_;
    const Layout& layout_;
    std::vector<std::unique_ptr<Log>> logs_;
    bool is_named_ = false;
};

class DocumentReader
{
public:
    DocumentReader(Importer& importer, const Layout& layout)
        : importer_(importer), layout_(layout), input_(importer), sessions_(importer, layout)
    {
    }

    Result<void> read()
    {
        json::Cursor& cursor = input_.cursor();
        while (goes_on_ && cursor.next_document()) {
            if (!cursor.enter_array()) {
                read_value();
                continue;
            }
            while (goes_on_ && cursor.next_element())
                read_value();
        }
        sessions_.close_prompts();
        return input_.finish();
    }

private:
    /// A document with messages, or a message.
    void read_value()
    {
        json::Cursor& cursor = input_.cursor();
        const std::uint64_t begin = cursor.offset();
        if (!cursor.enter_object()) {
            add_unreadable(cursor.raw());
            goes_on_ = input_.keep_going();
            return;
        }
        std::vector<std::pair<std::string, std::string>> members;
        bool has_messages = false;
        for (std::string_view name; goes_on_ && cursor.next_member(name);) {
            const std::string key(name);
            if (contains(layout_.lists, key) && cursor.peek_kind() == json::Kind::Array) {
                if (!std::exchange(has_messages, true) && has_read_messages_)
                    sessions_.begin();
                has_read_messages_ = true;
                read_messages();
            } else {
                members.emplace_back(key, payload_of(cursor.raw().value()).json());
            }
        }
        if (has_messages)
            finish_document(members);
        else
            add_message(begin);
        goes_on_ = goes_on_ && input_.keep_going();
    }

    void read_messages()
    {
        json::Cursor& cursor = input_.cursor();
        if (!cursor.enter_array())
            return;
        while (goes_on_ && cursor.next_element()) {
            const json::Slice slice = cursor.raw();
            if (slice.value().is_object())
                sessions_.current().add(
                    {slice.value(), importer_.slice(slice.offset, slice.text.size())});
            else
                add_unreadable(slice);
            goes_on_ = input_.keep_going();
        }
    }

    void add_unreadable(const json::Slice& slice)
    {
        if (!slice.text.empty())
            sessions_.add_unreadable(importer_.slice(slice.offset, slice.text.size()));
    }

    void finish_document(const std::vector<std::pair<std::string, std::string>>& members)
    {
        ObjectText rest;
        for (const auto& [key, json] : members) {
            sessions_.learn(key, Value(json));
            rest.add(key, json);
        }
        if (!rest.is_empty())
            sessions_.current().builder().session().attributes =
                Payload::owned(std::string(rest.take().json()));
    }

    void add_message(std::uint64_t begin)
    {
        const auto length = static_cast<std::size_t>(input_.cursor().offset() - begin);
        const Slice slice = importer_.slice(begin, length);
        const auto bytes = importer_.read(slice);
        if (!bytes)
            return;
        const Value value(*bytes);
        if (layout_.dialect().message(value).role == Role::Metadata) {
            json::ObjectReader members(value);
            for (json::Member member; members.next(member);)
                sessions_.learn(member.key, member.value);
        }
        sessions_.current().add({value, slice});
    }

    Importer& importer_;
    const Layout& layout_;
    JsonInput input_;
    Sessions sessions_;
    bool goes_on_ = true;
    bool has_read_messages_ = false;
};

/// A message a line.
class MessageLines : public LogLines
{
public:
    MessageLines(Importer& importer, const Layout& layout)
        : layout_(layout), sessions_(importer, layout)
    {
    }

    void add(const LogRecord& line) override
    {
        if (layout_.dialect().message(line.value).role == Role::Metadata) {
            json::ObjectReader members(line.value);
            for (json::Member member; members.next(member);)
                sessions_.learn(member.key, member.value);
        }
        sessions_.current().add(line);
    }
    void add_unreadable(const Slice& slice) override { sessions_.add_unreadable(slice); }
    [[nodiscard]] bool has_begun() const override { return !sessions_.is_empty(); }
    void settle() override { sessions_.close_prompts(); }

private:
    const Layout& layout_;
    Sessions sessions_;
};

} // namespace

Result<void> read_documents(Importer& importer, const Layout& layout)
{
    return DocumentReader(importer, layout).read();
}

Result<void> read_lines(Importer& importer, const Layout& layout)
{
    MessageLines lines(importer, layout);
    return read_log_lines(importer, lines);
}

} // namespace playhead::chat
