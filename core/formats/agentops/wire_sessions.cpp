// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/agentops/wire_sessions.h"

#include "core/formats/agentops/common.h"
#include "core/formats/agentops/error.h"
#include "core/formats/agentops/event.h"
#include "core/formats/importer.h"
#include "core/formats/reading/fields.h"

namespace playhead::agentops {

SessionReader& WireSessions::session(const std::string& id)
{
    auto& reader = sessions_[id];
    if (!reader)
        reader = std::make_unique<SessionReader>(importer_, importer_.session(id));
    return *reader;
}

SessionReader& WireSessions::session_of(json::Value part, const WireOrigin& origin)
{
    for (const std::string& id : {text_of(part.find("session_id")), origin.session}) {
        if (!id.empty())
            return session(named_ = id);
    }
    if (!origin.token.empty()) {
        for (auto& [id, reader] : sessions_) {
            if (reader->token() == origin.token)
                return *reader;
        }
    }
    if (!current_.empty())
        return session(current_);
    if (provisional_.empty() && !named_.empty())
        return session(named_);
    if (provisional_.empty())
        provisional_ = importer_.id_from_name();
    return session(provisional_);
}

void WireSessions::add_session(json::Value value, const Slice& record)
{
    std::string id = text_of(value.find("session_id"));
    if (id.empty())
        id = current_.empty() ? importer_.id_from_name() : current_;
    const bool settles = !provisional_.empty() && current_.empty() && !sessions_.contains(id);
    if (settles) {
        importer_.rename_session(provisional_, id);
        auto node = sessions_.extract(provisional_);
        node.key() = id;
        sessions_.insert(std::move(node));
        provisional_.clear();
    }
    current_ = id;
    session(id).merge(value, record);
}

void WireSessions::add_event(json::Value event, const Slice& record, const WireOrigin& origin)
{
    SessionReader& reader = session_of(event, origin);
    if (is_error_record(event))
        reader.add_error({error_trigger_of(event), event, decode_wire_event, join_error_record},
                         record);
    else
        reader.add_event(event, record, decode_wire_event);
}

void WireSessions::add_agent(json::Value agent, const Slice& record, const WireOrigin& origin)
{
    session_of(agent, origin)
        .add_agent({text_of(agent.find("id")), text_of(agent.find("name"))}, record);
}

void WireSessions::add_about_all(std::string_view key, const std::string& json)
{
    for (auto& [id, reader] : sessions_) {
        if (key == "sdk_tag")
            reader->set_version(text_of(json::Value(json)));
        else
            reader->add_attribute("capture." + std::string(key), json);
    }
}

void WireSessions::finish()
{
    for (auto& [id, reader] : sessions_)
        reader->finish();
    if (!provisional_.empty())
        session(provisional_).builder().diagnostics().add(notes::session_unknown);
}

} // namespace playhead::agentops
