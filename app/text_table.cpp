// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "app/text_table.h"

#include "app/terminal_text.h"

#include <algorithm>

namespace playhead {

void TextTable::print(Io& io) const
{
    std::vector<std::size_t> widths;
    for (const Column& column : m_columns)
        widths.push_back(column.title.size());
    for (const auto& row : m_rows) {
        for (std::size_t i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths[i], displayWidth(row[i]));
    }
    const auto line = [&](const auto& textOf) {
        std::string text;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const std::string cell(textOf(i));
            const bool isLast = i + 1 == m_columns.size();
            text += m_columns[i].isNumber ? rightAligned(cell, widths[i])
                    : isLast              ? cell
                                          : leftAligned(cell, widths[i]);
            text += isLast ? "" : "  ";
        }
        return text;
    };
    const std::string head = line([this](std::size_t i) { return m_columns[i].title; });
    io.out.write(inked(head, Ink::Quiet, io.hasColours) + "\n");
    for (const auto& row : m_rows)
        io.out.write(line([&row](std::size_t i) { return row[i]; }) + "\n");
}

} // namespace playhead
