// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QToolButton;

namespace playhead {

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
    void rebuild();
    void addOutcome();
    void showTags();
    void addFigures();
    QWidget* addFigure(const QString& name, const QString& value, const QString& explanation,
                       const QString& note = {});
    void addNotes();
    /// Hides the figures that can be spared most where the title would have no room.
    void fitFigures();
    void place(QHBoxLayout* layout, QWidget* widget);

    SessionContext& m_context;
    QHBoxLayout* m_titleLine;
    QHBoxLayout* m_figures;
    PlainLabel* m_title;
    PlainLabel* m_tags;
    QToolButton* m_notes;
    std::vector<QWidget*> m_parts;  ///< made anew for each trace
    std::vector<QWidget*> m_spared; ///< of them, figures; the first go first
};

} // namespace playhead
