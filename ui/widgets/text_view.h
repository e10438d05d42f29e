// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QPlainTextEdit>
#include <QTimer>

namespace playhead {

/// Recorded text of any length, as it is. Very long lines are laid out in pieces, which neither
/// looks nor copies different, and a very long text is shown in part until showAll().
class TextView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextView(QWidget* parent = nullptr);

    void setWholeText(const QString& text);
    [[nodiscard]] const QString& wholeText() const { return m_text; }
    /// How many characters of the text are shown.
    [[nodiscard]] qsizetype shownLength() const { return m_shown; }
    [[nodiscard]] bool isShownWhole() const { return m_shown == m_text.size(); }

public Q_SLOTS:
    /// Shows the rest too, piece by piece between other events.
    void showAll();

Q_SIGNALS:
    void shownLengthChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    [[nodiscard]] QMimeData* createMimeDataFromSelection() const override;

private:
    void showMore();
    void append(QStringView piece);

    QString m_text;
    qsizetype m_shown = 0;
    QTimer m_timer;
};

} // namespace playhead
