// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/query/text_search.h"

#include <QWidget>

class QKeyEvent;
class QLabel;
class QLineEdit;
class QToolButton;

namespace playhead {

class FilterActions;
class SessionContext;

/// A line to look for a text in the session, shown when it is asked for.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    /// The context and the actions, for stepping to what is found, outlive it.
    FindBar(SessionContext& context, const FilterActions& actions, QWidget* parent = nullptr);

    /// Shows itself with all of its text selected.
    void open();
    /// Nothing is looked for any more.
    void close();

Q_SIGNALS:
    /// The person goes on with the events.
    void leaving();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QToolButton* optionOf(const QKeyEvent& key) const;
    QToolButton* makeOption(const QString& text, const QString& name);
    void layOut();
    [[nodiscard]] TextSearch search() const;
    void find();
    /// Goes to the first found from where the person was when typing began.
    void showFirst();
    void step(bool forward);
    void showCount();
    [[nodiscard]] QString countText() const;
    void makeFilter();

    SessionContext& m_context;
    const FilterActions& m_actions;
    QLineEdit* m_line;
    QToolButton* m_case;
    QToolButton* m_words;
    QToolButton* m_pattern;
    QLabel* m_count;
    QToolButton* m_previous;
    QToolButton* m_next;
    QToolButton* m_asFilter;
    QToolButton* m_close;
    bool m_isFirstWanted = false; ///< none has been found yet since the text changed
};

} // namespace playhead
