// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/model/event.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace playhead {

/// What a model costs, in USD for a million tokens.
struct ModelPrice {
    double prompt = 0;
    double completion = 0;
    std::optional<double> cache_read;
    std::optional<double> cache_write;
    std::string date;   ///< when the price held, "2026-11-01"
    std::string source; ///< where it is published
};

/// Tokens times price; nothing where prompt and completion tokens are not both recorded. Cached
/// prompt tokens are taken to be among the prompt tokens, and cost their own price where there is
/// one.
[[nodiscard]] std::optional<double> cost_at(const ModelPrice& price, const TokenCounts& tokens);

/// Prices by model name, to compute a cost that was not recorded. An unknown model has none.
class PriceTable
{
public:
    /// The table that comes with Playhead (resources/prices.json).
    static const PriceTable& bundled();
    /// The bundled table with the person's own laid over it: $XDG_CONFIG_HOME/playhead/prices.json,
    /// else ~/.config/playhead/prices.json. Read once.
    static const PriceTable& effective();
    /// What is wrong with the person's own table, which is then left out; nothing where all is
    /// well.
    static const std::optional<Error>& own_table_error();
    /// Reads {"models": {"NAME": {"prompt", "completion", ["cache_read", "cache_write"], "date",
    /// "source"}}} and lays it over this table: a person's own prices win.
    [[nodiscard]] Result<void> merge_json(std::string_view json, const std::string& name);

    [[nodiscard]] const ModelPrice* find(std::string_view model) const;
    /// cost_at() the model's price; nothing for an unknown model.
    [[nodiscard]] std::optional<double> cost(std::string_view model,
                                             const TokenCounts& tokens) const;

    /// Another number for any other prices: what was computed from these holds for no others.
    [[nodiscard]] std::uint64_t fingerprint() const;

private:
    std::map<std::string, ModelPrice, std::less<>> prices_;
};

} // namespace playhead
