// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QToolButton;

namespace playhead {

class Chip;
class PlainLabel;
class SessionContext;

/// The line above the waterfall: what the session is, how the run ended, its figures, and how many
/// notes there are about its data.
class SessionHeader : public QWidget
{
    Q_OBJECT

public:
    SessionHeader(SessionContext& context, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    /// As narrow as one likes: figures make room for the title.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The person wants to read about the session, or its data notes.
    void detailsRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class Figure;

    void refresh();
    void showOutcome();
    void showTags();
    void showFigures();
    QWidget* showFigure(const QString& name, const QString& value, const QString& explanation,
                        const QString& note = {});
    void showNotes();
    [[nodiscard]] QString durationText() const;
    /// The next chip behind the title, as it was left.
    Chip& nextChip();
    /// Hides the figures that can be spared most where the title would have no room.
    void fitFigures();

    SessionContext& m_context;
    QHBoxLayout* m_titleLine;
    QHBoxLayout* m_figures;
    PlainLabel* m_title;
    PlainLabel* m_tags;
    Chip* m_failures;
    QToolButton* m_notes;
    // Kept from one snapshot to the next, of which a growing session has many: the first are shown.
    std::vector<Chip*> m_chips;
    std::vector<Figure*> m_values;
    QString m_shownDuration;
    std::size_t m_shownChips = 0;
    std::size_t m_shownValues = 0;
    std::vector<QWidget*> m_spared; ///< of m_values; the first go first
};

} // namespace playhead
