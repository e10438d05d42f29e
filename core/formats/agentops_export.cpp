// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// The export of AgentOps' v2 API: the rows of its tables, {"session":{…},"actions":[…],"llms":[…],
// "tools":[…],"errors":[…]}; one document or several.
//
// Recognised by "session" beside two of the tables.
//
// Columns of type text hold JSON in a text (params, returns, tags); prompts and completions may be
// wrapped as {"type":"chatml","messages":…} or {"type":"string","string":…}. Rows stand in no
// order; agents are ids only. Costs are the server's: null for a model without a price.
//
// Nesting: none is recorded. Events with start and end go into the tightest event around them.
// Errors join the event that they name, wherever in the file it stands.
#include "core/formats/agentops/error.h"
#include "core/formats/agentops/event.h"
#include "core/formats/agentops/session.h"
#include "core/formats/format.h"
#include "core/formats/importer.h"
#include "core/formats/reading/json_input.h"
#include "core/formats/reading/json_shape.h"
#include "core/formats/reading/kept_member.h"
#include "core/formats/reading/log_record.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <vector>

namespace playhead {

namespace {

using agentops::SessionReader;

struct Table {
    std::string_view key;
    RecordDecoder decode;
};
constexpr std::array<Table, 4> tables = {{{"actions", agentops::decode_action_row},
                                          {"llms", agentops::decode_llm_row},
                                          {"tools", agentops::decode_tool_row},
                                          {"errors", agentops::decode_error_row}}};

class ExportReader
{
public:
    explicit ExportReader(Importer& importer) : importer_(importer), input_(importer) {}

    Result<void> read();

private:
    bool read_document();
    bool read_table(const Table& table);
    void add_row(json::Value row, const Slice& record, const Table& table);
    void add_session(const json::Slice& slice);
    void add_other(const json::Slice& slice);
    SessionReader& session(const std::string& id);
    SessionReader& current_session();

    Importer& importer_;
    JsonInput input_;
    std::map<std::string, std::unique_ptr<SessionReader>, std::less<>> sessions_;
    std::string current_; ///< the session of rows that name none
};

SessionReader& ExportReader::session(const std::string& id)
{
    auto& reader = sessions_[id];
    if (!reader)
        reader = std::make_unique<SessionReader>(importer_, importer_.session(id));
    return *reader;
}

SessionReader& ExportReader::current_session()
{
    return session(current_.empty() ? importer_.id_from_name() : current_);
}

void ExportReader::add_session(const json::Slice& slice)
{
    const json::Value value = slice.value();
    std::string id = text_of(value.find("id"));
    if (id.empty())
        id = text_of(value.find("session_id"));
    current_ = id.empty() ? importer_.id_from_name() : std::move(id);
    session(current_).merge(value, importer_.slice(slice.offset, slice.text.size()));
}

void ExportReader::add_row(json::Value row, const Slice& record, const Table& table)
{
    const std::string id = text_of(row.find("session_id"));
    SessionReader& reader = id.empty() ? current_session() : session(id);
    if (table.key == "errors")
        reader.add_error(
            {agentops::error_trigger_of(row), row, table.decode, agentops::join_error_record},
            record);
    else
        reader.add_event(row, record, table.decode);
}

bool ExportReader::read_table(const Table& table)
{
    json::Cursor& cursor = input_.cursor();
    if (!cursor.enter_array())
        return true;
    while (cursor.next_element()) {
        const json::Slice slice = cursor.raw();
        if (slice.value().is_object())
            add_row(slice.value(), importer_.slice(slice.offset, slice.text.size()), table);
        else
            add_other(slice);
        if (!input_.keep_going())
            return false;
    }
    return true;
}

/// What is no row, session or document where one should be.
void ExportReader::add_other(const json::Slice& slice)
{
    if (slice.text.empty())
        return;
    const Slice record = importer_.slice(slice.offset, slice.text.size());
    TraceBuilder& builder = current_session().builder();
    if (slice.value().is_object())
        add_unknown(importer_, builder, {slice.value(), record});
    else
        add_unreadable(importer_, builder, record);
}

bool ExportReader::read_document()
{
    json::Cursor& cursor = input_.cursor();
    current_.clear();
    if (!cursor.enter_object()) {
        add_other(cursor.raw());
        return input_.keep_going();
    }
    std::vector<KeptMember> beside;
    for (std::string_view key; cursor.next_member(key);) {
        const auto table = std::find_if(tables.begin(), tables.end(),
                                        [key](const Table& t) { return t.key == key; });
        if (table != tables.end()) {
            if (!read_table(*table))
                return false;
        } else if (key == "session" && cursor.peek_kind() == json::Kind::Object) {
            add_session(cursor.raw());
        } else if (cursor.enter_array()) { // a table that nobody knows
            while (cursor.next_element())
                add_other(cursor.raw());
        } else {
            beside.push_back(keep_member(importer_, cursor, key));
        }
    }
    for (const KeptMember& member : beside) {
        ++importer_.tally().metadata;
        SessionReader& reader = current_session();
        reader.builder().session().records.push_back(member.slice);
        reader.add_attribute(member.key, member.json);
    }
    return input_.keep_going();
}

Result<void> ExportReader::read()
{
    json::Cursor& cursor = input_.cursor();
    bool goes_on = true;
    while (goes_on && cursor.next_document()) {
        if (!cursor.enter_array()) {
            goes_on = read_document();
            continue;
        }
        while (goes_on && cursor.next_element())
            goes_on = read_document();
    }
    for (auto& [id, reader] : sessions_)
        reader->finish();
    return input_.finish();
}

Confidence sniff(const SniffInput& input)
{
    const JsonShape shape(input.head);
    for (const std::string_view at : {"", "[]."}) {
        const auto has = [&](std::string_view key) {
            return shape.has(std::string(at) + std::string(key));
        };
        const auto found =
            std::count_if(tables.begin(), tables.end(), [&](const Table& t) { return has(t.key); });
        if (has("session") && found >= 2)
            return Confidence::Certain;
        if (has("session.init_timestamp") && found == 1)
            return Confidence::Likely; // the rest may lie beyond the head
        if (found >= 2)
            return Confidence::Possible;
    }
    return Confidence::No;
}

Result<void> read(Importer& importer)
{
    return ExportReader(importer).read();
}

} // namespace

const Format& agentops_export_format()
{
    static constexpr Format format = {"agentops-export", "AgentOps v2 session export", "json",
                                      sniff, read};
    return format;
}

} // namespace playhead
