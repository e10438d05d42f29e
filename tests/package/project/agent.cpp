// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "agent.h"

#include <core/record/action.h>
#include <core/record/json_adapter.h>

#include <stdexcept>

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Page, title, stars)

using namespace playhead::record;

namespace {

std::vector<Page> read_menu(const Page& page)
{
    if (page.stars > 4)
        throw std::runtime_error("fully booked");
    return {page};
}

} // namespace

std::vector<Page> Agent::find_table(const std::string& city, int guests) const
{
    Action plan(session_, "plan");
    plan.param("city", city);
    plan.param("guests", guests);
    auto search = record_action(session_, "search", {"query"}, [this](const std::string& query) {
        session_.record({.event_type = "OpenAI Call", .model = "gpt-4.1", .prompt = query});
        return std::vector<Page>{{"Casa do Mar", 5}, {"O Forno", 4}};
    });
    auto read = record_action(session_, "read_menu", {"page"}, &read_menu);
    std::vector<Page> found;
    for (const Page& page : search("a table in " + city)) {
        try {
            for (const Page& each : read(page))
                found.push_back(each);
        } catch (const std::runtime_error&) {
            plan.param("full", page);
        }
    }
    plan.returns(found);
    return found;
}
