// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

#include <vector>

class QGridLayout;

namespace playhead {

class PlainLabel;

/// A scrolling page of names with their values, in sections.
class FactList : public QScrollArea
{
    Q_OBJECT

public:
    explicit FactList(QWidget* parent = nullptr);

    void clear();
    /// How many lines add() made.
    [[nodiscard]] std::size_t lineCount() const { return m_lines.size(); }
    /// Writes another value into the line of that number. False where it has another name, or would
    /// be laid out otherwise: then all is to be added anew.
    bool update(std::size_t at, const QString& name, const QString& value, const QString& note);
    void beginSection(const QString& title);
    /// A value that can be marked and copied, with small grey words behind it. Recorded text of
    /// any length is shown in part, and whole in the tool tip; a long note stands below the value.
    void add(const QString& name, const QString& value, const QString& note = {});
    /// Takes ownership of `value`, whose first line stands beside the name.
    void addWidget(const QString& name, QWidget* value);
    /// A sentence over the whole width.
    void addParagraph(const QString& text);
    /// Over the whole width. Takes ownership.
    void addWide(QWidget* widget);
    /// All to here has been added.
    void finish();

private:
    struct Line {
        QString name;
        QString value;
        QString note;
        QWidget* valueText = nullptr;
        QWidget* noteText = nullptr; ///< null where there is no note
    };

    std::vector<Line> m_lines;
    QWidget* m_page = nullptr;
    QGridLayout* m_grid = nullptr;
    bool m_isInSection = false;
};

} // namespace playhead
