// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/model/price_table.h"

#include "core/base/user_folders.h"
#include "core/model/id_hash.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>
#include <cassert>
#include <fstream>
#include <iterator>

namespace playhead {

/// Written by CMake from resources/prices.json.
std::string_view bundled_prices_json();

namespace {

constexpr double tokens_per_price = 1e6;

std::optional<double> number(const nlohmann::json& entry, const char* key)
{
    const auto found = entry.find(key);
    if (found == entry.end() || !found->is_number())
        return std::nullopt;
    return found->get<double>();
}

std::string own_table_path()
{
    return user_folder(UserFolder::Config) + "/playhead/prices.json";
}

struct EffectiveTable {
    PriceTable prices = PriceTable::bundled();
    std::optional<Error> error;

    EffectiveTable()
    {
        const std::string path = own_table_path();
        std::ifstream file(path);
        if (!file)
            return;
        const std::string json{std::istreambuf_iterator<char>(file), {}};
        if (auto merged = prices.merge_json(json, path); !merged)
            error = merged.error();
    }
};

const EffectiveTable& effective_table()
{
    static const EffectiveTable table;
    return table;
}

std::string text(const nlohmann::json& entry, const char* key)
{
    const auto found = entry.find(key);
    return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

const PriceTable& PriceTable::bundled()
{
    static const PriceTable table = [] {
        PriceTable prices;
        const auto merged = prices.merge_json(bundled_prices_json(), "the bundled prices");
        assert(merged.has_value()); // a test reads the file we ship
        static_cast<void>(merged);
        return prices;
    }();
    return table;
}

const PriceTable& PriceTable::effective()
{
    return effective_table().prices;
}

const std::optional<Error>& PriceTable::own_table_error()
{
    return effective_table().error;
}

Result<void> PriceTable::merge_json(std::string_view json, const std::string& name)
{
    const auto document = nlohmann::json::parse(json, nullptr, false);
    if (!document.is_object() || !document.contains("models") || !document["models"].is_object())
        return Error{"This is no price table.", name,
                     "It must be a JSON object with an object \"models\" in it."};
    std::map<std::string, ModelPrice, std::less<>> read;
    for (const auto& [model, entry] : document["models"].items()) {
        const auto prompt = entry.is_object() ? number(entry, "prompt") : std::nullopt;
        const auto completion = entry.is_object() ? number(entry, "completion") : std::nullopt;
        if (!prompt || !completion)
            return Error{"The price of " + model + " has no prompt or no completion price.", name,
                         "Give both as numbers: USD for a million tokens."};
        read[model] = {*prompt,
                       *completion,
                       number(entry, "cache_read"),
                       number(entry, "cache_write"),
                       text(entry, "date"),
                       text(entry, "source")};
    }
    for (auto& [model, price] : read)
        prices_[model] = std::move(price);
    return {};
}

std::uint64_t PriceTable::fingerprint() const
{
    std::string all;
    for (const auto& [model, price] : prices_) {
        all += model + '\0';
        for (const std::optional<double> figure :
             {std::optional(price.prompt), std::optional(price.completion), price.cache_read,
              price.cache_write})
            all += (figure ? std::to_string(std::bit_cast<std::uint64_t>(*figure)) : "-") + '\0';
    }
    return id_hash(all);
}

const ModelPrice* PriceTable::find(std::string_view model) const
{
    const auto found = prices_.find(model);
    return found == prices_.end() ? nullptr : &found->second;
}

std::optional<double> cost_at(const ModelPrice& price, const TokenCounts& tokens)
{
    if (!tokens.prompt || !tokens.completion)
        return std::nullopt;
    const auto prompt = static_cast<double>(*tokens.prompt);
    const double read =
        price.cache_read ? std::min(static_cast<double>(tokens.cache_read.value_or(0)), prompt) : 0;
    const double written =
        price.cache_write
            ? std::min(static_cast<double>(tokens.cache_write.value_or(0)), prompt - read)
            : 0;
    const double sum = (prompt - read - written) * price.prompt +
                       static_cast<double>(*tokens.completion) * price.completion +
                       read * price.cache_read.value_or(0) +
                       written * price.cache_write.value_or(0);
    return sum / tokens_per_price;
}

std::optional<double> PriceTable::cost(std::string_view model, const TokenCounts& tokens) const
{
    const ModelPrice* price = find(model);
    return price ? cost_at(*price, tokens) : std::nullopt;
}

} // namespace playhead
