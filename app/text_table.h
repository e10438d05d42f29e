// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/io.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace playhead {

/// Rows under aligned columns, for a terminal.
class TextTable
{
public:
    struct Column {
        std::string_view title;
        bool isNumber = false; ///< stands at the right
    };

    /// The last column is as wide as its texts are. The columns outlive the table.
    explicit TextTable(std::span<const Column> columns) : m_columns(columns) {}

    /// As many texts as there are columns, printable.
    void add(std::vector<std::string> row) { m_rows.push_back(std::move(row)); }
    void print(Io& io) const;

private:
    std::span<const Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace playhead
